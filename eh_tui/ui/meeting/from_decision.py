"""An action made of a decision: what its words say is shown, then taken, changed or left."""

from collections.abc import Callable
from typing import ClassVar

from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.form.columns import Role
from eh_tui.model.meeting.from_decision import ActionInWords, action_in, add_from_decision
from eh_tui.model.people.suggestions import KnownName, known_names
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import in_words, read
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.form import FormDialog

_TAKE, _CHANGE = "take", "change"


def propose_action(
    app: BaseApp,
    session: Session,
    meeting: Meeting,
    decided: tuple[str, str],
    take: Callable[[tuple[Edit, ...]], None],
) -> None:
    """Show the action that a decision says is to be done, and let it be taken or changed first.

    `decided` is the action's id and the decision; `take` is given the edits that add it.
    """
    id, decision = decided
    action = action_in(session.workbook, decision, app.today())

    def taken(wanted: ActionInWords | None) -> None:
        if wanted:
            take(add_from_decision(session.workbook, meeting, id, wanted))

    def chosen(answer: str | None) -> None:
        if answer == _TAKE:
            taken(action)
        elif answer == _CHANGE:
            app.push_screen(ActionForm(session, id, action), taken)

    choices = [
        Choice("t", session.workbook.form.words.said("Take it as a new action"), _TAKE),
        Choice("c", "Change it first", _CHANGE),
        Choice("l", "Leave it", ""),
    ]
    app.push_screen(ChoiceDialog(_shown(app, session, action), choices), chosen)


class ActionForm(FormDialog[ActionInWords]):
    """Asks what is to be done, by whom and when, filled in from a decision."""

    TITLE_OF_FORM: ClassVar = "An action from the decision"

    def __init__(self, session: Session, id: str, action: ActionInWords) -> None:
        """Fill the form in with an action that the decision on a row, by its id, says."""
        super().__init__()
        self.session = session
        self._id = id
        self._action = action

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return the fields with what the decision says."""
        action, form = self._action, self.session.workbook.form
        return (
            ("text", "What is to be done", action.text),
            ("who", form.heading_of(Role.WHO, "Who"), action.who),
            ("when", form.heading_of(Role.WHEN, "When"), action.when),
        )

    def names(self) -> dict[str, tuple[KnownName, ...]]:
        """Return the names of those who may do it."""
        return {"who": known_names(self.session.workbook)}

    def kept(self) -> tuple[Drafts, str]:
        """Return the workbook's drafts."""
        return self.session.drafts, f"{self.TITLE_OF_FORM} on {self._id}"

    def carry_out(self, texts: dict[str, str]) -> ActionInWords | None:
        """Return the action as it was typed."""
        return ActionInWords(**texts)


def _shown(app: BaseApp, session: Session, action: ActionInWords) -> str:
    today = app.today()
    reading = read(action.when, today, calendar_of(session.workbook), typed=today)
    when = f"{action.when}  ({in_words(reading, today)})" if action.when else "(no date yet)"
    form = session.workbook.form
    who = f"{form.heading_of(Role.WHO, 'Who')}: {action.who or '(nobody yet)'}"
    return f"{action.text or '(nothing)'}\n{who}\n{form.heading_of(Role.WHEN, 'When')}: {when}"
