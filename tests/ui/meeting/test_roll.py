"""Who is at a meeting: one key for each, and the file has it."""

import tomllib
from pathlib import Path
from typing import Any

from syrupy.assertion import SnapshotAssertion

from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.session import Session
from eh_tui.ui.meeting.roll import RollScreen
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.meeting_screens import begun, meeting_on
from tests.ui.conftest import Run, both_sizes


def roll_of(workbook: Path) -> RollScreen:
    """Return the screen of who is at a meeting that has begun."""
    session = begun(workbook)
    meeting = open_meeting(session.workbook)
    assert meeting
    return RollScreen(session, meeting)


def meeting_in(workbook: Path) -> dict[str, Any]:
    """Return the meeting as the file has it."""
    (meeting,) = tomllib.loads(workbook.read_text())["meetings"]
    assert isinstance(meeting, dict)
    return meeting


@both_sizes
async def test_it_lists_the_register_with_what_each_is(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Those typed at the beginning are ticked, however they were spelt."""
    async with run(roll_of(workbook), size) as pilot:
        await pilot.press("c", "down", "m")
        assert screen_text(pilot.app) == snapshot


async def test_a_key_for_each_who_is_here_leads_writes_or_is_excused(
    run: Run, workbook: Path
) -> None:
    """A second tick takes the first away; what was typed of others stays."""
    async with run(roll_of(workbook)) as pilot:
        await pilot.press("c", "space", "down", "down", "space", "m", "down", "a")
        await pilot.pause()

        row, people = meeting_in(workbook), Session(workbook).workbook.people
        assert row["chair"] == people[0].name
        assert row["clerk"] == people[2].name
        assert row["apologies"] == people[3].name
        assert row["present"].splitlines()[-1] == people[2].name


async def test_a_visitor_and_the_next_date_are_asked_for(run: Run, workbook: Path) -> None:
    """A date that can't be read is asked for again as it was typed."""
    async with run(roll_of(workbook)) as pilot:
        await pilot.press("v", *"A. Guest", "enter")
        await pilot.press("n", *"soon", "enter")
        await pilot.pause()
        assert "is no date" in " ".join(sentences(pilot.app))
        await pilot.press(*["backspace"] * 4, *"12 January 2027", "enter")
        await pilot.pause()

        row = meeting_in(workbook)
        assert (row["visitors"], row["next_date"]) == ("A. Guest", "12 January 2027")


async def test_the_meeting_leads_to_it_and_undo_takes_a_tick_back(run: Run, workbook: Path) -> None:
    """One key there, one to tick, one to be back."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("P", "c")
        await pilot.pause()
        assert meeting_in(workbook)["chair"] == Session(workbook).workbook.people[0].name
        await pilot.press("u", "escape")
        await pilot.pause()
        assert meeting_in(workbook)["chair"] == ""
        assert "discussed" in screen_text(pilot.app)
