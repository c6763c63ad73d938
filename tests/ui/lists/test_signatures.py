"""The signatures on screen: who signed what, typed or in ink, and whether it still says so."""

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.lists.signatures import SignaturesScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.lists import locked, row_in, rows_in, sentences
from tests.ui.conftest import Run, both_sizes


@both_sizes
async def test_each_signature_says_how_it_stands(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Signed, changed since, dated without a record, not signed; below, who received it."""
    session = Session(workbook)
    async with run(SignaturesScreen(session), size) as pilot:
        await pilot.press("s", "enter", "t", "down", "s", "enter", "i")
        await pilot.press("r", *"Full governing board", "enter", *"FGB item 7", "enter")
        session.apply("x", set_field(session.workbook, Kind.ACTIONS, "1-01", "rag", "red"))
        session.apply("x", set_field(session.workbook, Kind.ACTIONS, "4-07", "when", "6/2027"))
        await pilot.press("s", "enter", "t", "up")
        await pilot.pause()
        told = re.sub(r"by the account .*", "by the account ...", screen_text(pilot.app))
        assert told == snapshot


@pytest.mark.parametrize(("key", "how"), [("t", "typed"), ("i", "ink")])
async def test_a_signature_is_a_name_a_day_and_how(
    key: str, how: str, run: Run, workbook: Path
) -> None:
    """In the form's own place, and beside it what was signed."""
    async with run(SignaturesScreen(Session(workbook))) as pilot:
        await pilot.press("down", "s", "enter", key)
        await pilot.pause()
        (signed,) = rows_in(workbook, "signatures")
        signatory = row_in(workbook, "signatories", signed["signatory"])
        assert (signed["name"], signed["how"]) == ("Peter Lindqvist", how)
        assert signed["date"] == signatory["signed"] == "14 September 2026"
        assert signed["hash"]
        assert "Signed on 14 September 2026" in screen_text(pilot.app).splitlines()[2]


async def test_a_later_change_shows_beside_the_signature(run: Run, workbook: Path) -> None:
    """It does not undo the signature; which rows it was stands below."""
    session = Session(workbook)
    screen = SignaturesScreen(session)
    async with run(screen) as pilot:
        await pilot.press("s", "enter", "t")
        session.apply("x", set_field(session.workbook, Kind.ACTIONS, "1-01", "rag", "red"))
        screen.catch_up()
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "Changed since signed: 1 row." in " ".join(shown.split())
        assert "Changed: 1-01" in shown


async def test_who_received_it_is_noted_and_can_be_mended(run: Run, workbook: Path) -> None:
    """The minute's number often comes weeks later."""
    async with run(SignaturesScreen(Session(workbook))) as pilot:
        await pilot.press("r", *"Full governing board", "enter", "enter")
        await pilot.pause()
        (received,) = rows_in(workbook, "received")
        assert (received["body"], received["date"]) == ("Full governing board", "14 September 2026")

        await pilot.press("end", "enter", "m", *"FGB 7", "enter")
        await pilot.pause()
        assert rows_in(workbook, "received")[0]["minute"] == "FGB 7"
        assert "minute FGB 7" in screen_text(pilot.app)


async def test_enter_leads_to_the_place_on_the_form(run: Run, workbook: Path) -> None:
    """Where the printed form is signed."""
    screen = SheetScreen(Session(workbook))
    async with run(screen) as pilot:
        await pilot.press("S", "down", "enter")
        await pilot.pause()
        id = screen.workbook.signatories[1].id
        assert screen.sheet.cursor == Address(Kind.SIGNATORIES, id, "name")


async def test_a_locked_audit_is_not_signed_any_more(run: Run, workbook: Path) -> None:
    """Nor received; it says so each time."""
    session = locked(workbook)
    before = workbook.read_bytes()
    async with run(SignaturesScreen(session)) as pilot:
        for keys in (["s", "enter", "t"], ["r", *"Board", "enter", *"FGB 7", "enter"]):
            pilot.app.clear_notifications()
            await pilot.press(*keys)
            await pilot.pause()
            assert ["is locked" in sentence for sentence in sentences(pilot.app)] == [True]
        assert "│ FGB 7" in screen_text(pilot.app)
        assert workbook.read_bytes() == before
