"""A return that is sent back: the sheet as the workbook has it, each point marked at its cell."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetComment, SheetPlan
from eh_tui.files.office.xlsx.titles import AUDIT_SHEET
from eh_tui.files.store.identity import Identity
from eh_tui.model.core.columns import form_rows
from eh_tui.model.core.names import level_told
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.source import SourceCell, SourceTable, SourceText
from eh_tui.model.returns.finding import FindingState, ReturnFinding
from eh_tui.model.returns.marking import RowPlaces, places_of_points
from eh_tui.model.submitting import return_standing


def sent_back(
    workbook: Workbook,
    today: date,
    identity: Identity | None,
    points: tuple[ReturnFinding, ...],
    because: str,
) -> bytes:
    """Return an Excel file of a workbook with a comment on the cell of each point, and why.

    It is a sheet of ours and not the one that came back, of which nothing would be lost only
    where every program's own things were understood. Raises `Refused` as `excel_file` does.
    """

    def comments(sheet: SheetPlan) -> Iterator[tuple[str, str]]:
        yield "", f"Sent back: {because}"
        for point, where in places_of_points(workbook, _as_source(sheet), points):
            yield where, _in_words(workbook, point)

    return _with_comments(workbook, today, identity, comments)


def with_requests(workbook: Workbook, today: date, identity: Identity | None) -> bytes:
    """Return an Excel file of a workbook with what the lead wants changed at each row's cell.

    Raises `Refused` as `excel_file` does.
    """
    standing = return_standing(workbook)

    def comments(sheet: SheetPlan) -> Iterator[tuple[str, str]]:
        yield "", standing.sentence
        places = RowPlaces(workbook, _as_source(sheet))
        for each in standing.requests:
            yield places.of(each.row, "rag"), f"{each.row}: {each.reason}"

    return _with_comments(workbook, today, identity, comments)


def _with_comments(
    workbook: Workbook,
    today: date,
    identity: Identity | None,
    comments: Callable[[SheetPlan], Iterator[tuple[str, str]]],
) -> bytes:
    """Return the export with comments on its audit sheet, each with its place, "" for the top."""
    from eh_tui.files.office.xlsx.write import write_book
    from eh_tui.files.office.zip import zipped

    plan = plan_book(workbook, today, identity)
    sheets = []
    for sheet in plan.sheets:
        said: dict[str, list[str]] = {}
        for where, words in comments(sheet) if sheet.name == AUDIT_SHEET else ():
            said.setdefault(where.rpartition("!")[2] or sheet.cells[0].address, []).append(words)
        noted = tuple(SheetComment(address, "\n".join(each)) for address, each in said.items())
        sheets.append(replace(sheet, comments=noted) if noted else sheet)
    return zipped(write_book(replace(plan, sheets=tuple(sheets))))


def _as_source(sheet: SheetPlan) -> SourceTable:
    """Return a planned sheet as if it had been read."""
    merged = {(area.top, area.left): area for area in sheet.merges}
    cells = []
    for cell in sheet.cells:
        area = merged.get((cell.row, cell.column))
        rows = area.bottom - area.top + 1 if area else 1
        columns = area.right - area.left + 1 if area else 1
        said = SourceText(str(cell.value))
        where = f"{sheet.name}!{cell.address}"
        if said.text or area:
            cells.append(SourceCell(said, cell.row - 1, cell.column - 1, where, rows, columns))
    return SourceTable(tuple(cells), f"sheet {sheet.name}", is_sheet=True)


def _in_words(workbook: Workbook, point: ReturnFinding) -> str:
    row = next((one for one in form_rows(workbook) if one.id == point.id), None)
    level = level_told(workbook, row, point.field, point.returned)
    is_read = point.state is not FindingState.UNREADABLE
    came = workbook.form.label(level) if level and is_read else point.returned
    match point.state:
        case FindingState.GONE:
            return f"{point.id} did not come back."
        case FindingState.NEW:
            return f"A new row came back: {came}"
        case _:
            return f"{point.heading} came back as: {came or '(blank)'}"
