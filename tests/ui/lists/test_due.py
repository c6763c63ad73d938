"""What is due on screen: the most pressing first, and each line one key from its cell."""

import shutil
from datetime import date
from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from eh_tui.files.system.paths import form_file
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.when.describe import time_between
from eh_tui.session import Session
from eh_tui.ui.lists.due import DueScreen
from eh_tui.ui.lists.terms import TermsScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import TODAY, screen_text
from tests.support.lists import locked, sentences
from tests.ui.conftest import Run, action_in, both_sizes


@both_sizes
async def test_what_is_due_stands_under_how_pressing_it_is(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """And how a date is read is said below."""
    async with run(DueScreen(Session(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_enter_leads_to_the_date_and_a_new_one_takes_it_off_the_list(
    run: Run, workbook: Path
) -> None:
    """The way of a Monday morning: what is overdue, go there, agree a date, back."""
    screen = SheetScreen(Session(workbook))
    async with run(screen) as pilot:
        await pilot.press("t", "enter")
        await pilot.pause()
        assert screen.sheet.cursor == Address(Kind.ACTIONS, "3-02", "when")
        await pilot.press("enter", *["backspace"] * 6, *"6/2027", "enter", "t")
        await pilot.pause()
        assert action_in(workbook, "3-02")["when"] == "6/2027"
        assert "3-02" not in screen_text(pilot.app)


async def test_a_review_leads_to_its_review_date(run: Run, workbook: Path) -> None:
    """It stands in the other tables of the form."""
    screen = SheetScreen(Session(workbook))
    async with run(screen) as pilot:
        await pilot.press("t", *["down"] * 3, "enter")
        await pilot.pause()
        assert screen.sheet.cursor == Address(Kind.ROWS, "3-R01", "Review date")


async def test_what_has_no_date_is_one_line_until_it_is_asked_for(run: Run, workbook: Path) -> None:
    """Thirteen of them would hide the four that are late."""
    async with run(DueScreen(Session(workbook))) as pilot:
        assert "2-02" not in screen_text(pilot.app)
        await pilot.press("end")
        await pilot.pause()
        assert "13 need a date or a review: Enter lists them" in screen_text(pilot.app)

        await pilot.press("enter", "down")
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "2-02   R" in text
        assert "R At risk of not achieving" in text
        assert "1-01" not in text  # green, and ongoing

        await pilot.press("up", "enter")
        await pilot.pause()
        assert "2-02" not in screen_text(pilot.app)


async def test_a_locked_audit_asks_for_nothing_and_says_why(run: Run, workbook: Path) -> None:
    """Nothing due in last year's audit does not mean that all is done."""
    async with run(DueScreen(locked(workbook))) as pilot:
        pilot.app.screen.session.refresh()  # type: ignore[attr-defined]
        pilot.app.screen.catch_up()  # type: ignore[attr-defined]
        await pilot.pause()
        screen = screen_text(pilot.app)
        assert "This audit is locked" in screen
        assert "overdue" not in screen


async def test_what_was_done_long_ago_says_when_it_was_due_again(run: Run, tmp_path: Path) -> None:
    """A source tried in June 2025 is due a year later: both lines say so."""
    offer = Path(shutil.copy(form_file("example-primary-offer"), tmp_path / "offer.toml"))
    async with run(DueScreen(Session(offer))) as pilot:
        screen = screen_text(pilot.app)
        late = time_between(date(2026, 6, 1), TODAY)
        assert f"SS18 Checked: 1 June 2025  (review overdue {late})" in screen


async def test_an_action_is_rated_and_dated_where_it_stands(run: Run, workbook: Path) -> None:
    """Without the way to its cell and back; what is done leaves the list."""
    async with run(DueScreen(Session(workbook))) as pilot:
        await pilot.press("r", "g")
        await pilot.pause()
        assert action_in(workbook, "3-02")["rag"] == "green"
        assert "3-02" not in screen_text(pilot.app)
        await pilot.press("o", "end", *" / TB", "enter")
        await pilot.pause()
        assert "TB" in screen_text(pilot.app)
        await pilot.press("u", "u")
        await pilot.pause()
        assert "3-02" in screen_text(pilot.app)


async def test_a_review_has_no_rating_to_give(run: Run, workbook: Path) -> None:
    """It says so, and changes nothing."""
    session = Session(workbook)
    async with run(DueScreen(session)) as pilot:
        await pilot.press(*["down"] * 3, "r")
        await pilot.pause()
        assert "That is for actions" in " ".join(sentences(pilot.app))


async def test_terms_that_are_missing_are_told_below_what_is_due(run: Run, workbook: Path) -> None:
    """With the key that leads to them; the terms themselves say so as well."""
    session = Session(workbook)
    session.apply("x", set_field(session.workbook, Kind.ACTIONS, "4-07", "when", "Spring 2 2029"))
    said = "The terms of 2028-29 are missing"
    async with run(DueScreen(session)) as pilot:
        assert f"{said} (y): 1 date is only about right (4-07)" in screen_text(pilot.app)
    async with run(TermsScreen(session)) as pilot:
        assert f"{said}: 1 date is only about right (4-07)" in screen_text(pilot.app)
