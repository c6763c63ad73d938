"""Help and the palette: what can be pressed, where one is."""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from eh_tui.files.system.paths import form_file, settings_file
from eh_tui.session import Session
from eh_tui.ui.help.screen import HelpScreen
from eh_tui.ui.meeting.walk import WalkScreen
from eh_tui.ui.offer.screen import OfferScreen
from eh_tui.ui.sheet.filter import FilterDialog
from eh_tui.ui.shelf.screen import ShelfScreen
from tests.support.frames import screen_text
from tests.support.sheets import press
from tests.ui.conftest import Run, action_in, both_sizes, results


@pytest.fixture
def walk(workbook: Path) -> WalkScreen:
    """Return a walk through the example school's workbook."""
    return WalkScreen(Session(workbook), "1-03")


@both_sizes
async def test_help_shows_the_keys_of_the_screen(
    size: tuple[int, int], run: Run, walk: WalkScreen, snapshot: SnapshotAssertion
) -> None:
    """First those of the screen, then those that always work."""
    async with run(walk, size) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()

        assert screen_text(pilot.app) == snapshot


async def test_help_ends_with_what_the_audit_is_for(run: Run, walk: WalkScreen) -> None:
    """And with what the ratings mean and where the file is."""
    async with run(walk, (120, 40)) as pilot:
        await pilot.press("f1", "pagedown", "pagedown")
        await pilot.pause()

        text = screen_text(pilot.app)
        assert "File: workbooks/example-primary.toml" in text
        assert "R red    At risk of not achieving" in text
        assert "They are there so that:" in text


async def test_help_shows_keys_as_the_settings_have_them(
    home: Path, run: Run, workbook: Path
) -> None:
    """A help that lies is worse than none."""
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('[keys]\nwalk-red = "1,f5"\n')

    async with run(WalkScreen(Session(workbook), "1-03"), (120, 40)) as pilot:
        assert "1 At risk of not achieving" in screen_text(pilot.app)
        await pilot.press("question_mark")
        await pilot.pause()
        assert "1 F5           Rate red and go on" in screen_text(pilot.app)

        await pilot.press("escape", "f5")
        await pilot.pause()
        assert action_in(workbook, "1-03")["rag"] == "red"


async def test_help_leaves_out_keys_that_the_screen_has_taken(run: Run, walk: WalkScreen) -> None:
    """In the walk q goes back to the sheet, and Ctrl+Q alone quits."""
    async with run(walk, (120, 40)) as pilot:
        await pilot.press("question_mark", "pagedown")
        await pilot.pause()

        assert "q Ctrl+Q" not in screen_text(pilot.app)
        assert "Ctrl+Q" in screen_text(pilot.app)


async def test_help_works_in_a_dialog(run: Run, workbook: Path) -> None:
    """Dialogs take all keys, but not this one."""
    async with run(FilterDialog(Session(workbook).workbook, {})) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Take the choice" in screen_text(pilot.app)
        assert "Ctrl+Q" not in screen_text(pilot.app)

        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FilterDialog)


async def test_f1_helps_where_a_question_mark_is_a_letter(run: Run, workbook: Path) -> None:
    """In a field for text."""
    async with run(ShelfScreen(workbook.parent)) as pilot:
        await pilot.press("n", "enter", "question_mark", "f1")
        await pilot.pause()

        assert isinstance(pilot.app.screen, HelpScreen)
        assert "Making a workbook" in screen_text(pilot.app)


async def test_the_palette_runs_a_command_of_the_screen(run: Run, walk: WalkScreen) -> None:
    """For whoever remembers the word and not the key."""
    async with run(walk) as pilot:
        await pilot.press("ctrl+p", *"rate green")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Rate green and go on  g" in screen_text(pilot.app)

        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert action_in(walk.session.path, "1-03")["rag"] == "green"


async def test_the_palette_finds_what_is_called_otherwise(run: Run, walk: WalkScreen) -> None:
    """By people, and in the settings; what works here comes first."""
    async with run(walk, (120, 40)) as pilot:
        for typed, wanted in (
            ("deadline", "Edit When  w"),
            ("walk-who", "Edit Who  o"),
            ("excel", "The sheet: Write the Excel file for the lead  Esc, then Ctrl+E"),
        ):
            await pilot.press("ctrl+p", *typed)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert wanted in screen_text(pilot.app)
            await pilot.press("escape")


async def test_a_command_of_another_screen_leads_there(run: Run, walk: WalkScreen) -> None:
    """It is not run where it would not work."""
    async with run(walk) as pilot:
        await pilot.press("ctrl+p", *"excel")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()

        assert results(pilot) == ["1-03"]


async def test_the_palette_offers_to_suspend(run: Run, walk: WalkScreen) -> None:
    """Ctrl+Z is undo here (PITFALLS.md 11)."""
    async with run(walk, (120, 40)) as pilot:
        await pilot.press("ctrl+p", *"suspend")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

        assert "Suspend: back to the shell" in screen_text(pilot.app)


async def test_the_palettes_cursor_does_not_blink(run: Run, walk: WalkScreen) -> None:
    """A terminal over SSH gets nothing while nobody types (PITFALLS.md 19)."""
    async with run(walk) as pilot:
        await pilot.press("ctrl+p")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

        assert not pilot.app.screen.query_one(Input).cursor_blink


async def test_the_palettes_help_is_of_the_screen_below_it(run: Run, walk: WalkScreen) -> None:
    """Not of the palette."""
    async with run(walk) as pilot:
        await pilot.press("ctrl+p", *"this help")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()

        assert "Rate red and go on" in screen_text(pilot.app)


async def test_the_help_of_an_offer_tells_what_its_items_are(run: Run, tmp_path: Path) -> None:
    """It has no ratings to explain."""
    offer = Path(shutil.copy(form_file("example-primary-offer"), tmp_path / "offer.toml"))
    async with run(OfferScreen(Session(offer)), (120, 80)) as pilot:
        await press(pilot, "question_mark", "pagedown", "pagedown")
        screen = screen_text(pilot.app)
        assert "… planned      on the page too" in screen
        assert "At risk" not in screen


async def test_help_rates_by_the_levels_of_the_form(run: Run, tmp_path: Path) -> None:
    """A form without red, amber and green has no keys that rate so."""
    path = tmp_path / "a.toml"
    shutil.copy(form_file("safeguarding-checklist"), path)
    async with run(WalkScreen(Session(path), "1.A"), (120, 40)) as pilot:
        await press(pilot, "question_mark")
        shown = screen_text(pilot.app)
    assert "On a rating: Partly" in shown
    assert "Then a letter that rates: its command" in shown
    assert "Rate red" not in shown
