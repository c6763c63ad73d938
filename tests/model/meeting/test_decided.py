"""What a decision's own words say is to be done; what they do not say is left empty."""

from dataclasses import replace

import pytest

from eh_tui.model.core.register_rows import Person
from eh_tui.model.meeting.decided import ActionInWords, actions_in
from tests.support.meetings import TODAY, audit

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
        ("- DW to ring home next Friday", "Ring home", "DW", "next Friday"),
        ("2. DW to ring home next Friday", "Ring home", "DW", "next Friday"),
        ("Ask parents to come by March", "Ask parents to come", "", "March"),
        ("Keep the list", "Keep the list", "", ""),
        ("DW to put the poster in the hall", "Put the poster in the hall", "DW", ""),
    ],
)  # fmt: skip
def test_what_who_and_when_are_those_of_the_words(
    decision: str, text: str, who: str, when: str
) -> None:
    """Whoever is nobody that the register knows stays part of what is to be done."""
    assert actions_in(BOOK, decision, TODAY) == (ActionInWords(text, who, when, decision),)


def test_each_line_says_something_of_its_own() -> None:
    """In the order of the decision; a line that stands there twice is one."""
    decision = "Agreed.\n\n  DW to ring home next Friday\nRA to print it\nAgreed."
    assert actions_in(BOOK, decision, TODAY) == (
        ActionInWords("Agreed", line="Agreed."),
        ActionInWords("Ring home", "DW", "next Friday", "DW to ring home next Friday"),
        ActionInWords("Print it", "RA", line="RA to print it"),
    )
    assert actions_in(BOOK, " \n", TODAY) == ()
