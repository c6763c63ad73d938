"""A small audit with an action for each part of an agenda, and meetings held on it."""

from datetime import date

from eh_tui.model.core.edits import Edit, Set, apply, set_field
from eh_tui.model.core.form_rows import AchievedRow, AchievedTable, Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.agenda import (
    PARTS,
    AgendaPart,
    agenda,
    what_is_left,
)
from eh_tui.model.meeting.lifecycle import end, put_off, start
from eh_tui.model.meeting.meetings import (
    meeting_called,
    open_meeting,
)
from eh_tui.model.meeting.roll import Roll, begin
from tests.support.rag import Rag

TODAY = date(2026, 11, 22)

AT = "2026-11-22T16:00:00.000Z"


def audit() -> Workbook:
    """Return an audit with an action for each part of an agenda, and two for the last."""
    return Workbook(
        commitments=(Commitment("1"),),
        outcomes=(Outcome("1.A", "1"), Outcome("1.B", "1")),
        actions=(
            Action("1-01", "1.A", when="6/2027", rag=Rag.GREEN),
            Action("1-02", "1.A", when="6/2027", rag=Rag.AMBER),
            Action("1-03", "1.A", when="6/2026", rag=Rag.AMBER),
            Action("1-04", "1.A", when="6/2026", who="DW", rag=Rag.RED),
            Action("1-05", "1.A", rag=Rag.NONE),
            Action("1-06", "1.A", when="2024", rag=Rag.GREEN),
            Action("1-07", "1.A", when="2024", rag=Rag.GREEN),
            Action("1-08", "1.B", when="2024", rag=Rag.GREEN),
        ),
        achieved=(AchievedTable("1.R1", "1", columns=("", "Complete?", "Review Date")),),
        rows=(AchievedRow("1-R01", "1.R1", "1.B", ("", "Yes", "6/2026")),),
    )


def made(workbook: Workbook, edits: tuple[Edit, ...]) -> Workbook:
    """Return a workbook with edits made."""
    for edit in edits:
        workbook = apply(workbook, edit)
    return workbook


def begun(workbook: Workbook, parts: tuple[AgendaPart, ...] = PARTS) -> tuple[Workbook, Meeting]:
    """Return a workbook with a meeting going on, and the meeting."""
    edits = start(workbook, date="22 November 2026", kind="Review", present="DW", parts=parts)
    workbook = made(workbook, edits)
    meeting = open_meeting(workbook)
    assert meeting is not None
    return workbook, meeting


def ended(workbook: Workbook, meeting: Meeting, at: str = AT) -> tuple[Workbook, Meeting]:
    """Return a workbook with a meeting ended on all that is left."""
    left = what_is_left(agenda(workbook, meeting, TODAY))
    not_reached = [point.action.id for point in left if not point.state]
    workbook = made(workbook, end(workbook, meeting, at, not_reached))
    return workbook, meeting_called(workbook, meeting.id)


def rated(workbook: Workbook, id: str, rag: Rag) -> Set:
    """Return the edit that rates an action."""
    return set_field(workbook, Kind.ACTIONS, id, "rag", rag)


def opened(workbook: Workbook) -> tuple[Workbook, Meeting]:
    """Return a workbook in which a meeting goes on with its items, and the meeting."""
    edits = begin(workbook, date="22 November 2026", kind="Review", roll=Roll(), parts=PARTS)
    workbook = made(workbook, edits)
    return workbook, meeting_called(workbook, "")


def postponed(workbook: Workbook, times: int) -> Workbook:
    """Return a workbook after some meetings that each put an action off."""
    for number in range(times):
        workbook, meeting = begun(workbook)
        workbook = made(workbook, put_off(workbook, meeting, "1-04"))
        workbook, _ = ended(workbook, meeting, f"2026-11-2{number}T16:00:00.000Z")
    return workbook
