"""A note of the chair's own as it is typed: it is kept for the account, never in the workbook."""

from eh_tui.errors import NotSaved
from eh_tui.model.core.rows import fields, locate, value
from eh_tui.model.meeting.drafts import PRIVATE
from eh_tui.ui.editing.editor import Editor, TextToType


def type_private_note(editor: Editor, id: str) -> None:
    """Open the dialog for the note on an action or an item."""
    notes = editor.session.private_notes

    shown = notes.of(id)
    workbook = editor.session.workbook
    kind, row = locate(workbook, id)
    about = value(workbook, kind, row, fields(workbook, kind, row)[0])

    def put(typed: str) -> None:
        if why := notes.write(id, typed, shown):
            raise NotSaved(why)

    text = TextToType((id, PRIVATE), f"{id}  For you alone", about, shown)
    editor.type_text(text, put)
