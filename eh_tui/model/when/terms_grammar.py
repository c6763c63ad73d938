"""Phrases that name a term or a kind of year: "Autumn 1", "Term 2", "2025-26", "Q3 2026/27"."""

from dataclasses import replace
from datetime import date, timedelta

from eh_tui.model.when.calendar import SEASONS, Calendar, Period, season_of
from eh_tui.model.when.result import Reading, ReadingKind
from eh_tui.model.when.tokens import Word, shape_of
from eh_tui.model.when.uk_dates import consecutive, easter, figures, last_day, year_of
from eh_tui.model.when.vocabulary import EASTER

_SEASON_OF_HALF_TERM = {"10": 0, "2": 1, "5": 2, "6": 2}
"""The season in which a month's half term lies, which ends the first half."""


def term(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return what some words say as a term or a school year, None where they name none."""
    is_easter = any(word.value == EASTER for word in words) and "T" not in shape_of(words)
    words = _without_fillers(words)
    shape = shape_of(words)
    meant = calendar.year_meant(today)
    if "q" in shape or "F" in shape:
        return _financial(words, meant)
    if "Y" in shape:
        return _school_year([word for word in words if word.letter != "Y"], meant, calendar)
    if shape in ("T", "h", "hT"):
        return Reading(ReadingKind.PENDING, why="which term is not said")
    if shape[:2] == "Mh" and words[0].value in _SEASON_OF_HALF_TERM:
        words = [Word("S", str(_SEASON_OF_HALF_TERM[words[0].value])), *words[1:]]
        shape = shape_of(words)
    if shape.count("S") == 1:
        reading = _season(words, shape.index("S"), meant, calendar)
        return _at_easter(reading, calendar) if is_easter else reading
    if shape[:2] in ("Tn", "hn", "oT"):
        number = words[0] if shape[0] == "o" else words[1]
        return _numbered(int(number.value), shape[0], words[2:], meant, calendar)
    return None


def school_year(year: int, calendar: Calendar, *, is_assumed: bool = False) -> Reading:
    """Return a school year, which is due when its last term ends."""
    period = calendar.school_year(year)
    return _reading(ReadingKind.SCHOOL_YEAR, period, is_assumed=is_assumed)


def recurring(period: str, today: date, calendar: Calendar) -> Reading:
    """Return what comes round again, due at the end of the period that goes on today."""
    end, is_known = _end_of(period, today, calendar)
    why = f"each {period}" if period else "again and again"
    return Reading(ReadingKind.RECURRING, None, end, not is_known, why=why)


def _end_of(period: str, today: date, calendar: Calendar) -> tuple[date | None, bool]:
    """Return a current period's last day, and whether it is known for certain."""
    if period == "term":
        return calendar.current_term(today)[2:]
    if period == "half-term":
        return calendar.current_half(today)[2:]
    if period == "year":
        return calendar.current_year(today)[2:]
    last_days = {
        "month": last_day(today.year, today.month),
        "week": today + timedelta(days=6 - today.weekday()),
        "day": today,
    }
    return last_days.get(period), True


def _without_fillers(words: list[Word]) -> list[Word]:
    """Return the words without "term" after a season, and the marks after a name."""
    kept: list[Word] = []
    for word in words:
        has_season = any(each.letter == "S" for each in words)
        if word.letter in ",'" or (word.letter == "T" and has_season):
            continue
        if word.letter in "/-" and kept and kept[-1].letter in "STh":
            continue
        kept.append(word)
    return kept


def _school_year(words: list[Word], meant: int, calendar: Calendar) -> Reading | None:
    if not words:
        return school_year(meant, calendar, is_assumed=True)
    values = figures(words)
    if shape_of(words) == "y":
        year = int(values[0])
        choices = (school_year(year - 1, calendar), school_year(year, calendar))
        return Reading(ReadingKind.AMBIGUOUS, choices=choices)
    year_named = _year_named(words, 0)
    return None if year_named is None else school_year(year_named, calendar)


def _financial(words: list[Word], meant: int) -> Reading | None:
    """Read a financial year, which begins in April, or a quarter of a year.

    "Q3 2026/27" is of the financial year, "Q3 2026" may be of the calendar year as well.
    """
    letters = [word.letter for word in words]
    quarters = [int(word.value) for word in words if word.letter == "q"]
    is_financial = "F" in letters
    if len(quarters) > 1 or letters.count("F") > 1:
        return None
    rest = [word for word in words if word.letter not in "qF"]
    if not rest:
        if not is_financial:
            return Reading(ReadingKind.PENDING, why="which year's quarter is not said")
        return replace(_financial_year(meant, quarters), approximate=True)
    begins = _year_named(rest, 0)
    if begins is None:
        return None
    if shape_of(rest) not in ("y", "n"):  # a quarter may be meant of the school's year
        return replace(_financial_year(begins, quarters), approximate=not is_financial)
    if not is_financial:
        calendar_year = _months(begins, quarters[0] * 3 - 2, 3)
        choices = (calendar_year, _financial_year(begins, quarters))
    else:
        choices = (_financial_year(begins - 1, quarters), _financial_year(begins, quarters))
    return Reading(ReadingKind.AMBIGUOUS, choices=choices)


def _financial_year(year: int, quarters: list[int]) -> Reading:
    """Return a financial year by the year in which it begins, or its quarter."""
    return _months(year, quarters[0] * 3 + 1, 3) if quarters else _months(year, 4, 12)


def _months(year: int, month: int, number: int) -> Reading:
    """Return some months from a month on, which may be one of the next year: 13."""
    first, last = month - 1, month + number - 2
    start = date(year + first // 12, first % 12 + 1, 1)
    return Reading(ReadingKind.SPAN, start, last_day(year + last // 12, last % 12 + 1))


def _season(words: list[Word], at: int, meant: int, calendar: Calendar) -> Reading | None:
    season = season_of(words[at])
    half, left, right = _half_named(words[:at], words[at + 1 :])
    if half not in ("", "1", "2"):
        return Reading(ReadingKind.INVALID, why=f"there is no {SEASONS[season]} {int(half)}")
    if left and right:
        return None
    year = _year_named(left or right, season)
    if year is None and (left or right):
        return None
    period = _period(calendar, meant if year is None else year, season, int(half or 0))
    return _reading(ReadingKind.TERM, period, is_assumed=year is None)


def _at_easter(reading: Reading | None, calendar: Calendar) -> Reading | None:
    """Return Easter Sunday for "Easter 2027" where no table says when the spring term ends."""
    if reading is None or reading.kind is not ReadingKind.TERM or reading.end is None:
        return reading
    if calendar.season(reading.end.year - 1, 1).is_known:
        return reading
    sunday = easter(reading.end.year)
    return Reading(ReadingKind.DAY, sunday, sunday, approximate=True)


def _half_named(left: list[Word], right: list[Word]) -> tuple[str, list[Word], list[Word]]:
    """Return the half of a season that is named before or after it, and the other words there.

    It is "" for the whole, also in "Spring 1 and 2".
    """
    shape = shape_of(right)
    if shape_of(left) == "oH":
        return left[0].value, [], right
    if shape[:1] == "h":
        return "1", left, right[1:]
    if shape[:2] == "oH":
        return right[0].value, left, right[2:]
    for both in ("nn", "n/n"):  # "and" is but a mark, and gone
        if shape.startswith(both) and figures(right[: len(both)]) == ["1", "2"]:
            return "", left, right[len(both) :]
    if shape[:1] in ("n", "o") and len(right[0].value) == 1:
        return right[0].value, left, right[1:]
    return "", left, right


def _numbered(
    number: int, letter: str, rest: list[Word], meant: int, calendar: Calendar
) -> Reading | None:
    """Read "Term 2", which is a half-term where there are six a year."""
    named = _year_named(rest, min((number - 1) // 2, 2))
    if rest and (named is None or shape_of(rest) == "y"):
        return None
    year = meant if named is None else named
    readings = [
        _reading(ReadingKind.TERM, period, is_assumed=named is None)
        for period in _numbered_periods(number, letter, year, calendar)
    ]
    if not readings:
        return Reading(ReadingKind.INVALID, why=f"there is no term {number}")
    if len(readings) == 1:
        return readings[0]
    choices = tuple(
        _reading(ReadingKind.TERM, period)
        for period in _numbered_periods(number, letter, year, calendar)
    )
    return Reading(ReadingKind.AMBIGUOUS, choices=choices)


def _numbered_periods(number: int, letter: str, year: int, calendar: Calendar) -> list[Period]:
    periods = []
    terms = 6 if letter == "h" else calendar.terms_a_year
    if terms != 6 and 1 <= number <= 3:
        periods.append(calendar.season(year, number - 1))
    if terms != 3 and 1 <= number <= 6:
        periods.append(calendar.half(year, (number - 1) // 2, (number - 1) % 2 + 1))
    return periods


def _period(calendar: Calendar, year: int, season: int, half: int) -> Period:
    return calendar.half(year, season, half) if half else calendar.season(year, season)


def _year_named(words: list[Word], season: int) -> int | None:
    """Return the school year of "2025-26", or of a season in "2026"; None for anything else."""
    values = figures(words)
    match shape_of(words):
        case "y/n" | "y/y" | "n/n":
            return consecutive(values[0], values[1])
        case "y" | "n":
            year = year_of(values[0])
            return year if year is None or season == 0 else year - 1
        case _:
            return None


def _reading(kind: ReadingKind, period: Period, *, is_assumed: bool = False) -> Reading:
    return Reading(
        kind, period.start, period.end, is_assumed or not period.is_known, why=period.name
    )
