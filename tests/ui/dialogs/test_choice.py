"""Choosing from a list: a letter each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.system.paths import form_file
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.rows import fields
from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import letters_for


@given(st.lists(st.text(max_size=8), max_size=40))
def test_no_two_choices_have_one_letter(words: list[str]) -> None:
    """The second of the two could not be chosen by its key."""
    letters = [letter for letter in letters_for(words) if letter]
    assert len(letters) == len(set(letters))
    assert not {"j", "k"} & set(letters)


@pytest.mark.parametrize(
    ("kind", "letters"),
    [
        (Kind.ITEMS, "towihec"),
        (Kind.MEASURES, "tsfar"),
        (Kind.MESSAGES, "trdba"),
        (Kind.CONTACTS, "ntpheld"),
        (Kind.SOURCES, "pdlhec"),
    ],
)
def test_every_field_of_a_row_has_a_letter(kind: Kind, letters: str) -> None:
    """Tiers, For whom and When begin like others and are reached as fast."""
    workbook = Session(form_file("example-primary-offer")).workbook
    row = workbook.of_kind(kind)[0]
    headings = [heading_of(workbook, kind, row, name) for name in fields(workbook, kind, row)]
    assert "".join(letters_for(headings)) == letters
