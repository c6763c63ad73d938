"""What is said of a line below a list: where there is no room for all, one key shows it."""

from pathlib import Path

import pytest

from eh_tui.session import Session
from eh_tui.ui.lists.drafts import DraftsScreen
from tests.support.frames import screen_text
from tests.support.sheets import words_on_screen
from tests.ui.conftest import Run

LONG = "\n".join(f"{n}. The deputy head rings the family." for n in range(1, 31))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_long_draft_can_be_read_whole(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """Without opening it, and with a word that there is more."""
    session = Session(workbook, "me")
    session.drafts.keep(("1-03", "text"), LONG)
    async with run(DraftsScreen(session), size) as pilot:
        assert "… v shows all of it." in words_on_screen(pilot)
        assert "30. The deputy" not in screen_text(pilot.app)
        await pilot.press("v", *["pagedown"] * 8)
        await pilot.pause()
        assert "30. The deputy" in screen_text(pilot.app)
        assert "Esc back" in screen_text(pilot.app)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DraftsScreen)


async def test_a_short_text_names_no_key_that_shows_more(run: Run, workbook: Path) -> None:
    """All of it is there."""
    session = Session(workbook, "me")
    session.drafts.keep(("1-03", "text"), "Ring them.\nNote it.")
    async with run(DraftsScreen(session)) as pilot:
        assert "Ring them. ↵ Note it." in screen_text(pilot.app)
        assert "shows all" not in screen_text(pilot.app)
