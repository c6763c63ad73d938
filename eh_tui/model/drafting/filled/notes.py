"""The notes that our own export has beside the form, put to the rows that they are about."""

from eh_tui.model.core.columns import form_row_called, kind_of
from eh_tui.model.core.edits import set_field
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.source import SourceDocument
from eh_tui.model.paper.words import folded_words

REF, WEIGHT = "Ref", "Weight"
"""The headings that an export adds to those of the form."""


def note_ref(filling: Filling, table: FoundTable, row: FoundRow, id: str) -> None:
    """Remember by which Ref a row of the workbook is called in the document, if by any.

    An outcome stands in the row of its first action, which is met after it and has the Ref.
    """
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell and folded_words(column.heading) == folded_words(REF) and cell.said.text.strip():
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
