"""The history tells of what people did, not of rows and figures."""

from datetime import date

import pytest

from eh_tui.model.core.edits import Set, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.deeds import summed_deeds
from eh_tui.model.journal.log import log_entries, log_in_words
from eh_tui.model.meeting.agenda import PARTS, agenda
from eh_tui.model.meeting.changes_between import beginning
from eh_tui.model.meeting.forwarded import forward, row_of_decision
from eh_tui.model.meeting.lifecycle import cancel, discuss, ending, put_off, start
from eh_tui.model.meeting.matters import USUAL_ITEMS, items_of, note_matter
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.model.signing import How, receive, sign
from tests.support.histories import Book


@pytest.fixture
def book() -> Book:
    """Return a workbook in which a meeting has begun."""
    book = Book()
    meeting = start(
        book.workbook, date="28 November 2026", kind="Review", present="DW", parts=PARTS
    )
    book.do(meeting, "Meeting begun: Review")
    return book


def test_a_meeting_is_told_as_it_went(book: Book) -> None:
    """One line each for its beginning, each action, and its end; no row number, no figure."""
    meeting = open_meeting(book.workbook)
    assert meeting
    rated = set_field(book.workbook, Kind.ACTIONS, "1-01", "rag", "green")
    book.do(discuss(book.workbook, meeting, "1-01", rated, decision="Ask"), "1-01 discussed")
    book.do(put_off(book.workbook, meeting, "1-02"), "1-02 left for later")
    book.do(discuss(book.workbook, meeting, "1-02"), "1-02 discussed")
    points = agenda(book.workbook, meeting, date(2026, 11, 28), frozenset())
    label, edits = ending(book.workbook, meeting, points, "2026-11-28T15:00:00.000Z")
    book.do(edits, label)
    assert book.told() == [
        "Meeting of 28 November 2026 begun (Review)",
        '1-01 discussed, decided: "Ask"',
        '1-01 rag: "none" -> "green"',
        "1-02 left for later",
        "1-02 discussed",
        "Meeting of 28 November 2026 ended: 2 discussed, 1 not reached",
    ]
    assert book.told("1-02") == ["1-02 left for later", "1-02 discussed"]
    assert any(
        entry.field == "ratings" for entry in log_entries(book.records)
    )  # the detail is kept
    book.undo()
    assert (
        book.told()[-1] == "Meeting of 28 November 2026 ended: 2 discussed, 1 not reached (undone)"
    )


def test_a_meeting_that_was_brought_back_is_told_as_the_cancelling_undone(book: Book) -> None:
    """Not as if its beginning, and each note in it, had been taken back."""
    meeting = open_meeting(book.workbook)
    assert meeting
    book.do(discuss(book.workbook, meeting, "1-01"))
    book.do(cancel(book.workbook, meeting))
    book.undo()
    assert book.told()[-2:] == [
        "Meeting taken out (Review) (undone)",
        "1-01 not discussed (undone)",
    ]
    assert beginning(book.records, meeting) == 1


def test_a_decision_that_was_written_anew_is_told_of_its_action(book: Book) -> None:
    """The row that holds it is nobody's business."""
    meeting = open_meeting(book.workbook)
    assert meeting
    book.do(discuss(book.workbook, meeting, "1-01", decision="Ask"))
    book.do(discuss(book.workbook, meeting, "1-01", decision="Ask again"))
    assert book.told()[-1] == '1-01 decided: "Ask again"'


@pytest.mark.parametrize("field", ["note", "text"])
def test_what_a_meeting_writes_in_a_row_is_told_once(book: Book, field: str) -> None:
    """The minutes keep it as well, and that is no second change."""
    meeting = open_meeting(book.workbook)
    assert meeting
    for text in ("First", "Second"):
        edit = set_field(book.workbook, Kind.ACTIONS, "1-01", field, text)
        book.do(discuss(book.workbook, meeting, "1-01", edit))
    assert sum("Second" in told for told in book.told("1-01")) == 1


def test_signing_receiving_and_locking_are_told(book: Book) -> None:
    """By the names of those who did it."""
    edits = sign(book.workbook, "S1", name="Amara Okafor", date="1 May 2026", how=How.TYPED)
    book.do(edits, "S1 signed")
    book.do(receive(book.workbook, date="2 May 2026", body="Governors", minute="7.2"), "received")
    book.do([Set(Kind.SCHOOL, "school", "locked", "", "Closed.")], "locked")
    book.do([Set(Kind.SCHOOL, "school", "locked", "Closed.", "")], "unlocked")
    told = book.told()
    assert "Amara Okafor signed (typed, 1 May 2026)" in told
    assert told[-3:] == ["Received by Governors, 2 May 2026, 7.2", "Locked: Closed.", "Unlocked"]


def test_what_was_undone_is_not_in_the_sum(book: Book) -> None:
    """The governors ask what has come of it."""
    meeting = open_meeting(book.workbook)
    assert meeting
    book.do(discuss(book.workbook, meeting, "1-01", decision="Ask"))
    book.undo()
    book.do(discuss(book.workbook, meeting, "1-02", decision="Tell"))
    book.do([set_field(book.workbook, Kind.ACTIONS, "1-03", "who", "DW")])
    book.do([remove_row(book.workbook, Kind.ACTIONS, "1-01")])
    assert [log_in_words(entry) for entry in summed_deeds(book.records)] == [
        "Meeting of 28 November 2026 begun (Review)",
        '1-02 discussed, decided: "Tell"',
        '1-03 who: "" -> "DW"',
        '1-01 removed: "action 1; May 2026"',
    ]
    assert [log_in_words(entry) for entry in summed_deeds(book.records, "1-02")] == [
        '1-02 discussed, decided: "Tell"'
    ]


def test_an_agendas_own_items_are_told_by_what_was_said(book: Book) -> None:
    """That they were put on the agenda is the meeting's beginning; no field is named."""
    meeting = open_meeting(book.workbook)
    assert meeting
    book.do(items_of(USUAL_ITEMS, meeting.id), "Agenda")
    book.do(note_matter(book.workbook, meeting, "M1-N4", decision="Tell staff"), "M1-N4 discussed")
    book.do(discuss(book.workbook, meeting, "1-01", decision="Ask"), "1-01 discussed")
    for id in ("M1-N4", "1-01"):
        book.do(forward(row_of_decision(book.workbook, meeting, id)), "forwarded")
    row = row_of_decision(book.workbook, meeting, "1-01")
    book.do(forward(row, to_lead=False), "not forwarded")
    assert book.told()[1:] == [
        'M1-N4 decision: "" -> "Tell staff"',
        "M1-N4 discussed",
        '1-01 discussed, decided: "Ask"',
        "M1-N4 its decision goes to the partnership",
        "1-01 its decision goes to the partnership",
        "1-01 its decision stays here",
    ]
