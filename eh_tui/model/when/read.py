"""When, which is free text and is never rewritten: what it is read as (DOMAIN.md 4).

No library reads these cells: dateutil and dateparser, told that the day comes first, still
take "10/13/16" for 13 October, "6/2017" for a day in June and "2025/26" for November 2025.
So the phrases are our own, in UK order only. What they understand whole is read; a date
beside words that they do not know is asked about, never taken for granted.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from eh_tui.model.when import combine
from eh_tui.model.when.calendar import Calendar
from eh_tui.model.when.describe import answers, as_typed, in_words
from eh_tui.model.when.grammar import phrase
from eh_tui.model.when.relative import relative
from eh_tui.model.when.result import DATED, NOT_UNDERSTOOD, Reading, ReadingKind
from eh_tui.model.when.terms_grammar import recurring
from eh_tui.model.when.tokens import LONGEST_WHEN, Word, shape_of, words_of
from eh_tui.model.when.uk_dates import DAY_SHAPES

__all__ = [
    "DATED",
    "Reading",
    "ReadingKind",
    "answers",
    "as_typed",
    "in_words",
    "read",
    "read_cell",
]

_NO_TERMS = Calendar()

_TELLING = frozenset(
    {
        *(DAY_SHAPES.keys() - {"nnn", "nny"}),
        *("n/y", "My", "M/y", "M'n", "nM", "oM", "Mo", "y/n", "y/y", "S", "Sn", "Sy", "Sny"),
        *("Sy/n", "Sny/n", "S'n", "Sh", "Shy", "Mh", "oHS", "oHSy", "WnM", "WoM", "M/M"),
        *("MMy", "M/My", "MtMy", "M/Mn", "nnMy", "n/nMy", "ooMy", "o/oMy", "ntnMy", "otoMy"),
        *("qy/n", "Fy/n", "Fn/n", "Y", "Yy/n", "owM", "owMy", "LwM", "LwMy"),
        *(f"{week}{shape}" for week in "WE" for shape in DAY_SHAPES),
        *(f"w{shape}" for shape in DAY_SHAPES),
    }
)
"""Shapes that are a date even in the middle of a sentence; "10/12" and "2016" are not."""

_LONGEST = 9
"""Words of the longest telling shape, with "from" or "before" and "term"."""

_KNOWN = frozenset("bdu(a,/-'kVGPDR&+")
"""Letters of words that may stand beside a date, or beside "termly", and leave it as it is."""


_NO_DATE = Reading(ReadingKind.TEXT, why="no date in it")


def read(
    text: str, today: date, calendar: Calendar = _NO_TERMS, *, typed: date | None = None
) -> Reading:
    """Return what a When cell says; it never fails, and what it can't read is `TEXT`.

    `typed` is the day on which it was typed, from which "in 2 weeks" counts. Where nobody
    knows it, None, such a text has no date.
    """
    return _read(text, today, calendar, typed)


@lru_cache(maxsize=2000)  # a folder of audits says "ongoing" thousands of times
def _read(text: str, today: date, calendar: Calendar, typed: date | None) -> Reading:
    if not text.strip():
        return Reading(ReadingKind.BLANK)
    if len(text) > LONGEST_WHEN:
        return Reading(ReadingKind.TEXT, why="too long to be a date")
    words = words_of(text)
    if not words:  # "!" alone
        return _NO_DATE
    reading = (
        relative(text, typed, calendar)
        or phrase(words, today, calendar)
        or combine.span(words, today, calendar)
        or combine.several(words, today, calendar)
        or combine.either(words, today, calendar)
        or _sentence(words, today, calendar)
    )
    if reading.kind is not ReadingKind.AMBIGUOUS:
        return reading
    choices = _settled(reading.choices, today, calendar)
    if not choices:
        return Reading(ReadingKind.TEXT, why=NOT_UNDERSTOOD)
    return replace(reading, choices=choices)


def read_cell(id: str, field: str, text: str, today: date, calendar: Calendar) -> Reading:
    """Return what a text in a row's field says, counted from the day on which it was typed."""
    return read(text, today, calendar, typed=calendar.day_typed(id, field, text))


def _settled(choices: tuple[Reading, ...], today: date, calendar: Calendar) -> tuple[Reading, ...]:
    """Return what each choice is read as once somebody has chosen it."""
    typed = [text for choice in choices if (text := as_typed(choice))]
    return tuple(dict.fromkeys(read(text, today, calendar) for text in typed))


def _sentence(words: list[Word], today: date, calendar: Calendar) -> Reading:
    """Return what a sentence says of a date, or what else it says."""
    letters = {word.letter for word in words}
    found, others = _dates_within(words, today, calendar)
    is_understood = others <= _KNOWN
    is_done = "D" in letters or ("d" in letters and not found)
    if is_done and letters.isdisjoint("PVCNZ"):
        return Reading(ReadingKind.STATUS, parts=tuple(found), why="it says that it is done")
    if found and not is_understood:
        choices = tuple(choice for each in found for choice in combine.choices_of(each))
        return Reading(ReadingKind.AMBIGUOUS, choices=choices, why=NOT_UNDERSTOOD)
    begins = [each for each in found if each.kind is ReadingKind.OPEN]
    written = _without_named_terms(words, found, today, calendar)
    dates = combine.together([each for each in written if each not in begins], len(written))
    if dates:
        is_whole = len(written) < len(found) and not others
        return dates if is_whole else replace(dates, approximate=dates.kind in DATED)
    if "R" in letters:
        periods = {word.value for word in words if word.letter == "R"}
        period = periods.pop() if is_understood and len(periods) == 1 else ""
        starts = [each.start for each in begins if each.start]
        return recurring(period, max([today, *starts]), calendar)
    if found:
        return replace(found[-1], approximate=True)
    return _review(words, today, calendar) or _undated(letters)


def _without_named_terms(
    words: list[Word], found: list[Reading], today: date, calendar: Calendar
) -> list[Reading]:
    """Return the dates of a sentence without the terms in which a whole date of it lies."""
    days = [each.end for each in found if each.kind is ReadingKind.DAY and not each.approximate]
    ends = [day for day in days if day]
    if not ends or len(found) < 2:
        return found
    of_their_year = replace(calendar, year=calendar.year_of(max(ends)))
    return combine.without_named(found, _dates_within(words, today, of_their_year)[0])


def _review(words: list[Word], today: date, calendar: Calendar) -> Reading | None:
    """Return the day of a review: "3/27" or "March" is one behind that word, alone it may not be.

    None where there is no such word, or something else than a date stands behind it; what was
    "reviewed" then is not due then.
    """
    at = max((at for at, word in enumerate(words, 1) if word.letter == "V"), default=0)
    before, after = words[:at], words[at:]
    if not before or before[-1].value or not {word.letter for word in before} <= _KNOWN:
        return None
    reading = phrase([word for word in after if word.letter != "("], today, calendar)
    if reading and reading.kind in {*DATED, ReadingKind.AMBIGUOUS, ReadingKind.INVALID}:
        return replace(reading, approximate=reading.kind in DATED)
    return None


def _undated(letters: set[str]) -> Reading:
    if "G" in letters and letters.isdisjoint("CN"):
        return Reading(ReadingKind.ONGOING)
    if not letters.isdisjoint("PCZ") or letters >= {"D", "N"}:
        return Reading(ReadingKind.PENDING, why="no date yet")
    return _NO_DATE


def _dates_within(
    words: list[Word], today: date, calendar: Calendar
) -> tuple[list[Reading], set[str]]:
    """Return the dates in a sentence, each as long as can be, and the other words' letters."""
    plain = [word for word in words if word.letter not in "b(a"]
    found: list[Reading] = []
    others: set[str] = set()
    at = 0
    while at < len(plain):
        reading, length = _longest_date(plain, at, today, calendar)
        if reading:
            found.append(reading)
        else:
            others.add(plain[at].letter)
        at += length
    return found, others


def _longest_date(
    plain: list[Word], at: int, today: date, calendar: Calendar
) -> tuple[Reading | None, int]:
    """Return the longest date that begins with a word and how many words it has: 1 for none."""
    for end in range(min(len(plain), at + _LONGEST), at, -1):
        piece = plain[at:end]
        if _is_telling(piece) and not _goes_on(plain, at, end):
            reading = phrase(piece, today, calendar)
            if reading:
                return reading, end - at
    return None, 1


def _is_telling(words: list[Word]) -> bool:
    shape = shape_of(words)
    core = shape[1:] if shape[0] in "<>^ep" else shape
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
