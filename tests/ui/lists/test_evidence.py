"""The evidence of an action on screen: on the sheet, on the card, and in its own list."""

from pathlib import Path

from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.evidence import add_evidence
from eh_tui.session import Session
from eh_tui.ui.lists.evidence import EvidenceScreen
from eh_tui.ui.meeting.walk import WalkScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import TODAY, screen_text
from tests.support.lists import rows_in
from tests.ui.conftest import Run


async def test_a_file_and_its_day_are_added_changed_and_taken_out(run: Run, workbook: Path) -> None:
    """The file of the workbook is the witness."""
    async with run(EvidenceScreen(Session(workbook), "1-02")) as pilot:
        await pilot.press("i", *"list.pdf", "enter", *"12/9/2026", "enter")
        row = {"id": "1-02-E1", "of": "1-02", "what": "list.pdf", "seen": "12/9/2026"}
        assert rows_in(workbook, "evidence") == [row]
        await pilot.press("enter", "s", "end", *["backspace"] * 9, *"1/9/2026", "enter")
        await pilot.pause()
        assert rows_in(workbook, "evidence") == [{**row, "seen": "1/9/2026"}]
        await pilot.press("d")
        assert rows_in(workbook, "evidence") == []
        await pilot.press("u")
        assert rows_in(workbook, "evidence") == [{**row, "seen": "1/9/2026"}]


async def test_a_day_without_its_year_is_asked_for_again(run: Run, workbook: Path) -> None:
    """Nothing is written before it can be read."""
    async with run(EvidenceScreen(Session(workbook), "1-02")) as pilot:
        await pilot.press("i", *"list.pdf", "enter", *"12/9", "enter")
        await pilot.pause()
        assert "is no date" in screen_text(pilot.app)
        assert not rows_in(workbook, "evidence")


async def test_the_sheet_says_in_words_that_there_is_some_and_a_key_shows_it(
    run: Run, workbook: Path
) -> None:
    """Beside the action's text."""
    session = Session(workbook)
    session.apply("x", add_evidence(session.workbook, "1-01", "list.pdf", today=TODAY))
    async with run(SheetScreen(session)) as pilot:
        assert "evidence: 1" in screen_text(pilot.app)
        screen = pilot.app.screen
        assert isinstance(screen, SheetScreen)
        screen.sheet.go_to(Address(Kind.ACTIONS, "1-01", "text"))
        await pilot.press("e")
        await pilot.pause()
        assert "Evidence of 1-01" in screen_text(pilot.app)
        assert "list.pdf" in screen_text(pilot.app)


async def test_a_card_tells_the_evidence_and_a_key_adds_to_it(run: Run, workbook: Path) -> None:
    """So does a meeting, whose cards are these."""
    session = Session(workbook)
    async with run(WalkScreen(session, "1-02")) as pilot:
        assert "Evidence" not in screen_text(pilot.app)
        await pilot.press("E", "i", *"list.pdf", "enter", "enter", "escape")
        await pilot.pause()
        (line,) = (line for line in screen_text(pilot.app).splitlines() if "Evidence" in line)
        assert "list.pdf" in line
