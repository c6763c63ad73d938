"""The training table on screen: who is due for what, and a date put in with one key."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.lists.training import TrainingScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.lists import locked, row_in, rows_in, sentences
from tests.ui.conftest import Run, both_sizes


def line_of(screen: TrainingScreen, person: str, course: str) -> int:
    """Return how many lines down a person's course is."""
    stops = [line for line in screen.listed() if line.key is not None]
    return [f"{person}: {course}" in line.detail for line in stops].index(True)


@both_sizes
async def test_each_person_stands_with_their_courses(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Only those that they need or have attended."""
    async with run(TrainingScreen(Session(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_an_attendance_is_dated(run: Run, workbook: Path) -> None:
    """As typed; the next date follows from it."""
    screen = TrainingScreen(Session(workbook))
    async with run(screen) as pilot:
        await pilot.press(*["down"] * line_of(screen, "Ruth Adeyemi", "Safeguarding update"))
        await pilot.press("d", *"7/9/2026", "enter")
        await pilot.pause()
        new = rows_in(workbook, "training")[-1]
        assert (new["person"], new["done"]) == ("P7", "7/9/2026")
        shown = "7/9/2026, in date until 7 September 2027"
        assert shown in screen_text(pilot.app)

        await pilot.press("u")
        await pilot.pause()
        assert shown not in screen_text(pilot.app)


async def test_an_attendance_that_is_no_date_is_said(run: Run, workbook: Path) -> None:
    """It is kept as typed."""
    screen = TrainingScreen(Session(workbook))
    async with run(screen) as pilot:
        await pilot.press(*["down"] * line_of(screen, "Ruth Adeyemi", "Safeguarding update"))
        await pilot.press("d", *"banana", "enter")
        await pilot.pause()
        assert rows_in(workbook, "training")[-1]["done"] == "banana"
        assert "Done: no date in it; write it as 12/9/2026" in " ".join(sentences(pilot.app))


async def test_enter_on_a_course_not_attended_asks_for_its_date(run: Run, workbook: Path) -> None:
    """There is no cell to go to yet."""
    session = Session(workbook)
    session.apply("x", set_field(session.workbook, Kind.PEOPLE, "P2", "role", "Deputy Head, DSL"))
    screen = TrainingScreen(session)
    async with run(screen) as pilot:
        away = line_of(screen, "Tomasz Berg", "Safeguarding CPD for DSLs")
        await pilot.press(*["down"] * away, "enter", *"1/9/2026", "enter")
        await pilot.pause()
        new = rows_in(workbook, "training")[-1]
        assert (new["person"], new["course"], new["done"]) == ("P2", "C7", "1/9/2026")


async def test_enter_on_an_attendance_edits_it_where_it_is(run: Run, workbook: Path) -> None:
    """In the form's own table on the sheet, or here where the sheet has no cell for it."""
    sheet = SheetScreen(Session(workbook))
    async with run(sheet) as pilot:
        await pilot.press("T")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, TrainingScreen)
        away = line_of(screen, "Dana Whitfield", "Safeguarding update")
        await pilot.press(*["down"] * away, "enter", *["backspace"] * 8, *"1/9/2026", "enter")
        await pilot.pause()
        assert row_in(workbook, "training", "TR5")["done"] == "1/9/2026"
        await pilot.press("home", "enter")
        await pilot.pause()
        assert sheet.sheet.cursor
        assert sheet.sheet.cursor.id == "2-R01"


async def test_a_locked_workbook_takes_no_date(run: Run, workbook: Path) -> None:
    """It says so."""
    session = locked(workbook)
    before = workbook.read_bytes()
    async with run(TrainingScreen(session)) as pilot:
        await pilot.press("d", *"1/9/2026", "enter")
        await pilot.pause()
        assert ["is locked" in sentence for sentence in sentences(pilot.app)] == [True]
        assert "│ 1/9/2026" in screen_text(pilot.app)
        assert workbook.read_bytes() == before
