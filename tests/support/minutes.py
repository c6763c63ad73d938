"""The minutes of a small meeting, and what a paper made of them says."""

from eh_tui.model.core.edits import Add, set_field
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_below
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.lifecycle import add_action, discuss, end, put_off
from eh_tui.model.meeting.meetings import meeting_called
from eh_tui.model.meeting.minutes.contents import Minutes
from eh_tui.model.meeting.minutes.contents import minutes as minutes_on
from eh_tui.model.meeting.papers.paper import Paper, PaperHeading, PaperList, PaperTable
from tests.support.meetings import AT, TODAY, audit, begun, made, rated
from tests.support.rag import Rag


def minutes(workbook: Workbook, meeting: Meeting, left: tuple[str, ...] = ()) -> Minutes:
    """Return the minutes of a meeting as they are on some day."""
    return minutes_on(workbook, meeting, left, today=TODAY)


def held() -> tuple[Workbook, Meeting]:
    """Return an audit with a meeting that goes on: discussed, added, put off, not reached."""
    workbook, meeting = begun(audit())
    who = set_field(workbook, Kind.ACTIONS, "1-04", "who", "D. W.")
    step = discuss(workbook, meeting, "1-04", rated(workbook, "1-04", Rag.AMBER), who)
    workbook = made(workbook, step)
    workbook = made(workbook, discuss(workbook, meeting, "1-04", decision="Ask again"))
    workbook = made(workbook, discuss(workbook, meeting, "1-05"))
    workbook = made(workbook, discuss(workbook, meeting, "1-01"))
    workbook = made(workbook, discuss(workbook, meeting, "1-06", decision="Keep the list"))
    workbook = made(workbook, put_off(workbook, meeting, "1-03"))
    below = add_below(workbook, Kind.ACTIONS, "1-08")
    row = Action(below.id, "1.B", "Tell parents", "12/12/26", "dw", Rag.RED)
    addition = Add(Kind.ACTIONS, row, below.place)
    return made(workbook, add_action(workbook, meeting, addition, "By letter")), meeting


def over(not_reached: tuple[str, ...] = ("1-02", "1-07")) -> tuple[Workbook, Meeting]:
    """Return `held` once it has ended."""
    workbook, meeting = held()
    workbook = made(workbook, end(workbook, meeting, AT, not_reached))
    return workbook, meeting_called(workbook, meeting.id)


def under(paper: Paper, heading: str) -> list[tuple[str, ...]]:
    """Return the rows or entries that stand under a heading."""
    found: list[tuple[str, ...]] = []
    is_here = False
    for part in paper.parts:
        if isinstance(part, PaperHeading):
            is_here = part.text.startswith(heading)
        elif is_here and isinstance(part, PaperTable):
            found += part.rows
        elif is_here and isinstance(part, PaperList):
            found += part.entries
    return found
