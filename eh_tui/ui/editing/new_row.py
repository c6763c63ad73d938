"""A row that is made with its first text, so that nothing is left of one that nobody typed."""

from collections.abc import Callable
from dataclasses import replace

from eh_tui.model.core.edits import Add, apply
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.placing import add_at
from eh_tui.model.core.rows import Place, fields, with_value
from eh_tui.model.meeting.drafts import NEW_ROW
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.text_to_type import TextToType


def type_row(
    editor: Editor,
    below: str,
    where: tuple[Kind, Place],
    added: Callable[[Add], object],
) -> None:
    """Open the dialog for a row that is to come below one, and make it with what is typed.

    What is left without saving is a draft of the row above. `added` is called with the edit
    once the row is there.
    """
    session, seen = editor.session, editor.session.seen
    blank: Add | None = None
    with editor.telling():
        session.stop_if_refused()
        wanted = add_at(session.workbook, *where)
        apply(session.workbook, wanted)  # the form may have no such row
        blank = wanted
    if blank is None:
        return
    name = fields(session.workbook, blank.kind, blank.row)[0]
    made: list[Add] = []

    def put(text: str) -> None:
        workbook = session.workbook  # in which the number may be taken meanwhile
        edit = add_at(workbook, *where)
        edit = replace(edit, row=with_value(workbook, edit.row, name, text))
        made[:] = [edit]
        session.apply(f"{what} added{under}", *editor.step(workbook, edit), seen=seen)

    def done() -> None:
        editor.done()
        if made and made[0].row in session.workbook.of_kind(made[0].kind):
            added(made[0])

    what = "action" if blank.kind is Kind.ACTIONS else "row"
    under = f" below {below}" if below else ""
    heading = heading_of(session.workbook, blank.kind, blank.row, name)
    typed = TextToType((below, NEW_ROW), f"A new {what}{under}", heading, "")
    replace(editor, done=done).type_text(typed, put)
