"""Fields go by the names that people see on the form."""

import pytest

from eh_tui.errors import NotFound, Refused
from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.names import field_named
from eh_tui.model.core.rows import locate

NAMES = [
    ("1-01", "When", "when"),
    ("4-07", "by  WHEN", "when"),
    ("4-07", "Who?", "who"),
    ("4-07", "rag rating", "rag"),
    ("4-07", "Action", "text"),
    ("3-R01", "complete?", "Complete?"),
    ("3-R01", "text", "text"),
    ("1-R01", "text", "Outcomes Achieved"),
    ("2-R01", "TEXT", "Name of staff member"),
    ("school", "Name", "name"),
    ("S4", "signed", "signed"),
]


@pytest.mark.parametrize(("id", "name", "field"), NAMES)
def test_a_field_goes_by_its_name_or_heading_in_any_case(id: str, name: str, field: str) -> None:
    """Whoever reads "By When" on the form types that."""
    workbook = Store(form_file()).workbook
    assert field_named(workbook, *locate(workbook, id), name) == field


def test_an_unknown_field_is_answered_with_the_known_ones() -> None:
    """The next try can then be right."""
    workbook = Store(form_file()).workbook
    with pytest.raises(NotFound, match="text, when, who, rag, note"):
        field_named(workbook, *locate(workbook, "4-07"), "deadline")


def test_the_forms_own_wording_has_no_fields() -> None:
    """A title belongs to the authority; it is not changed by a slip of the keyboard."""
    workbook = Store(form_file()).workbook
    with pytest.raises(Refused, match="part of the form"):
        field_named(workbook, *locate(workbook, "4"), "title")
