"""Whatever form is drawn: no text is lost on its way to a sheet, none stands elsewhere."""

from datetime import date

from hypothesis import given

from eh_tui.files.office.xlsx.layout.ratings import TICK, rating_text
from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.cells import cell
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.levels import NOT_RATED
from tests.support.any_form import DrawnFile, drawn_files

TODAY = date(2026, 11, 28)


def texts_of(sheet: SheetPlan) -> dict[tuple[int, int], str]:
    """Return what each cell shows, a merged one in all its places."""
    texts = {(cell.row, cell.column): str(cell.value) for cell in sheet.cells}
    for area in sheet.merges:
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                texts[row, column] = texts[area.top, area.left]
    return texts


def held(workbook: Workbook, row: Action | Outcome, column: Column) -> str:
    """Return what a cell is to show."""
    text = cell(row.cells, column.field) if column.is_cell else str(getattr(row, column.field))
    return rating_text(workbook.form, text) if column.is_level else cell_shown(text)


def starts_of_columns(sheet: SheetPlan, row: int) -> list[int]:
    """Return where the headings of a row begin, without those that are ours."""
    covered = {
        (at, column)
        for area in sheet.merges
        for at in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (at, column) != (area.top, area.left)
    }
    return [
        cell.column
        for cell in sorted(sheet.cells, key=lambda cell: cell.column)
        if cell.row == row and cell.look == "heading" and (row, cell.column) not in covered
    ]


@given(drawn_files())
def test_every_cell_stands_under_its_own_heading(drawn: DrawnFile) -> None:
    """A column that is read by another's role shows one person's words as another's."""
    workbook = read_workbook(drawn.filled).workbook
    sheet = plan_book(workbook, TODAY).sheets[0]
    texts = texts_of(sheet)
    columns = columns_of(workbook, workbook.commitments[0])
    top = min(cell.row for cell in sheet.cells if cell.value == "Ref")
    starts = starts_of_columns(sheet, top)
    assert [texts[top, start] for start in starts] == [
        cell_shown(column.heading) for column in columns
    ]
    for outcome, action in zip(workbook.outcomes, workbook.actions, strict=True):
        at = row_of(sheet, texts, (action.id, outcome.id))
        for start, column in zip(starts, columns, strict=True):
            its = outcome if column.of is Of.OUTCOME else action
            expected = held(workbook, its, column)
            if column.ticks and workbook.form.levels_of(column.scale):
                levels = [rating_text(workbook.form, one.id) for one in workbook.form.levels]
                found = [
                    words for nth, words in enumerate(levels) if texts[at, start + nth] == TICK
                ]
                assert found == ([expected] if expected else [])
            else:
                assert texts[at, start] == expected


def row_of(sheet: SheetPlan, texts: dict[tuple[int, int], str], ids: tuple[str, ...]) -> int:
    """Return the row whose Ref is one of some ids."""
    assert sheet.page is not None
    ref = sheet.page.area.right
    (found,) = {row for (row, column), text in texts.items() if column == ref and text in ids}
    return found


@given(drawn_files())
def test_no_text_is_lost_from_workbook_to_sheet(drawn: DrawnFile) -> None:
    """Also where the form has no column for what somebody typed into the file."""
    workbook = read_workbook(drawn.filled).workbook
    shown = {str(cell.value) for sheet in plan_book(workbook, TODAY).sheets for cell in sheet.cells}
    rows: tuple[Action | Outcome, ...] = (*workbook.outcomes, *workbook.actions)
    for row in rows:
        given = [row.text, *(text for _, text in row.cells)]
        given += [row.when, row.who, row.note] if isinstance(row, Action) else []
        given += [] if row.rag == NOT_RATED else [row.rag]
        for text in given:
            words = {cell_shown(text), rating_text(workbook.form, text)}
            assert not text or words & shown or ticked(workbook, text)


def ticked(workbook: Workbook, text: str) -> bool:
    """Say whether a rating is shown by a tick alone."""
    columns = workbook.form.columns
    return text in [level.id for level in workbook.form.levels] and any(
        column.role is Role.RATING and column.ticks for column in columns
    )
