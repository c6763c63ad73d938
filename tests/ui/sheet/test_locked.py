"""A locked workbook on screen: it says so at all times, and no key changes it."""

import shutil
from pathlib import Path

import pytest

from eh_tui.model.core.locking import lock, unlock
from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.ui.conftest import Run, action_in, both_sizes


@pytest.fixture
def session(workbook: Path) -> Session:
    """Return a session on a workbook that somebody else has locked."""
    other = Session(workbook, "head")
    other.apply("locked", lock(other.workbook, "Closed by governors."))
    return Session(workbook, "jpatel")


@both_sizes
async def test_it_says_that_it_is_locked_and_why(
    size: tuple[int, int], run: Run, session: Session
) -> None:
    """Before anybody types a text that can't be saved."""
    async with run(SheetScreen(session), size) as pilot:
        shown = screen_text(pilot.app)
        assert "LOCKED" in shown
        assert "Closed by governors." in shown
        assert "Saved" not in shown


@pytest.mark.parametrize("key", ["r", "i", "d", "J", "u"])
async def test_no_key_changes_it(key: str, run: Run, session: Session) -> None:
    """Last year's audit is read in a meeting, with a hand on the keys."""
    before = session.path.read_bytes()
    async with run(SheetScreen(session)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert session.path.read_bytes() == before


async def test_a_lock_shows_to_whoever_has_it_open_and_goes_when_it_goes(
    run: Run, workbook: Path
) -> None:
    """Within a second, as all that others do."""
    session, other = Session(workbook, "jpatel"), Session(workbook, "head")
    async with run(SheetScreen(session)) as pilot:
        assert "LOCKED" not in screen_text(pilot.app)
        other.apply("locked", lock(other.workbook, "Closed by governors."))
        await pilot.press("r")
        await pilot.pause()
        assert "LOCKED" in screen_text(pilot.app)
        assert action_in(workbook, "1-01")["rag"] == "green"
        other.apply("unlocked", unlock(other.workbook))
        await pilot.press("r")
        await pilot.pause()
        assert "Saved" in screen_text(pilot.app)
        assert action_in(workbook, "1-01")["rag"] == "red"


async def test_a_sync_copy_is_not_offered_to_it(run: Run, session: Session) -> None:
    """Merging it would be refused."""
    shutil.copyfile(session.path, session.path.with_name(f"{session.path.stem} (1).toml"))
    async with run(SheetScreen(session)) as pilot:
        assert "A sync tool left a copy" not in screen_text(pilot.app)
