"""A new year's audit from the sheet: the new one opens, the old one is closed."""

import tomllib
from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from eh_tui.files.beside.next_year import begin_next_year
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.roll import Roll, begin
from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from eh_tui.ui.shelf.new_year import NewYearDialog
from tests.support.frames import screen_text
from tests.support.lists import locked, sentences
from tests.ui.conftest import Run, both_sizes, ratings_in, results

NAME = "next.toml"


@both_sizes
async def test_a_year_and_a_file_are_proposed(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """And nothing of last year's findings is kept, unless it is asked for."""
    text = workbook.read_text().replace("[school]\n", '[school]\nyear = "2026-27"\n')
    workbook.write_text(text)
    async with run(NewYearDialog(Session(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_the_new_audit_opens_and_the_old_one_is_locked(run: Run, workbook: Path) -> None:
    """Texts go on; ratings and dates begin anew; the old one refuses with one sentence."""
    texts = [row["text"] for row in tomllib.loads(workbook.read_text())["actions"]]
    new = workbook.with_name(NAME)
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("Y", *"2027-28", "enter", *NAME, "enter", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SheetScreen)
        assert pilot.app.screen.session.path == new.absolute()
        assert set(ratings_in(new)) == {"none"} or set(ratings_in(new)) == {""}
        read = tomllib.loads(new.read_text())
        assert [row["text"] for row in read["actions"]] == texts
        assert read["school"]["year"] == "2027-28"
        (told,) = sentences(pilot.app)
        assert told.startswith("next.toml is made for 2027-28: 25 actions, 7 people, ")
        assert "without the ratings, dates, details and notes of last year." in told
        assert told.endswith("example-primary.toml is locked.")

    old = Session(workbook)
    before = workbook.read_bytes()
    async with run(SheetScreen(old)) as pilot:
        assert "LOCKED" in screen_text(pilot.app)
        pilot.app.clear_notifications()
        await pilot.press("r")
        await pilot.pause()
        (sentence,) = sentences(pilot.app)
        assert "is locked" in sentence
        assert workbook.read_bytes() == before


async def test_the_file_is_named_after_the_year_that_is_typed(run: Run, workbook: Path) -> None:
    """The example says no year, so that there is nothing to count on from."""
    async with run(NewYearDialog(Session(workbook))) as pilot:
        assert "example-primary-next-year.toml" in screen_text(pilot.app)
        await pilot.press(*"2026/27", "enter", "enter", "enter")
        await pilot.pause()
        assert results(pilot) == [workbook.with_name("example-primary-2026-27.toml")]


async def test_what_is_wanted_of_last_years_is_kept(run: Run, workbook: Path) -> None:
    """A switch each."""
    ratings = ratings_in(workbook)
    async with run(NewYearDialog(Session(workbook))) as pilot:
        await pilot.press("enter", *NAME, "enter", "space", "enter")
        await pilot.pause()
        assert results(pilot) == [workbook.with_name(NAME)]
        assert ratings_in(workbook.with_name(NAME)) == ratings


async def test_no_second_new_year_and_none_in_a_meeting(run: Run, workbook: Path) -> None:
    """It is said before anything is typed."""
    session = Session(workbook)
    meeting = begin(session.workbook, date="12/9/26", kind="", roll=Roll(), parts=PARTS)
    session.apply("begun", *meeting)
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("Y")
        assert isinstance(pilot.app.screen, SheetScreen)
        (sentence,) = sentences(pilot.app)
        assert "is still going on in example-primary.toml; end it before" in sentence
        session.undo()
        pilot.app.clear_notifications()
        begin_next_year(workbook.with_name(NAME), session.store, year="", clear=())
        await pilot.press("Y")
        assert isinstance(pilot.app.screen, SheetScreen)
        (sentence,) = sentences(pilot.app)
        assert "example-primary.toml goes on in next.toml already" in sentence


async def test_a_name_that_is_taken_or_none_is_refused_in_place(run: Run, workbook: Path) -> None:
    """The dialog stays with what was typed, and neither file is touched."""
    before = workbook.read_bytes()
    async with run(NewYearDialog(Session(workbook))) as pilot:
        await pilot.press("enter", *workbook.name, "enter", "enter")
        await pilot.pause()
        assert "exists already" in screen_text(pilot.app)
        await pilot.press("shift+tab", *"../x", "enter", "enter")
        await pilot.pause()
        assert "A file name has no /" in screen_text(pilot.app)
        assert results(pilot) == []
        assert workbook.read_bytes() == before


async def test_an_audit_that_is_locked_already_stays_as_it_is(run: Run, workbook: Path) -> None:
    """The governors may have closed it before anybody begins the next."""
    session = locked(workbook)
    before = workbook.read_bytes()
    async with run(NewYearDialog(session)) as pilot:
        await pilot.press("enter", *NAME, "enter", "enter")
        await pilot.pause()
        assert results(pilot) == [workbook.with_name(NAME)]
        assert workbook.read_bytes() == before


async def test_titles_and_shelf_show_the_year_and_the_lock(run: Run, workbook: Path) -> None:
    """Two audits of one school are told apart wherever they are named."""
    text = workbook.read_text().replace("[school]\n", '[school]\nyear = "2026-27"\n')
    workbook.write_text(text)
    async with run(SheetScreen(Session(workbook)), (120, 40)) as pilot:
        await pilot.press("Y", *["enter"] * 3)
        await pilot.pause()
        assert " Example Primary School 2027-28 " in screen_text(pilot.app)
        await pilot.press("w")
        assert " Example Primary School 2027-28 " in screen_text(pilot.app)
        await pilot.press("escape", "o")
        await pilot.pause()
        shelf = screen_text(pilot.app)
        assert "Example Primary School 2027-28\n" in shelf
        assert "Example Primary School 2026-27, locked\n" in shelf


@both_sizes
async def test_the_summary_has_last_years_counts_beside(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """In all and for each commitment: the question of every governor."""
    async with run(SheetScreen(Session(workbook)), size) as pilot:
        await pilot.press("Y", *"2027-28", "enter", *NAME, "enter", "enter")
        await pilot.pause()
        await pilot.press("r", "s")
        await pilot.pause()
        shown = " ".join(screen_text(pilot.app).split())
        assert "All 25 actions, 25 last year" in shown
        assert "R At risk of not achieving 1 4% last year 4 16%" in shown
        assert "Last year: R" in shown
