"""What a cell of an Excel file shows of its value, as far as its number format adds or hides words.

Excel makes a date of much that is typed: "Sept 2026" becomes the first of September, shown by the
format `mmm-yy`. Who reads the value alone takes a month for a day (ECMA-376 part 1, 18.8.31).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from unicodedata import category

_SECTION_ENDS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_PIECE = re.compile(
    r"""
    "(?P<words>[^"]*)" | \\(?P<sign>.) | _. | \*. |
    \[\$(?P<currency>[^\]-]*)[^\]]*\] | \[(?P<elapsed>h+|m+|s+)\] | \[[^\]]*\] |
    (?P<date>y+|m+|d+|h+|s+(?:\.0+)?|AM/PM|A/P) |
    (?P<number>General|[0#?][0#?,.]*%?|@) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Format:
    """The first section of a number format, taken apart."""

    before: str
    """The words before the first figure, "" where only signs without a letter stand there."""
    after: str
    has_day: bool
    has_month: bool
    has_year: bool
    has_time: bool
    number: str
    """What the figures of a number are shown by, such as "#,##0.00"; "" for a date."""


def shown_value(value: object, number_format: str) -> str:
    """Return a cell's value as people read it: days first, whole numbers without a point.

    A date of which the format shows no day is a month or a year, and one without its year has
    none; words that the format sets before or behind are kept, and so is a currency's sign.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, date | time | int | float):
        shown = _format(number_format)
        text = _moment(value, shown) if isinstance(value, date | time) else _number(value, shown)
        return f"{shown.before}{text}{shown.after}"
    return str(value)


def unseen_year(value: object, number_format: str) -> str:
    """Return the year of a date that its cell does not show, "" where there is none such."""
    if not isinstance(value, date):
        return ""
    shown = _format(number_format)
    return "" if shown.has_year or not shown.has_month else str(value.year)


def _moment(value: date | time, shown: _Format) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    has_time = isinstance(value, datetime) and shown.has_time
    if has_time and not (shown.has_day or shown.has_month or shown.has_year):
        return value.strftime("%H:%M")
    if shown.has_month and not shown.has_day:
        return value.strftime("%B %Y" if shown.has_year else "%B")
    if shown.has_year and not shown.has_day:
        return value.strftime("%Y")
    is_midnight = isinstance(value, datetime) and value.time() == time()
    is_whole = shown.has_year or not shown.has_month
    day = value.strftime("%d/%m/%Y") if is_whole else f"{value.day} {value:%B}"
    return f"{day} {value:%H:%M}" if has_time and not is_midnight else day


def _number(value: float, shown: _Format) -> str:
    if shown.number.endswith("%"):
        return f"{_plain(round(value * 100, 6))}%"
    if not (shown.before or shown.after) or "0" not in shown.number:
        return _plain(value)
    places = len(shown.number.partition(".")[2])
    return f"{value:{',' if ',' in shown.number else ''}.{places}f}"


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.15g}"


@lru_cache(256)
def _format(number_format: str) -> _Format:
    """Return the section of a format that positive numbers and dates are shown by."""
    pieces = list(_PIECE.finditer(_SECTION_ENDS.split(number_format, maxsplit=1)[0]))
    figures = [at for at, each in enumerate(pieces) if each["date"] or each["number"]]
    first, last = (figures[0], figures[-1]) if figures else (len(pieces), len(pieces))
    units = [each["date"].lower() for each in pieces if each["date"]]
    months = [unit for at, unit in enumerate(units) if unit[0] == "m" and not _minutes(units, at)]
    return _Format(
        before=_words(pieces[:first]),
        after=_words(pieces[last + 1 :]),
        has_day=any(unit in ("d", "dd") for unit in units),
        has_month=bool(months),
        has_year=any(unit[0] == "y" for unit in units),
        has_time=any(unit[0] in "hs" for unit in units),
        number=next((each["number"] for each in pieces if each["number"]), ""),
    )


def _minutes(units: list[str], at: int) -> bool:
    """Say whether an "m" stands for minutes: behind hours, or before seconds."""
    return units[at - 1 : at] in (["h"], ["hh"]) or units[at + 1 : at + 2] in (["s"], ["ss"])


def _words(pieces: list[re.Match[str]]) -> str:
    """Return what some pieces show, "" where no letter and no currency is among it."""
    text = "".join(
        each["words"] or each["sign"] or each["currency"] or each["other"] or "" for each in pieces
    )
    return text if any(sign.isalpha() or category(sign) == "Sc" for sign in text) else ""
