"""The notes that our own export has beside the form, put to the rows that they are about."""

from eh_tui.model.core.columns import form_row_called, kind_of
from eh_tui.model.core.edits import set_field
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.ref_heading import is_ref_heading
from eh_tui.model.paper.source import SourceDocument

WEIGHT = "Weight"
"""A heading that an export adds to those of the form."""


def note_ref(filling: Filling, table: FoundTable, row: FoundRow, id: str) -> None:
    """Remember by which Ref a row of the workbook is called in the document, if by any.

    An outcome stands in the row of its first action, which is met after it and has the Ref.
    """
    refs = [at for at, column in enumerate(table.columns) if is_ref_heading(column.heading)]
    cell = row.cells[refs[-1]] if refs else None  # the form's own stands further left
    if cell and cell.said.text.strip():
        filling.refs[cell.said.text.strip()] = id
        filling.used.add(cell.where)


def fill_notes(filling: Filling, document: SourceDocument) -> None:
    """Take each note whose row was met by its Ref; tell of the others."""
    for note in document.row_notes:
        id = filling.refs.get(note.ref)
        if id is None:
            filling.leave(note.where, f"{note.text.strip()!r} is a note to {note.ref}, not found")
            continue
        row = form_row_called(filling.workbook, id)
        filling.make(set_field(filling.workbook, kind_of(row), id, "note", note.text))
        filling.places.setdefault((id, "note"), note.where)
        filling.taken.append(f"{id}: note ({note.where})")
