"""How a date is read stands beside it while it is typed, and later wherever it is shown."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from eh_tui.files.folder.peek import peek
from eh_tui.files.store import journal
from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.due import dues
from eh_tui.session import Session
from eh_tui.ui.annotations import annotate_sheet
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.sheets import go, press, type_text
from tests.ui.conftest import Run, action_in

WHEN = ("4-07", "when")


def read_as(pilot: Pilot[None]) -> str:
    """Return what the dialog says of the date in it."""
    return str(pilot.app.screen.query_one("#dialog-reading", Static).render())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("9/10/26", "Read as: day, due 9 October 2026, in 3 weeks"),
        ("in 2 weeks", "Read as: day, due 28 September 2026, in 2 weeks"),
        ("10/12", "Read as: two readings: 10 December 2026, or October 2012: which?"),
        ("31/2/27", "Read as: no such date: February 2027 has 28 days"),
        ("ask Ann 9/10/26", "Read as: not understood whole: is it 9 October 2026?"),
    ],
)
async def test_a_date_is_read_while_it_is_typed(
    typed: str, said: str, run: Run, workbook: Path
) -> None:
    """So a slip is seen before Enter; today is 14 September 2026."""
    async with run(SheetScreen(Session(workbook, "me"))) as pilot:
        await go(pilot, *WHEN)
        await press(pilot, "enter", *["backspace"] * len("ongoing"))
        await type_text(pilot, typed)
        assert " ".join(read_as(pilot).split()) == said


async def test_a_field_for_a_date_says_so_while_it_is_typed(run: Run, workbook: Path) -> None:
    """The words are those of the command, and what was typed is kept as it is all the same."""
    async with run(SheetScreen(Session(workbook, "me"))) as pilot:
        await go(pilot, "school", "audit_date")
        await press(pilot, "enter", "end")
        await type_text(pilot, "x")
        assert "is no date; write it as 12/9/2026 or 12 September 2026" in read_as(pilot)
        await press(pilot, "backspace")
        assert read_as(pilot) == ""
        await type_text(pilot, "!")
        await press(pilot, "enter")
    assert Session(workbook, "me").workbook.school.audit_date.endswith("!")


async def test_a_text_that_is_no_date_is_not_read_as_one(run: Run, workbook: Path) -> None:
    """Who does it has nothing to do with a day."""
    async with run(SheetScreen(Session(workbook, "me"))) as pilot:
        await go(pilot, "4-07", "who")
        await press(pilot, "enter")
        await type_text(pilot, "12/3/27")
        assert read_as(pilot) == ""


async def test_the_sheet_the_dialog_and_the_list_count_from_the_same_day(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed on 14 September, "in 2 weeks" is 28 September for whoever looks, and whenever."""
    monkeypatch.setattr(journal, "now", lambda: "2026-09-14T10:00:00.000Z")
    session = Session(workbook, "me")
    async with run(SheetScreen(session)) as pilot:
        await go(pilot, *WHEN)
        await press(pilot, "enter", *["backspace"] * len("ongoing"))
        await type_text(pilot, "in 2 weeks")
        await press(pilot, "enter")
        assert action_in(workbook, "4-07")["when"] == "in 2 weeks"

        monkeypatch.setattr(type(pilot.app), "today", lambda _: date(2026, 10, 5))
        await press(pilot, "enter")
        assert read_as(pilot).startswith("Read as: day, due 28 September 2026, overdue 7 days")
        await press(pilot, "backspace")
        assert read_as(pilot) == "Read as: day, due 19 October 2026, in 2 weeks"  # typed today
        await press(pilot, "ctrl+r", "escape")

    later = date(2026, 10, 5)
    beside_it = annotate_sheet(session, later)(session.workbook)
    assert beside_it[Address(Kind.ACTIONS, *WHEN)] == "overdue 7 days; read as 28 September 2026"
    for found in (Session(workbook, "other").workbook, peek(workbook).workbook):
        (due,) = (due for due in dues(found, later) if due.id == "4-07")
        assert due.due == date(2026, 9, 28)
