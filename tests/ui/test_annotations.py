"""What stands beside what was typed: never instead of it, and all of it at once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from eh_tui.files.beside.next_year import begin_next_year
from eh_tui.files.store.store import Store
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.annotations import annotate_sheet, annotations_of
from eh_tui.ui.meeting.walk import WalkScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.forms import example
from tests.support.frames import screen_text
from tests.support.rag import Rag
from tests.ui.conftest import Run

TODAY = date(2026, 9, 14)


def following(workbook: Path) -> Session:
    """Return a new year's session, in which 3-03 has a When again."""
    store = begin_next_year(
        workbook.with_name("next.toml"), Store(workbook), year="2026-27", clear=[]
    )
    store.commit([set_field(store.workbook, Kind.ACTIONS, "3-03", "when", "7/2026")])
    return Session(store.path)


def action(session: Session, id: str) -> Action:
    """Return an action of a session's workbook."""
    return next(each for each in session.workbook.actions if each.id == id)


def test_the_reading_and_last_year_stand_side_by_side(workbook: Path) -> None:
    """Neither hides the other."""
    session = following(workbook)
    last = session.last_year.workbook
    said = annotations_of(session.workbook, action(session, "3-03"), last, TODAY)
    assert said["when"] == "month, due 31 July 2026, overdue 6 weeks; last year: 6/2025"
    assert said["rag"] == "last year: A On track"
    in_sheet = annotate_sheet(session, TODAY)(session.workbook)
    assert in_sheet[Address(Kind.ACTIONS, "3-03", "when")] == "overdue 6 weeks; last year: 6/2025"


def test_a_date_that_is_none_or_two_or_assumed_is_said_to_be_so(workbook: Path) -> None:
    """It would else be read as being in order."""
    session = Session(workbook)
    for when, said in (
        ("31/2/26", "no such date"),
        ("10/12", "two readings: which?"),
        ("Summer 2 2029", "read as 31 July 2029, approximate"),
    ):
        odd = replace(action(session, "1-03"), when=when, rag=Rag.AMBER)
        others = [each for each in session.workbook.actions if each.id != odd.id]
        book = replace(session.workbook, actions=(odd, *others))
        assert annotate_sheet(session, TODAY)(book)[Address(Kind.ACTIONS, "1-03", "when")] == said


async def test_last_year_is_shown_in_the_sheet_and_in_the_walk(run: Run, workbook: Path) -> None:
    """Beside this year's, with an arrow that tells the program's words from what was typed."""
    session = following(workbook)
    async with run(SheetScreen(session), (120, 40)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert "→ last year:" in screen_text(pilot.app)
    async with run(WalkScreen(session, "3-03")) as pilot:
        assert "last year: A On track" in screen_text(pilot.app)


def test_last_year_is_told_of_each_rating() -> None:
    """Beside a moderated score stands last year's moderated score."""
    book = example("standards-self-assessment")
    first = book.outcomes[0]
    said = annotations_of(book, first, book, date(2027, 9, 1))
    assert said == {
        "rag": "last year: 3 Fully met",
        "moderated": "last year: 3 Fully met",
    }
