"""A reading in words, beside the cell that it was read from, and as a person would type it."""

from datetime import date

from eh_tui.model.core import days
from eh_tui.model.core.numbers import how_many
from eh_tui.model.when.result import DATED, Reading, ReadingKind

SOON = 28
"""Days within which what is due is due soon (DOMAIN.md 4)."""


def in_words(reading: Reading, today: date, *, is_done: bool = False) -> str:
    """Return a reading as "month, due 30 June 2017, overdue 9 years".

    What is done is never overdue and needs no date; an empty cell then says nothing: "".
    """
    if reading.kind is ReadingKind.AMBIGUOUS:
        return _asked(reading)
    if reading.end is None:
        return _without_a_date(reading, is_done=is_done)
    return _due(reading, today, is_done=is_done)


def _asked(reading: Reading) -> str:
    named = [_named(choice) for choice in reading.choices]
    if len(named) == 1:
        return f"{reading.why}: is it {named[0]}?"
    number = {2: "two", 3: "three", 4: "four"}.get(len(named), "several")
    return f"{reading.why or f'{number} readings'}: {', or '.join(named)}: which?"


def _without_a_date(reading: Reading, *, is_done: bool) -> str:
    match reading.kind:
        case ReadingKind.INVALID:
            return f"no such date: {reading.why}"
        case ReadingKind.STATUS:
            return reading.why if is_done else f"{reading.why}: rate it green?"
        case ReadingKind.ONGOING:
            said = "ongoing"
        case ReadingKind.OPEN:
            said = f"from {_day(reading.start)}, no end"
        case ReadingKind.BLANK if is_done:
            return ""
        case _:
            said = reading.why or "no date"
            return said if is_done else f"{said}, needs a date"
    return said if is_done else f"{said}, needs a review date"


def time_between(first: date, last: date) -> str:
    """Return how long it is from one day to a later one: "3 days", "5 weeks", "9 years"."""
    passed = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if passed < 14:
        return how_many(passed, "day")
    if months < 2:
        return how_many(passed // 7, "week")
    return how_many(months, "month") if months < 24 else how_many(months // 12, "year")


def as_typed(reading: Reading) -> str:
    """Return the text of figures that is read as the same dates, "" where there are none."""
    start, end = reading.start, reading.end
    if reading.kind is ReadingKind.DAYS:
        return "\n".join(as_typed(part) for part in reading.parts)
    if reading.kind is ReadingKind.OPEN and start:
        return f"From {_figures(start)}"
    if reading.kind not in DATED or start is None or end is None:
        return ""
    texts = {
        ReadingKind.WEEK: f"w/c {_figures(start)}",
        ReadingKind.MONTH: f"{start.month}/{start.year}",
        ReadingKind.YEAR: str(start.year),
        ReadingKind.TERM: reading.why,
        ReadingKind.SCHOOL_YEAR: reading.why,
        ReadingKind.SPAN: f"{_figures(start)} to {_figures(end)}",
    }
    return texts.get(reading.kind, _figures(end))


def answers(reading: Reading) -> tuple[str, ...]:
    """Return the texts that settle an ambiguous cell, as "10/12/2026" and "10/2012"."""
    return tuple(as_typed(choice) for choice in reading.choices)


def _due(reading: Reading, today: date, *, is_done: bool) -> str:
    said = [reading.why if reading.kind is ReadingKind.RECURRING else reading.kind.value]
    end = reading.end
    assert end
    if reading.kind is ReadingKind.DAYS:
        said = ["two dates, the later" if len(reading.parts) == 2 else "several dates, the latest"]
        said[0] += f" due {_day(end)}"
    else:
        said.append(f"due {_day(end)}")
    if reading.approximate:
        said.append("approximate")
    if not is_done:
        if end < today:
            said.append(f"overdue {time_between(end, today)}")
        elif end == today:
            said.append("today")
        elif (end - today).days <= SOON:
            said.append(f"in {time_between(today, end)}")
    return ", ".join(said)


def _named(reading: Reading) -> str:
    """Return the dates of a choice without saying when it is due: "October 2012"."""
    start = reading.start
    if reading.kind is ReadingKind.DAYS:
        return " and ".join(_named(part) for part in reading.parts)
    names = {
        ReadingKind.MONTH: f"{days.MONTHS[start.month - 1]} {start.year}" if start else "",
        ReadingKind.YEAR: f"the year {start.year}" if start else "",
        ReadingKind.TERM: reading.why,
        ReadingKind.SCHOOL_YEAR: f"the school year {reading.why}",
        ReadingKind.WEEK: f"the week from {_day(start)}",
        ReadingKind.SPAN: f"{_day(start)} to {_day(reading.end)}",
        ReadingKind.OPEN: f"from {_day(start)}",
    }
    return names.get(reading.kind, _day(reading.end))


def _day(day: date | None) -> str:
    return days.day_in_words(day) if day else "no date"


def _figures(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
