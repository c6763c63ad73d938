"""A form's draft is corrected by keys, beside the document, and the form's file has it at once."""

from pathlib import Path

import pytest
from docx import Document
from textual.pilot import Pilot

from eh_tui.files.documents.draft_file import DOUBT
from eh_tui.files.documents.form_drafting import FormDrafting
from eh_tui.files.folder.peek import peek
from eh_tui.files.system.handed_out import InTheWay
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.points import PointKind
from eh_tui.model.form.columns import ColumnType, Role
from eh_tui.ui.drafting.screen import DraftScreen
from eh_tui.ui.shelf.screen import ShelfScreen
from tests.support.documents import add_table, saved
from tests.support.frames import screen_text
from tests.support.sheets import toasts
from tests.ui.conftest import Run, both_sizes, results


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Return an authority's plan, in which some headings and the last table are in doubt."""
    plan = Document()
    for text in ("The plan", "Red - not yet", "Green - in place"):
        plan.add_paragraph(text)
    plan.add_heading("Families")
    add_table(
        plan,
        [
            ("Standard", "What we do", "Sorted by", "By whom", "RAG"),
            ("Plans are shared", "Ask the family", "May", "the lead", "R"),
            ("Plans are kept", "File them", "June", "the office", "G"),
        ],
    )
    plan.add_heading("Numbers")
    add_table(plan, [("Group", "Families"), ("Morning", "12"), ("Evening", "7")])
    return saved(plan, tmp_path / "plan.docx")


@pytest.fixture
def screen(document: Path) -> DraftScreen:
    """Return the screen of its draft."""
    return DraftScreen(FormDrafting(document, document.with_name("form.toml"), InTheWay.REFUSE))


def form_of(screen: DraftScreen) -> Workbook:
    """Return the form as its file has it."""
    return peek(screen.drafting.form).workbook


def doubts_of(screen: DraftScreen) -> list[str]:
    """Return what the file still asks."""
    return [line for line in screen.drafting.form.read_text().splitlines() if DOUBT in line]


async def go_to(pilot: Pilot[None], words: str) -> None:
    """Put the cursor on the line that says some words."""
    screen = pilot.app.screen
    assert isinstance(screen, DraftScreen)
    await pilot.press("home")
    for _ in range(60):
        if screen.point and words in "  ".join(screen.point.texts):
            return
        await pilot.press("down")
    raise AssertionError(screen_text(pilot.app))


@both_sizes
async def test_doubts_stand_first_and_the_documents_rows_beside_them(
    size: tuple[int, int], run: Run, screen: DraftScreen
) -> None:
    """What the program is not sure of, and what the document says there, on one screen."""
    async with run(screen, size) as pilot:
        lines = screen_text(pilot.app).splitlines()
        assert "form.toml" in lines[0]
        assert "to settle" in lines[0]
        assert "To settle" in lines[1]
        await go_to(pilot, "'What we do'")
        shown = screen_text(pilot.app)
        assert "plan.docx, table 1" in shown
        assert "Ask the family" in shown
        assert "y right so" in shown


async def test_a_doubt_is_settled_with_a_key_and_leaves_the_file(
    run: Run, screen: DraftScreen
) -> None:
    """One after the other, until nothing is asked any more."""
    async with run(screen) as pilot:
        number = len(doubts_of(screen))
        assert number > 0
        await pilot.press("y")
        assert len(doubts_of(screen)) == number - 1
        for _ in range(number):
            await pilot.press("y")
        assert doubts_of(screen) == []
        assert "nothing to settle" in screen_text(pilot.app)
        await pilot.press("y")
        assert "That is about a doubt" in toasts(pilot)


async def test_doubts_that_ask_the_same_are_settled_together(run: Run, tmp_path: Path) -> None:
    """Four rows with the same question are one answer, and one step to take back."""
    plan = Document()
    plan.add_heading("The plan")
    rows = [
        ("Standard", "Action", "RAG", "Our RAG"),
        *((f"S{at}", f"A{at}", "soon", "soon") for at in range(4)),
    ]
    add_table(plan, rows)
    document = saved(plan, tmp_path / "plan.docx")
    screen = DraftScreen(FormDrafting(document, tmp_path / "form.toml", InTheWay.REFUSE))
    async with run(screen) as pilot:
        before = doubts_of(screen)
        assert sum("'soon'" in line for line in before) == 8
        await go_to(pilot, "'soon'")
        await pilot.press("Y")
        assert not any("'soon'" in line for line in doubts_of(screen))
        await pilot.press("u")
        assert doubts_of(screen) == before
        assert ".." not in toasts(pilot)


async def test_enter_on_a_doubt_about_a_table_goes_to_the_table(run: Run, tmp_path: Path) -> None:
    """It turns nothing by itself: a table is made a section by its own line or key."""
    plan = Document()
    plan.add_heading("The plan")
    add_table(plan, [("1", "2"), ("3", "4")])
    document = saved(plan, tmp_path / "plan.docx")
    screen = DraftScreen(FormDrafting(document, tmp_path / "form.toml", InTheWay.REFUSE))
    async with run(screen) as pilot:
        await go_to(pilot, "headings")
        await pilot.press("enter")
        assert screen.point is not None
        assert screen.point.kind is PointKind.TABLE
        assert screen.drafting.corrections == ()


async def test_a_role_is_given_and_taken_back(run: Run, screen: DraftScreen) -> None:
    """The rows are read anew: what stood in a plain column is a date then."""
    async with run(screen) as pilot:
        await go_to(pilot, "Sorted by")
        await pilot.press("r", "w")
        assert [row.when for row in form_of(screen).actions] == ["May", "June"]
        await pilot.press("u")
        assert "Taken back: 'Sorted by' is when." in toasts(pilot)
        assert [row.when for row in form_of(screen).actions] == ["", ""]
        await pilot.press("ctrl+r")
        assert [row.when for row in form_of(screen).actions] == ["May", "June"]


async def test_a_role_that_another_column_had_is_told(run: Run, screen: DraftScreen) -> None:
    """Nobody need wonder where it went."""
    async with run(screen) as pilot:
        await go_to(pilot, "Sorted by")
        await pilot.press("r", "h")
        assert "Only one column is who, so 'By whom' is plain now." in toasts(pilot)
        assert [row.who for row in form_of(screen).actions] == ["May", "June"]


async def test_a_type_is_given(run: Run, screen: DraftScreen) -> None:
    """As a choice it offers what stands there."""
    async with run(screen) as pilot:
        await go_to(pilot, "Sorted by")
        await pilot.press("t", "c")
        (column,) = [each for each in form_of(screen).form.columns if each.heading == "Sorted by"]
        assert (column.type, column.choices) == (ColumnType.CHOICE, ("May", "June"))
        await go_to(pilot, "rating  level")
        await pilot.press("t")
        assert "say its role" in toasts(pilot)


@pytest.fixture
def graded(tmp_path: Path) -> DraftScreen:
    """Return the screen of a plan whose levels are columns with words of its own."""
    plan = Document()
    plan.add_paragraph("The plan")
    plan.add_heading("Families")
    rows = [
        ("Standard", "What we do", "Seen", "In part", "Unseen", "Group"),
        ("Plans are shared", "Ask the family", "x", "", "", "B"),
        ("Plans are kept", "File them", "", "", "x", "C"),
    ]
    add_table(plan, rows)
    document = saved(plan, tmp_path / "plan.docx")
    return DraftScreen(FormDrafting(document, tmp_path / "form.toml", InTheWay.REFUSE))


async def test_plain_columns_are_made_levels_to_tick(run: Run, graded: DraftScreen) -> None:
    """From the first of them on, as many as are chosen; taken back like any correction."""
    async with run(graded) as pilot:
        await go_to(pilot, "Seen")
        await pilot.press("x")
        assert "Seen | In part | Unseen" in screen_text(pilot.app)
        await pilot.press("3")
        assert [row.rag for row in form_of(graded).actions] == ["seen", "unseen"]
        await go_to(pilot, "level (ticks)")
        await pilot.press("u")
        assert "'Seen' / 'In part' / 'Unseen' are levels to tick" in toasts(pilot)
        assert form_of(graded).form.levels == ()
        await go_to(pilot, "Group")
        await pilot.press("x")
        assert "No column right of it could be another level" in toasts(pilot)


async def test_a_column_is_made_the_outcomes_and_back(run: Run, graded: DraftScreen) -> None:
    """The line says whose it is where that is not each action's."""
    async with run(graded) as pilot:
        await go_to(pilot, "Group")
        await pilot.press("o")
        assert [row.cells for row in form_of(graded).outcomes] == [
            (("group", "B"),),
            (("group", "C"),),
        ]
        await go_to(pilot, "text of the outcome")
        await pilot.press("o")
        assert [dict(row.cells)["group"] for row in form_of(graded).actions] == ["B", "C"]
        await go_to(pilot, "What we do")
        await pilot.press("r", "a", "o")
        assert "say its role" in toasts(pilot)


async def test_what_the_form_calls_its_parts_is_worded(run: Run, graded: DraftScreen) -> None:
    """Our word stands there until the form has its own."""
    async with run(graded) as pilot:
        await go_to(pilot, "commitment")
        await pilot.press("enter", "ctrl+a", "ctrl+k", *"Aim", "enter")
        assert form_of(graded).form.words.commitment == "Aim"
        await go_to(pilot, "commitment  Aim")


async def test_a_level_is_corrected_key_by_key(run: Run, screen: DraftScreen) -> None:
    """Its words, its colour, whether it counts as done, whether it applies."""
    async with run(screen) as pilot:
        await go_to(pilot, "not yet")
        await pilot.press("w", "ctrl+u", *"Begun", "enter")
        await pilot.press("c", "p")
        await pilot.press("d")
        red = form_of(screen).form.level("red")
        assert (red.label, red.colour, red.done, red.counts) == ("Begun", "purple", True, True)
        await pilot.press("d", "n")
        red = form_of(screen).form.level("red")
        assert (red.done, red.counts) == (False, False)
        await pilot.press("i", *"Half", "enter")
        assert [level.label for level in form_of(screen).form.levels] == [
            "Begun",
            "Half",
            "in place",
        ]
        await pilot.press("delete")
        assert [level.label for level in form_of(screen).form.levels] == ["Half", "in place"]


async def test_who_does_not_sign_is_taken_out_with_a_key(run: Run, document: Path) -> None:
    """Also at the question whether it is somebody who signs."""
    plan = Document(str(document))
    for text in ("Signed (Headteacher): ______", "The Beadle"):
        plan.add_paragraph(text)
    saved(plan, document)
    screen = DraftScreen(FormDrafting(document, document.with_name("form.toml"), InTheWay.REFUSE))
    async with run(screen) as pilot:
        await go_to(pilot, "Is 'The Beadle' somebody who signs?")
        await pilot.press("delete")
        assert [row.role for row in form_of(screen).signatories] == ["Headteacher"]
        await go_to(pilot, "signs  Headteacher")
        await pilot.press("enter")
        assert form_of(screen).signatories == ()
        await pilot.press("u", "u")
        assert len(form_of(screen).signatories) == 2


async def test_a_level_that_is_called_like_another_is_refused(
    run: Run, screen: DraftScreen
) -> None:
    """The form stays as it was, and one sentence says why."""
    async with run(screen) as pilot:
        before = screen.drafting.form.read_bytes()
        await go_to(pilot, "not yet")
        await pilot.press("w", "ctrl+u", *"in place", "enter")
        assert "Two levels are called" in toasts(pilot)
        assert screen.drafting.form.read_bytes() == before


async def test_a_table_is_made_a_section(run: Run, screen: DraftScreen) -> None:
    """What was kept as it stands is worked on; one key takes it back."""
    async with run(screen) as pilot:
        assert len(form_of(screen).achieved) == 1
        await go_to(pilot, "table 2.R1")
        await pilot.press("s")
        assert form_of(screen).achieved == ()
        assert "Morning" in [row.text for row in form_of(screen).outcomes]
        await pilot.press("u")
        assert len(form_of(screen).achieved) == 1


async def test_what_a_school_filled_in_is_left_out_and_a_column_kept(
    run: Run, screen: DraftScreen
) -> None:
    """`F` for the whole form, `f` for a column of which the draft thought otherwise."""
    async with run(screen) as pilot:
        await pilot.press("F")
        assert [row.who for row in form_of(screen).actions] == ["", ""]
        assert "left out" in screen_text(pilot.app).splitlines()[0]
        await go_to(pilot, "By whom")
        await pilot.press("f")
        assert [row.who for row in form_of(screen).actions] == ["the lead", "the office"]
        await pilot.press("F")
        assert form_of(screen).actions[0].rag == "red"


async def test_a_title_is_worded(run: Run, screen: DraftScreen) -> None:
    """Enter on it asks for the words."""
    async with run(screen) as pilot:
        await go_to(pilot, "The plan")
        await pilot.press("enter", "end", *" of ours", "enter")
        assert form_of(screen).title == "The plan of ours"


async def test_an_edit_by_hand_meanwhile_is_not_written_over(run: Run, screen: DraftScreen) -> None:
    """Whoever has the file open in an editor keeps what they wrote."""
    async with run(screen) as pilot:
        edited = screen.drafting.form.read_text() + "# mine\n"
        screen.drafting.form.write_text(edited)
        await pilot.press("y")
        assert "somebody may have worked on it" in toasts(pilot)
        assert screen.drafting.form.read_text() == edited


async def test_leaving_loses_nothing(run: Run, screen: DraftScreen, document: Path) -> None:
    """Opened again it is where it was."""
    async with run(screen) as pilot:
        await go_to(pilot, "Sorted by")
        await pilot.press("r", "w", "escape")
        assert results(pilot) == [None]
    again = FormDrafting(document, screen.drafting.form, InTheWay.REFUSE)
    assert again.corrections == screen.drafting.corrections
    assert Role.WHEN in [column.role for column in peek(again.form).workbook.form.columns]


async def test_the_list_of_workbooks_drafts_a_form_from_a_document(
    run: Run, document: Path
) -> None:
    """The newest document is proposed; its blank form lies beside the workbooks then."""
    async with run(ShelfScreen(document.parent)) as pilot:
        await pilot.press("f")
        assert "plan.docx" in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DraftScreen)
        form = peek(document.with_name("plan.toml")).workbook
        assert [row.text for row in form.actions] == ["Ask the family", "File them"]
        assert [row.who for row in form.actions] == ["", ""]


async def test_a_document_that_is_not_there_is_told(run: Run, document: Path) -> None:
    """In one sentence, and the list stays."""
    async with run(ShelfScreen(document.parent)) as pilot:
        await pilot.press("f", "ctrl+u", *"other.docx", "enter")
        assert "There is no file" in toasts(pilot)
        assert isinstance(pilot.app.screen, ShelfScreen)
