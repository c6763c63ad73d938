"""Who is at a meeting: ticked from the register, every other name left as it was typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import Refused
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.meetings import meeting_called
from eh_tui.model.meeting.roll import (
    Roll,
    appoint,
    begin,
    is_named,
    may_be_here,
    meet_next,
    names_present,
    strangers_present,
    tick,
    welcome,
)
from eh_tui.model.people.register import register_of
from tests.support.meetings import TODAY, audit, made

DANA = Person("P1", "Dana Whitfield", "DSL", "DW")
AMARA = Person("P2", "Amara Okafor", "Headteacher", "AO")
GONE = Person("P3", "Pat Lloyd", left="1 September 2026")


def going_on(**texts: str) -> Workbook:
    """Return a workbook with a register and a meeting that has some texts."""
    workbook = replace(audit(), people=(DANA, AMARA, GONE))
    roll = Roll(**texts)
    edits = begin(workbook, date="22 November 2026", kind="Review", roll=roll, parts=PARTS)
    return made(workbook, edits)


def meeting(workbook: Workbook) -> Meeting:
    """Return the meeting that goes on."""
    return meeting_called(workbook, "")


def ticked(workbook: Workbook, person: Person, field: str = "present") -> Workbook:
    """Return a workbook in which a person is ticked."""
    return made(workbook, tick(workbook, meeting(workbook), person, field))


def test_a_meeting_begins_with_all_that_was_said_of_who_is_there() -> None:
    """In one step with its agenda."""
    row = meeting(
        going_on(present="DW", chair="Dana Whitfield", apologies="AO", visitors="A. Guest")
    )
    assert (row.present, row.chair, row.apologies, row.visitors) == (
        *("DW", "Dana Whitfield", "AO", "A. Guest"),
    )


def test_a_tick_adds_a_name_and_a_second_one_takes_it_out() -> None:
    """Whatever else was typed stays, letter for letter."""
    workbook = ticked(going_on(present="Mrs Somebody; A Okafor"), DANA)
    assert meeting(workbook).present == "Mrs Somebody; A Okafor\nDana Whitfield"
    assert meeting(ticked(workbook, DANA)).present == "Mrs Somebody; A Okafor"


def test_a_name_is_known_however_it_is_spelt() -> None:
    """Initials typed at the beginning are the person whom the register has."""
    workbook = going_on(present="DW\nA. Okafor")
    register = register_of(workbook)
    assert is_named(register, meeting(workbook).present, DANA)
    assert meeting(ticked(workbook, DANA)).present == "\nA. Okafor".strip("\n")


def test_names_typed_in_one_line_with_commas_are_each_known() -> None:
    """As Tab completes them; a tick parts one from the others, and repeats nobody."""
    workbook = going_on(present="Dana Whitfield, AO, Mrs Jean Visitor")
    register = register_of(workbook)
    assert names_present(workbook, meeting(workbook)) == (
        "Dana Whitfield",
        "AO",
        "Mrs Jean Visitor",
    )
    assert strangers_present(workbook, meeting(workbook)) == ("Mrs Jean Visitor",)
    assert all(is_named(register, meeting(workbook).present, each) for each in (DANA, AMARA))
    workbook = made(workbook, appoint(workbook, meeting(workbook), "chair", DANA.name))
    workbook = ticked(workbook, AMARA, "apologies")
    assert meeting(workbook).present == "Dana Whitfield, Mrs Jean Visitor"
    assert meeting(workbook).apologies == "Amara Okafor"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("DW and Amara Okafor", "Amara Okafor"),
        ("A. Guest / DW", "A. Guest"),
        ("A. Guest; DW, AO", "A. Guest; AO"),
        ("DW, DW", ""),
    ],
)
def test_a_tick_takes_a_name_out_of_any_list(typed: str, left: str) -> None:
    """However people write lists; the others stay as they were typed."""
    assert meeting(ticked(going_on(present=typed), DANA)).present == left


def test_nobody_is_here_and_excused() -> None:
    """A tick in one list takes the name out of the other."""
    workbook = ticked(going_on(present="DW\nAO"), DANA, "apologies")
    assert (meeting(workbook).present, meeting(workbook).apologies) == ("AO", "Dana Whitfield")


def test_whoever_has_left_is_not_asked_for() -> None:
    """They are in the register for what they did."""
    assert may_be_here(going_on()) == (DANA, AMARA)


def test_a_chair_who_takes_over_is_here() -> None:
    """Whoever chaired before still is."""
    workbook = going_on(present="DW", chair="Dana Whitfield")
    workbook = made(workbook, appoint(workbook, meeting(workbook), "chair", "Amara Okafor"))
    assert meeting(workbook).chair == "Amara Okafor"
    assert meeting(workbook).present == "DW\nAmara Okafor"


def test_visitors_are_listed_one_below_the_other() -> None:
    """They are in no register."""
    workbook = going_on()
    for name in ("A. Guest", "B. Guest"):
        workbook = made(workbook, welcome(workbook, meeting(workbook), name))
    assert meeting(workbook).visitors == "A. Guest\nB. Guest"


def test_the_next_meeting_has_a_date_that_can_be_read() -> None:
    """People's calendars are made of it."""
    workbook = going_on()
    workbook = made(workbook, meet_next(meeting(workbook), "12 January 2027", TODAY))
    assert meeting(workbook).next_date == "12 January 2027"
    with pytest.raises(Refused, match="is no date"):
        meet_next(meeting(workbook), "soon", TODAY)


@given(
    st.lists(st.sampled_from(["DW", "Somebody Else", "", "A. Okafor", " B. Guest "]), max_size=5)
)
def test_two_ticks_leave_the_other_names_as_they_were(names: list[str]) -> None:
    """Whatever stands before, between and behind them."""
    workbook = going_on(present="\n".join(names))
    register = register_of(workbook)
    without = [name for name in names if name != "DW"]
    after = workbook
    for _ in range(2 - is_named(register, meeting(workbook).present, DANA)):
        after = ticked(after, DANA)
    left = meeting(after).present.split("\n") if without else []
    assert [name for name in left if name.strip()] == [name for name in without if name.strip()]
    assert not is_named(register, meeting(after).present, DANA)
