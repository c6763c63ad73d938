"""A meeting that goes on is seen from everywhere, and another day while it does."""

from datetime import date
from pathlib import Path

import pytest

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.meeting.agenda import AgendaPart
from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.meeting.screen import MeetingScreen
from eh_tui.ui.offer.screen import OfferScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.lists import locked, sentences
from tests.support.meeting_screens import begun, meeting_on
from tests.support.rag import Rag
from tests.support.sheets import go, press, sheet_of, words_on_screen
from tests.ui.conftest import Run, both_sizes

SAID = "Meeting of 14 September: 1 of 25, R goes on"


@pytest.mark.parametrize("keys", ["", "w", "s", "H", "c", "t", "p", "T", "S", "D", "G"])
@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)], ids=str)
async def test_every_screen_says_so_and_leads_there(
    keys: str, size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """Also after reopening; R goes on with it wherever one is."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("r")
    async with run(SheetScreen(Session(workbook)), size) as pilot:
        await press(pilot, *keys)
        assert SAID in words_on_screen(pilot)
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert SAID not in words_on_screen(pilot)


async def test_it_is_gone_when_the_meeting_is(run: Run, workbook: Path) -> None:
    """And R on a list says that none is going on."""
    async with run(SheetScreen(begun(workbook))) as pilot:
        await press(pilot, "R", "e", "e")
        assert "goes on" not in words_on_screen(pilot)
        await press(pilot, "p", "R")
        assert "No meeting is going on." in sentences(pilot.app)


async def test_the_offer_leads_back_to_the_meeting_of_its_audit(workbook: Path) -> None:
    """What is typed from then on is the audit's again, and kept if the line drops."""
    session = begun(workbook)
    async with EhApp(session).run_test() as pilot:
        await press(pilot, "O", "enter")
        assert isinstance(pilot.app.screen, OfferScreen)
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, MeetingScreen)
        await press(pilot, "w", "x")
        pilot.app.leave_workbook()
        assert Session(workbook).drafts.places == session.drafts.places != ()


@pytest.mark.parametrize("keys", [["w"], ["R"]])
async def test_the_walk_and_the_meeting_say_how_the_file_stands(
    keys: list[str], run: Run, workbook: Path
) -> None:
    """In the words of the sheet, whatever it is."""
    begun(workbook)
    session = locked(workbook)
    async with run(SheetScreen(session)) as pilot:
        await press(pilot, *keys)
        assert "LOCKED" in words_on_screen(pilot)
        session.trouble = "school.toml, line 3: no value."
        await press(pilot, "right")
        assert "FILE BROKEN" in words_on_screen(pilot)
        assert "line 3: no value." in words_on_screen(pilot)


@both_sizes
async def test_midnight_is_seen_on_open_screens(
    size: tuple[int, int], run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was due in some days is overdue the day after its date, without a key."""
    session = Session(workbook)
    session.apply("", set_field(session.workbook, Kind.ACTIONS, "4-07", "when", "14/9/2026"))
    async with run(SheetScreen(session), size) as pilot:
        await go(pilot, "4-07", "when")
        before = words_on_screen(pilot).count("→ overdue")
        await press(pilot, "w")
        assert "overdue" not in words_on_screen(pilot)

        monkeypatch.setattr(EhApp, "today", lambda _: date(2026, 9, 15))
        sheet_of(pilot).look_at_the_calendar()
        await pilot.pause()
        assert "overdue 1 day" in words_on_screen(pilot)
        await press(pilot, "escape", "left", "left")
        assert words_on_screen(pilot).count("→ overdue") == before + 1


async def test_midnight_moves_an_action_on_the_agenda(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A meeting that goes on the next day treats as overdue what is."""
    session = begun(workbook)
    id = next(action.id for action in session.workbook.actions if action.rag == Rag.AMBER)
    session.apply("", set_field(session.workbook, Kind.ACTIONS, id, "when", "14/9/2026"))
    screen = meeting_on(session)
    async with run(screen) as pilot:
        before = {point.action.id: point.part for point in screen._agenda}
        monkeypatch.setattr(EhApp, "today", lambda _: date(2026, 9, 15))
        screen.catch_up()
        await pilot.pause()
        after = {point.action.id: point.part for point in screen._agenda}
        assert (before[id], after[id]) == (AgendaPart.ON_TRACK, AgendaPart.OVERDUE)
