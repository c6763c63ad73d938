"""What the lines of a decision say is to be done: "RA to draft it by half term"."""

import re
from dataclasses import dataclass
from datetime import date

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.who_cell import Sort
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import read
from eh_tui.model.when.result import DATED, Reading, ReadingKind

_BULLET = re.compile(r"(?:[-*•–·]|\d{1,2}[.)])\s+")
_WHO = re.compile(r"(?P<who>[^\n]{1,80}?)\s+(?:is to|are to|will|shall|to)\s+(?P<what>\S.*)", re.S)
_BEFORE_WHEN = re.compile(r"[\s,]+(by|before|until|on|from|in|within)\s+(?=\S)", re.I)
_GAP = re.compile(r"[\s,]+(?=\S)")
_NO_WHEN = (ReadingKind.TEXT, ReadingKind.INVALID, ReadingKind.BLANK, ReadingKind.STATUS)
_KEPT = re.compile(r"before|until|from|in|within", re.I)
"""Words that belong to a date: without them it would be another."""

_LONGEST = 12
"""Words of the longest end of a sentence that is tried as a date."""


@dataclass(frozen=True, slots=True)
class ActionInWords:
    """What a line of a decision says is to be done; who and when are "" where it does not say."""

    text: str
    who: str = ""
    when: str = ""
    line: str = ""
    """The line itself, without the spaces around it."""


def actions_in(workbook: Workbook, decision: str, today: date) -> tuple[ActionInWords, ...]:
    """Return what each line of a decision says is to be done, in their order, each line once.

    Who is taken where the register knows all whom the words before "to" name, or where they
    look like initials; when is the longest end of the sentence that is read as one.
    """
    lines = dict.fromkeys(line.strip() for line in decision.splitlines() if line.strip())
    return tuple(_action_in(workbook, line, today) for line in lines)


def _action_in(workbook: Workbook, line: str, today: date) -> ActionInWords:
    bullet = _BULLET.match(line)
    text, who = line[bullet.end() if bullet else 0 :].rstrip("."), ""
    if (found := _WHO.fullmatch(text)) and _is_somebody(workbook, found["who"]):
        who, text = found["who"], found["what"]
    text, when = _parted(workbook, text, today)
    return ActionInWords(text[:1].upper() + text[1:], who, when, line)


def _is_somebody(workbook: Workbook, text: str) -> bool:
    parts = read_who(text, register_of(workbook)).parts
    return bool(parts) and all(
        part.sort in (Sort.PERSON, Sort.ROLE, Sort.AMBIGUOUS) or part.is_initials for part in parts
    )


def _parted(workbook: Workbook, text: str, today: date) -> tuple[str, str]:
    """Return a sentence without the when at its end, and that when; "" where it has none.

    A when behind "by" or the like may be no date yet; without such a word it must be one.
    """

    def reading(words: str) -> Reading:
        return read(words, today, calendar, typed=today)

    calendar = calendar_of(workbook)
    for gap in _BEFORE_WHEN.finditer(text):
        when = f"{gap[1]} {text[gap.end() :]}" if _KEPT.fullmatch(gap[1]) else text[gap.end() :]
        if _is_when(reading(when)):
            return text[: gap.start()], when
    ends = [(gap, text[gap.end() :]) for gap in list(_GAP.finditer(text))[-_LONGEST:]]
    for gap, when in ends:
        if reading(when).kind in DATED:
            return text[: gap.start()], when
    return text, ""


def _is_when(reading: Reading) -> bool:
    is_doubtful = reading.kind is ReadingKind.AMBIGUOUS and len(reading.choices) < 2
    return reading.kind not in _NO_WHEN and not is_doubtful
