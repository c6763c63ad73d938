"""Notices: one at a time, and never over what somebody is asked."""

from pathlib import Path

from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.prompt import LineDialog, Question
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.lists import sentences
from tests.support.sheets import words_on_screen
from tests.ui.conftest import Run, both_sizes


async def test_the_newest_notice_stands_alone(run: Run, workbook: Path) -> None:
    """A pile of them would hide what is worked on."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        for word in ("first", "second", "third"):
            pilot.app.notify(word)
        await pilot.pause()
        assert sentences(pilot.app) == ["third"]
        assert "first" not in words_on_screen(pilot)


@both_sizes
async def test_a_notice_waits_until_a_dialog_is_closed(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """It would stand over the choices or their keys."""
    async with run(SheetScreen(Session(workbook)), size) as pilot:
        await pilot.app.push_screen(ChoiceDialog("Which?", [Choice("a", "This one", 1)]))
        pilot.app.notify("Somebody came")
        await pilot.pause()
        assert "Somebody came" not in words_on_screen(pilot)
        assert "Esc leave" in words_on_screen(pilot)

        await pilot.press("a")
        await pilot.pause()
        assert "Somebody came" in words_on_screen(pilot)


async def test_a_dialog_says_it_in_its_own_line(run: Run, workbook: Path) -> None:
    """What is wrong with an answer is read where it is typed."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.app.push_screen(LineDialog(Question("Who?", "", "")))
        pilot.app.notify("There is nobody of that name.")
        await pilot.pause()
        assert "There is nobody of that name." in words_on_screen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert sentences(pilot.app) == []
