"""Decisions that go to the partnership with the export."""

from collections.abc import Iterator
from dataclasses import dataclass

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.edits import Edit, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Discussed, Matter, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.discussion import discussed_rows
from eh_tui.model.meeting.matters import YES, is_yes
from eh_tui.model.meeting.meetings import by_date, meeting_in_words

FORWARDED_HEADINGS = ("Ref", "About", "Decision", "Meeting")
"""The headings of the table in which decisions travel."""


@dataclass(frozen=True, slots=True)
class ForwardedDecision:
    """A decision, what it is about and where it was made, each text as typed."""

    id: str
    """The action's id, or the item's."""
    about: str
    decision: str
    meeting: str
    """The meeting in words."""


def row_of_decision(workbook: Workbook, meeting: Meeting, id: str) -> Discussed | Matter:
    """Return the row of a decision, given by the action or the item that it was made on.

    Raises `NotFound` where the meeting has none.
    """
    if rows := discussed_rows(workbook, meeting).get(id):
        return rows[-1]
    for matter in workbook.matters:
        if matter.id == id:
            return matter
    raise NotFound(f"The meeting decided nothing on {id}.")


def forward(row: Discussed | Matter, *, to_lead: bool = True) -> tuple[Edit, ...]:
    """Return the edits by which a decision goes to the partnership, or no longer does.

    Raises `Refused` where nothing has been decided that could go.
    """
    if to_lead and not row.decision:
        id = row.id if isinstance(row, Matter) else row.action
        raise Refused(f"Nothing has been decided on {id} yet; write the decision down first.")
    kind = Kind.MATTERS if isinstance(row, Matter) else Kind.DISCUSSED
    return (Set(kind, row.id, "forwarded", row.forwarded, YES if to_lead else ""),)


def forward_words(id: str, *, to_lead: bool) -> str:
    """Return what the history calls it: "Decision on 1-04 goes to the partnership"."""
    return f"Decision on {id} {'goes' if to_lead else 'no longer goes'} to the partnership"


def turn_forwarding(workbook: Workbook, meeting: Meeting, id: str) -> tuple[str, tuple[Edit, ...]]:
    """Return the label and edits by which a decision goes to the partnership, or no longer does.

    `id` is as of `row_of_decision`. Raises `NotFound` as that does, and `Refused` where nothing
    has been decided yet.
    """
    row = row_of_decision(workbook, meeting, id)
    to_lead = not is_yes(row.forwarded)
    return forward_words(id, to_lead=to_lead), forward(row, to_lead=to_lead)


def forwarded(workbook: Workbook) -> Iterator[ForwardedDecision]:
    """Yield the decisions that go to the partnership, by the dates of their meetings.

    One of an internal item goes too: whoever forwards it wants it to be read there.
    """
    texts = {action.id: action.text for action in workbook.actions}
    for meeting in by_date(workbook):
        words = meeting_in_words(meeting)
        for row in workbook.discussed:
            if row.meeting == meeting.id and row.decision and is_yes(row.forwarded):
                about = texts.get(row.action, "")
                yield ForwardedDecision(row.action, about, row.decision, words)
        for matter in workbook.matters:
            if matter.meeting == meeting.id and matter.decision and is_yes(matter.forwarded):
                yield ForwardedDecision(matter.id, matter.title, matter.decision, words)
