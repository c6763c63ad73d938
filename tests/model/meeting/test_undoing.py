"""What a meeting takes back, how it is cancelled, and a decision that came too late for it."""

import pytest

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Edit, inverse, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.discussion import discussed_in
from eh_tui.model.meeting.lifecycle import cancel, decide_late, discuss, lost_with, put_off, start
from eh_tui.model.meeting.meetings import spoken
from eh_tui.model.meeting.undoing import begun_by, why_not_in_meeting, why_not_in_walk
from tests.support.meetings import TODAY, audit, begun, ended, made, rated
from tests.support.rag import Rag


def record(n: int, *edits: Edit) -> Record:
    """Return a step of the history."""
    return Record(Event.CHANGE, n=n, label=f"step {n}", edits=edits)


def test_cancelling_takes_the_meeting_out_and_nothing_else() -> None:
    """The actions stay as they were left, and the inverse brings every row back in its place."""
    workbook, meeting = begun(audit())
    workbook = made(
        workbook, discuss(workbook, meeting, "1-04", rated(workbook, "1-04", Rag.GREEN))
    )
    workbook = made(workbook, discuss(workbook, meeting, "1-02", decision="Ask."))
    workbook = made(workbook, put_off(workbook, meeting, "1-03"))
    assert lost_with(workbook, meeting) == "the notes on 3 actions, 1 decision"

    edits = cancel(workbook, meeting)
    after = made(workbook, edits)
    assert (after.meetings, after.discussed) == ((), ())
    assert after.actions == workbook.actions
    assert made(after, tuple(map(inverse, reversed(edits)))) == workbook


def test_a_meeting_that_has_ended_is_not_cancelled() -> None:
    """Its minutes may have been sent."""
    workbook, meeting = ended(*begun(audit()))
    with pytest.raises(Refused, match="has ended"):
        cancel(workbook, meeting)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("28 November 2026", "Meeting of 28 November"),
        ("28 November 2025", "Meeting of 28 November 2025"),
        ("Monday", "Meeting of Monday"),
        ("", "Meeting M1"),
    ],
)
def test_a_meeting_is_called_by_its_day(date: str, words: str) -> None:
    """The year is said where it is another."""
    assert spoken(Meeting("M1", date), TODAY) == words


@pytest.mark.parametrize("id", ["1-04", "1-05"])
def test_a_decision_is_taken_after_the_end(id: str) -> None:
    """Of what was discussed and of what was not reached; how it was left stays as it was."""
    workbook, meeting = begun(audit())
    workbook = made(workbook, discuss(workbook, meeting, "1-04", decision="Wait."))
    workbook, meeting = ended(workbook, meeting)
    before = discussed_in(workbook, meeting)[id]
    workbook = made(workbook, decide_late(workbook, meeting, id, "Ask."))

    row = discussed_in(workbook, meeting)[id]
    assert (row.state, row.decision) == ("discussed", "Ask.")
    assert (row.rag_after, row.when_after) == (before.rag_after, before.when_after)
    assert workbook.meetings == (meeting,)


def test_a_decision_on_an_action_that_the_meeting_did_not_know_is_taken_too() -> None:
    """It gets a row of its own, with how the action stands."""
    workbook, meeting = begun(audit(), PARTS[:1])
    workbook, meeting = ended(workbook, meeting)
    workbook = made(workbook, decide_late(workbook, meeting, "1-01", "Ask."))
    row = discussed_in(workbook, meeting)["1-01"]
    assert (row.decision, row.rag_before, row.rag_after) == ("Ask.", "green", "green")


def test_a_meeting_takes_back_what_came_after_it_began() -> None:
    """Not its beginning, nothing from before, and nothing that no card shows."""
    book = audit()
    before = record(1, rated(book, "1-04", Rag.GREEN))
    beginning = record(
        2, *start(book, date="22 November 2026", kind="Review", present="", parts=PARTS)
    )
    workbook, meeting = begun(book)
    noted = record(3, *discuss(workbook, meeting, "1-04"))
    again = record(4, rated(workbook, "1-04", Rag.AMBER))
    school = record(5, set_field(workbook, Kind.SCHOOL, "school", "name", "Hill School"))
    records = (before, beginning, noted, again, school)

    def why(step: Record) -> str:
        return why_not_in_meeting(step, records, meeting, {"1-04"})

    assert why(before) == why(beginning) == "There is nothing of this meeting to take back."
    assert why(noted) == why(again) == ""
    assert "step 5, was not made in this meeting" in why(school)
    assert why_not_in_walk(again) == ""
    assert "was not made here" in why_not_in_walk(school)


def test_only_the_step_that_began_a_running_meeting_cancels_it() -> None:
    """Once it has ended, taking that step back is another matter."""
    book = audit()
    beginning = record(
        2, *start(book, date="22 November 2026", kind="Review", present="", parts=PARTS)
    )
    workbook, meeting = begun(book)
    assert begun_by(workbook, beginning) == meeting
    assert begun_by(workbook, record(3, rated(workbook, "1-04", Rag.GREEN))) is None
    assert begun_by(ended(workbook, meeting)[0], beginning) is None
