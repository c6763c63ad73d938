"""The status line says what somebody else did, not which rows and figures the file got by it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from eh_tui.model.core.edits import Edit, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.news import what_was_done
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.lifecycle import discuss, start
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.model.people.hand_over import hand_over
from eh_tui.model.people.renaming import with_old_name
from eh_tui.model.signing import How, sign
from tests.support.histories import START, Book
from tests.support.people import audit


@pytest.fixture
def book() -> Book:
    """Return a workbook in which a meeting goes on."""
    book = Book()
    begun = start(book.workbook, date="28 November 2026", kind="Review", present="", parts=PARTS)
    book.do(begun, "Meeting begun: Review")
    return book


def news(book: Book, number: int = 1) -> str:
    """Return what is said of the last records, all by one person."""
    records = [replace(record, by="jpatel") for record in book.records[-number:]]
    return what_was_done(book.workbook, records)


def ended(book: Book) -> Sequence[Edit]:
    """Return the edits that end the meeting."""
    return (
        set_field(book.workbook, Kind.MEETINGS, "M1", "ended", "2026-11-28T15:00:00.000Z"),
        set_field(book.workbook, Kind.MEETINGS, "M1", "ratings", "1-01 green"),
    )


def test_a_meeting_that_somebody_else_ended_is_told_with_its_counts(book: Book) -> None:
    """At 80 columns the counts are to be seen, so that its date is left out."""
    book.do(ended(book), "Meeting M1 ended: 22 discussed, 3 not reached")
    assert news(book) == ("jpatel: Meeting ended: 22 discussed, 3 not reached")
    book.undo()
    assert news(book) == "jpatel: Meeting goes on"


def test_what_was_discussed_is_told_of_its_action(book: Book) -> None:
    """And counts what was changed with it."""
    meeting = open_meeting(book.workbook)
    assert meeting
    rated = set_field(book.workbook, Kind.ACTIONS, "1-01", "rag", "green")
    book.do(discuss(book.workbook, meeting, "1-01", rated), "1-01 discussed")
    assert news(book) == "jpatel: 1-01 discussed and 1 more"


def test_a_signature_and_a_hand_over_are_told_as_such() -> None:
    """By those whom they are about."""
    book = Book()
    book.do(sign(START, "S1", name="Amara Okafor", date="1 May 2026", how=How.TYPED), "S1 signed")
    assert "Amara Okafor signed (typed, 1 May 2026)" in news(book)
    book = Book()
    book.workbook = audit("DW", "DW / AdS")
    book.do(hand_over(book.workbook, "P1", "P2"), "Dana Whitfield handed over to Tomasz Berg")
    assert news(book) == "jpatel: Dana Whitfield handed over to Tomasz Berg"
    book.undo()
    assert news(book) == "jpatel changed 1-01 Who and 1 more"


def test_a_field_goes_by_its_heading_and_a_row_by_its_number() -> None:
    """As the sheet shows them."""
    book = Book()
    book.workbook = audit("DW")
    edit = set_field(book.workbook, Kind.PEOPLE, "P1", "name", "Dana Brown")
    book.do(with_old_name(book.workbook, edit), "P1 Name")
    assert news(book) == "jpatel changed P1 Aliases and 1 more"
    book.do([remove_row(book.workbook, Kind.ACTIONS, "1-01")], "1-01 removed")
    assert news(book) == "jpatel took 1-01 out"


def test_what_met_a_conflict_was_not_done() -> None:
    """It is told to who wanted it."""
    record = Record(
        Event.CONFLICT, by="jpatel", edits=(set_field(START, Kind.ACTIONS, "1-01", "rag", "red"),)
    )
    assert what_was_done(START, [record]) == ""


def test_each_who_did_something_is_named() -> None:
    """In the order in which they did."""
    edit = set_field(START, Kind.ACTIONS, "1-01", "rag", "red")
    records = [Record(Event.CHANGE, by=by, edits=(edit,)) for by in ("jpatel", "head")]
    said = what_was_done(START, [*records, Record(Event.MARK, by="head", label="Autumn")])
    assert said == 'jpatel changed 1-01 RAG rating; head: mark "Autumn" and 1 more'
