"""Dates side by side: from one to another, several, or one or the other."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from eh_tui.model.when.calendar import Calendar
from eh_tui.model.when.grammar import phrase
from eh_tui.model.when.result import DATED, Reading, ReadingKind
from eh_tui.model.when.tokens import Word, shape_of

_MOST_PIECES = 8
"""Dates of one cell: each may have two readings, which are tried together."""

_MOST_CHOICES = 4
"""Readings that a person can be asked to choose from."""


def span(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return "March to July 2026" or "12/6/17 - 14/6/17" as one reading, None for others."""
    begins = 1 if words[0].letter in "&>" else 0
    for at in range(begins + 1, len(words) - 1):
        left, right = words[begins:at], words[at + 1 :]
        if not _is_between(words[at], left, right, is_after_between=words[0].letter == "&"):
            continue
        first, last = _beside([left, right], today, calendar)
        found = _from_to(_day_before(left, last) or first, last)
        if found:
            return found
    return None


def several(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return dates side by side as one reading, due with the latest; None for others."""
    for is_mark in (_stands_apart, _may_part):
        pieces = _pieces(words, is_mark)
        if not 2 <= len(pieces) <= _MOST_PIECES:
            continue
        readings = [
            reading or span(piece, today, calendar)
            for piece, reading in zip(pieces, _beside(pieces, today, calendar), strict=True)
        ]
        if found := together([reading for reading in readings if reading], len(pieces)):
            return found
    return None


def either(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return "10/3/27 or 12/3/27" as a reading that is to be asked, None for others."""
    pieces = _pieces(words, lambda word: word.letter == "l")
    if not 2 <= len(pieces) <= _MOST_PIECES:
        return None
    readings = _beside(pieces, today, calendar)
    choices = tuple(choice for reading in readings if reading for choice in choices_of(reading))
    if not all(readings) or not all(choice.kind in DATED for choice in choices):
        return None
    return Reading(ReadingKind.AMBIGUOUS, choices=choices)


def choices_of(reading: Reading) -> tuple[Reading, ...]:
    """Return what a reading may mean: itself, or the choices of an ambiguous one."""
    return reading.choices if reading.kind is ReadingKind.AMBIGUOUS else (reading,)


def together(readings: list[Reading], wanted: int) -> Reading | None:
    """Return some dates as one reading, None where fewer than wanted are dates."""
    wrong = [reading for reading in readings if reading.kind is ReadingKind.INVALID]
    dates = [reading for reading in readings if reading.kind is not ReadingKind.INVALID]
    are_dated = all(choice.kind in DATED for each in dates for choice in choices_of(each))
    if not readings or len(readings) != wanted or not are_dated:
        return None
    if len(readings) == 1:
        return readings[0]
    dates = without_named(dates, dates)
    if len(dates) == 1 and not wrong:
        return dates[0]
    if wrong:
        return replace(wrong[0], parts=tuple(each for each in dates if each.kind in DATED))
    combined = tuple(_days(parts) for parts in _alike(dates))
    if len(combined) == 1:
        return combined[0]
    asked = Reading(ReadingKind.AMBIGUOUS, choices=combined)
    return asked if len(combined) <= _MOST_CHOICES else None


def without_named(dates: Sequence[Reading], beside: Sequence[Reading]) -> list[Reading]:
    """Return some dates without the terms that only say in which of them a written day lies.

    "12 Feb 2027 (end of Spring 1)" is the day. `beside` are the same dates read in the school
    year of that day: a term that names another year is a date of its own.
    """
    days = [each.end for each in dates if each.kind is ReadingKind.DAY and not each.approximate]
    return [each for each, its in zip(dates, beside, strict=True) if not _has_one_of(its, days)]


def _has_one_of(reading: Reading, days: Sequence[date | None]) -> bool:
    is_term = reading.kind in (ReadingKind.TERM, ReadingKind.SCHOOL_YEAR)
    return is_term and any(
        reading.start <= day <= reading.end for day in days if day and reading.start and reading.end
    )


def _days(parts: tuple[Reading, ...]) -> Reading:
    return Reading(
        ReadingKind.DAYS,
        min(part.start for part in parts if part.start),
        max(part.end for part in parts if part.end),
        any(part.approximate for part in parts),
        parts,
    )


def _alike(readings: Sequence[Reading]) -> list[tuple[Reading, ...]]:
    """Return each way of reading some dates together: ambiguous ones all as the same kind."""
    unclear = [reading for reading in readings if reading.kind is ReadingKind.AMBIGUOUS]
    every = list(product(*(choices_of(reading) for reading in readings)))
    if len(unclear) < 2:
        return every
    alike = [
        parts
        for parts in every
        if len({part.kind for part in parts if not any(part == each for each in readings)}) == 1
    ]
    return alike or every


def _from_to(first: Reading | None, last: Reading | None) -> Reading | None:
    """Return the span between two dates, the ones that can be meant where there are several."""
    if first is None or last is None:
        return None
    spans = tuple(
        Reading(ReadingKind.SPAN, begins.start, ends.end, begins.approximate or ends.approximate)
        for begins, ends in _alike([first, last])
        if begins.kind in DATED and ends.kind in DATED
        if begins.start and ends.end and begins.start <= ends.end
    )
    if len(spans) < 2:
        return spans[0] if spans else None
    return Reading(ReadingKind.AMBIGUOUS, choices=spans)


def _beside(pieces: list[list[Word]], today: date, calendar: Calendar) -> list[Reading | None]:
    """Return what each piece says; one without a year has the school year of one that has."""
    readings = [phrase(piece, today, calendar) for piece in pieces]
    ends = [each.end for each in readings if each and each.end and not each.approximate]
    if not ends or len(ends) == len(pieces):
        return readings
    year = calendar.year_of(max(ends))
    return [phrase(piece, today, replace(calendar, year=year)) for piece in pieces]


def _day_before(words: list[Word], last: Reading | None) -> Reading | None:
    """Return the first day of "12-14/6/17", whose month and year stand with the last."""
    is_a_day = shape_of(words) in ("n", "o") and last is not None
    if not is_a_day or last is None or last.kind is not ReadingKind.DAY or last.end is None:
        return None
    number = int(words[0].value)
    return replace(last, start=last.end.replace(day=number)) if 0 < number < last.end.day else None


def _is_between(word: Word, left: list[Word], right: list[Word], *, is_after_between: bool) -> bool:
    """Whether a word may stand between two dates: a dash inside one of them does not."""
    if word.letter in "tu":
        return True
    if word.letter == ",":
        return is_after_between
    return word.letter in "/-" and word.value == "-" and word not in (*left, *right)


def _stands_apart(word: Word) -> bool:
    """Whether a word parts dates: a comma, a line's end, "and", a slash that stands apart."""
    return word.letter == "," or word == ("-", "/")


def _may_part(word: Word) -> bool:
    """Whether a word may part dates as well, as in "Sept 2026/Jan 2027"."""
    return _stands_apart(word) or word == ("/", "/")


def _pieces(words: list[Word], is_mark: Callable[[Word], bool]) -> list[list[Word]]:
    """Return the words between those that are marks."""
    pieces: list[list[Word]] = [[]]
    for word in words:
        if is_mark(word):
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]
