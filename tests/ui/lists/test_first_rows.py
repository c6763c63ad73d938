"""What a new workbook has none of can be begun on the screen."""

import re
from pathlib import Path

import pytest

from eh_tui.files.store.new_workbook import create
from eh_tui.files.system.paths import form_file
from eh_tui.session import Session
from eh_tui.ui.lists.signatures import SignaturesScreen
from eh_tui.ui.lists.training import TrainingScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.lists import rows_in, sentences
from tests.support.sheets import press, type_text, words_on_screen
from tests.ui.conftest import Run, both_sizes


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Return a new school's workbook, of a form that has no terms and no courses."""
    form = tmp_path / "form.toml"
    rows = r"\[\[(?:terms|courses)\]\]\n(?:[^\[].*\n|\n)*"
    form.write_text(re.sub(rows, "", form_file().read_text()))
    path = tmp_path / "new.toml"
    create(path, form, "Hill School")
    assert not Session(path).workbook.courses
    assert not Session(path).workbook.terms
    return path


@both_sizes
async def test_a_training_is_begun(size: tuple[int, int], run: Run, new: Path) -> None:
    """A course, somebody who needs it, and the day on which it was attended."""
    session = Session(new)
    async with run(SheetScreen(session), size) as pilot:
        await press(pilot, "T")
        assert "i adds a course" in words_on_screen(pilot)
        await press(pilot, "i")
        await type_text(pilot, "First aid")
        await press(pilot, "enter", "enter")
        await type_text(pilot, "soon")
        await press(pilot, "enter")
        assert "Months: type a number such as 24" in words_on_screen(pilot)
        await press(pilot, *["backspace"] * 4, *"36", "enter")
        assert "Nobody in the list of people needs it yet." in sentences(pilot.app)[-1]
        await press(pilot, "escape", "p", "i")
        await type_text(pilot, "Jo Best")
        await press(pilot, "enter", "escape", "T", "d")
        await type_text(pilot, "1/9/2026")
        await press(pilot, "enter")
        assert "in date until 1 September 2029" in words_on_screen(pilot)
    (course,) = rows_in(new, "courses")
    assert (course["name"], course["whom"], course["months"]) == ("First aid", "all", "36")
    (row,) = rows_in(new, "training")
    assert (row["course"], row["done"]) == (course["id"], "1/9/2026")


@both_sizes
async def test_the_terms_are_begun(size: tuple[int, int], run: Run, new: Path) -> None:
    """A term without a day, or before its beginning, is asked again; one with both is read."""
    session = Session(new)
    async with run(SheetScreen(session), size) as pilot:
        await press(pilot, "y")
        assert "There are no terms yet" in words_on_screen(pilot)
        await press(pilot, "i", "enter")
        await type_text(pilot, "Autumn 1")
        await press(pilot, "enter")
        await type_text(pilot, "26/8/2026")
        await press(pilot, "enter", "enter")
        assert "has no last day" in words_on_screen(pilot)
        await type_text(pilot, "16/10/2026")
        await press(pilot, "enter")
        assert "2026-27 Autumn 1 26/8/2026 16/10/2026" in words_on_screen(pilot)
        await press(pilot, "u")
        assert rows_in(new, "terms") == []
        await press(pilot, "ctrl+r")
    (term,) = rows_in(new, "terms")
    assert (term["year"], term["name"], term["ends"]) == ("2026-27", "Autumn 1", "16/10/2026")


async def test_somebody_who_signs_is_added(run: Run, new: Path) -> None:
    """The form's own are there; another role comes last, and can sign."""
    session = Session(new)
    number = len(session.workbook.signatories)
    async with run(SignaturesScreen(session)) as pilot:
        await press(pilot, "i", "enter")
        await type_text(pilot, "Vice Chair")
        await press(pilot, "up")
        await press(pilot, "escape")
        assert len(session.workbook.signatories) == number
        await press(pilot, "i")
        await type_text(pilot, "Vice Chair")
        await press(pilot, "enter")
        await type_text(pilot, "Jo Best")
        await press(pilot, "enter", "end", "s", "enter", "t")
        assert session.workbook.signatories[-1].signed == "14 September 2026"
    assert len(session.workbook.signatories) == number + 1


async def test_a_course_without_a_name_is_none(run: Run, new: Path) -> None:
    """The form stays open and says what is missing."""
    async with run(TrainingScreen(Session(new))) as pilot:
        await press(pilot, "i", "enter", "enter", "enter")
        assert "Name of the course: type it first." in words_on_screen(pilot)
        assert rows_in(new, "courses") == []
