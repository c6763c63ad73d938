"""The audit given to the partnership as done, with a reason where rows are not rated."""

from datetime import date

from eh_tui.model.core.days import day_in_words
from eh_tui.model.submitting import return_standing, submit
from eh_tui.session import Session
from eh_tui.ui.dialogs.prompt import LineDialog, Question
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor


def submit_audit(editor: Editor, session: Session, today: date) -> None:
    """Say that a session's audit is done; where rows are not rated, ask why first."""

    def because(reason: str | None) -> None:
        if reason is None:
            return
        with editor.telling():
            edit = submit(session.workbook, date=day_in_words(today), because=reason)
            session.apply("submitted", edit)
            tell(editor.screen, return_standing(session.workbook).sentence)

    unrated = return_standing(session.workbook).unrated
    if not unrated:
        because("")
        return
    question = Question(
        f"Why are rows not rated? ({unrated})",
        "The lead reads it with the audit. Leave with Esc to rate them first.",
        "Say why first, or leave and rate them.",
    )
    editor.screen.app.push_screen(LineDialog(question), because)
