"""Actions made of the lines of a decision: each is shown, then taken, changed or left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.form.columns import Role
from eh_tui.model.meeting.decided import ActionInWords
from eh_tui.model.meeting.from_decision import (
    add_from_decision,
    id_added,
    made_of_decision,
    still_to_make,
)
from eh_tui.model.people.suggestions import KnownName, known_names
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import in_words, read
from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.form import FormDialog
from eh_tui.ui.editing.conflicts import app_of, tell
from eh_tui.ui.editing.editor import Editor

_TAKE, _CHANGE, _LEAVE = "take", "change", "leave"


@dataclass(slots=True)
class Proposals:
    """What the lines of a decision say is to be done, proposed one after the other."""

    editor: Editor
    meeting: Meeting
    on: str
    """The action or the item that was decided on, by id."""
    noted: Callable[[str], None] = lambda _: None
    """Is given the id of each action before it is added."""
    _below: str = ""
    """The outcome that an item's action was put into last, "" for none so far."""

    def propose(self) -> None:
        """Propose the lines of which no action has been made, or say why there are none."""
        if not self._propose(()):
            made = made_of_decision(self.editor.session.workbook, self.meeting, self.on)
            ids = ", ".join(action.id for action in made.values())
            words = self.editor.session.workbook.form.words
            sentence = (
                f"An action has been made of each line already: {ids}."
                if made
                else "Write a decision down first; an action is made of its words."
            )
            tell(self.editor.screen, words.said(sentence))

    def _propose(self, left: tuple[str, ...]) -> bool:
        """Show the first line that was not left before; return whether there is one."""
        session, app = self.editor.session, app_of(self.editor.screen)
        found = still_to_make(session.workbook, self.meeting, self.on, app.today())
        actions = [action for action in found if action.line not in left]
        if not actions:
            return False
        action, others = actions[0], len(actions) - 1

        def chosen(answer: str | None) -> None:
            if answer == _TAKE:
                self._place(action, left)
            elif answer == _CHANGE:
                changed = ActionForm(session, self.on, action)
                app.push_screen(changed, lambda to: self._place(to, left) if to else None)
            elif answer == _LEAVE:
                self._propose((*left, action.line))

        choices = [
            Choice("t", session.workbook.form.words.said("Take it as a new action"), _TAKE),
            Choice("c", "Change it first", _CHANGE),
            Choice("l", "Leave it, and go on to the next line" if others else "Leave it", _LEAVE),
        ]
        app.push_screen(ChoiceDialog(self._shown(action, others), choices), chosen)
        return True

    def _place(self, action: ActionInWords, left: tuple[str, ...]) -> None:
        """Add an action, below the outcome that is asked for where it is decided on an item."""
        workbook = self.editor.session.workbook
        if not any(row.id == self.on for row in workbook.matters):
            self._add(action, left)
            return

        def chosen(id: str | None) -> None:
            if id:
                self._below = id
                self._add(action, left)

        outcomes = [
            Choice("", f"{row.id}  {shown_on_one_line(row.text)}", row.id)
            for row in workbook.outcomes
        ]
        title = workbook.form.words.said("Which outcome is the action to come under?")
        app_of(self.editor.screen).push_screen(ChoiceDialog(title, outcomes, self._below), chosen)

    def _add(self, action: ActionInWords, left: tuple[str, ...]) -> None:
        session, is_added = self.editor.session, False
        with self.editor.telling():
            edits = add_from_decision(session.workbook, self.meeting, action, self.on, self._below)
            added = id_added(edits)
            self.noted(added)
            session.apply(f"{added} added from the decision", *edits)
            tell(self.editor.screen, f"{added} added; it comes at the end of the agenda.")
            is_added = True
        self.editor.done()
        if is_added:
            self._propose(left)

    def _shown(self, action: ActionInWords, others: int) -> str:
        """Return an action as it is proposed, and of how many lines more one may be made."""
        today, workbook = app_of(self.editor.screen).today(), self.editor.session.workbook
        reading = read(action.when, today, calendar_of(workbook), typed=today)
        when = f"{action.when}  ({in_words(reading, today)})" if action.when else "(no date yet)"
        form = workbook.form
        lines = (
            action.text or "(nothing)",
            f"{form.heading_of(Role.WHO, 'Who')}: {action.who or '(nobody yet)'}",
            f"{form.heading_of(Role.WHEN, 'When')}: {when}",
            f"({others} more in this decision)" if others else "",
        )
        return "\n".join(filter(None, lines))


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
        return replace(self._action, **texts)
