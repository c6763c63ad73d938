"""A meeting on a wide screen: agenda, card and guidance beside each other, and the time left."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eh_tui.model.meeting.agenda_tree import minutes_since, time_words
from tests.support.frames import screen_text
from tests.support.meeting_screens import meeting_on, opened
from tests.ui.conftest import Run


@pytest.mark.parametrize("size", [(110, 30), (200, 60)], ids=["110x30", "200x60"])
async def test_agenda_card_and_guidance_stand_side_by_side(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Where the meeting is, what is done and what is left for later, without a key."""
    async with run(meeting_on(opened(workbook)), size) as pilot:
        await pilot.press("escape", "a", "p")
        await pilot.pause()
        assert screen_text(pilot.app) == snapshot


async def test_a_narrow_screen_shows_the_card_alone(run: Run, workbook: Path) -> None:
    """The agenda is a key away there."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("escape")
        assert "▸" not in screen_text(pilot.app)


async def test_the_title_says_how_long_it_lasts_and_what_is_left(run: Run, workbook: Path) -> None:
    """Of what the agenda plans; without a plan it says neither."""
    async with run(meeting_on(opened(workbook)), (120, 40)) as pilot:
        await pilot.press("escape")
        assert "0 of 25 discussed, 0 min, 47 left" in screen_text(pilot.app)


def test_time_that_is_over_is_said_so() -> None:
    """And a moment that can't be read counts as none."""
    began, later = "2026-09-14T09:00:00.000Z", "2026-09-14T09:50:59.000Z"
    assert minutes_since(began, later) == 50
    assert time_words(50, 47) == "50 min, 3 over"
    assert time_words(12, 47) == "12 min, 35 left"
    assert time_words(12, 0) == "12 min"
    assert minutes_since(later, began) == minutes_since("", later) == 0
