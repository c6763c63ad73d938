"""Minutes on screen after their meeting: what is to be amended in them, and their approval."""

from pathlib import Path

from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.meeting.drafts import AMENDMENT
from eh_tui.session import Session
from eh_tui.ui.editing.field import Field
from eh_tui.ui.meeting.amendments import AmendmentsScreen
from eh_tui.ui.meeting.trend import TrendScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.lists import rows_in, sentences
from tests.support.meeting_screens import held
from tests.support.sheets import paste, until
from tests.ui.conftest import Run

LINES = "Ring weekly.\n\n  Dana  takes it up\nwith the parents."


async def test_minutes_are_amended_and_approved_on_screen(run: Run, workbook: Path) -> None:
    """By somebody who was there; nothing is approved while an amendment waits."""
    async with run(TrendScreen(held(workbook, a4_07="red"))) as pilot:
        await pilot.press("A", "i", *"Dana Whitfield", "enter", *"Ring weekly", "enter")
        await pilot.press("a", "enter")
        await pilot.pause()
        assert "Take or leave M1-AM1 first" in sentences(pilot.app)[-1]
        await pilot.press("t", "a", *"Nobody", "enter")
        await pilot.pause()
        assert "Nobody is neither among those who were at M1" in sentences(pilot.app)[-1]
        await pilot.press("home", "ctrl+k", *"D Whitfield", "enter")
        await pilot.pause()
        assert "Approved on 14 September 2026 by D Whitfield." in screen_text(pilot.app)
        (row,) = Session(workbook).workbook.amendments
        assert (row.text, row.by, row.answer) == ("Ring weekly", "Dana Whitfield", "taken")


async def test_who_was_not_there_is_told_before_typing_an_amendment(
    run: Run, workbook: Path
) -> None:
    """So that no words are typed for nothing; the name is asked for again."""
    async with run(TrendScreen(held(workbook, a4_07="red"))) as pilot:
        await pilot.press("A", "i", *"Nobody", "enter")
        await pilot.pause()
        assert "Nobody is not among those who were at M1" in sentences(pilot.app)[-1]
        assert "Who proposes it?" in screen_text(pilot.app)
        await pilot.press("home", "ctrl+k", *"Dana Whitfield", "enter", *"Ring weekly", "enter")
        await pilot.pause()
        (row,) = Session(workbook).workbook.amendments
        assert (row.text, row.by) == ("Ring weekly", "Dana Whitfield")


async def test_an_amendment_of_several_lines_is_in_the_file_as_it_was_pasted(
    run: Run, workbook: Path
) -> None:
    """A paragraph of the minutes has more than one line; it is read whole below the list."""
    async with run(AmendmentsScreen(held(workbook), "M1")) as pilot:
        await pilot.press("i", *"Dana Whitfield", "enter")
        await pilot.pause()
        await paste(pilot, LINES)
        await pilot.press("ctrl+j", "!", "enter")
        await pilot.pause()
        (row,) = rows_in(workbook, "amendments")
        assert row["text"] == f"{LINES}\n!"
        assert "with the parents." in screen_text(pilot.app)
        assert Drafts(workbook).texts == {}


async def test_an_amendment_is_kept_while_it_is_typed_and_found_among_the_drafts(
    run: Run, workbook: Path
) -> None:
    """Whoever is called away, or loses the line, goes on with it."""
    held(workbook)
    async with run(AmendmentsScreen(Session(workbook), "M1")) as pilot:
        await pilot.press("i", *"Dana Whitfield", "enter")
        await pilot.pause()
        await paste(pilot, LINES)
        await until(pilot, lambda: Drafts(workbook).get(("M1", AMENDMENT)) == LINES)
        await pilot.press("escape")
        await pilot.pause()
        assert rows_in(workbook, "amendments") == []
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert "amendment to the minutes of M1" in screen_text(pilot.app)
        await pilot.press("enter", *"Dana Whitfield", "enter")
        await pilot.pause()
        assert pilot.app.screen.query_one(Field).value == LINES
        await pilot.press("enter")
        await pilot.pause()
        assert "everything that was typed is saved" in screen_text(pilot.app)
        (row,) = rows_in(workbook, "amendments")
        assert (row["text"], row["by"]) == (LINES, "Dana Whitfield")
