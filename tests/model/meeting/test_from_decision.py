"""An action made of a decision's own words; what they do not say is left empty."""

from dataclasses import replace

import pytest

from eh_tui.model.core.edits import Add
from eh_tui.model.core.register_rows import Person
from eh_tui.model.meeting.from_decision import ActionInWords, action_in, add_from_decision
from tests.support.meetings import TODAY, audit, begun, made

BOOK = replace(audit(), people=(Person("P1", "Dana Whitfield", "DSL", "DW"),))


@pytest.mark.parametrize(
    ("decision", "text", "who", "when"),
    [
        ("RA to draft by half term", "Draft", "RA", "half term"),
        ("Dana Whitfield to write to all parents by 12/1/27.", "Write to all parents",
         "Dana Whitfield", "12/1/27"),
        ("DW will ring home before Easter", "Ring home", "DW", "before Easter"),
        ("DW and RA to ask the office in two weeks", "Ask the office", "DW and RA",
         "in two weeks"),
        ("DSL to check the list by end of March 2027", "Check the list", "DSL",
         "end of March 2027"),
        ("Agreed.\nDW to ring home next Friday", "Ring home", "DW", "next Friday"),
        ("Ask parents to come by March", "Ask parents to come", "", "March"),
        ("Keep the list", "Keep the list", "", ""),
        ("DW to put the poster in the hall", "Put the poster in the hall", "DW", ""),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_what_who_and_when_are_those_of_the_words(
    decision: str, text: str, who: str, when: str
) -> None:
    """Whoever is nobody that the register knows stays part of what is to be done."""
    assert action_in(BOOK, decision, TODAY) == ActionInWords(text, who, when)


def test_it_is_added_below_the_action_as_the_meetings_own() -> None:
    """In one step; it comes last on the agenda, and in the minutes."""
    workbook, meeting = begun(BOOK)
    edits = add_from_decision(workbook, meeting, "1-04", ActionInWords("Draft", "RA", "Easter"))
    (added,) = [edit for edit in edits if isinstance(edit, Add) and edit.id == "1-09"]
    assert (added.place.parent, added.place.after) == ("1.A", "1-04")
    workbook = made(workbook, edits)
    row = next(action for action in workbook.actions if action.id == "1-09")
    assert (row.text, row.who, row.when) == ("Draft", "RA", "Easter")
    assert [each.action for each in workbook.discussed] == ["1-09"]
