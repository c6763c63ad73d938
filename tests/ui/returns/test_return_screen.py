"""A return on screen: what came back is marked, and taken over as one step."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.returns.screen import ReturnScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.returns import TODAY, SentOut, cell_of, row_of
from tests.support.sheets import sheet_of, until
from tests.ui.conftest import Run


@pytest.fixture
def sent(tmp_path: Path) -> SentOut:
    """Return an audit that was sent out by this account, which knows what it sent."""
    folder = tmp_path / "audits"
    folder.mkdir()
    made = SentOut(folder)
    made.export()
    return made


def edit(book: Any) -> None:
    """Change two cells, take a row out, and note something to one."""
    sheet = book["Action plan"]
    cell_of(sheet, "1-01", "Who").value = "MP"
    cell_of(sheet, "2-02", "RAG rating").value = "On track"
    cell_of(sheet, "2-02", "When").comment = Comment("Which half term?", "lead")
    sheet.delete_rows(row_of(sheet, "4-15"))


def actions(sent: SentOut) -> dict[str, Any]:
    """Return the actions as the file has them."""
    return {row.id: row for row in sent.store.workbook.actions}


async def test_all_that_needs_no_decision_is_marked_at_first(run: Run, sent: SentOut) -> None:
    """A lead's return is mostly taken as it is; a row that is gone is asked about."""
    screen = ReturnScreen(Session(sent.path), sent.edited(edit), TODAY)
    async with run(screen) as pilot:
        lines = screen_text(pilot.app).splitlines()
        assert "3 points, 2 marked" in lines[0]
        (who,) = [line for line in lines if "1-01 Who" in line]
        assert "take" in who
        assert "D Whitfield → MP" in who
        assert any("Which half term?" in line for line in lines)
        (gone,) = [line for line in lines if "4-15" in line]
        assert "?" in gone
        assert "did not come back" in gone


async def test_what_is_to_be_known_of_the_whole_return_stands_first(
    run: Run, sent: SentOut
) -> None:
    """That it may be last year's, or by what its rows are known, decides what is taken."""

    def without_refs(book: Any) -> None:
        cell_of(book["Action plan"], "1-01", "Who").value = "MP"
        del book["Audit tool"]
        book["Action plan"].delete_cols(1)

    screen = ReturnScreen(Session(sent.path), sent.edited(without_refs), TODAY)
    async with run(screen, (80, 24)) as pilot:
        (said,) = screen.review.remarks
        lines = screen_text(pilot.app).splitlines()
        assert said[:70] in lines[2]
        assert said in " ".join(" ".join(lines[-7:]).split())


async def test_what_is_marked_is_one_step_of_who_returned_it(run: Run, sent: SentOut) -> None:
    """Enter asks for the name; undo takes all of it back, and it can be taken again."""
    session = Session(sent.path)
    before = actions(sent)
    async with run(ReturnScreen(session, sent.edited(edit), TODAY)) as pilot:
        await pilot.press("enter", *"Nia", "enter")
        await pilot.pause()
        assert (actions(sent)["1-01"].who, actions(sent)["2-02"].rag) == ("MP", "amber")
        assert "4-15" in actions(sent)
        assert session.records[-1].by.endswith("(for Nia)")
        assert "1 point, 0 marked" in screen_text(pilot.app)
        await pilot.press("u")
        await pilot.pause()
        assert actions(sent) == before
        assert "3 points" in screen_text(pilot.app)


async def test_a_point_is_left_with_one_key(run: Run, sent: SentOut) -> None:
    """The cursor goes on to the next one."""
    async with run(ReturnScreen(Session(sent.path), sent.edited(edit), TODAY)) as pilot:
        await pilot.press("t", "enter", *"Nia", "enter")
        await pilot.pause()
        assert actions(sent)["1-01"].who != "MP"
        assert actions(sent)["2-02"].rag == "amber"


async def test_a_row_that_is_gone_is_taken_out_where_it_is_marked(run: Run, sent: SentOut) -> None:
    """That is a person's answer, never the program's."""
    async with run(ReturnScreen(Session(sent.path), sent.edited(edit), TODAY)) as pilot:
        await pilot.press("end", "t", "enter", *"Nia", "enter")
        await pilot.pause()
        assert "4-15" not in actions(sent)


async def test_nothing_is_changed_by_looking(run: Run, sent: SentOut) -> None:
    """Escape leaves the workbook as it was, to the byte."""
    before = sent.path.read_bytes()
    async with run(ReturnScreen(Session(sent.path), sent.edited(edit), TODAY)) as pilot:
        await pilot.press("a", "a", "escape")
        assert sent.path.read_bytes() == before


async def test_a_sheet_opened_by_name_is_shown_above_its_workbook(
    home: Path, sent: SentOut
) -> None:
    """`eh-tui RETURN.xlsx` finds the workbook; from its list one goes to the cell."""
    del home
    app = EhApp(Session(sent.path), begin=f"show_return({str(sent.edited(edit))!r})")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReturnScreen))
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, SheetScreen))
        assert sheet_of(pilot).sheet.cursor
        assert sheet_of(pilot).sheet.cursor.id == "1-01"  # type: ignore[union-attr]  # it has one


async def test_a_return_is_asked_for_by_its_name(home: Path, sent: SentOut) -> None:
    """The newest sheet beside the workbook stands there already."""
    del home
    sent.edited(edit)
    app = EhApp(Session(sent.path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SheetScreen))
        await pilot.press("I")
        await pilot.pause()
        assert "returned.xlsx" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReturnScreen))


async def test_a_long_text_that_came_back_is_told_from_where_it_differs(
    run: Run, sent: SentOut
) -> None:
    """Else both look alike, and somebody would take or leave what they have not seen."""
    long = " ".join(f"{n}. The deputy head rings the family." for n in range(1, 9))
    session = Session(sent.path)
    session.apply("x", set_field(session.workbook, Kind.ACTIONS, "1-01", "text", long))
    sent.export()

    def go_on(book: Any) -> None:
        cell_of(book["Action plan"], "1-01", "Action").value = f"{long} And the lead."

    async with run(ReturnScreen(Session(sent.path), sent.edited(go_on), TODAY), (100, 30)) as pilot:
        (line,) = [each for each in screen_text(pilot.app).splitlines() if "1-01 Action" in each]
        assert "… head rings the family. → … head rings the family. And the lead." in line
        assert "v shows all of it." in screen_text(pilot.app)
        await pilot.press("v")
        await pilot.pause()
        assert "Here: 1. The deputy head" in screen_text(pilot.app)
        assert "Came back: 1. The deputy head" in screen_text(pilot.app)
