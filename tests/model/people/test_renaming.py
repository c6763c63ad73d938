"""Who gets another name is still found by the old one."""

from dataclasses import replace

import pytest

from eh_tui.model.core.edits import apply, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.people.loads import rows_of_person
from eh_tui.model.people.renaming import with_old_name
from tests.support.people import DANA, TOMASZ, audit


@pytest.mark.parametrize(
    ("person", "field", "new", "aliases"),
    [
        (DANA, "name", "Dana Brown", "Mrs Whitfield; Dana Whitfield"),
        (replace(DANA, aliases=""), "name", "Dana Brown", "Dana Whitfield"),
        (replace(DANA, aliases="Danni;"), "name", "Dana Brown", "Danni; Dana Whitfield"),
        (replace(DANA, aliases="dana whitfield"), "name", "Dana Brown", "dana whitfield"),
        (DANA, "name", "dana whitfield", "Mrs Whitfield"),
        (DANA, "name", "", "Mrs Whitfield"),
        (replace(DANA, name=" "), "name", "Dana Brown", "Mrs Whitfield"),
        (DANA, "role", "Head", "Mrs Whitfield"),
    ],
)
def test_the_old_name_becomes_an_alias_where_it_is_not_known(
    person: Person, field: str, new: str, aliases: str
) -> None:
    """Aliases that are there stay as they were typed."""
    workbook = audit(people=(person, TOMASZ))
    for edit in with_old_name(workbook, set_field(workbook, Kind.PEOPLE, "P1", field, new)):
        workbook = apply(workbook, edit)
    assert workbook.people[0].aliases == aliases


def test_every_cell_goes_on_to_name_them() -> None:
    """By the short forms of the old name too."""
    cells = ("D Whitfield", "DSL (Dana Whitfield)", "Mrs Whitfield", "DW", "Dana Whitfield / TB")
    workbook = audit(*cells, people=(Person("P1", "Dana Whitfield"), TOMASZ))
    before = rows_of_person(workbook, workbook.people[0])
    edit = set_field(workbook, Kind.PEOPLE, "P1", "name", "Dana Brown")
    for each in with_old_name(workbook, edit):
        workbook = apply(workbook, each)
    assert rows_of_person(workbook, workbook.people[0]) == before
    assert len(before) == len(cells)


def test_another_field_of_another_kind_is_left_alone() -> None:
    """A signatory has a name as well, and no aliases."""
    workbook = audit(signing=(("Head", "Ann Ash"),))
    edit = set_field(workbook, Kind.SIGNATORIES, "S1", "name", "Ann Oak")
    assert with_old_name(workbook, edit) == (edit,)
