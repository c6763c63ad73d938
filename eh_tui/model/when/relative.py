"""Texts that count from the day on which they were typed: "in 2 weeks", "next Friday"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from eh_tui.model.core.days import MONTHS, WEEKDAYS
from eh_tui.model.when.calendar import Calendar, Period
from eh_tui.model.when.interval import NUMBERS
from eh_tui.model.when.result import Reading, ReadingKind
from eh_tui.model.when.tokens import plain_text, words_of
from eh_tui.model.when.uk_dates import last_day, months_later

UNKNOWN_DAY = "it counts from the day on which it was typed, which is not known"

_NO_CALENDAR = Calendar()
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}
_BY = r"(?:(?:due|due by|by|on|for|within|at|complete by|to be completed by) )?"
_END = r"(?:(?:due |by |at |before |on )?(?:the )?end of (?:the )?)"
_NUMBER = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"
_UNIT = r"(day|week|fortnight|month|year)"


def relative(text: str, typed: date | None, calendar: Calendar) -> Reading | None:
    """Return what a text means that counts from the day on which it was typed.

    None where it does not; `PENDING` with the reason where that day is not known.
    """
    plain = " ".join(plain_text(text).split()).rstrip(".!")
    words = plain.replace("-", " ").split()
    if _HINTS.isdisjoint(words):
        return None
    for hints, pattern, reader in _PHRASES:
        if not hints.isdisjoint(words) and (found := re.fullmatch(pattern, plain)):
            if typed is None:
                return Reading(ReadingKind.PENDING, why=UNKNOWN_DAY)
            return reader(found, typed, calendar)
    return None


def counts_from_typing(text: str) -> bool:
    """Say whether a text counts from the day on which it was typed."""
    return relative(text, None, _NO_CALENDAR) is not None


def _today(_found: re.Match[str], typed: date, _calendar: Calendar) -> Reading:
    return _day(typed)


def _tomorrow(_found: re.Match[str], typed: date, _calendar: Calendar) -> Reading:
    return _day(typed + timedelta(1))


def _later(found: re.Match[str], typed: date, _calendar: Calendar) -> Reading:
    number, unit = found[1], found[2]
    count = NUMBERS.get(number) or int(number)
    if unit in _DAYS:
        return _day(typed + timedelta(count * _DAYS[unit]))
    return _day(months_later(typed, count * _MONTHS[unit]))


def _weekday(found: re.Match[str], typed: date, _calendar: Calendar) -> Reading:
    """Read "Friday" and "this Friday"; typed on a Friday, it may be that day or a week later."""
    wanted = _of_name(found[1])
    coming = typed + timedelta((wanted - typed.weekday()) % 7 or 7)
    return _which(typed, coming) if typed.weekday() == wanted else _day(coming)


def _next_weekday(found: re.Match[str], typed: date, _calendar: Calendar) -> Reading:
    """Read "next Friday", which is the coming one, or that of next week where it differs."""
    wanted = _of_name(found[1])
    coming = typed + timedelta((wanted - typed.weekday()) % 7 or 7)
    of_next_week = _monday(typed) + timedelta(7 + wanted)
    return _which(coming, of_next_week) if coming != of_next_week else _day(coming)


def _week(found: re.Match[str], typed: date, _calendar: Calendar) -> Reading:
    start = _monday(typed) + timedelta(7 if _is_next(found) else 0)
    return Reading(ReadingKind.WEEK, start, start + timedelta(6))


def _month(found: re.Match[str], typed: date, _calendar: Calendar) -> Reading:
    first = typed.replace(day=1)
    return _whole_month(months_later(first, 1) if _is_next(found) else first)


def _next_month_named(found: re.Match[str], typed: date, _calendar: Calendar) -> Reading:
    """Read "next March"; in a January it may be that of the year after."""
    month = int(words_of(found[1])[0].value)
    coming = date(typed.year + (month <= typed.month), month, 1)
    if coming.year != typed.year:
        return _whole_month(coming)
    choices = (_whole_month(coming), _whole_month(coming.replace(year=coming.year + 1)))
    return Reading(ReadingKind.AMBIGUOUS, choices=choices)


def _term(found: re.Match[str], typed: date, calendar: Calendar) -> Reading:
    return _period(found, typed, calendar.current_term)


def _half_term(found: re.Match[str], typed: date, calendar: Calendar) -> Reading:
    return _period(found, typed, calendar.current_half)


def _period(found: re.Match[str], typed: date, current: Callable[[date], Period]) -> Reading:
    """Return the term of a day or the next one, which in the holidays is the same."""
    period = current(typed)
    if _is_next(found) and period.start <= typed:
        period = current(period.end + timedelta(1))
    return Reading(ReadingKind.TERM, period.start, period.end, not period.is_known, why=period.name)


def _school_year(found: re.Match[str], typed: date, calendar: Calendar) -> Reading:
    year = calendar.year_of(typed) + (_is_next(found))
    period = calendar.school_year(year)
    return Reading(
        ReadingKind.SCHOOL_YEAR, period.start, period.end, not period.is_known, why=period.name
    )


def _year(found: re.Match[str], typed: date, calendar: Calendar) -> Reading:
    """Read "this year" and "next year": the school's, or the calendar's."""
    year = typed.year + (_is_next(found))
    whole = Reading(ReadingKind.YEAR, date(year, 1, 1), date(year, 12, 31), approximate=True)
    choices = (_school_year(found, typed, calendar), whole)
    return Reading(ReadingKind.AMBIGUOUS, choices=choices)


def _is_next(found: re.Match[str]) -> bool:
    return "next" in found[0].split()


def _day(day: date) -> Reading:
    return Reading(ReadingKind.DAY, day, day)


def _whole_month(first: date) -> Reading:
    return Reading(ReadingKind.MONTH, first, last_day(first.year, first.month))


def _which(*days: date) -> Reading:
    return Reading(ReadingKind.AMBIGUOUS, choices=tuple(_day(day) for day in days))


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _of_name(name: str) -> int:
    return next(at for at, full in enumerate(WEEKDAYS) if full[:3].lower() == name[:3])


_WEEKDAY = rf"({'|'.join(f'{name[:3]}|{name}' for name in map(str.lower, WEEKDAYS))}|tues|thurs)"
_MONTH_NAME = rf"({'|'.join(f'{name[:3]}|{name}' for name in map(str.lower, MONTHS))}|sept)"

_TODAY = frozenset({"today", "day"})
_WITHIN = frozenset({"in", "within"})
_LATER = frozenset({"time", "now", "today"})
_NAMED_DAY = frozenset(
    {*("tues", "thurs"), *(name[:length].lower() for name in WEEKDAYS for length in (3, None))}
)
_WEEK = frozenset({"week"})
_MONTH = frozenset({"month"})
_THIS_OR_NEXT = frozenset({"this", "next"})
_TERM = frozenset({"term", "halfterm"})

_Reader = Callable[[re.Match[str], date, Calendar], Reading]
_PHRASES: tuple[tuple[frozenset[str], str, _Reader], ...] = (
    (_TODAY, rf"{_BY}(?:the end of )?today|{_END}day|end of day", _today),
    (frozenset({"tomorrow"}), rf"{_BY}tomorrow", _tomorrow),
    (_WITHIN, rf"(?:in|within|due in) {_NUMBER} {_UNIT}(?:s?'?|'?s?)(?: time)?", _later),
    (_LATER, rf"{_NUMBER} {_UNIT}(?:s?'?|'?s?) (?:time|from now|from today)", _later),
    (_NAMED_DAY, rf"{_BY}(?:this |this coming |the coming |coming )?{_WEEKDAY}", _weekday),
    (_NAMED_DAY, rf"{_BY}next {_WEEKDAY}", _next_weekday),
    (_WEEK, rf"{_BY}(this|next) week|{_END}(?:this )?week", _week),
    (_WEEK, rf"{_END}(next) week", _week),
    (_MONTH, rf"{_BY}(this|next) month|{_END}(?:this )?month", _month),
    (_MONTH, rf"{_END}(next) month", _month),
    (frozenset({"next"}), rf"(?:in |by )?next {_MONTH_NAME}", _next_month_named),
    (_TERM, rf"(?:{_END}|{_BY}|during |in )(this|next) term", _term),
    (_TERM, rf"{_END}(?:this )?term|term end|end term", _term),
    (_TERM, rf"(?:{_END}|{_BY}|during |in )(this|next) half[ -]?term", _half_term),
    (_TERM, rf"{_END}(?:this )?half[ -]?term", _half_term),
    (
        _THIS_OR_NEXT,
        rf"(?:{_END}|{_BY}|during |in )(this|next) (?:academic|school) year",
        _school_year,
    ),
    (_THIS_OR_NEXT, rf"(?:{_END}|{_BY}|during |in )(this|next) year", _year),
)
"""What is read as a whole or not at all, and what reads it.

Each stands behind the words of which it has one: a text with none of them is not tried by it,
and its pattern is compiled for the first that is.
"""

_HINTS = frozenset().union(*(hints for hints, _, _ in _PHRASES))
"""Most texts have none of these words."""
