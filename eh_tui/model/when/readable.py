"""The fields in which a text that can't be read would silently count as none."""

from collections.abc import Callable, Iterator
from datetime import date

from eh_tui.errors import Refused
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.interval import months_of_interval
from eh_tui.model.when.read import read
from eh_tui.model.when.result import DATED
from eh_tui.model.when.tokens import words_of
from eh_tui.model.when.uk_dates import day_of, school_year_of

_TWO_DAYS = (date(2001, 1, 1), date(2051, 1, 1))

_Rule = tuple[Callable[[str], bool], str]
"""Whether a text is readable, and what is said of one that is not."""

ReadablePlace = tuple[Kind, str]
"""A kind of row and one of its fields."""


def _is_date(text: str) -> bool:
    """Whether a text is a date, or a period, whatever the day on which it is read."""
    reading, other = (read(text, day) for day in _TWO_DAYS)
    return reading.kind in DATED and reading == other


_DATE = (_is_date, "is no date; write it as 12/9/2026 or 12 September 2026, with its year")
_DAY = (
    lambda text: day_of(words_of(text)) is not None,
    "is no day; write it as 12/9/2026 or 12 September 2026, with its year",
)
_MINUTES = (
    lambda text: text.strip().isdecimal() and int(text.strip()[:4]) < 1000,
    "is no number of minutes; write 10, or leave it empty",
)
_RULES: dict[ReadablePlace, _Rule] = {
    (Kind.SCHOOL, "year"): (
        lambda text: school_year_of(text) is not None,
        "is no school year; write it as 2026-27",
    ),
    (Kind.SCHOOL, "terms_a_year"): (
        lambda text: text.strip() in ("3", "6"),
        "is no number of terms; write 3 or 6, or leave it empty",
    ),
    (Kind.SCHOOL, "keep_history_years"): (
        lambda text: text.strip().isdecimal() and 0 < int(text.strip()[:4]) < 100,
        "is no number of years; write 6, or leave it empty to keep everything",
    ),
    (Kind.COURSES, "months"): (
        lambda text: months_of_interval(text) is not None,
        "does not say after how many months; write 24, 2 years or annually, or nothing for once",
    ),
    (Kind.PEOPLE, "left"): _DATE,
    (Kind.SIGNATORIES, "signed"): _DATE,
    (Kind.SIGNATURES, "date"): _DATE,
    (Kind.MEETINGS, "date"): _DATE,
    (Kind.MEETINGS, "next_date"): _DATE,
    (Kind.MEETINGS, "approved"): _DATE,
    (Kind.STANDING, "minutes"): _MINUTES,
    (Kind.MATTERS, "minutes"): _MINUTES,
    (Kind.RECEIVED, "date"): _DATE,
    (Kind.RETURNS, "date"): _DATE,
    (Kind.EVIDENCE, "seen"): _DATE,
}
"""What makes a text of a field readable, and what is said where it is not."""

KEPT_DATES: dict[ReadablePlace, _Rule] = {
    (Kind.TERMS, "starts"): _DAY,
    (Kind.TERMS, "ends"): _DAY,
    **dict.fromkeys(
        (
            (Kind.SCHOOL, "audit_date"),
            *((Kind.OFFER, name) for name in ("approved", "published")),
            (Kind.MESSAGES, "date"),
            *((kind, "as_of") for kind in (Kind.MEASURES, Kind.FIGURES)),
            *((kind, "checked") for kind in (Kind.DOCUMENTS, Kind.SOURCES)),
            (Kind.LANGUAGES, "reviewed"),
        ),
        _DATE,
    ),
}
"""The fields for a date in which any other words are kept as well, and what is said of those."""


def why_unreadable(kind: Kind, field: str, text: str) -> str:
    """Return in a sentence why a field's text can't be read, "" where it can, or is empty."""
    return _why_not(_RULES.get((kind, field)), text)


def why_no_date(kind: Kind, field: str, text: str) -> str:
    """Return in a sentence why a text of a field that keeps any words is no date, "" for one."""
    return _why_not(KEPT_DATES.get((kind, field)), text)


def _why_not(rule: _Rule | None, text: str) -> str:
    if rule is None or not text.strip():
        return ""
    is_readable, sentence = rule
    return "" if is_readable(text) else f"“{' '.join(text.split())}” {sentence}."


def stop_if_unreadable(kind: Kind, field: str, text: str) -> None:
    """Raise `Refused` for a text that somebody types in a field and that can't be read there."""
    if why := why_unreadable(kind, field, text):
        raise Refused(why)


_ARE_OVER = (
    *((Kind.SIGNATORIES, "signed"), (Kind.SIGNATURES, "date"), (Kind.RECEIVED, "date")),
    *((Kind.MEETINGS, "approved"), (Kind.EVIDENCE, "seen")),
)
"""Fields that say when something was done, so that no day to come can stand there."""

_ARE_TO_COME = ((Kind.MEETINGS, "next_date"),)
"""Fields that say when something will be."""

_NEEDED = {(Kind.SCHOOL, "name"): "The school needs its name; type another, or leave it as it is."}
"""Fields that are never emptied, and what is said to whoever tries."""


def stop_if_impossible(kind: Kind, field: str, text: str, today: date, *, before: str = "") -> None:
    """Raise `Refused` for a text that somebody types in a field and that can't be true there.

    As `stop_if_unreadable`, and for the day of what was done where it is still to come, of what
    will be where it is over, and for nothing in place of a name that stood there `before`.
    """
    place, typed = (kind, field), " ".join(text.split())
    if place in _NEEDED and before.strip() and not typed:
        raise Refused(_NEEDED[place])
    stop_if_unreadable(kind, field, text)
    reading = read(text, today)
    if place in _ARE_OVER and reading.start and reading.start > today:
        raise Refused(f"“{typed}” is still to come; write the day on which it was.")
    if place in _ARE_TO_COME and reading.end and reading.end < today:
        raise Refused(f"“{typed}” is over; write a day that is still to come.")


def unreadable(workbook: Workbook) -> Iterator[tuple[Kind, str, str, str]]:
    """Return kind, id and field of each text that can't be read, and why, in a sentence.

    Terms are left out: their dates are looked at together (`calendar.unreadable_terms`).
    """
    kept = {place: rule for place, rule in KEPT_DATES.items() if place[0] is not Kind.TERMS}
    for (kind, field), rule in (_RULES | kept).items():
        for row in workbook.of_kind(kind):
            if why := _why_not(rule, value(workbook, kind, row, field)):
                yield kind, row.id, field, why
