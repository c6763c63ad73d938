"""When, which is free text and is never rewritten: what it is read as (DOMAIN.md 4).

No library reads these cells: dateutil and dateparser, told that the day comes first, still
take "10/13/16" for 13 October, "6/2017" for a day in June and "2025/26" for November 2025.
So the phrases are our own, in UK order only, and what they do not cover is left as text.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from eh_tui.model.when.calendar import Calendar
from eh_tui.model.when.describe import answers, as_typed, in_words
from eh_tui.model.when.grammar import phrase
from eh_tui.model.when.result import DATED, Reading, ReadingKind
from eh_tui.model.when.terms_grammar import recurring
from eh_tui.model.when.tokens import Word, shape_of, words_of
from eh_tui.model.when.uk_dates import DAY_SHAPES

__all__ = [
    "DATED",
    "Reading",
    "ReadingKind",
    "answers",
    "as_typed",
    "in_words",
    "read",
    "sort_date",
]

_NO_TERMS = Calendar()
_TWO_DAYS = (date(2001, 1, 1), date(2051, 1, 1))

_TELLING = frozenset(
    {
        *(DAY_SHAPES.keys() - {"nnn", "nny"}),
        *("n/y", "My", "M/y", "M'n", "nM", "oM", "y/n", "y/y", "S", "Sn", "Sy", "Sny", "Sy/n"),
        *("Sny/n", "Sh", "Shy", "Mh", "oHS", "oHSy", "WnM", "WoM", "MMy", "M/My", "MtMy"),
        *("nnMy", "n/nMy", "ooMy", "o/oMy", "ntnMy", "otoMy"),
        *(f"{week}{shape}" for week in "WE" for shape in DAY_SHAPES),
    }
)
"""Shapes that are a date even in the middle of a sentence; "10/12" and "2016" are not."""

_LONGEST = 9
"""Words of the longest telling shape, with "from" or "before" and "term"."""


def read(text: str, today: date, calendar: Calendar = _NO_TERMS) -> Reading:
    """Return what a When cell says; it never fails, and what it can't read is `TEXT`."""
    return _read(text, today, calendar)


@lru_cache(maxsize=2000)  # a folder of audits says "ongoing" thousands of times
def _read(text: str, today: date, calendar: Calendar) -> Reading:
    if not text.strip():
        return Reading(ReadingKind.BLANK)
    words = words_of(text)
    return (
        phrase(words, today, calendar)
        or _span(words, today, calendar)
        or _several(words, today, calendar)
        or _sentence(words, today, calendar)
    )


def sort_date(text: str) -> date | None:
    """Return the latest date in a When cell, or None where it has none.

    A month, a term or a year counts from its first day. What has two readings counts for
    nothing, and so does what names no year, since the day on which it is read would decide.
    """
    day, other = (_latest_start(read(text, today)) for today in _TWO_DAYS)
    return day if day == other else None


def _latest_start(reading: Reading) -> date | None:
    if reading.parts:
        days = [_latest_start(part) for part in reading.parts]
        return max((day for day in days if day), default=None)
    return reading.start


def _span(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return "March to July 2026" or "12/6/17 - 14/6/17" as one reading, None for others."""
    begins = 1 if words[0].letter in "&>" else 0
    for at in range(begins + 1, len(words) - 1):
        left, right = words[begins:at], words[at + 1 :]
        if not _is_between(words[at], left, right, is_after_between=words[0].letter == "&"):
            continue
        last = phrase(right, today, calendar)
        first = _day_before(left, last) or phrase(left, today, calendar)
        if first and last and first.kind in DATED and last.kind in DATED:
            is_rough = first.approximate or last.approximate
            if first.start and last.end and first.start <= last.end:
                return Reading(ReadingKind.SPAN, first.start, last.end, is_rough)
    return None


def _day_before(words: list[Word], last: Reading | None) -> Reading | None:
    """Return the first day of "12-14/6/17", whose month and year stand with the last."""
    is_a_day = shape_of(words) in ("n", "o") and last is not None
    if not is_a_day or last is None or last.kind is not ReadingKind.DAY or last.end is None:
        return None
    number = int(words[0].value)
    return replace(last, start=last.end.replace(day=number)) if 0 < number < last.end.day else None


def _is_between(word: Word, left: list[Word], right: list[Word], *, is_after_between: bool) -> bool:
    """Whether a word may stand between two dates: a dash inside one of them does not."""
    if word.letter == "t":
        return True
    if word.letter == ",":
        return is_after_between
    return word.letter in "/-" and word.value == "-" and word not in (*left, *right)


def _several(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return dates side by side as one reading, due with the latest; None for others."""
    pieces = list(_pieces(words))
    if len(pieces) < 2:
        return None
    readings = [phrase(piece, today, calendar) or _span(piece, today, calendar) for piece in pieces]
    return _together([reading for reading in readings if reading], len(pieces))


def _pieces(words: list[Word]) -> Iterator[list[Word]]:
    """Return the words between commas, line ends, "and", and slashes that stand apart."""
    piece: list[Word] = []
    for word in words:
        if word.letter == "," or word == ("-", "/"):
            if piece:
                yield piece
            piece = []
        else:
            piece.append(word)
    if piece:
        yield piece


def _together(readings: list[Reading], wanted: int) -> Reading | None:
    """Return some dates as one reading, None where fewer than wanted are dates."""
    dates = [reading for reading in readings if reading.kind in DATED]
    wrong = [reading for reading in readings if reading.kind is ReadingKind.INVALID]
    if not readings or len(dates) + len(wrong) != wanted:
        return None
    if len(readings) == 1:
        return readings[0]
    parts = tuple(dates)
    if wrong:
        return replace(wrong[0], parts=parts)
    return Reading(
        ReadingKind.DAYS,
        min(part.start for part in parts if part.start),
        max(part.end for part in parts if part.end),
        any(part.approximate for part in parts),
        parts,
    )


def _sentence(words: list[Word], today: date, calendar: Calendar) -> Reading:
    """Return what a sentence says of a date, or what else it says."""
    letters = {word.letter for word in words}
    found = list(_dates_within(words, today, calendar))
    is_done = "D" in letters or ("d" in letters and not found)
    if is_done and letters.isdisjoint("PV"):
        return Reading(ReadingKind.STATUS, parts=tuple(found), why="it says that it is done")
    dates = _together([each for each in found if each.kind is not ReadingKind.OPEN], len(found))
    if dates:
        return dates if dates.kind is ReadingKind.INVALID else replace(dates, approximate=True)
    if "R" in letters:
        period = next(word.value for word in words if word.letter == "R")
        return recurring(period, today, calendar)
    return replace(found[-1], approximate=True) if found else _undated(letters)


def _undated(letters: set[str]) -> Reading:
    if "G" in letters:
        return Reading(ReadingKind.ONGOING)
    if "P" in letters:
        return Reading(ReadingKind.PENDING, why="no date yet")
    return Reading(ReadingKind.TEXT, why="no date in it")


def _dates_within(words: list[Word], today: date, calendar: Calendar) -> Iterator[Reading]:
    """Return the dates in a sentence, each as long as can be."""
    plain = [word for word in words if word.letter not in "b(a"]
    at = 0
    while at < len(plain):
        length = 1
        for end in range(min(len(plain), at + _LONGEST), at, -1):
            piece = plain[at:end]
            if _is_telling(piece) and not _goes_on(plain, at, end):
                reading = phrase(piece, today, calendar)
                if reading:
                    yield reading
                    length = end - at
                    break
        at += length


def _is_telling(words: list[Word]) -> bool:
    shape = shape_of(words)
    core = shape[1:] if shape[0] in "<>" else shape
    core = core[:-1] if core[-1:] == "+" else core
    if core == "S" or (core == "Sn" and words[-1].value not in ("1", "2")):
        return False  # summer fair, spring 50 club
    return core.replace("T", "") in _TELLING


def _goes_on(words: list[Word], at: int, end: int) -> bool:
    """Whether a separator ties some words to a figure beside them, as in "1/2/3/4"."""
    beside = (words[max(at - 2, 0) : at][::-1], words[end : end + 2])
    return any(
        len(pair) == 2 and pair[0].letter == "/" and pair[1].letter in "noy#" for pair in beside
    )
