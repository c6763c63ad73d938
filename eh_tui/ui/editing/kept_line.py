"""A question that is answered by a sentence: what is typed is kept as a draft until it is taken."""

from collections.abc import Callable
from dataclasses import replace

from eh_tui.model.meeting.drafts import DraftPlace
from eh_tui.ui.dialogs.prompt import LineDialog, LineDraft, Question
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor


def ask_kept(
    editor: Editor, question: Question, place: DraftPlace, answered: Callable[[str], bool]
) -> None:
    """Ask for one line, beginning with the draft of a place, if there is one.

    `answered` is not called where none is given. Where it says that nothing came of it, the line
    is asked for again as it was typed, and stays a draft, as it does for whoever leaves.
    """
    drafts = editor.session.drafts
    drafts.look()
    begun = drafts.take(place)

    def keep(typed: str) -> None:
        drafts.keep(place, "" if typed == question.start or not typed.strip() else typed)

    def given(text: str | None) -> None:
        if text is None:
            drafts.leave(place)
            drafts.save()
            editor.done()
            return
        drafts.keep(place, "")
        drafts.leave(place)
        if answered(text):
            if trouble := drafts.save():
                tell(editor.screen, trouble, error=True)
            editor.done()
        else:
            keep(text)
            ask_kept(editor, question, place, answered)

    told = "This is your draft, not saved yet." if begun else ""
    shown = replace(question, start=begun.text if begun else question.start)
    draft = LineDraft(keep, drafts.save, told)
    editor.screen.app.push_screen(LineDialog(shown, draft), given)
