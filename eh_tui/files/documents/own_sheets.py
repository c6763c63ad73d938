"""Our own sheets read as a document: what the export adds to the form is left aside."""

from collections.abc import Iterator
from dataclasses import replace

from eh_tui.files.office.xlsx.sheets.action_plan import NOTE_COLUMN
from eh_tui.files.office.xlsx.titles import ACTION_PLAN_SHEET, AUDIT_SHEET, METADATA_SHEET
from eh_tui.model.paper.ref_heading import is_ref_heading
from eh_tui.model.paper.source import RowNote, SourceDocument, SourceNote, SourceTable

_AUDIT, _PLAN, _METADATA = (
    f"sheet {title}" for title in (AUDIT_SHEET, ACTION_PLAN_SHEET, METADATA_SHEET)
)


def form_of_own_sheets(document: SourceDocument) -> SourceDocument:
    """Return the form on our own export, whatever program saved it; any other document as it is.

    The sheets that are made from it are named as not read; what we hid, and the rules and charts
    that we put there, are no news to anybody. The notes of the action plan go with their rows.
    """
    tables = {table.where: table for table in document.tables}
    is_ours = _AUDIT in tables and any(note.where == _METADATA for note in document.unread)
    if not is_ours:
        return document
    says = f"made from the {AUDIT_SHEET}, so it is not read"
    unread = [SourceNote(where, says) for where in tables if where != _AUDIT]
    unread += [note for note in document.unread if note.where.startswith(f"{AUDIT_SHEET}!")]
    notes = tuple(_row_notes(tables[_PLAN])) if _PLAN in tables else ()
    audit = _without_hidden(tables[_AUDIT])
    return replace(document, blocks=(audit,), unread=tuple(unread), row_notes=notes)


def _without_hidden(audit: SourceTable) -> SourceTable:
    """Return the audit without what stands to the right of the Ref, where we hide columns."""
    refs = (cell.column for cell in audit.cells if is_ref_heading(cell.said.text))
    last = max(refs, default=audit.width)
    return replace(audit, cells=tuple(cell for cell in audit.cells if cell.column <= last))


def _row_notes(plan: SourceTable) -> Iterator[RowNote]:
    """Yield the notes that the action plan has to the rows of the audit."""
    rows = [{cell.column: cell for cell in cells} for _, cells in plan.by_row()]
    headings = {cell.said.text: column for column, cell in rows[0].items()} if rows else {}
    ref = min((at for text, at in headings.items() if is_ref_heading(text)), default=None)
    note = headings.get(NOTE_COLUMN.heading)
    for row in rows[1:] if ref is not None and note is not None else ():
        if ref in row and note in row and row[note].said.text:
            yield RowNote(row[ref].said.text, row[note].said.text, row[note].where)
