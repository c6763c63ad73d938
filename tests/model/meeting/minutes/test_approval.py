"""How minutes become final: nobody changes them alone, and nothing proposed is passed over."""

from dataclasses import replace

import pytest

from eh_tui.errors import Refused
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.meetings import meeting_called
from eh_tui.model.meeting.minutes.approval import (
    LEFT,
    TAKEN,
    amendments_of,
    approve,
    propose,
    settle,
    standing_of_minutes,
    was_there,
)
from tests.support.meetings import audit, begun, ended, made
from tests.support.minutes import minutes


def over() -> tuple[Workbook, Meeting]:
    """Return an audit after a meeting of Dana Whitfield's."""
    people = (Person("P1", "Dana Whitfield", "DSL", "DW"), Person("P2", "Amara Okafor", "", "AO"))
    return ended(*begun(replace(audit(), people=people)))


def proposed(workbook: Workbook, meeting: Meeting, text: str = "Ring weekly") -> Workbook:
    """Return a workbook with an amendment proposed."""
    return made(workbook, propose(workbook, meeting, "1-04", text, "Dana Whitfield"))


def test_minutes_are_a_draft_until_they_are_approved() -> None:
    """And then say when and by whom."""
    workbook, meeting = over()
    assert standing_of_minutes(replace(meeting, ended="")).startswith("Draft: the meeting has not")
    assert standing_of_minutes(meeting) == "Draft: these minutes have not been approved yet."
    workbook = made(workbook, approve(workbook, meeting, "12 January 2027", "Dana Whitfield"))
    final = meeting_called(workbook, "M1")
    assert standing_of_minutes(final) == "Approved on 12 January 2027 by Dana Whitfield."
    assert (minutes(workbook, final).is_final, minutes(*over()).is_final) == (True, False)


def test_only_who_was_there_or_at_a_meeting_since_approves_them() -> None:
    """However the name is spelt; a name that nobody knows would stand in them for good."""
    workbook, meeting = over()
    with pytest.raises(Refused, match="AO is neither among those who were at M1"):
        approve(workbook, meeting, "12 January 2027", "AO")
    assert approve(workbook, meeting, "12 January 2027", "D. Whitfield")
    book, following = begun(workbook)
    meetings = (meeting, replace(following, present="Amara Okafor"))
    assert approve(replace(book, meetings=meetings), meeting, "12 January 2027", "AO")


def test_those_who_were_there_propose_however_their_name_is_spelt() -> None:
    """Whoever was not there can't know what was said."""
    workbook, meeting = over()
    assert was_there(workbook, meeting, "Dana Whitfield")
    assert was_there(workbook, replace(meeting, visitors="A. Guest"), "A. Guest")
    with pytest.raises(Refused, match="AO is not among those who were at"):
        propose(workbook, meeting, "1-04", "Ring weekly", "AO")
    with pytest.raises(Refused, match="Whoever proposes it is not among"):
        propose(workbook, meeting, "1-04", "Ring weekly", "")


def test_a_guest_typed_among_those_present_was_there() -> None:
    """However the names are parted, also where the register doesn't know one."""
    workbook, meeting = over()
    meeting = replace(meeting, present="Dana Whitfield, Mrs Jean Guest and A. Visitor")
    assert was_there(workbook, meeting, "Mrs Jean Guest")
    assert was_there(workbook, meeting, "a visitor")
    assert not was_there(workbook, meeting, "Mr Guest")


def test_what_is_taken_stands_in_the_minutes_and_what_is_left_does_not() -> None:
    """As it was typed; what was proposed stays in the file either way."""
    workbook, meeting = over()
    workbook = proposed(proposed(workbook, meeting), meeting, "*Ring* daily\n")
    workbook = made(workbook, settle(workbook, "M1-AM1", LEFT))
    workbook = made(workbook, settle(workbook, "M1-AM2", TAKEN))
    assert [row.text for row in minutes(workbook, meeting).amendments] == ["*Ring* daily\n"]
    assert len(amendments_of(workbook, meeting)) == 2


def test_nothing_is_approved_while_an_amendment_waits() -> None:
    """It would be passed over."""
    workbook, meeting = over()
    workbook = proposed(workbook, meeting)
    with pytest.raises(Refused, match="Take or leave M1-AM1 first"):
        approve(workbook, meeting, "12 January 2027", "")


def test_what_was_approved_stays_as_it_is() -> None:
    """No amendment, no other answer, no second approval."""
    workbook, meeting = over()
    workbook = made(
        proposed(workbook, meeting), settle(proposed(workbook, meeting), "M1-AM1", LEFT)
    )
    workbook = made(workbook, approve(workbook, meeting, "12 January 2027", ""))
    final = meeting_called(workbook, "M1")
    with pytest.raises(Refused, match="they stay as they are"):
        proposed(workbook, final)
    with pytest.raises(Refused, match="they stay as they are"):
        settle(workbook, "M1-AM1", TAKEN)
    with pytest.raises(Refused, match="they stay as they are"):
        approve(workbook, final, "13 January 2027", "")


def test_a_meeting_that_goes_on_has_nothing_to_amend() -> None:
    """It is changed where it goes on; nor is an empty text one, nor a day that is none."""
    workbook, meeting = begun(audit())
    with pytest.raises(Refused, match="still goes on"):
        propose(workbook, meeting, "", "Ring weekly", "DW")
    workbook, meeting = over()
    with pytest.raises(Refused, match="Say what the minutes should say"):
        propose(workbook, meeting, "", " ", "DW")
    with pytest.raises(Refused, match="is no date"):
        approve(workbook, meeting, "soon", "")
