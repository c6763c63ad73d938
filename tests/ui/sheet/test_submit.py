"""The audit given to the partnership, from the sheet."""

import tomllib
from pathlib import Path
from typing import Any

from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.submitting import request_changes
from eh_tui.session import Session
from eh_tui.ui.editing.conflicts import app_of
from eh_tui.ui.sheet.screen import SheetScreen
from eh_tui.ui.summary.screen import SummaryScreen
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.sheets import toasts
from tests.ui.conftest import Run


def steps_in(path: Path) -> list[dict[str, Any]]:
    """Return the steps of the return as the file has them."""
    found: list[dict[str, Any]] = tomllib.loads(path.read_text()).get("returns", [])
    return found


async def test_who_submits_is_asked_why_rows_are_not_rated(run: Run, workbook: Path) -> None:
    """The lead reads why, and nobody has to be called."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("U")
        await pilot.pause()
        await pilot.press(*"New DSL", "enter")
        await pilot.pause()

        (step,) = steps_in(workbook)
        assert (step["state"], step["because"]) == ("submitted", "New DSL")
        assert step["date"] == "14 September 2026"


async def test_who_leaves_the_question_has_submitted_nothing(run: Run, workbook: Path) -> None:
    """A slip of the key must not tell the lead that an audit is done."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("U")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()

        assert steps_in(workbook) == []


async def test_undo_takes_a_submission_back(run: Run, workbook: Path) -> None:
    """It is a change like any other."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("U")
        await pilot.pause()
        await pilot.press(*"Ill", "enter")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()

        assert steps_in(workbook) == []


async def test_what_a_colleague_has_just_changed_is_submitted(run: Run, workbook: Path) -> None:
    """It must not be called unchanged because the screen has not looked yet."""
    theirs = Store(workbook)
    rows = [row.id for row in theirs.workbook.actions if row.rag == "none"]
    rated = [set_field(theirs.workbook, Kind.ACTIONS, id, "rag", "green") for id in rows]
    theirs.commit(rated, "all rated")
    screen = SheetScreen(Session(workbook))
    async with run(screen) as pilot:
        await pilot.press("U")
        await pilot.pause()
        theirs.refresh()
        theirs.commit([set_field(theirs.workbook, Kind.ACTIONS, "1-01", "who", "MP")], "1-01")
        screen.action_submit()
        await pilot.pause()

        assert [each["state"] for each in steps_in(workbook)] == ["submitted", "submitted"]


async def test_what_the_lead_wants_changed_is_said_when_the_workbook_is_opened(
    run: Run, workbook: Path
) -> None:
    """Whoever opens what came back need not look for it; the summary names it again."""
    store = Store(workbook)
    reasons = [("1-02", "By when?")]
    store.commit(request_changes(store.workbook, date="2 November 2026", reasons=reasons), "back")
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.pause()
        assert "Changes requested on 2 November 2026: 1 row.\n1-02: By when?" in toasts(pilot)
    async with run(SummaryScreen(Session(workbook))) as pilot:
        await pilot.pause()
        assert "1-02: By when?" in screen_text(pilot.app)


async def test_who_exports_is_told_the_key_that_submits(run: Run, workbook: Path) -> None:
    """The lead waits for more than a file; the key is the one that it has by the settings."""
    with_number = workbook.read_text().replace("[school]\n", '[school]\nnumber = "100001"\n')
    workbook.write_text(with_number)
    async with run(SheetScreen(Session(workbook))) as pilot:
        app_of(pilot.app.screen).settings.keys["submit"] = "f9"
        await pilot.press("ctrl+e")
        await pilot.pause()

        assert "exported, not submitted; F9 says that it is done." in sentences(pilot.app)[-1]


async def test_who_left_rows_as_they_were_is_asked_why(run: Run, workbook: Path) -> None:
    """The lead asked for it, and would only ask again."""
    store = Store(workbook)
    rows = [row.id for row in store.workbook.actions if row.rag == "none"]
    rated = [set_field(store.workbook, Kind.ACTIONS, id, "rag", "green") for id in rows]
    store.commit(rated, "all rated")
    reasons = [("1-01", "Who?"), ("1-02", "By when?")]
    store.commit(request_changes(store.workbook, date="2 November 2026", reasons=reasons), "back")
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "MP")], "1-01")
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("U")
        await pilot.pause()
        assert "Why is nothing changed in 1-02?" in screen_text(pilot.app)
        await pilot.press(*"Termly", "enter")
        await pilot.pause()

        assert steps_in(workbook)[-1]["because"] == "Termly"
