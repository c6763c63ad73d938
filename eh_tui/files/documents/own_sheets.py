"""Our own Excel file read as a document: what it adds to the form for itself is left aside."""

from collections.abc import Collection, Iterator
from typing import Any

from eh_tui.files.office.xlsx.layout.form_grid import REF
from eh_tui.files.office.xlsx.layout.ratings import AUDIT_SHEET
from eh_tui.files.office.xlsx.metadata import METADATA_SHEET
from eh_tui.files.office.xlsx.sheets.action_plan import ACTION_PLAN_SHEET, NOTE_COLUMN
from eh_tui.model.paper.source import RowNote


def is_own_export(titles: Collection[str], hidden: Collection[str]) -> bool:
    """Return whether sheets of these titles are our export, and not a return to be checked.

    Who asks for the `hidden` sheets by name reads a return, of which every sheet counts.
    """
    ours = {METADATA_SHEET, AUDIT_SHEET}
    return ours <= set(titles) and not ours & set(hidden)


def hidden_columns(sheet: Any) -> frozenset[int]:
    """Return the numbers of a sheet's hidden columns, from 1."""
    return frozenset(
        number
        for each in sheet.column_dimensions.values()
        if each.hidden and each.min and each.max
        for number in range(each.min, each.max + 1)
    )


def row_notes(book: Any) -> Iterator[RowNote]:
    """Yield the notes that the action plan has to the rows of the audit, by their Ref."""
    if ACTION_PLAN_SHEET not in book.sheetnames:
        return
    sheet = book[ACTION_PLAN_SHEET]
    headings = {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}
    if not {REF, NOTE_COLUMN.heading} <= headings.keys():
        return
    for row in range(2, sheet.max_row + 1):
        ref = sheet.cell(row, headings[REF]).value
        note = sheet.cell(row, headings[NOTE_COLUMN.heading])
        if ref and note.value:
            where = f"{ACTION_PLAN_SHEET}!{note.coordinate}"
            yield RowNote(str(ref), str(note.value), where)
