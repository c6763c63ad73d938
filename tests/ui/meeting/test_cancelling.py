"""What a meeting takes back: its own steps, and itself only where somebody says so."""

import tomllib
from pathlib import Path
from typing import Any

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.dialogs.closed import ClosedDialog
from eh_tui.ui.lists.people import PeopleScreen
from eh_tui.ui.meeting.walk import WalkScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.lists import sentences
from tests.support.meeting_screens import begun, discussed_in, meeting_on
from tests.support.sheets import cursor, go, press, toasts, words_on_screen
from tests.ui.conftest import Run, action_in, results


def meetings_in(path: Path) -> list[dict[str, Any]]:
    """Return the meetings as the file has them."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text()).get("meetings", [])
    return rows


def edited(workbook: Path) -> Session:
    """Return a session that has changed a cell before anything else."""
    session = Session(workbook)
    edit = set_field(session.workbook, Kind.ACTIONS, "1-01", "when", "by Easter")
    session.apply("1-01 When", edit)
    return session


async def test_undo_on_the_first_card_takes_nothing_back(run: Run, workbook: Path) -> None:
    """Neither the meeting itself, nor an edit from before that nobody can see there."""
    edited(workbook)
    async with run(meeting_on(begun(workbook))) as pilot:
        before = workbook.read_bytes()
        await pilot.press("u", "u")
        assert sentences(pilot.app)[-1] == "There is nothing of this meeting to take back."
        assert workbook.read_bytes() == before


async def test_undo_stops_where_the_meeting_began(run: Run, workbook: Path) -> None:
    """Two steps of the meeting go back, the third press does nothing."""
    edited(workbook)
    async with run(meeting_on(begun(workbook))) as pilot:
        before = workbook.read_bytes()
        await pilot.press("r", "p", "u", "u", "u")
        assert discussed_in(workbook) == {}
        assert len(meetings_in(workbook)) == 1
        assert action_in(workbook, "1-01")["when"] == "by Easter"
        assert "nothing of this meeting" in sentences(pilot.app)[-1]
        assert (
            tomllib.loads(workbook.read_text())["actions"]
            == (tomllib.loads(before.decode())["actions"])
        )


async def test_what_was_changed_elsewhere_meanwhile_stays(run: Run, workbook: Path) -> None:
    """The school's name is on no card: the sentence says where it can be taken back."""
    session = begun(workbook)
    edit = set_field(session.workbook, Kind.SCHOOL, "school", "name", "Hill School")
    session.apply("school name", edit)
    async with run(meeting_on(session)) as pilot:
        await pilot.press("u")
        assert "school name, was not made in this meeting" in sentences(pilot.app)[-1]
        assert session.workbook.school.name == "Hill School"


async def test_the_walk_takes_back_only_what_it_shows(run: Run, workbook: Path) -> None:
    """A card shows an action, so a rating from before comes back, and a school's name not."""
    session = edited(workbook)
    edit = set_field(session.workbook, Kind.SCHOOL, "school", "name", "Hill School")
    session.apply("school name", edit)
    async with run(WalkScreen(session, None)) as pilot:
        await pilot.press("u")
        assert session.workbook.school.name == "Hill School"
        session.undo()
        await pilot.press("u")
        assert action_in(workbook, "1-01")["when"] != "by Easter"


async def test_a_list_takes_back_only_what_was_done_on_it(run: Run, workbook: Path) -> None:
    """Who adds somebody and takes that back must not lose the edit before it."""
    async with run(PeopleScreen(edited(workbook))) as pilot:
        await pilot.press("i", *"Zoe", "enter", "u", "u")
        await pilot.pause()
        assert "Zoe" not in workbook.read_text()
        assert action_in(workbook, "1-01")["when"] == "by Easter"
        assert "it can be taken back on the sheet" in sentences(pilot.app)[-1]


async def test_the_sheet_shows_what_it_takes_back(run: Run, workbook: Path) -> None:
    """Also where a filter hides it: the cursor goes to the cell that changes."""
    session = edited(workbook)
    async with run(SheetScreen(session)) as pilot:
        await go(pilot, "4-01", "who")
        await press(pilot, "u")
        assert cursor(pilot) == "1-01 when"
        await press(pilot, "5", "ctrl+r")
        assert cursor(pilot) == "1-01 when"


async def test_a_meeting_is_cancelled_by_a_command_that_asks(run: Run, workbook: Path) -> None:
    """What it noted goes, what it changed stays, and undo brings all of it back."""
    session = begun(workbook)
    async with run(meeting_on(session)) as pilot:
        await pilot.press("r", "d", *"Ask", "enter", "C", "k")
        await pilot.pause()
        assert len(meetings_in(workbook)) == 1
        whole = workbook.read_text()

        await pilot.press("C")
        assert "What goes with it: the notes on 2 actions, 1 decision." in words_on_screen(pilot)
        await pilot.press("c")
        await pilot.pause()
        assert (meetings_in(workbook), discussed_in(workbook)) == ([], {})
        assert results(pilot) == [action_in(workbook, results(pilot)[0])["id"]]
        assert session.undo() == "Meeting of 14 September cancelled"
        assert tomllib.loads(workbook.read_text()) == tomllib.loads(whole)


async def test_undo_on_the_sheet_asks_before_it_cancels_a_meeting(run: Run, workbook: Path) -> None:
    """Its beginning is the last step: a stray key must not end a meeting for everybody."""
    edited(workbook)
    async with run(SheetScreen(begun(workbook))) as pilot:
        await press(pilot, "u")
        assert "Cancel M1" in words_on_screen(pilot)
        await press(pilot, "escape")
        assert len(meetings_in(workbook)) == 1

        await press(pilot, "u", "c")
        assert meetings_in(workbook) == []
        await press(pilot, "u")
        assert "Taken back: 1-01 When" in toasts(pilot)


async def test_who_is_in_a_meeting_that_somebody_cancels_is_told(run: Run, workbook: Path) -> None:
    """It is not the same as its end."""
    screen = meeting_on(begun(workbook))
    async with run(screen) as pilot:
        async with run(meeting_on(Session(workbook, "jpatel"))) as other:
            await other.press("C", "c")
            await other.pause()
        screen.session.refresh()
        screen.catch_up()
        await pilot.pause()
        assert "jpatel has cancelled the meeting of 14 September" in words_on_screen(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, ClosedDialog)
        assert "What was noted in it went with it" in dialog.sentence
