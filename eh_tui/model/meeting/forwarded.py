"""Decisions that go to the partnership with the export."""

from collections.abc import Iterator
from dataclasses import dataclass

from eh_tui.model.core.edits import Edit, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.matters import YES, is_yes
from eh_tui.model.meeting.meetings import by_date, meeting_in_words


@dataclass(frozen=True, slots=True)
class ForwardedDecision:
    """A decision, what it is about and where it was made, each text as typed."""

    id: str
    """The action's id, or the item's."""
    about: str
    decision: str
    meeting: str
    """The meeting in words."""


def forward(workbook: Workbook, id: str, *, to_lead: bool = True) -> tuple[Edit, ...]:
    """Return the edits by which a decision goes to the partnership, or no longer does.

    `id` is that of an item, or of the row that a meeting has of an action.
    """
    kind = Kind.MATTERS if any(row.id == id for row in workbook.matters) else Kind.DISCUSSED
    was = str(getattr(row_of(workbook, kind, id), "forwarded"))  # noqa: B009  # two kinds of row have it
    return (Set(kind, id, "forwarded", was, YES if to_lead else ""),)


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
