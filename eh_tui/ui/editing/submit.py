"""The audit given to the partnership as done, with a reason where rows are not rated."""

from datetime import date

from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.drafts import SUBMITTED_BECAUSE
from eh_tui.model.submitting import ReturnStanding, return_standing, submit
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.kept_line import ask_kept


def submit_audit(editor: Editor, today: date) -> None:
    """Say that an audit is done; where rows are not rated, ask why first."""
    session = editor.session

    def because(reason: str) -> bool:
        with editor.telling():
            edit = submit(session.workbook, date=day_in_words(today), because=reason)
            session.apply("submitted", edit)
            tell(editor.screen, return_standing(session.workbook).sentence)
            return True
        return False

    if asks_why(session.workbook):
        question = _question(return_standing(session.workbook))
        ask_kept(editor, question, (School().id, SUBMITTED_BECAUSE), because)
    else:
        because("")


def asks_why(workbook: Workbook) -> bool:
    """Say whether an audit is only submitted with a reason."""
    standing = return_standing(workbook)
    return bool(standing.unrated or standing.untouched)


def _question(standing: ReturnStanding) -> Question:
    """Return what is asked where rows are not rated, or left as they were against the lead's wish.

    Both are explained by one sentence.
    """
    untouched = standing.named_untouched
    title = f"Why are rows not rated? ({standing.unrated})"
    hint = "The lead reads it with the audit. Leave with Esc to rate them first."
    refusal = "Say why first, or leave and rate them."
    if standing.untouched and not standing.unrated:
        title = f"Why is nothing changed in {untouched}?"
        hint = "The lead asked for it, and reads this. Leave with Esc to change it first."
        refusal = "Say why first, or leave and change it."
    elif standing.untouched:
        hint = f"Nothing is changed either in {untouched}, as the lead asked.\n{hint}"
    return Question(title, hint, refusal)
