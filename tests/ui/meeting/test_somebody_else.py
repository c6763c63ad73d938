"""What somebody at the sheet changes while a meeting has the same action on its card."""

from pathlib import Path

import pytest

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from tests.support.frames import screen_text
from tests.support.meeting_screens import begun, discussed_in, meeting_on
from tests.support.sheets import press, words_on_screen
from tests.ui.conftest import Run, action_in


def changed_elsewhere(workbook: Path, id: str, field: str, text: str) -> None:
    """Change an action as a colleague at another machine does."""
    other = Session(workbook, "jpatel")
    other.apply("theirs", set_field(other.workbook, Kind.ACTIONS, id, field, text))


@pytest.mark.parametrize("answer", [("m",), ("e", "enter")], ids=str)
async def test_what_is_chosen_over_theirs_is_told_by_the_minutes(
    answer: tuple[str, ...], run: Run, workbook: Path
) -> None:
    """It was changed in the meeting, from what they had made of it."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await press(pilot, "w", *", weekly")
        changed_elsewhere(workbook, "4-07", "when", "by 3/2027")
        await press(pilot, "enter", *answer)
        row = discussed_in(workbook)["4-07"]
        assert (row["state"], row["when_before"]) == ("discussed", "by 3/2027")
        assert action_in(workbook, "4-07")["when"] == "ongoing, weekly"


async def test_theirs_that_is_kept_was_not_the_meetings(run: Run, workbook: Path) -> None:
    """It waits to be gone through."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await press(pilot, "w", *", weekly")
        changed_elsewhere(workbook, "4-07", "when", "by 3/2027")
        await press(pilot, "enter", "t")
        assert discussed_in(workbook) == {}
        assert action_in(workbook, "4-07")["when"] == "by 3/2027"


async def test_a_meeting_goes_on_where_it_was_when_somebody_moves_its_card(
    run: Run, workbook: Path
) -> None:
    """A rating from elsewhere puts the action under another part; nothing is passed over."""
    screen = meeting_on(begun(workbook))
    async with run(screen) as pilot:
        await press(pilot, "enter")
        assert "Action 4-08" in screen_text(pilot.app)
        changed_elsewhere(workbook, "4-08", "rag", "amber")
        screen.session.refresh()
        screen.catch_up()
        await pilot.pause()
        assert "On track" in words_on_screen(pilot)
        assert "Action 4-08" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "Action 4-14" in screen_text(pilot.app)
