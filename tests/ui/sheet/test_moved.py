"""A workbook whose file or history is elsewhere, or lies where nothing can be written."""

from pathlib import Path

from eh_tui.files.store.journal import history_of
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.ui.conftest import Run


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
