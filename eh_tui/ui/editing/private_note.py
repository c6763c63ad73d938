"""A note of the chair's own as it is typed: it is kept for the account, never in the workbook."""

from eh_tui.errors import NotSaved
from eh_tui.model.core.rows import fields, locate, value
from eh_tui.ui.editing.conflicts import app_of
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.text_to_type import TextToType


def type_private_note(editor: Editor, id: str) -> None:
    """Open the dialog for the note on an action or an item."""
    notes = editor.session.private_notes

    shown = notes.own(id)
    workbook = editor.session.workbook
    kind, row = locate(workbook, id)
    about = value(workbook, kind, row, fields(workbook, kind, row)[0])

    def put(typed: str) -> None:
        if why := notes.write(id, typed, shown):
            raise NotSaved(why)

    whose = _whose(notes.who, is_shared=app_of(editor.screen).settings.ask_initials)
    text = TextToType((id, notes.field), f"{id}  {whose}", about, shown)
    editor.type_text(text, put)


def _whose(who: str, *, is_shared: bool) -> str:
    """Return whose a note is, and on an account that several use who else can read it."""
    if who:
        return f"For {who} alone, by these initials: there is no password"
    return "Everybody who uses this account reads it" if is_shared else "For you alone"
