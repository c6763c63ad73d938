"""The page of a round on screen, with the folder as witness."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Static

from eh_tui.files.folder.peek import peek
from eh_tui.files.partnership import steps
from eh_tui.files.partnership.round_file import change_schools, read_round, write_new_round
from eh_tui.files.partnership.unsent import UnsentReasons
from eh_tui.model.partnership.collated import State
from eh_tui.model.partnership.round import ExpectedSchool, Round
from eh_tui.model.submitting import ReturnState, return_standing
from eh_tui.ui.app import EhApp
from eh_tui.ui.partnership.overview import OverviewScreen
from eh_tui.ui.partnership.school import SchoolScreen
from eh_tui.ui.partnership.screen import PartnershipScreen
from tests.partnership.folder import make_partnership
from tests.partnership.schools import invented_schools
from tests.support.frames import screen_text
from tests.support.sheets import toasts, until
from tests.ui.conftest import Run, both_sizes

SCHOOLS = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a round of a dozen schools, with what came of it."""
    make_partnership(tmp_path / "autumn", SCHOOLS)
    returns = tmp_path / "autumn" / "returns"
    begin(returns)
    return returns


def begin(folder: Path) -> None:
    """Write the round of a folder."""
    schools = tuple(
        ExpectedSchool(each.name, each.number, each.phase, each.locality, each.contact)
        for each in invented_schools(SCHOOLS)
    )
    known = Round("Invented partnership", "leicester-early-help", name="Autumn", schools=schools)
    write_new_round(folder, known)


async def read(pilot: Pilot[None]) -> PartnershipScreen:
    """Wait until the folder is read, and return the page."""
    screen = pilot.app.screen
    assert isinstance(screen, PartnershipScreen)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen


def chosen(screen: SchoolScreen | OverviewScreen) -> Any:
    """Return the line under the cursor."""
    assert screen.lines.chosen
    return screen.lines.chosen


def states(screen: PartnershipScreen) -> list[State]:
    """Return the states of the lines that are shown."""
    return [line.state for line in screen.schools.lines]


@both_sizes
async def test_the_page_shows_each_school_with_its_counts(
    size: tuple[int, int], run: Run, folder: Path, snapshot: SnapshotAssertion
) -> None:
    """Who returned, what they say, and what is wrong, at one look."""
    async with run(PartnershipScreen(folder), size) as pilot:
        await read(pilot)
        assert screen_text(pilot.app) == snapshot


async def test_a_filter_and_a_search_find_a_school(run: Run, folder: Path) -> None:
    """A lead on the telephone types a few letters."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        await pilot.press("slash", *"hazel", "enter")
        await pilot.pause()
        assert screen.schools.chosen
        assert screen.schools.chosen.school.startswith("Hazelbrook")
        await pilot.press("f", "down", "down")
        await pilot.press("enter")
        await pilot.pause()
        assert len(set(states(screen))) == 1


async def test_a_search_that_is_left_goes_back_to_where_it_began(run: Run, folder: Path) -> None:
    """As in the sheet."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        await pilot.press("down", "down")
        before = screen.schools.chosen
        await pilot.press("slash", *"ivy", "escape")
        await pilot.pause()
        assert screen.schools.chosen is before


async def test_what_comes_while_the_page_is_open_is_shown(run: Run, folder: Path) -> None:
    """Nobody starts a program again on the last day of a round."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        missing = states(screen).count(State.MISSING)
        gone = next(line for line in screen.schools.lines if line.state is State.MISSING)
        some = next(line for line in screen.schools.lines if line.state is State.RETURNED)
        assert some.returned
        assert gone.expected
        text = (folder / some.file).read_text()
        text = text.replace(some.school, gone.school).replace(some.number, gone.number)
        (folder / "late.toml").write_text(text)
        screen._look()
        await read(pilot)
        assert states(screen).count(State.MISSING) == missing - 1


async def test_enter_shows_the_audit_with_what_to_ask_and_writes_nothing(
    run: Run, folder: Path
) -> None:
    """The lead reads a return with the school on the telephone."""
    async with run(PartnershipScreen(folder)) as pilot:
        await read(pilot)
        before = sorted(folder.iterdir())
        await pilot.press("enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, SchoolScreen)
        asked = [line for line in screen.lines.lines if line.row]
        assert len(asked) >= len(screen.page.questions) > 0
        while not chosen(screen).row:
            await pilot.press("down")
        row = chosen(screen).row
        await pilot.press("enter")
        assert chosen(screen).text.startswith(f"{row}. ")
        assert sorted(folder.iterdir()) == before


async def test_asking_again_is_noted_and_a_letter_drafted(run: Run, folder: Path) -> None:
    """The next lead sees when each school was asked last."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        returned = [line.file for line in screen.schools.lines if line.file]
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("a")
        await read(pilot)
        known = read_round(folder).round
        asked = [school for school in known.schools if school.asked_again]
        assert asked
        assert {school.last_chased for school in asked} == {"2026-09-14"}
        letters = folder.with_name("returns - asked again 2026-09-14.txt").read_text()
        assert all(f"To: {school.contact}" in letters for school in asked)
        assert [line.file for line in screen.schools.lines if line.file] == returned


async def test_nothing_but_the_round_and_its_cache_is_written(run: Run, folder: Path) -> None:
    """A return is the school's, whatever the lead presses."""
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    async with run(PartnershipScreen(folder)) as pilot:
        await read(pilot)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("o" if pilot.app.screen.query("OptionList") else "a", "escape")
        await read(pilot)
    now = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    written = {path.name for path in now if files.get(path) != now[path]}
    assert written <= {"partnership.toml", ".eh-tui.partnership.cache"}
    assert set(files) <= set(now)


async def test_the_overview_leads_to_a_school(run: Run, folder: Path, tmp_path: Path) -> None:
    """From what stands out to the return that it stands in."""
    make_partnership(tmp_path / "summer", SCHOOLS, seed=2)
    begin(tmp_path / "summer" / "returns")
    async with run(PartnershipScreen(folder, tmp_path / "summer" / "returns")) as pilot:
        screen = await read(pilot)
        await pilot.press("o")
        await pilot.pause()
        overview = pilot.app.screen
        assert isinstance(overview, OverviewScreen)
        texts = [" ".join(line.texts) for line in overview.lines.lines]
        assert any(text.startswith("Since the last round (") for text in texts)
        await pilot.press("enter")
        await pilot.pause()
        assert "no single school's" in toasts(pilot)
        while chosen(overview).key.startswith("\n"):
            await pilot.press("down")
        file = chosen(overview).key
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.schools.chosen
        assert screen.schools.chosen.file == file


async def test_a_round_that_breaks_while_it_is_shown_says_why(run: Run, folder: Path) -> None:
    """And what was read last stays."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        number = len(screen.schools.lines)
        (folder / "partnership.toml").write_text("schools = [")
        await pilot.press("f5")
        await read(pilot)
        assert "The folder can't be read just now." in screen_text(pilot.app)
        assert any("partnership.toml" in str(said.message) for said in pilot.app._notifications)
        assert len(screen.schools.lines) == number
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads((folder / "partnership.toml").read_text())


async def test_a_round_that_is_mended_is_shown_without_a_key(run: Run, folder: Path) -> None:
    """Also where its file says again what it said before: nobody knows of F5."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        file = folder / "partnership.toml"
        before = file.read_bytes()
        file.write_text("schools = [")
        screen._look()
        await read(pilot)
        assert "The folder can't be read just now." in screen_text(pilot.app)
        file.write_bytes(before)
        screen._look()
        await read(pilot)
        assert "can't be read" not in screen_text(pilot.app).replace("toast", "")


async def test_who_has_still_to_change_something_is_asked_again(run: Run, folder: Path) -> None:
    """The letter says what was asked, row by row."""
    async with run(PartnershipScreen(folder)) as pilot:
        school = await opened(pilot)
        school.lines.go_to(lambda line: line.begins == "1-02")
        await pilot.press("r", *"By when?", "enter", "escape", "s")
        await pilot.pause()
        await read(pilot)
        await pilot.press("c")
        await pilot.pause()
        assert "Shown here, and still to change something: 1 school" in screen_text(pilot.app)
        await pilot.press("c")
        await read(pilot)
    letters = folder.with_name("returns - asked again 2026-09-14.txt").read_text()
    assert "1-02: By when?" in letters
    assert "We have not received" not in letters


def first_returned(screen: PartnershipScreen) -> None:
    """Put the cursor on a return that counts and is a workbook."""
    screen.schools.go_to(lambda line: line.state is State.RETURNED and line.file.endswith("toml"))


async def test_changes_are_asked_for_row_by_row_with_the_audit_in_sight(
    run: Run, folder: Path
) -> None:
    """A lead reads, and says what is to be changed where it stands; it is sent as one answer."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        first_returned(screen)
        await pilot.press("enter")
        await pilot.pause()
        school = pilot.app.screen
        assert isinstance(school, SchoolScreen)
        school.lines.go_to(lambda line: line.begins == "1-02")
        await pilot.press("r", *"By when?", "enter")
        school.lines.go_to(lambda line: line.row == "1-03" and not line.begins)
        await pilot.press("r", *"Who?", "enter")
        await pilot.press("escape", "s")
        await pilot.pause()
        await read(pilot)
        assert screen.schools.chosen
        assert screen.schools.chosen.step is ReturnState.CHANGES_REQUESTED
    (school_,) = (x for x in read_round(folder).round.schools if x.requested)
    said = [(each.row, each.reason) for each in school_.requested]
    assert said == [("1-02", "By when?"), ("1-03", "Who?")]
    (back,) = (folder.parent / "returns - handed back").glob("*.toml")
    assert return_standing(peek(back).workbook).details == ("1-02: By when?", "1-03: Who?")


async def test_what_was_typed_stays_where_it_can_t_be_sent(run: Run, folder: Path) -> None:
    """Another lead has answered the same school meanwhile: the reasons are still there."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        first_returned(screen)
        assert screen.schools.chosen
        name = screen.schools.chosen.school
        await pilot.press("enter")
        await pilot.pause()
        school = pilot.app.screen
        assert isinstance(school, SchoolScreen)
        school.lines.go_to(lambda line: line.begins == "1-02")
        await pilot.press("r", *"By when?", "enter")
        file = read_round(folder)
        (theirs,) = (each for each in file.round.schools if each.name == name)
        change_schools(file, file.round.with_school(theirs, replace(theirs, closed="2026-11-27")))
        await pilot.press("escape", "s")
        await pilot.pause()
        assert school.reasons == {"1-02": "By when?"}
        assert pilot.app.screen is school
    assert not (folder.parent / "returns - handed back").exists()


async def opened(pilot: Pilot[None]) -> SchoolScreen:
    """Open the first return that counts, and return its screen."""
    first_returned(await read(pilot))
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, SchoolScreen)
    return pilot.app.screen


async def test_what_is_to_be_changed_is_there_again_after_the_program_has_ended(
    run: Run, folder: Path
) -> None:
    """From Enter on it is on disk: Ctrl+Q, a dropped line and kill -9 lose none of it."""
    async with run(PartnershipScreen(folder)) as pilot:
        school = await opened(pilot)
        school.lines.go_to(lambda line: line.begins == "1-02")
        await pilot.press("r", *"By when?", "enter")
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        first_returned(screen)
        await pilot.pause()
        assert "Not sent yet, to be changed: 1-02." in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SchoolScreen)
        assert pilot.app.screen.reasons == {"1-02": "By when?"}
        await pilot.press("escape", "s")
        await pilot.pause()
    (asked,) = (x.requested for x in read_round(folder).round.schools if x.requested)
    assert [(each.row, each.reason) for each in asked] == [("1-02", "By when?")]
    async with run(PartnershipScreen(folder)) as pilot:
        assert (await opened(pilot)).reasons == {}


def kept_of(folder: Path, screen: SchoolScreen) -> UnsentReasons:
    """Return what lies on disk of a screen's school."""
    schools = read_round(folder).round.schools
    return UnsentReasons(folder, next(x for x in schools if x.name == screen.page.title))


async def test_what_is_being_typed_for_a_row_is_there_again_however_the_page_was_left(
    run: Run, folder: Path
) -> None:
    """The line drops in the middle of a sentence; Esc is pressed to look something up."""
    async with run(PartnershipScreen(folder)) as pilot:
        school = await opened(pilot)
        school.lines.go_to(lambda line: line.begins == "1-02")
        await pilot.press("r", *"Which term, and who")
        assert isinstance(pilot.app, EhApp)
        pilot.app.leave_workbook()  # as a signal does it that ends the program
        assert kept_of(folder, school).begun == {"1-02": "Which term, and who"}
        await pilot.press(*" pays?", "escape")
        await pilot.pause()
        assert "begun: 1-02" in screen_text(pilot.app)
        assert school.reasons == {}
        school.lines.go_to(lambda line: line.begins == "1-03")
        await pilot.press("r", *"Who?")
    async with run(PartnershipScreen(folder)) as pilot:
        first_returned(await read(pilot))
        await pilot.pause()
        assert "Begun to be typed: 1-02, 1-03." in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        again = pilot.app.screen
        assert isinstance(again, SchoolScreen)
        again.lines.go_to(lambda line: line.begins == "1-02")
        await pilot.press("r", "!", "enter")
        assert again.reasons == {"1-02": "Which term, and who pays?!"}
        assert kept_of(folder, again).begun == {"1-03": "Who?"}


async def test_changes_are_asked_for_on_the_lines_of_the_school_itself(
    run: Run, folder: Path
) -> None:
    """An audit without its date is sent back as any other; a command could do it already."""
    async with run(PartnershipScreen(folder)) as pilot:
        school = await opened(pilot)
        school.lines.go_to(lambda line: line.text.startswith("Audit date:"))
        await pilot.press("r", *"Which day?", "enter")
        assert "to be changed: school" in screen_text(pilot.app)
        await pilot.press("escape", "s")
        await pilot.pause()
    (asked,) = (x.requested for x in read_round(folder).round.schools if x.requested)
    assert [(each.row, each.reason) for each in asked] == [("school", "Which day?")]


async def test_what_is_not_sent_and_dropped_is_gone_for_good(run: Run, folder: Path) -> None:
    """Also after a restart; until then Esc in the question leaves all as it is."""
    async with run(PartnershipScreen(folder)) as pilot:
        school = await opened(pilot)
        school.lines.go_to(lambda line: line.begins == "1-02")
        await pilot.press("r", *"By when?", "enter", "escape", "escape")
        await pilot.pause()
        assert school.reasons == {"1-02": "By when?"}
    async with run(PartnershipScreen(folder)) as pilot:
        assert (await opened(pilot)).reasons == {"1-02": "By when?"}
        await pilot.press("escape", "d")
        await pilot.pause()
    async with run(PartnershipScreen(folder)) as pilot:
        assert (await opened(pilot)).reasons == {}
    assert not any(each.requested for each in read_round(folder).round.schools)


async def test_at_80_columns_the_sums_of_a_round_are_shown_whole(run: Run, folder: Path) -> None:
    """What has no date is the last of them, and a lead asks about it."""
    async with run(PartnershipScreen(folder), (80, 24)) as pilot:
        await read(pilot)
        pilot.app.screen.query_one("#round-sums", Static).update(
            "100 expected: 84 returned, 10 can't be counted, 15 missing"
            "\n12 files with problems; 42 overdue, 27 without a date"
        )
        await pilot.pause()
        assert "15 missing 12 files with problems; 42 overdue, 27 without a date" in " ".join(
            screen_text(pilot.app).split()
        )


async def test_what_is_dropped_or_taken_back_is_asked_of_nobody(run: Run, folder: Path) -> None:
    """A lead thinks aloud while reading."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        first_returned(screen)
        await pilot.press("enter")
        await pilot.pause()
        school = pilot.app.screen
        assert isinstance(school, SchoolScreen)
        school.lines.go_to(lambda line: line.begins == "1-02")
        await pilot.press("r", *"By when?", "enter")
        await pilot.press("r", *["backspace"] * 8, "enter")
        assert school.reasons == {}
        await pilot.press("r", *"Who?", "enter", "escape", "d")
        await pilot.pause()
        assert pilot.app.screen is screen
    assert not any(each.requested for each in read_round(folder).round.schools)
    assert not (folder.parent / "returns - handed back").exists()


async def test_a_return_is_closed_by_one_key_and_open_again_by_the_same(
    run: Run, folder: Path
) -> None:
    """What is taken is off the lead's desk; a slip is put right where it was made."""
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        first_returned(screen)
        for step in (ReturnState.CLOSED, ReturnState.SUBMITTED):
            await pilot.press("x", "enter")
            await pilot.pause()
            await read(pilot)
            assert screen.schools.chosen
            assert screen.schools.chosen.step is step


@both_sizes
async def test_what_was_done_is_said_until_the_cursor_moves_and_covers_no_count(
    size: tuple[int, int], run: Run, folder: Path
) -> None:
    """A lead has to find the file again whose name was shown, and reads the counts meanwhile."""
    async with run(PartnershipScreen(folder), size) as pilot:
        first_returned(await read(pilot))
        await pilot.pause()
        before = [x for x in screen_text(pilot.app).splitlines() if x[2:3] == "." and "rated" in x]
        assert len(before) >= 3
        for keys in (("x", "enter"), ("x", "enter"), ("c", "enter")):
            await pilot.press(*keys)
            await pilot.pause()
            await read(pilot)
            text = screen_text(pilot.app)
            assert toasts(pilot) == ""
            assert all(line in text for line in before)
        assert "- asked again 2026" in text
        await pilot.press("down")
        await pilot.pause()
        assert "- asked again 2026" not in screen_text(pilot.app)


async def test_a_large_round_is_read_by_two_processes_on_the_page_too(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen has taken the program's outputs over, of which other processes must not depend."""
    monkeypatch.setattr(steps, "_ENOUGH", 1)
    monkeypatch.setattr(steps, "_STEP", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    async with run(PartnershipScreen(folder)) as pilot:
        screen = await read(pilot)
        assert State.RETURNED in states(screen)


async def test_what_nobody_foresaw_while_reading_is_said(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that says "Reading" for ever is waited for."""

    def fails(*_: object) -> None:
        raise ValueError("of no kind we know")

    monkeypatch.setattr("eh_tui.ui.partnership.reading.read_folder", fails)
    async with run(PartnershipScreen(folder)) as pilot:
        await until(pilot, lambda: "of no kind we know" in toasts(pilot))
