"""What somebody who was at a meeting wants its minutes to say, as it is typed."""

from collections.abc import Callable
from dataclasses import replace

from eh_tui.model.meeting.drafts import AMENDMENT
from eh_tui.model.meeting.meetings import meeting_called
from eh_tui.model.meeting.minutes.approval import propose, stop_if_not_there
from eh_tui.model.meeting.roll import names_present
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.text_to_type import TextToType

Ask = Callable[[Question, Callable[[str], bool]], None]
"""Asks for one line, and again where it says that nothing came of it: a list's `ask`."""


def type_amendment(editor: Editor, meeting: str, ask: Ask) -> None:
    """Ask who proposes something, then open the dialog for what the minutes should say.

    `meeting` is its id. Who was not there is told before anything is typed.
    """
    session = editor.session

    def by(name: str) -> bool:
        with editor.telling():
            workbook = session.workbook
            stop_if_not_there(workbook, meeting_called(workbook, meeting), name)
            editor.type_text(text, lambda typed: put(typed, name))
            return True
        return False

    def put(typed: str, name: str) -> None:
        workbook = session.workbook
        edits = propose(workbook, meeting_called(workbook, meeting), "", typed, name)
        session.apply(f"Amendment to the minutes of {meeting}", *edits)

    text = TextToType(
        draft_key=(meeting, AMENDMENT),
        title=f"Amendment to the minutes of {meeting}",
        about="What should the minutes say?",
        saved="",
    )
    question = Question("Who proposes it?", "Somebody who was there.", "Say who.")
    with editor.telling():
        session.stop_if_refused()
        names = names_present(session.workbook, meeting_called(session.workbook, meeting))
        ask(replace(question, start=names[0]) if len(names) == 1 else question, by)
