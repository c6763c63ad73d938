"""Forms: from field to field by arrows, and a name completed before Tab goes on."""

import tomllib
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from eh_tui.files.folder.forms import shipped_forms
from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import ChoiceDialog
from eh_tui.ui.meeting.start import MeetingStart
from eh_tui.ui.sheet.screen import SheetScreen
from eh_tui.ui.shelf.new import NewDialog
from tests.support.sheets import go, press, type_text, words_on_screen
from tests.ui.conftest import Run, action_in, both_sizes


async def test_arrows_go_from_field_to_field(run: Run, workbook: Path) -> None:
    """Down to the switches, and up from the first of them."""
    async with run(MeetingStart(Session(workbook))) as pilot:

        def focused() -> str:
            return str(pilot.app.focused.id) if pilot.app.focused else ""

        await pilot.press("down", "down")
        assert focused() == "present"
        await pilot.press("up")
        assert focused() == "kind"
        await pilot.press("down", "down")
        assert isinstance(pilot.app.focused, OptionList)
        await pilot.press("down", "up", "up")
        assert focused() == "present"


async def test_arrows_go_from_the_school_to_the_file(run: Run, tmp_path: Path) -> None:
    """And back, to mend the name."""
    async with run(NewDialog(tmp_path, shipped_forms()[0])) as pilot:
        await pilot.press(*"Hill", "down", "up", "end", *"top", "down")
        assert pilot.app.screen.query_one("#school", Input).value == "Hilltop"
        assert pilot.app.focused is pilot.app.screen.query_one("#file", Input)


@both_sizes
async def test_tab_completes_a_name_and_then_goes_on(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """Those offered stand in the line of keys; the second name of a list too."""
    async with run(MeetingStart(Session(workbook)), size) as pilot:
        await pilot.press("down", "down")
        await type_text(pilot, "dan")
        assert "Tab: Dana Whitfield" in words_on_screen(pilot)
        await pilot.press("tab")
        await type_text(pilot, "; tom")
        await pilot.press("tab", "tab")
        assert isinstance(pilot.app.focused, OptionList)
        await pilot.press("enter")
        await pilot.pause()
        (meeting,) = tomllib.loads(workbook.read_text())["meetings"]
        assert meeting["present"] == "Dana Whitfield; Tomasz Berg"


KEYS = (
    '[keys]\nsave = "f2"\nrestore = "f3"\nred = "1"\nchoice-leave = "f4"\n'
    'complete = "f6"\nundo = "f7"\n'
)


@pytest.fixture
def other_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give commands other keys in the user's settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "eh-tui").mkdir(parents=True)
    (tmp_path / "config" / "eh-tui" / "settings.toml").write_text(KEYS)


@pytest.mark.usefixtures("other_keys")
async def test_dialogs_name_the_keys_of_the_settings(run: Run, workbook: Path) -> None:
    """A hint that names another key than the one that works is worse than none."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await go(pilot, "2-02", "who")
        await press(pilot, "enter")
        await type_text(pilot, "tom")
        assert "F2 save" in words_on_screen(pilot)
        assert "F6: Tomasz Berg" in words_on_screen(pilot)
        await press(pilot, "escape", "enter")
        assert "F3 puts back the saved text." in words_on_screen(pilot)
        await press(pilot, "f6", "f2")
        assert action_in(workbook, "2-02")["who"] == "Tomasz Berg"

        await press(pilot, "right", "enter")
        assert isinstance(pilot.app.screen, ChoiceDialog)
        assert "1 At risk" in words_on_screen(pilot)
        assert "F4 leave" in words_on_screen(pilot)
        await press(pilot, "1")
        assert action_in(workbook, "2-02")["rag"] == "red"
        await press(pilot, "left", "left", "left", "d")
        assert "F7 brings it back" in words_on_screen(pilot)


@both_sizes
async def test_a_text_longer_than_its_field_is_seen(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """A field of one line has no bar, which would stand where the text is."""
    async with run(MeetingStart(Session(workbook)), size) as pilot:
        await pilot.press("down", "down")
        await type_text(pilot, "Somebody with a name; " * 8 + "the last one")
        assert "the last one" in words_on_screen(pilot)
