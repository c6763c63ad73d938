"""The checks on screen: findings that suggest, can be known of, and lead to their cell."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from eh_tui.model.checks.check import open_findings
from eh_tui.model.checks.finding import Check
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.people.filters import Filter
from eh_tui.session import Session
from eh_tui.ui.lists.checks import ChecksScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import TODAY, screen_text
from tests.support.lists import locked, rows_in, sentences
from tests.support.rag import Rag
from tests.ui.conftest import Run, both_sizes, results


def at(session: Session, check: Check) -> int:
    """Return how many lines down the first finding of a check is."""
    found = [finding.check for finding in open_findings(session.workbook, TODAY)]
    return found.index(check)


@both_sizes
async def test_the_findings_say_where_and_what(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """With the cell as it is typed below, so that nobody needs to go there to understand."""
    async with run(ChecksScreen(Session(workbook)), size) as pilot:
        await pilot.press("down", "down", "down", "down")
        await pilot.pause()
        assert screen_text(pilot.app) == snapshot


async def test_a_finding_is_known_with_a_reason_and_told_again(run: Run, workbook: Path) -> None:
    """It stays in the list below the others, and the reason stays in the file."""
    session = Session(workbook)
    first, second = open_findings(session.workbook, TODAY)[:2]
    async with run(ChecksScreen(session)) as pilot:
        await pilot.press("m", "enter")
        assert "Type the reason first." in screen_text(pilot.app)
        await pilot.press(*"Agreed", "enter")
        await pilot.pause()
        (known,) = rows_in(workbook, "known")
        assert (known["check"], known["row"]) == (first.check.value, first.id)
        assert known["reason"] == "Agreed"
        screen = screen_text(pilot.app)
        assert "1 known" in screen
        assert second.sentence in screen.splitlines()[-6]

        await pilot.press("end", "m")
        await pilot.pause()
        assert rows_in(workbook, "known") == []
        assert "known" not in screen_text(pilot.app).splitlines()[0]


async def test_undo_takes_a_mark_back(run: Run, workbook: Path) -> None:
    """Here too, without a way back to the sheet."""
    async with run(ChecksScreen(Session(workbook))) as pilot:
        await pilot.press("m", *"x", "enter", "u")
        await pilot.pause()
        assert rows_in(workbook, "known") == []


async def test_enter_leads_to_the_cell(run: Run, workbook: Path) -> None:
    """The sheet's cursor is on it."""
    session = Session(workbook)
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("c", *["down"] * at(session, Check.ONLY_A_CHANNEL), "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SheetScreen)
        finding = open_findings(session.workbook, TODAY)[at(session, Check.ONLY_A_CHANNEL)]
        assert pilot.app.screen.sheet.cursor == Address(Kind.ACTIONS, finding.id, "who")


async def test_a_filter_that_hides_the_cell_is_taken_away(run: Run, workbook: Path) -> None:
    """Or Enter would seem to do nothing."""
    session = Session(workbook)
    finding = open_findings(session.workbook, TODAY)[0]
    screen = SheetScreen(session)
    async with run(screen) as pilot:
        screen._set_filter(Filter(rag=Rag.NONE))
        await pilot.press("c", "enter")
        await pilot.pause()
        cursor = screen.sheet.cursor
        assert cursor
        assert cursor.id == finding.id
        assert "All actions are shown again." in sentences(pilot.app)


async def test_a_finding_on_the_whole_row_leads_to_the_row(run: Run, workbook: Path) -> None:
    """A report contradicts an action: both of its cells may be wrong."""
    session = Session(workbook)
    async with run(ChecksScreen(session)) as pilot:
        await pilot.press(*["down"] * at(session, Check.REACHED_TOO_EARLY), "enter")
        await pilot.pause()
        (address,) = results(pilot)
        assert (address.kind, address.field) == (Kind.ROWS, "")


async def test_what_is_not_on_the_sheet_is_edited_where_one_is(run: Run, workbook: Path) -> None:
    """A training has no cell there: its dialog opens, and the finding goes with the cause."""
    session = Session(workbook)
    session.apply("old", set_field(session.workbook, Kind.TRAINING, "TR9", "done", "1/9/2020"))
    findings = open_findings(session.workbook, TODAY)
    lines = [finding.id for finding in findings].index("TR9")
    async with run(ChecksScreen(session)) as pilot:
        await pilot.press(*["down"] * lines, "enter")
        await pilot.pause()
        assert ": Safeguarding update" in screen_text(pilot.app)
        await pilot.press(*["backspace"] * 8, *"1/9/2026", "enter")
        await pilot.pause()
        assert "TR9" not in [each.id for each in open_findings(session.workbook, TODAY)]
        assert results(pilot) == []
        assert isinstance(pilot.app.screen, ChecksScreen)


async def test_a_term_that_cannot_be_read_offers_its_fields(run: Run, workbook: Path) -> None:
    """Any of them may be what is wrong."""
    session = Session(workbook)
    term = session.workbook.terms[0]
    session.apply("x", set_field(session.workbook, Kind.TERMS, term.id, "starts", "soon"))
    lines = [each.id for each in open_findings(session.workbook, TODAY)].index(term.id)
    async with run(ChecksScreen(session)) as pilot:
        await pilot.press(*["down"] * lines, "enter", "s", *["backspace"] * 4)
        await pilot.press(*term.starts, "enter")
        await pilot.pause()
        assert rows_in(workbook, "terms")[0]["starts"] == term.starts


async def test_a_locked_workbook_says_so_and_stays(run: Run, workbook: Path) -> None:
    """One sentence, with the reason; what was typed stands there still."""
    async with run(ChecksScreen(locked(workbook))) as pilot:
        before = workbook.read_bytes()
        await pilot.press("m", *"why", "enter")
        await pilot.pause()
        (sentence,) = sentences(pilot.app)
        assert "is locked: Closed by governors." in sentence
        assert "│ why" in screen_text(pilot.app)
        assert workbook.read_bytes() == before


async def test_no_finding_is_no_empty_page(run: Run, workbook: Path) -> None:
    """It says that there is nothing."""
    workbook.write_text('schema = 1\n\n[[commitments]]\nid = "1"\ntitle = "Early Help"\n')
    async with run(ChecksScreen(Session(workbook))) as pilot:
        assert "No check finds anything to look at." in screen_text(pilot.app)
