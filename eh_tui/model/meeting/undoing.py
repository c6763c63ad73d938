"""What a screen may take back: never a step of which nothing is to be seen on it."""

from collections.abc import Collection, Sequence

from eh_tui.model.core.edits import Add
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record
from eh_tui.model.meeting.changes_between import beginning
from eh_tui.model.meeting.meetings import open_meeting


def begun_by(workbook: Workbook, step: Record) -> Meeting | None:
    """Return the meeting that a step began, if it goes on: taking that back cancels it."""
    going_on = open_meeting(workbook)
    began = {edit.id for edit in step.edits if isinstance(edit, Add) and edit.kind is Kind.MEETINGS}
    return going_on if going_on and going_on.id in began else None


def why_not_in_meeting(
    step: Record, records: Sequence[Record], meeting: Meeting, on_agenda: Collection[str]
) -> str:
    """Return why a meeting's screen can't turn a step, "" where it can.

    It can where the step came after the meeting began and touches its notes or an action of
    its agenda.
    """
    at = beginning(records, meeting)
    if step.n <= (records[at].n if at else 0):
        return "There is nothing of this meeting to take back."
    if any(edit.kind is Kind.DISCUSSED or edit.id in on_agenda for edit in step.edits):
        return ""
    if any(edit.kind in (Kind.ACTIONS, Kind.OUTCOMES) for edit in step.edits):
        return ""
    return _elsewhere(step, "in this meeting")


def why_not_in_walk(step: Record) -> str:
    """Return why the walk can't turn a step, "" where it can: where it changed an action."""
    if any(edit.kind in (Kind.ACTIONS, Kind.OUTCOMES) for edit in step.edits):
        return ""
    return _elsewhere(step, "here")


def why_not_since(step: Record, opened: int) -> str:
    """Return why a list can't turn a step, "" where it can: where it came after a record."""
    return "" if step.n > opened else _elsewhere(step, "here")


def _elsewhere(step: Record, where: str) -> str:
    what = f", {step.label}," if step.label else ""
    return f"The last change{what} was not made {where}; it can be taken back on the sheet."
