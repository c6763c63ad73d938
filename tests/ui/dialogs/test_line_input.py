"""A field of one line: what is pasted or typed into it is there, or it is said what is not."""

from pathlib import Path

from textual.widgets import Input

from eh_tui.session import Session
from eh_tui.ui.dialogs.line_input import LONGEST_LINE
from eh_tui.ui.lists.checks import ChecksScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.lists import rows_in, sentences
from tests.support.sheets import paste
from tests.ui.conftest import Run


async def test_of_a_paste_that_is_too_long_the_beginning_is_taken(run: Run, workbook: Path) -> None:
    """Textual's own field takes nothing of it; how much was taken is said."""
    async with run(ChecksScreen(Session(workbook))) as pilot:
        await pilot.press("m", "a", "b")
        await paste(pilot, "word " * 50)
        assert "Only the first 198 characters of the paste fit here." in sentences(pilot.app)
        await paste(pilot, "more")
        assert "Nothing of the paste fits here." in sentences(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        (known,) = rows_in(workbook, "known")
        assert known["reason"] == ("ab" + "word " * 50)[:200].strip()


async def test_what_is_pasted_over_makes_room(run: Run, workbook: Path) -> None:
    """The text that is selected goes."""
    async with run(ChecksScreen(Session(workbook))) as pilot:
        await pilot.press("m", *"ab", "shift+home")
        await paste(pilot, "x" * 200)
        await pilot.press("enter")
        await pilot.pause()
        (known,) = rows_in(workbook, "known")
        assert known["reason"] == "x" * 200


async def test_a_letter_that_fits_no_more_is_told(run: Run, workbook: Path) -> None:
    """Many type without looking up, and a terminal's bell is often off."""
    async with run(ChecksScreen(Session(workbook))) as pilot:
        await pilot.press("m")
        await paste(pilot, "x" * 200)
        assert "No more than" not in screen_text(pilot.app)
        await pilot.press("y")
        await pilot.pause()
        assert "No more than 200 letters fit here." in screen_text(pilot.app)


async def test_what_a_field_without_a_limit_cuts_is_told(run: Run, workbook: Path) -> None:
    """A megabyte would hold the screen up."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("slash")
        await paste(pilot, "x" * (LONGEST_LINE + 1))
        assert "Only the first 4,096 characters of the paste fit here." in sentences(pilot.app)


async def test_the_cells_of_a_table_are_parted_by_a_space(run: Run, workbook: Path) -> None:
    """A tab of a spreadsheet's row would stand in the file as another sign."""
    async with run(ChecksScreen(Session(workbook))) as pilot:
        await pilot.press("m")
        await paste(pilot, "Agreed\tin May\nby all")
        assert pilot.app.screen.query_one(Input).value == "Agreed in May by all"
        assert "What was pasted is on one line here." in sentences(pilot.app)
