"""A workbook whose file or history is elsewhere, or lies where nothing can be written."""

import os
from pathlib import Path

import pytest

from eh_tui.files.store.journal import history_of
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.editing.edit_dialog import EditDialog
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.sheets import toasts, watch
from tests.ui.conftest import Run, action_in


def read_on(text: str) -> str:
    """Return what a screen shows without its frames and line ends."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "│┃▌▐▎█▊▔▁"), " ")).split())


async def test_a_history_that_was_left_behind_is_named_at_opening(run: Run, workbook: Path) -> None:
    """A file renamed in a file manager would otherwise lose its history without a word."""
    session = Session(workbook)
    session.apply("", set_field(session.workbook, Kind.ACTIONS, "1-01", "when", "termly"))
    renamed = workbook.rename(workbook.with_name("elm.toml"))
    async with run(SheetScreen(Session(renamed))) as pilot:
        shown = read_on(screen_text(pilot.app))
        assert "was given another name" in shown
        assert "example-primary.history.jsonl" in shown
    history_of(workbook).rename(history_of(renamed))
    async with run(SheetScreen(Session(renamed))) as pilot:
        assert "another name" not in read_on(screen_text(pilot.app))


async def test_a_file_renamed_while_open_stops_editing_and_says_what_to_do(
    run: Run, workbook: Path
) -> None:
    """Nothing is broken; and nobody is to type a long text that can't be saved."""
    async with run(SheetScreen(Session(workbook)), (120, 40)) as pilot:
        await pilot.press("1")
        aside = workbook.rename(workbook.with_name("elm.toml"))
        for key in ("enter", "a"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, SheetScreen)
        shown = read_on(screen_text(pilot.app))
        assert "example-primary.toml is missing; put it back under that name" in shown
        await watch(pilot)
        assert "FILE GONE" in screen_text(pilot.app)
        assert "FILE BROKEN" not in screen_text(pilot.app)

        aside.rename(workbook)  # what came back may not have been noticed yet
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EditDialog)
        await pilot.press("end", "!", "enter")
        await pilot.pause()
        assert action_in(workbook, "1-01")["text"].endswith("!")
        assert "FILE GONE" not in screen_text(pilot.app)


async def test_what_is_being_typed_when_the_file_goes_is_kept(run: Run, workbook: Path) -> None:
    """The dialog says why it can't be saved, and leaving it keeps a draft."""
    session = Session(workbook)
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        await pilot.press("end", "!")
        aside = workbook.rename(workbook.with_name("elm.toml"))
        await pilot.press("enter")
        await pilot.pause()
        assert "is missing; put it back" in read_on(screen_text(pilot.app))
        aside.rename(workbook)
        await pilot.press("enter")
        await pilot.pause()
        assert action_in(workbook, "1-01")["text"].endswith("!")


async def test_where_nothing_can_be_saved_it_is_said_at_opening_and_nothing_is_typed(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is to type a whole text first; and no file is named that nobody sees."""
    monkeypatch.setattr(os, "access", lambda path, *_, **__: Path(path).is_file())
    before = workbook.read_bytes()
    async with run(SheetScreen(Session(workbook)), (120, 40)) as pilot:
        assert "example-primary.toml can be read here, and not changed: nothing can be" in (
            toasts(pilot)
        )
        assert "VIEW ONLY" in screen_text(pilot.app)
        for key in ("1", "enter", "a", "r"):
            pilot.app.clear_notifications()
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, SheetScreen)
        assert "nothing can be saved in its folder; ask who looks after that." in toasts(pilot)
        assert ".lock" not in toasts(pilot)
    assert workbook.read_bytes() == before
