"""What a word beside a date makes of it: the day before, what begins with it, a part of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from eh_tui.model.core.days import MONTHS, WEEKDAYS, day_in_words
from eh_tui.model.when.result import Reading, ReadingKind

Turn = Callable[[Reading], Reading | None]

_ONE_DAY = timedelta(days=1)
_SIX_DAYS = timedelta(days=6)
_THIRDS = {"early": 1, "mid": 2, "late": 3}


def each(reading: Reading | None, turn: Turn) -> Reading | None:
    """Return a reading turned, or an ambiguous one with each choice turned that can be."""
    if reading is None or reading.kind in (ReadingKind.INVALID, ReadingKind.PENDING):
        return reading
    if reading.kind is not ReadingKind.AMBIGUOUS:
        return turn(reading)
    turned = tuple(choice for each in reading.choices if (choice := turn(each)))
    if len(turned) < 2:
        return turned[0] if turned else None
    return replace(reading, choices=turned)


def before(reading: Reading) -> Reading | None:
    """Return the day before a date begins."""
    if reading.start is None or reading.start == date.min:
        return None
    day = reading.start - _ONE_DAY
    return Reading(ReadingKind.DAY, day, day, reading.approximate)


def after(reading: Reading) -> Reading | None:
    """Return what begins when a date is over, and has no end."""
    if reading.end is None:
        return None
    return Reading(ReadingKind.OPEN, reading.end + _ONE_DAY, None, reading.approximate)


def onwards(reading: Reading) -> Reading | None:
    """Return what begins with a date and has no end."""
    if reading.kind is ReadingKind.OPEN:
        return reading
    if reading.start is None or reading.end is None:
        return None
    return Reading(ReadingKind.OPEN, reading.start, None, reading.approximate)


def week_from(reading: Reading) -> Reading | None:
    """Return the week that begins with a day."""
    if reading.kind is not ReadingKind.DAY or reading.start is None:
        return None
    return replace(reading, kind=ReadingKind.WEEK, end=reading.start + _SIX_DAYS)


def week_to(reading: Reading) -> Reading | None:
    """Return the week that ends with a day."""
    if reading.kind is not ReadingKind.DAY or reading.start is None:
        return None
    return replace(reading, kind=ReadingKind.WEEK, start=reading.start - _SIX_DAYS)


def end_of(reading: Reading | None) -> Reading | None:
    """Return a date that is due at its end; of two readings the one that is more than a day.

    "Oct 26" is a day or a month, "end of Oct 26" a month.
    """
    return _longer(reading) if reading else None


def part_of(reading: Reading | None, part: str) -> Reading | None:
    """Return the "first day", the "start", or the "early", "mid" or "late" part of a period.

    The start is its first week, the others are thirds of it, but of a month all of it, since
    "mid-March" is no day. None where it is but a day.
    """

    def turn(whole: Reading) -> Reading | None:
        start, end = whole.start, whole.end
        if start is None or end is None or start == end:
            return None
        if part == "first day":
            return Reading(ReadingKind.DAY, start, start, whole.approximate)
        if part == "start":
            last = min(start + _SIX_DAYS, end)
            return Reading(ReadingKind.SPAN, start, last, approximate=True)
        if whole.kind is ReadingKind.MONTH:
            return replace(whole, approximate=True)
        third, days = _THIRDS[part], (end - start).days + 1
        first = start + timedelta(days * (third - 1) // 3)
        last = start + timedelta(days * third // 3 - 1)
        return Reading(ReadingKind.SPAN, first, last, approximate=True)

    return each(_longer(reading), turn) if reading else None


def on_weekday(reading: Reading | None, weekday: int) -> Reading | None:
    """Return a day that falls on a day of the week, Monday being 0; invalid where it does not.

    What is no day, and so falls on none, is None.
    """

    def turn(day: Reading) -> Reading | None:
        if day.kind is not ReadingKind.DAY or day.end is None:
            return None
        if day.end.weekday() == weekday:
            return day
        why = f"{day_in_words(day.end)} is a {WEEKDAYS[day.end.weekday()]}"
        return Reading(ReadingKind.INVALID, why=why)

    turned = each(reading, turn)
    if turned is None or turned.kind is not ReadingKind.AMBIGUOUS:
        return turned
    right = tuple(choice for choice in turned.choices if choice.kind is ReadingKind.DAY)
    return right[0] if len(right) == 1 else replace(turned, choices=right) if right else None


def nth_weekday(reading: Reading | None, number: int, weekday: int) -> Reading | None:
    """Return the first, second ... Monday of a month, the last one for -1; None for no month."""

    def turn(month: Reading) -> Reading | None:
        if month.kind is not ReadingKind.MONTH or month.start is None or month.end is None:
            return None
        if number < 0:
            day = month.end - timedelta((month.end.weekday() - weekday) % 7)
        else:
            first = month.start + timedelta((weekday - month.start.weekday()) % 7)
            day = first + timedelta(weeks=number - 1)
        if not month.start <= day <= month.end or number == 0:
            name = f"{MONTHS[month.start.month - 1]} {month.start.year}"
            return Reading(ReadingKind.INVALID, why=f"{name} has fewer {WEEKDAYS[weekday]}s")
        return Reading(ReadingKind.DAY, day, day, month.approximate)

    return each(_longer(reading), turn) if reading else None


def _longer(reading: Reading) -> Reading:
    """Return a reading without those of its choices that are but a day."""
    longer = tuple(choice for choice in reading.choices if choice.start != choice.end)
    if not longer:
        return reading
    return longer[0] if len(longer) == 1 else replace(reading, choices=longer)
