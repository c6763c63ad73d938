"""Phrases that are one date: "12/6/17", "by end of March 2027", "w/c 12/1/26", "from 6/17".

UK order throughout; what has no reading in it is never tried in another.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from eh_tui.model.core.days import MONTHS
from eh_tui.model.when import turns
from eh_tui.model.when.calendar import Calendar
from eh_tui.model.when.result import Reading, ReadingKind
from eh_tui.model.when.terms_grammar import school_year, term
from eh_tui.model.when.tokens import Word, shape_of
from eh_tui.model.when.uk_dates import (
    DAY_SHAPES,
    consecutive,
    day,
    day_parts,
    figures,
    last_day,
    year_of,
)

_AROUND = "bdu(a"
"""Words that change nothing of a date, or make it approximate."""


def phrase(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return what some words say as one date, None where they are not one."""
    plain = [word for word in words if word.letter not in _AROUND]
    while plain and plain[0].letter in "/-,":
        del plain[0]
    while plain and plain[-1].letter in "/-,":
        del plain[-1]
    if not plain:
        return None
    reading = _turned(plain, today, calendar)
    is_about = any(word.letter == "a" for word in words)
    return replace(reading, approximate=True) if reading and is_about else reading


def _turned(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return a date with the word before or after it that turns it into another."""
    first, *rest = words
    if first.letter == "<" and (found := _before_holidays(rest, today, calendar)):
        return found
    if turn := _TURNS_BEFORE.get(first.letter):
        return turn(phrase(rest, today, calendar), first.value)
    if turn := _TURNS_AFTER.get(words[-1].letter):
        return turn(phrase(words[:-1], today, calendar), "")
    return _on_weekday(words, today, calendar)


_TURNS_BEFORE: dict[str, Callable[[Reading | None, str], Reading | None]] = {
    "<": lambda reading, _: turns.each(reading, turns.before),
    ">": lambda reading, _: turns.each(reading, turns.onwards),
    "^": lambda reading, _: turns.each(reading, turns.after),
    "W": lambda reading, _: turns.each(reading, turns.week_from),
    "E": lambda reading, _: turns.each(reading, turns.week_to),
    "e": lambda reading, _: turns.end_of(reading),
    "p": turns.part_of,
}
"""What the word before a date makes of it, by the word's letter; some go by its value."""

_TURNS_AFTER = {
    letter: _TURNS_BEFORE[like] for letter, like in (("e", "e"), ("+", ">"), ("G", ">"))
}
"""What the word after a date makes of it: "March end", "March onwards"."""


def _before_holidays(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Read "before October half term", and "before the summer", which may be two things.

    None where no holidays are meant. The summer is a term, or the holidays after it.
    """
    if shape_of(words)[1:2] == "h":
        return phrase(words, today, calendar)  # the half term ends with them
    if not _is_whole_season(words):
        return None
    reading = phrase(words, today, calendar)
    begun = turns.before(reading) if reading else None
    if reading is None or begun is None:
        return reading
    return Reading(ReadingKind.AMBIGUOUS, choices=(begun, reading))


def _is_whole_season(words: list[Word]) -> bool:
    shape = shape_of(words)
    return shape in ("S", "Sy", "Sy/n", "S'n") or (shape == "Sn" and len(words[1].value) == 2)


def _on_weekday(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return a date, which has to fall on the day of the week that is named beside it."""
    weekdays = [word for word in words if word.letter == "w"]
    if not weekdays:
        return _date(words, today, calendar)
    if len(weekdays) > 1:
        return None
    weekday = int(weekdays[0].value)
    if shape_of(words)[:2] in ("ow", "Lw"):
        number = -1 if words[0].letter == "L" else int(words[0].value)
        return turns.nth_weekday(phrase(words[2:], today, calendar), number, weekday)
    others = [word for word in words if word.letter != "w"]
    return turns.on_weekday(phrase(others, today, calendar), weekday)


def _date(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    shape = shape_of(words)
    if "M" in shape:
        words = [word for word in words if word.letter != ","]
        shape = shape_of(words)
    if not set(shape).isdisjoint("SThHYqF"):
        return term(words, today, calendar)
    if shape in DAY_SHAPES:
        parts = day_parts(words)
        assert parts
        return _day(*parts)
    reader = _READERS.get(shape)
    return reader(figures(words), calendar.year_meant(today), calendar) if reader else None


def invalid(why: str) -> Reading:
    """Return the reading of a date that does not exist."""
    return Reading(ReadingKind.INVALID, why=why)


def month_of(year: int, month: int, *, approximate: bool = False) -> Reading:
    """Return a month, which is due on its last day."""
    start = date(year, month, 1)
    return Reading(ReadingKind.MONTH, start, last_day(year, month), approximate)


def _day(its_day: str, month: str, year: str) -> Reading:
    found = day(its_day, month, year)
    if found:
        return Reading(ReadingKind.DAY, found, found)
    its_year = year_of(year)
    if its_year is None:
        return invalid(f"there is no year {year}")
    return invalid(_why_no_day(int(its_day), int(month), its_year))


def _why_no_day(its_day: int, month: int, year: int) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if its_day == 0:
        return "there is no day 0"
    return f"{MONTHS[month - 1]} {year} has {last_day(year, month).day} days"


def _day_of_year(its_day: int, month: int, school_year: int, calendar: Calendar) -> Reading:
    """Return a day that names no year, in the school year that is meant."""
    found = [
        found
        for year in (school_year, school_year + 1)
        if (found := day(str(its_day), str(month), str(year)))
    ]
    if not found:
        return invalid(_why_no_day(its_day, month, school_year + 1))
    within = [each for each in found if calendar.year_of(each) == school_year] or found
    return Reading(ReadingKind.DAY, within[0], within[0], approximate=True)


def _month_of_year(month: int, school_year: int, calendar: Calendar) -> Reading:
    is_next = calendar.year_of(date(school_year, month, 15)) != school_year
    return month_of(school_year + is_next, month, approximate=True)


def _month_and_year(values: list[str], _meant: int, _calendar: Calendar) -> Reading:
    month, year = int(values[0]), year_of(values[1])
    if not 1 <= month <= 12:
        return invalid(f"there is no month {month}")
    return month_of(year, month) if year else invalid(f"there is no year {values[1]}")


def _year_first(values: list[str], meant: int, calendar: Calendar) -> Reading:
    """Read "2025/26" and "2025/2026", and the month "2026-03" as programs write it."""
    begins = consecutive(values[0], values[1])
    if begins is not None:
        return school_year(begins, calendar)
    if len(values[1]) == 2:
        if 1 <= int(values[1]) <= 12:
            return month_of(int(values[0]), int(values[1]))
    elif len(values[1]) == 4 and values[0] < values[1]:
        start, end = _year(values[:1], meant, calendar), _year(values[1:], meant, calendar)
        return replace(end, kind=ReadingKind.SPAN, start=start.start)
    return invalid(f"{values[0]}/{values[1]} is neither a school year nor a month")


def _two_numbers(values: list[str], meant: int, calendar: Calendar) -> Reading:
    """Read "6/17", "25/12" and "25/26"; "10/12" may be a day or a month (DOMAIN.md 4)."""
    first, second = int(values[0]), int(values[1])
    begins = consecutive(values[0], values[1])
    if begins is not None and first > 12:
        return school_year(begins, calendar)
    is_month_and_year = 1 <= first <= 12 and len(values[1]) == 2
    if second > 12 or second == 0:
        if is_month_and_year:
            return month_of(2000 + second, first)
        return invalid(f"there is no month {second if first > 12 else first}")
    the_day = _day_of_year(first, second, meant, calendar)
    if first == 0 or not is_month_and_year:
        return the_day
    choices = (replace(the_day, approximate=False), month_of(2000 + second, first))
    return Reading(ReadingKind.AMBIGUOUS, choices=choices)


def _year(values: list[str], _meant: int, _calendar: Calendar) -> Reading:
    year = int(values[0])
    return Reading(ReadingKind.YEAR, date(year, 1, 1), date(year, 12, 31), approximate=True)


def _named_day(values: list[str], meant: int, calendar: Calendar) -> Reading:
    return _day_of_year(int(values[0]), int(values[1]), meant, calendar)


def _named_month(values: list[str], meant: int, calendar: Calendar) -> Reading:
    return _month_of_year(int(values[0]), meant, calendar)


def _month_and_number(values: list[str], meant: int, calendar: Calendar) -> Reading:
    """Read "March 5"; "March 26" may be a day or a month."""
    month, number = values
    the_day = _day_of_year(int(number), int(month), meant, calendar)
    if len(number) == 1:
        return the_day
    the_month = month_of(2000 + int(number), int(month))
    if the_day.kind is ReadingKind.INVALID:
        return the_month
    return Reading(ReadingKind.AMBIGUOUS, choices=(replace(the_day, approximate=False), the_month))


def _month_and_day(values: list[str], meant: int, calendar: Calendar) -> Reading:
    """Read "Sept 1st"."""
    return _named_day(values[::-1], meant, calendar)


def _two_months(values: list[str], meant: int, calendar: Calendar) -> Reading:
    """Read "Dec/Jan", in the school year that is meant."""
    first, last = (_month_of_year(int(month), meant, calendar) for month in values)
    if first.start and last.start and first.start > last.start:
        first = month_of(first.start.year - 1, first.start.month)
    return replace(last, kind=ReadingKind.SPAN, start=first.start)


def _months_of_year(values: list[str], _meant: int, _calendar: Calendar) -> Reading:
    """Read "Sept/Oct 2026", "Sept-Dec 26" and "November to March 2027"."""
    first, last, year = int(values[0]), int(values[1]), year_of(values[2])
    if year is None:
        return invalid(f"there is no year {values[2]}")
    start = date(year if first <= last else year - 1, first, 1)
    return Reading(ReadingKind.SPAN, start, last_day(year, last))


def _days_of_month(values: list[str], _meant: int, _calendar: Calendar) -> Reading:
    """Read "12-14 June 2017" and "12 and 14 June 2017"."""
    *numbers, month, year = values
    first, last = (_day(number, month, year) for number in sorted(numbers, key=int))
    for each in (first, last):
        if each.kind is ReadingKind.INVALID:
            return each
    return replace(last, kind=ReadingKind.SPAN, start=first.start)


_READERS: dict[str, Callable[[list[str], int, Calendar], Reading]] = {
    **dict.fromkeys(("n/y", "ny", "n/#", "My", "M/y", "M'n", "M/'n", "M/n"), _month_and_year),
    **dict.fromkeys(("y/n", "y/y"), _year_first),
    "n/n": _two_numbers,
    "y": _year,
    **dict.fromkeys(("nM", "oM", "n/M"), _named_day),
    "M": _named_month,
    "Mn": _month_and_number,
    "Mo": _month_and_day,
    **dict.fromkeys(("M/M", "MtM"), _two_months),
    **dict.fromkeys(("MMy", "M/My", "MtMy", "M/M/y"), _months_of_year),
    **dict.fromkeys(("M/Mn", "MtMn", "M/M'n", "MtM'n", "M/M/n"), _months_of_year),
    **dict.fromkeys(("nnMy", "ooMy", "n/nMy", "o/oMy", "ntnMy", "otoMy"), _days_of_month),
}
"""What reads each shape of figures and months; whole days go by `DAY_SHAPES`."""
