"""A part of the actions: overdue, changed, without a date, somebody's."""

from pathlib import Path

from eh_tui.ui.meeting.screen import MeetingScreen
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.meeting_screens import begun, discussed_in, meeting_on
from tests.ui.conftest import Run


def gone_through(screen: MeetingScreen) -> list[str]:
    """Return the ids of what is gone through."""
    return [stop.row.id for stop in screen.ordered()]


async def test_a_part_of_the_actions_is_gone_through(run: Run, workbook: Path) -> None:
    """The title says which; what is dealt with stays in it, and the end comes after its last."""
    screen = meeting_on(begun(workbook))
    async with run(screen) as pilot:
        await pilot.press("f", "o")
        await pilot.pause()
        assert gone_through(screen) == ["3-02", "1-03", "3-03"]
        assert "only overdue" in screen_text(pilot.app)
        await pilot.press("g", "g", "g")
        await pilot.pause()
        assert discussed_in(workbook).keys() == {"3-02", "1-03", "3-03"}
        assert gone_through(screen) == ["3-02", "1-03", "3-03"]
        await pilot.press("f", "a")
        await pilot.pause()
        assert len(gone_through(screen)) == 25
        assert "3 of 25 discussed" in screen_text(pilot.app)


async def test_mine_is_found_however_the_name_is_spelt(run: Run, workbook: Path) -> None:
    """By the register."""
    screen = meeting_on(begun(workbook))
    async with run(screen) as pilot:
        await pilot.press("f", "m", *"TB", "enter")
        await pilot.pause()
        assert "3-03" in gone_through(screen)
        assert 0 < len(gone_through(screen)) < 25
        assert "only TB" in screen_text(pilot.app)


async def test_a_part_that_is_empty_is_not_gone_through(run: Run, workbook: Path) -> None:
    """Before a first meeting nothing was changed since the last one."""
    screen = meeting_on(begun(workbook))
    async with run(screen) as pilot:
        await pilot.press("f", "c")
        await pilot.pause()
        assert "Nothing on the agenda is changed" in sentences(pilot.app)[-1]
        assert len(gone_through(screen)) == 25
