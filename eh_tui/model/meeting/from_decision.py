"""An action made of a decision's own words: "RA to draft it by half term" says what, who and when.

It is proposed and shown, never taken by itself.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from eh_tui.model.core.columns import form_row_called, kind_of
from eh_tui.model.core.edits import Add, Edit
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_at, place_below
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.lifecycle import add_action
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.who_cell import Sort
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import read
from eh_tui.model.when.result import DATED, Reading, ReadingKind

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
    """What a decision says is to be done; who and when are "" where it does not say."""

    text: str
    who: str = ""
    when: str = ""


def action_in(workbook: Workbook, decision: str, today: date) -> ActionInWords:
    """Return the action in the last line of a decision.

    Who is taken where the register knows all whom the words before "to" name, or where they
    look like initials; when is the longest end of the sentence that is read as one.
    """
    lines = [line.strip() for line in decision.splitlines() if line.strip()]
    text, who = (lines[-1] if lines else "").rstrip("."), ""
    if (found := _WHO.fullmatch(text)) and _is_somebody(workbook, found["who"]):
        who, text = found["who"], found["what"]
    text, when = _parted(workbook, text, today)
    return ActionInWords(text[:1].upper() + text[1:], who, when)


def add_from_decision(
    workbook: Workbook, meeting: Meeting, below: str, action: ActionInWords
) -> tuple[Edit, ...]:
    """Return the edits that add an action in a meeting below the one that was decided on.

    Raises `Refused` where the meeting has ended, or the form may have no such row.
    """
    blank = add_at(
        workbook, *place_below(workbook, kind_of(form_row_called(workbook, below)), below)
    )
    assert isinstance(blank.row, Action)
    row = replace(blank.row, text=action.text, who=action.who, when=action.when)
    return add_action(workbook, meeting, Add(blank.kind, row, blank.place))


def id_added(edits: tuple[Edit, ...]) -> str:
    """Return the id of the action that some edits add."""
    return next(edit.id for edit in edits if isinstance(edit, Add) and edit.kind is Kind.ACTIONS)


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
