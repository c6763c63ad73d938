"""A row that is made with its first text, so that nothing is left of one that nobody typed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from eh_tui.errors import EhError, Refused
from eh_tui.model.core.edits import Add, Edit, apply
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.rows import fields, with_value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.drafts import NEW_ROW
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor, TextToType


def type_row(
    editor: Editor,
    below: str,
    addition: Callable[[Workbook], Add],
    added: Callable[[Add], object],
) -> None:
    """Open the dialog for a row that is to come below one, and make it with what is typed.

    `addition` makes the row, blank, for the workbook as it is then. What is left without
    saving is a draft of the row above. `added` is called with the edit once the row is there.
    """
    session = editor.session
    try:
        if session.refusal:
            raise Refused(session.refusal)
        blank = addition(session.workbook)
        apply(session.workbook, blank)  # the form may have no such row
    except EhError as error:
        tell(editor.screen, str(error), error=True)
        return
    name = fields(session.workbook, blank.kind, blank.row)[0]
    made: list[Add] = []

    def make(_: Workbook, text: str) -> Sequence[Edit]:
        workbook = session.workbook  # in which the number may be taken meanwhile
        edit = addition(workbook)
        edit = replace(edit, row=with_value(workbook, edit.row, name, text))
        made[:] = [edit]
        return editor.step(workbook, edit)

    def done() -> None:
        editor.done()
        if made and made[0].row in session.workbook.of_kind(made[0].kind):
            added(made[0])

    what = "action" if blank.kind is Kind.ACTIONS else "row"
    where = f" below {below}" if below else ""
    heading = heading_of(session.workbook, blank.kind, blank.row, name)
    typed = TextToType((below, NEW_ROW), f"A new {what}{where}", heading, "")
    replace(editor, done=done).type_text(typed, f"{what} added{where}", make)
