"""The forms that ship, and those that a school brings."""

from pathlib import Path

import pytest

from eh_tui.errors import NotFound, Refused
from eh_tui.files.folder.forms import FIRST, form_called, forms_in, shipped_forms
from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file, resources

NAMES = [form.name for form in shipped_forms()]


def test_leicesters_is_the_first() -> None:
    """It is what Enter takes."""
    assert shipped_forms()[0].path == FIRST
    assert len(NAMES) >= 5


@pytest.mark.parametrize("name", sorted({*NAMES} - {"leicester-early-help", "early-help-offer"}))
def test_each_form_has_a_filled_example(name: str) -> None:
    """It differs in nothing but what a school fills in."""
    blank, filled = (peek(form_file(each)).workbook for each in (name, f"example-{name}"))
    assert filled.form == blank.form
    assert filled.commitments == blank.commitments
    assert [row.text for row in filled.outcomes] == [row.text for row in blank.outcomes]
    assert filled.school.name
    ratings = [row.rag for row in filled.outcomes] + [row.rag for row in filled.actions]
    assert set(ratings) != {"none"}
    assert not any(row.who or row.when for row in blank.actions)


def test_a_form_goes_by_its_name_or_path(tmp_path: Path) -> None:
    """A path is a form that a school wrote or was given."""
    own = tmp_path / "ours.toml"
    own.write_bytes(form_file("development-plan").read_bytes())
    assert form_called("development-plan") == form_file("development-plan")
    assert form_called(str(own)) == own
    assert [form.path for form in forms_in(tmp_path)] == [own]
    with pytest.raises(NotFound, match="development-plan"):
        form_called("unheard-of")


def test_a_schools_workbook_is_no_form(tmp_path: Path) -> None:
    """Another school would begin with its texts."""
    example = form_file("example-primary")
    with pytest.raises(Refused, match="no blank form"):
        form_called(str(example))
    (tmp_path / "school.toml").write_bytes(example.read_bytes())
    assert forms_in(tmp_path) == ()


def test_what_is_shipped_is_offered_once() -> None:
    """Also where the program is opened on the folder in which the forms lie."""
    assert forms_in(resources() / "workbooks") == ()


def test_a_name_that_is_too_long_for_the_disk_is_no_form() -> None:
    """It is said as of any other name of which there is no form."""
    with pytest.raises(NotFound, match="There is no form"):
        form_called("x" * 300)
