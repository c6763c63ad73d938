"""Long texts in the history: what differs is seen at once, the whole of both by one key."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from eh_tui.errors import Conflict
from eh_tui.model.core.edits import remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.history.screen import HistoryScreen
from tests.support.boxes import read_on, words_in_box
from tests.support.frames import screen_text
from tests.ui.conftest import Run

SIZES = [(80, 24), (120, 40), (60, 20)]
LONG = "\n".join(
    f"{n}. The deputy head rings the family in week {n} and notes what they said."
    for n in range(1, 15)
)


@pytest.fixture
def session(workbook: Path) -> Session:
    """Return a session in which a long text was gone on with, and one that came too late."""
    session = Session(workbook, "jpatel")
    put(session, LONG)
    late = set_field(session.workbook, Kind.ACTIONS, "1-03", "text", f"{LONG} Wanted.")
    put(session, f"{LONG} Newer.")
    with pytest.raises(Conflict):
        session.apply("1-03 text", late)
    return session


def put(session: Session, text: str) -> None:
    """Give an action another text."""
    edit = set_field(session.workbook, Kind.ACTIONS, "1-03", "text", text)
    session.apply("1-03 text", edit)


def line_of(pilot: Pilot[None], words: str) -> str:
    """Return the first line on screen that has some words."""
    return next(line for line in screen_text(pilot.app).split("\n") if words in line)


@pytest.mark.parametrize("size", SIZES)
async def test_old_and_new_of_a_long_text_do_not_look_alike(
    size: tuple[int, int], run: Run, session: Session
) -> None:
    """Nor do what was seen and what was wanted where somebody else had been faster."""
    async with run(HistoryScreen(session), size) as pilot:
        assert "Wanted." in line_of(pilot, "Wanted  ")
        assert "Wanted." not in line_of(pilot, "Seen  ")
        assert "They differ in this; v shows all of it." in screen_text(pilot.app)
        await pilot.press("down")
        await pilot.pause()
        assert "Newer." in line_of(pilot, "New  ")
        assert "Newer." not in line_of(pilot, "Old  ")


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_of_the_list_begins_where_the_texts_differ(
    size: tuple[int, int], run: Run, session: Session
) -> None:
    """Whoever looks for a change must not open each."""
    async with run(HistoryScreen(session), size) as pilot:
        text = screen_text(pilot.app)
        assert "… said. -> … said. Newer." in text or "… -> … Newer." in text
        assert "conflict: … said. -> … said. Wanted." in text or "conflict: … -> … Wan" in text


@pytest.mark.parametrize("size", SIZES)
async def test_both_texts_can_be_read_whole(
    size: tuple[int, int], run: Run, session: Session
) -> None:
    """What lost is nowhere else on screen."""
    async with run(HistoryScreen(session), size) as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert "Esc back" in words_in_box(pilot)
        words = await read_on(pilot)
        assert "Esc back" in words_in_box(pilot)
        for n in range(1, 15):
            assert words.count(f"in week {n} and") >= 2
        assert "said. Wanted." in words
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HistoryScreen)


async def test_the_text_of_a_row_that_was_taken_out_can_be_read_whole(
    run: Run, session: Session
) -> None:
    """It has no other place on screen."""
    session.apply("1-03 taken out", remove_row(session.workbook, Kind.ACTIONS, "1-03"))
    async with run(HistoryScreen(session)) as pilot:
        assert "v shows all of it" in screen_text(pilot.app)
        await pilot.press("v")
        await pilot.pause()
        assert "in week 14 and notes what they said. Newer." in await read_on(pilot)


async def test_a_short_change_is_shown_as_it_is(run: Run, session: Session) -> None:
    """And no key is told that shows nothing more."""
    put(session, "Ring them.\nNote it.")
    put(session, "Ring them.\nNote it at once.")
    async with run(HistoryScreen(session)) as pilot:
        words = " ".join(screen_text(pilot.app).split())
        assert "Old Ring them. Note it. New Ring them. Note it at once." in words
        assert "v shows" not in words
