"""A screen that only follows a meeting, and who leads it."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eh_tui.files.beside.showing import Shown
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.meeting.matters import note_matter
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.meeting.follow import FollowScreen
from tests.support.forms import filled_copy
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.meeting_screens import meeting_on, opened
from tests.ui.conftest import Run


def shown(workbook: Path, action: str, leads: str = "elsewhere.17") -> None:
    """Let somebody on another machine show an action, whose sign of life is there."""
    session = Session(workbook)
    (workbook.parent / f".{workbook.stem}.here.{leads}").write_text("dana")
    session.showing.show(Shown("M1", action, leads, "dana"))


def action_shown(workbook: Path) -> str:
    """Return which action is shown to those who follow."""
    found = Session(workbook).showing.read()
    return found.action if found else ""


@pytest.mark.parametrize(
    "size", [(80, 24), (110, 30), (200, 60)], ids=["80x24", "110x30", "200x60"]
)
async def test_it_shows_one_action_in_words_and_who_is_there(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """With large gaps, no colour needed, and nothing of the chair's own notes."""
    session = opened(workbook)
    session.private_notes.write("2-02", "Ask gently")
    shown(workbook, "2-02")
    async with run(FollowScreen(Session(workbook)), size) as pilot:
        text = screen_text(pilot.app)
        assert text == snapshot
        assert "gently" not in text


async def test_whose_window_is_open_is_not_said_to_be_at_the_meeting(
    run: Run, workbook: Path
) -> None:
    """Nor is whoever leads told twice, nor somebody with two windows."""
    opened(workbook)
    shown(workbook, "2-02")
    screen = FollowScreen(Session(workbook))
    async with run(screen) as pilot:
        text = screen_text(pilot.app)
        assert "dana leads" in text
        assert "open" not in text.partition("dana leads")[2]
        for number in (18, 19):
            (workbook.parent / f".{workbook.stem}.here.elsewhere.{number}").write_text("Tom B")
        screen.catch_up()
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "dana leads   Also has the workbook open: Tom B\n" in text.replace(" \n", "\n")
        assert "Here" not in text


async def test_the_lines_of_a_text_stand_below_each_other(run: Run, workbook: Path) -> None:
    """So that nobody takes the second date for another field."""
    opened(workbook)
    shown(workbook, "1-03")
    async with run(FollowScreen(Session(workbook))) as pilot:
        first, second = (
            line
            for line in screen_text(pilot.app).splitlines()
            if "14/3/24" in line or "9/6" in line
        )
        assert first.index("14/3/24") == second.index("9/6/26")


async def test_a_row_is_asked_for_no_date_that_its_form_has_no_column_for(
    run: Run, tmp_path: Path
) -> None:
    """An objective has neither date nor lead; an action below it has both, under one another."""
    path = filled_copy(tmp_path, "development-plan")
    opened(path)
    shown(path, "1.A")
    screen = FollowScreen(Session(path))
    async with run(screen) as pilot:
        assert "No date" not in screen_text(pilot.app)
        assert "Nobody" not in screen_text(pilot.app)
        shown(path, "1-02")
        screen.catch_up()
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "By when 1 November 2026" in text
        assert "Lead    DW" in text


async def test_a_date_says_how_long_it_is_over(run: Run, workbook: Path) -> None:
    """Which is what those around the table talk about."""
    opened(workbook)
    shown(workbook, "3-02")
    async with run(FollowScreen(Session(workbook))) as pilot:
        assert "6/2024  (overdue 2 years)" in screen_text(pilot.app)


async def test_it_follows_and_no_key_changes_anything(run: Run, workbook: Path) -> None:
    """A stray key of a colleague's, or of whoever passes the projector."""
    opened(workbook)
    shown(workbook, "2-02")
    screen = FollowScreen(Session(workbook))
    async with run(screen) as pilot:
        before = workbook.read_bytes()
        await pilot.press(*"ragdpixwoemC", "enter", "space")
        assert workbook.read_bytes() == before
        shown(workbook, "3-02")
        screen.catch_up()
        await pilot.pause()
        assert "3-02  Get your schools" in screen_text(pilot.app)


async def test_it_says_so_while_there_is_nothing_to_follow(run: Run, workbook: Path) -> None:
    """Before the meeting, before its first card, and behind the last."""
    screen = FollowScreen(Session(workbook))
    async with run(screen) as pilot:
        assert "No meeting is going on." in screen_text(pilot.app)
        opened(workbook)
        screen.catch_up()
        await pilot.pause()
        assert "Nothing is shown yet." in screen_text(pilot.app)
        shown(workbook, "")
        screen.catch_up()
        await pilot.pause()
        assert "gone through" in screen_text(pilot.app)


async def test_an_item_of_the_agenda_is_shown_by_its_title(run: Run, workbook: Path) -> None:
    """With what was said and decided; of an internal one not even that."""
    session = opened(workbook)
    meeting = open_meeting(session.workbook)
    assert meeting
    session.apply("", *note_matter(session.workbook, meeting, "M1-N4", text="Aa", decision="Bb cc"))
    shown(workbook, "M1-N4")
    screen = FollowScreen(Session(workbook))
    async with run(screen) as pilot:
        text = screen_text(pilot.app)
        assert "Safeguarding update" in text
        assert "Said      Aa" in text
        assert "Decided   Bb cc" in text
        session.apply("", set_field(session.workbook, Kind.MATTERS, "M1-N4", "internal", "yes"))
        screen.catch_up()
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "An internal item of the agenda." in text
        assert "Safeguarding" not in text
        assert "Bb cc" not in text


async def test_what_the_chair_only_looks_at_is_not_shown(run: Run, workbook: Path) -> None:
    """Until a key says so, or the meeting goes on."""
    async with run(meeting_on(opened(workbook))) as pilot:
        assert action_shown(workbook) == "M1-N1"
        await pilot.press("escape")
        assert action_shown(workbook) == "4-07"
        await pilot.press("right", "right")
        assert action_shown(workbook) == "4-07"
        await pilot.press("b")
        assert action_shown(workbook) == "4-14"
        await pilot.press("a")
        await pilot.pause()
        assert action_shown(workbook) == "4-15"


async def test_whoever_does_not_lead_shows_nothing_until_they_take_over(
    run: Run, workbook: Path
) -> None:
    """Two people note at once, and those who follow see one of them."""
    session = opened(workbook)
    shown(workbook, "2-02")
    async with run(meeting_on(session)) as pilot:
        await pilot.press("escape", "a", "b")
        await pilot.pause()
        assert action_shown(workbook) == "2-02"
        assert "dana leads" in sentences(pilot.app)[-1]
        await pilot.press("T", "l")
        await pilot.pause()
        assert action_shown(workbook) == "4-08"


async def test_who_leads_is_handed_on_and_nobody_waits_for_who_has_left(
    run: Run, workbook: Path
) -> None:
    """A session that is gone leads no more."""
    session = opened(workbook)
    async with run(meeting_on(session)) as pilot:
        (workbook.parent / f".{workbook.stem}.here.elsewhere.17").write_text("dana")
        await pilot.press("escape", "T")
        shown = screen_text(pilot.app)
        assert "You lead this meeting." in shown
        assert ("Go on leading it here" in shown, "Hand it on to dana" in shown) == (True, True)
        await pilot.press("down", "enter", "a")
        await pilot.pause()
        assert action_shown(workbook) == "4-07"
        (workbook.parent / f".{workbook.stem}.here.elsewhere.17").unlink()
        await pilot.press("a")
        await pilot.pause()
        assert action_shown(workbook) == "4-14"


async def test_who_only_follows_is_seen_and_cannot_be_made_to_lead(
    run: Run, workbook: Path
) -> None:
    """A projector shows no card of its own."""
    session = opened(workbook)
    async with run(meeting_on(session)) as pilot:
        (workbook.parent / f".{workbook.stem}.here.elsewhere.17").write_text("dana (follows)")
        await pilot.press("escape", "T")
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "Go on leading it here" in text
        assert "dana" not in text
    follower = Session(workbook)
    FollowScreen(follower)
    follower.presence.show()
    assert [name for _, name in Session(workbook).presence.sessions()][-1].endswith(" (follows)")


async def test_a_key_that_goes_on_with_the_meeting_says_that_this_window_only_follows(
    workbook: Path,
) -> None:
    """The meeting stands on the screen: that none goes on would be untrue."""
    session = opened(workbook)
    async with EhApp(session, follows=True).run_test(notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("R")
        await pilot.pause()
        assert "This window only follows the meeting" in sentences(pilot.app)[-1]
