"""Two people in one long text: both can be read, and nothing that was typed is gone."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.boxes import read_on, words_in_box
from tests.support.frames import screen_text
from tests.support.sheets import (
    go,
    press,
    somebody_sets,
    toasts,
    type_text,
    watch,
    words_on_screen,
)
from tests.ui.conftest import Run, action_in

SIZES = [(80, 24), (120, 40), (60, 20)]
LONG = "\n".join(
    f"{n}. The deputy head rings the family in week {n} and notes what they said."
    for n in range(1, 15)
)


def sheet(path: Path) -> SheetScreen:
    """Return the sheet of a workbook, as somebody who is not jpatel has it."""
    return SheetScreen(Session(path, "me"))


async def clash(pilot: Pilot[None], path: Path, text: str = LONG) -> None:
    """Type at the end of a long text that another person goes on with meanwhile, and save."""
    somebody_sets(path, "1-03", "text", text)
    await watch(pilot)
    await go(pilot, "1-03", "text")
    await press(pilot, "enter", "ctrl+end")
    await type_text(pilot, " Mine.")
    somebody_sets(path, "1-03", "text", f"{text} Yours.")
    await press(pilot, "enter")
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_what_differs_is_seen_first_and_the_choices_stay(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """Whoever meets a long text need not compare it word by word, nor know the keys."""
    async with run(sheet(workbook), size) as pilot:
        await clash(pilot, workbook)
        first = words_in_box(pilot)
        assert "Yours." in first
        assert "Mine." in first
        for _ in range(2):
            words = words_in_box(pilot)
            assert "t Keep theirs" in words
            assert "m Use mine" in words
            assert "e Edit mine" in words
            assert "Enter choose" in words
            assert "PgDn read on" in words
            await press(pilot, "pagedown")
            await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_both_long_texts_can_be_read_whole(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """The shown difference is no reason to hide the rest of what is chosen."""
    async with run(sheet(workbook), size) as pilot:
        await clash(pilot, workbook)
        words = await read_on(pilot)
        for n in range(1, 15):
            assert words.count(f"in week {n} and") >= 2
        await press(pilot, "m")
        assert action_in(workbook, "1-03")["text"] == f"{LONG} Mine."


async def test_a_short_conflict_has_no_key_for_reading_on(run: Run, workbook: Path) -> None:
    """A key that does nothing is not offered."""
    async with run(sheet(workbook)) as pilot:
        await clash(pilot, workbook, "Ring them.")
        assert "PgDn" not in screen_text(pilot.app)
        assert "Theirs: Ring them. Yours." in words_on_screen(pilot)


async def test_leaving_a_conflict_keeps_what_was_typed_as_a_draft(run: Run, workbook: Path) -> None:
    """As Esc does where it was typed: D lists it, and it stands there when the cell is opened."""
    async with run(sheet(workbook)) as pilot:
        await clash(pilot, workbook)
        assert "Esc keeps yours as a draft." in words_in_box(pilot)
        await press(pilot, "escape")
        assert "kept as a draft; D on the sheet lists it" in toasts(pilot)
        assert action_in(workbook, "1-03")["text"] == f"{LONG} Yours."

        await press(pilot, "D")
        await pilot.pause()
        assert "1 draft not saved yet" in words_on_screen(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert "Mine." in words_on_screen(pilot)
        said = " ".join(words_on_screen(pilot).replace("│", " ").split())
        assert "typed before this was changed" in said
        assert "what it says now: … notes what they said. Yours." in said
        await press(pilot, "enter")
        assert action_in(workbook, "1-03")["text"] == f"{LONG} Mine."


async def test_a_chosen_text_leaves_no_draft(run: Run, workbook: Path) -> None:
    """What was decided is not unfinished."""
    async with run(sheet(workbook)) as pilot:
        await clash(pilot, workbook)
        await press(pilot, "t", "D")
        await pilot.pause()
        assert "There is no draft" in words_on_screen(pilot)


async def test_leaving_a_conflict_of_an_undo_keeps_no_draft(run: Run, workbook: Path) -> None:
    """Nobody typed it: the history has it."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "1-03", "who")
        await press(pilot, "enter", "!", "enter")
        somebody_sets(workbook, "1-03", "who", "Tomasz")
        await press(pilot, "u")
        assert "as a draft" not in words_on_screen(pilot)
        await press(pilot, "escape", "D")
        await pilot.pause()
        assert "There is no draft" in words_on_screen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_date_is_about_says_where_it_goes_on(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """A long action above its date is cut, and not as if it ended there."""
    somebody_sets(workbook, "1-03", "text", LONG)
    async with run(sheet(workbook), size) as pilot:
        await go(pilot, "1-03", "when")
        await press(pilot, "enter")
        await pilot.pause()
        about = pilot.app.screen.query_one("#dialog-about").region
        lines = screen_text(pilot.app).split("\n")[about.y : about.bottom]
        assert "1. The deputy head" in lines[0]
        assert lines[-1][about.x : about.right].rstrip().endswith("…")
