"""Texts that speak of somebody, whom a hand-over does not change and has to tell of."""

from dataclasses import replace

import pytest

from eh_tui.model.core.register_rows import Person
from eh_tui.model.people.mentioned import texts_naming
from tests.support.people import DANA, STAFF, TOMASZ, audit


def named(text: str, person: Person = DANA, people: tuple[Person, ...] = STAFF) -> bool:
    """Say whether an action's note is found to name a person."""
    workbook = audit("", people=people)
    actions = (replace(workbook.actions[0], note=text),)
    found = texts_naming(replace(workbook, actions=actions), person)
    return [(mention.row, mention.field) for mention in found] == [("1-01", "note")]


@pytest.mark.parametrize(
    "text",
    [
        *("Ask Dana Whitfield.", "ask dana whitfield", "Dana to chase", "WHITFIELD to chase"),
        *("D.Whitfield, D Whitfield", "see Mrs Whitfield", "DW to chase", "D.W. has the form"),
        *("(DW)", "with DW/TB", "Whitfield's list", "Dr Whitfield"),
    ],
)
def test_a_text_that_names_somebody_is_found(text: str) -> None:
    """However it is written."""
    assert named(text)


@pytest.mark.parametrize(
    "text", ["", "Ask TB", "DWP", "dw", "bandana", "Whitfields", "a@dw.test", "Whitfield 7"]
)
def test_a_part_of_another_word_is_nobody(text: str) -> None:
    """A list of what was not changed is read to its end only where it is short."""
    assert not named(text)


def test_a_first_name_that_two_have_is_neither() -> None:
    """Nor is a role that looks like initials."""
    other = Person("P9", "Dana Berg")
    assert not named("Dana to chase", people=(DANA, other))
    tom = Person("P9", "Tara Adams")
    assert not named("the TA has it", tom, (tom,))


def test_accents_make_no_difference() -> None:
    """They are left out as often as not."""
    zoe = Person("P9", "Zoë Müller")
    assert all(named(text, zoe, (zoe,)) for text in ("Zoe rang", "Ms Mueller rang", "Zoë rang"))


def test_a_cell_that_is_theirs_is_not_told_twice() -> None:
    """Whatever the register reads is told as what it is."""
    workbook = audit("DW", "DW to chase with TB", people=(DANA, TOMASZ))
    assert [mention.row for mention in texts_naming(workbook, DANA)] == ["1-02"]


def test_what_somebody_was_called_is_found_after_a_change_of_the_register() -> None:
    """The list is made for the person as the workbook has them now."""
    gone = replace(DANA, left="July 2026")
    workbook = audit("DW", "DW to chase with TB", people=(gone, TOMASZ))
    assert [mention.row for mention in texts_naming(workbook, DANA)] == ["1-02"]
