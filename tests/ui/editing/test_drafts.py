"""What is typed and not saved, as the dialog keeps it and offers it again."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from eh_tui.files.beside import drafts as drafts_module
from eh_tui.files.beside.drafts import Drafts
from eh_tui.session import Session
from eh_tui.ui.editing import edit_dialog as edit_module
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.ui.conftest import Run, action_in

PLACE = ("1-01", "when")


async def open_when(pilot: Pilot[None]) -> None:
    """Open the first action's date."""
    await pilot.press("1", "left", "left", "enter")
    await pilot.pause()
    assert "Enter save" in screen_text(pilot.app)


async def wait_for_draft(pilot: Pilot[None], workbook: Path, text: str | None) -> None:
    """Wait until a draft is on disk, or none is."""
    for _ in range(600):
        if Drafts(workbook).get(PLACE) == text:
            return
        await pilot.pause(0.05)
    assert Drafts(workbook).get(PLACE) == text


async def test_a_moment_after_the_last_letter_it_is_on_disk(run: Run, workbook: Path) -> None:
    """Two letters are a thought too."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await pilot.press("!", "?")
        await wait_for_draft(pilot, workbook, "ongoing!?")


async def test_many_letters_are_on_disk_at_once(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fast hand has a sentence in a second."""
    monkeypatch.setattr(edit_module, "SOON", 3600)
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await pilot.press(*"a" * (edit_module.MANY - 1))
        await pilot.pause()
        assert Drafts(workbook).get(PLACE) is None
        await pilot.press("b")
        await wait_for_draft(pilot, workbook, "ongoing" + "a" * (edit_module.MANY - 1) + "b")


async def test_escape_keeps_it_for_the_next_session(run: Run, workbook: Path) -> None:
    """Today's half sentence is tomorrow's."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await pilot.press("!", "escape")
        await pilot.pause()
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        assert "ongoing!" in screen_text(pilot.app)
        assert "This is your draft" in screen_text(pilot.app)
        assert action_in(workbook, "1-01")["when"] == "ongoing"


@pytest.mark.parametrize(
    "keys",
    [("enter",), ("backspace",) * 9 + ("escape",), ("ctrl+r", "escape")],
    ids=["saved", "emptied", "restored"],
)
async def test_it_is_dropped_when_it_is_wanted_no_more(
    keys: tuple[str, ...], run: Run, workbook: Path
) -> None:
    """An offer that is refused is not made again."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await pilot.press("!", "escape")
        await wait_for_draft(pilot, workbook, "ongoing!")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*keys)
        await wait_for_draft(pilot, workbook, None)
        await pilot.press("enter")
        await pilot.pause()
        assert "your draft" not in screen_text(pilot.app)


async def test_a_failing_disk_is_told_and_stops_no_typing(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home's disk is full, the workbook's is not: Enter saves all the same."""
    monkeypatch.setattr(edit_module, "LATER", 0.05)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        with monkeypatch.context() as broken:
            broken.setattr(drafts_module, "_replace", full)
            await pilot.press(*"a" * edit_module.MANY)
            await pilot.pause()
            assert "the disk is full" in screen_text(pilot.app)
        await wait_for_draft(pilot, workbook, "ongoing" + "a" * edit_module.MANY)
        await pilot.pause()
        assert "the disk is full" not in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()

    assert action_in(workbook, "1-01")["when"] == "ongoing" + "a" * edit_module.MANY
