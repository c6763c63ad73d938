"""A return that is sent back: the sheet as the workbook has it, each point marked at its cell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from eh_tui.files.office.xlsx.layout.ratings import AUDIT_SHEET
from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetComment, SheetPlan
from eh_tui.files.store.identity import Identity
from eh_tui.model.core.columns import form_rows
from eh_tui.model.core.names import level_told
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.source import SourceCell, SourceTable, SourceText
from eh_tui.model.returns.finding import FindingState, ReturnFinding
from eh_tui.model.returns.marking import places_of_points


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
    from eh_tui.files.office.xlsx.write import write_book
    from eh_tui.files.office.zip import zipped

    plan = plan_book(workbook, today, identity)
    sheets = tuple(
        replace(sheet, comments=tuple(_comments(workbook, sheet, points, because)))
        if sheet.name == AUDIT_SHEET
        else sheet
        for sheet in plan.sheets
    )
    return zipped(write_book(replace(plan, sheets=sheets)))


def _comments(
    workbook: Workbook, sheet: SheetPlan, points: tuple[ReturnFinding, ...], because: str
) -> Iterator[SheetComment]:
    """Yield a comment for each cell of which something is to be said, and the reason on the top."""
    said: dict[str, list[str]] = {sheet.cells[0].address: [f"Sent back: {because}"]}
    for point, where in places_of_points(workbook, _as_source(sheet), points):
        address = where.rpartition("!")[2] or sheet.cells[0].address
        said.setdefault(address, []).append(_in_words(workbook, point))
    for address, sentences in said.items():
        yield SheetComment(address, "\n".join(sentences))


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
