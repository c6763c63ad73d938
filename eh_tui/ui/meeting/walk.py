"""The walk: one action at a time, for the meeting that reviews them."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.audit.rated import rated_one
from eh_tui.model.audit.walk import first_changed, next_not_rated, step_of
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import kind_of
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.rows import fields
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.journal.record import Record
from eh_tui.model.meeting.undoing import why_not_in_walk
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.level_keys import BEHIND
from eh_tui.ui.lists.evidence import EvidenceScreen
from eh_tui.ui.meeting.cards.screen import CardScreen
from eh_tui.ui.wording import RATES_NOTHING

_NOT_RATED_HERE = "This is not rated in this form."


class WalkScreen(CardScreen):
    """The cards with the keys that rate and edit; dismissed with the id of the last one seen."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.WALK))

    def step(self, _: Workbook, edit: Edit) -> tuple[Edit, ...]:
        """Return all that is done in one step with a change of the action."""
        return (edit,)

    def why_not_turned(self, step: Record) -> str:
        """Return why a step can't be taken back or made again here, "" where it can."""
        return why_not_in_walk(step)

    # Rating and editing

    def action_rate(self, rag: str) -> None:
        """Rate the action and go on to the next one; without a rating, stay."""
        stop = self._stop
        if stop is None:
            self._say_in_words("Every action has been walked; go back to one to rate it.")
            return
        rating = self.asking.of(stop)
        if rating is None:
            self._say(_NOT_RATED_HERE)
            return
        done = self.editor.rate(rating.address, rag)
        self.catch_up()
        if done and rag != NOT_RATED:
            if self.asking.go_on(stop):
                self._go_to(self._at)
            else:
                self.go_on()

    def take_key(self, key: str) -> bool:
        """Rate by the form's own letter or digit; return whether the key was one.

        After `BEHIND` it gives the command that has the letter on other cards.
        """
        workbook, stop = self.session.workbook, self._stop
        taken, commands = self.asking.letters(workbook, stop), self._commands()
        pressed = self.behind.press(commands, key, taken)
        if pressed.is_waiting:
            self._say(f"{BEHIND} and then: {self.behind.words(workbook.form, commands, taken)}.")
            return True
        if pressed.action:
            self.call_later(self.run_action, pressed.action)
            return True
        if level := self.asking.level(workbook, stop, key):
            self.action_rate(level)
        elif self.asking.is_for_others(workbook, stop, key):
            self._say(_NOT_RATED_HERE)
        return bool(level)

    def action_next_rating(self) -> None:
        """Ask for the row's next rating, here and on the cards that follow.

        On a card that is not rated it is that of the last rated one before it, else after it.
        """
        stop = self._stop
        if stop and not stop.ratings:
            around = (*reversed(self._walk[: self._at]), *self._walk[self._at :])
            stop = next((one for one in around if one.ratings), None)
        if stop is None or len(stop.ratings) < 2:
            self._say("There is no other rating here.")
            return
        self.asking.turn(stop)
        self._go_to(self._at)

    def action_edit_field(self, field: str) -> None:
        """Edit a field of the action."""
        stop = self._stop
        if stop is None:
            return
        row = stop.row
        if field not in fields(self.session.workbook, kind_of(row), row):
            key = self._key_of("walk-other")
            self._say(f"The form has no such column for {row.id}; {key} shows those it has.")
            return
        self.editor.edit(Address(kind_of(row), row.id, field))

    def action_edit_other(self, field: str = "") -> None:
        """Choose another column of the form and edit it."""
        if stop := self._stop:
            self.editor.edit(Address(kind_of(stop.row), stop.row.id, field))

    def action_undo(self) -> None:
        """Take back the last change and show the action that it was made on."""
        self._turn(Editor.undo)

    def action_redo(self) -> None:
        """Make the change again and show the action that it is made on."""
        self._turn(Editor.redo)

    # Moving

    def action_next_not_rated(self) -> None:
        """Go to the next action without a rating, saying so where that is further up."""
        to, here = (
            next_not_rated(self._walk, self._at, self.asking.field),
            self.asking.of(self._stop),
        )
        name = rated_one(self.session.workbook)
        if to is None:
            every = f"Every {name} is rated."
            self._say(every if self.session.workbook.form.rates else RATES_NOTHING)
        elif here and to.rating.address == here.address:
            self._say(f"This is the only {name} not rated.")
        else:
            if here and to.rating.turn != here.turn:
                self._say(f"{to.rating.heading} is asked for now.")
            elif to.at < self._at:
                self._say(f"From the top again: no {name} below is without a rating.")
            self._go_to(to.at, asked=to.rating)

    def action_evidence(self) -> None:
        """Show what shows that the action was done."""
        if (stop := self._stop) and isinstance(stop.row, Action):
            self.app.push_screen(EvidenceScreen(self.session, stop.row.id))

    def action_drafts(self) -> None:
        """Show what was typed and not saved."""
        from eh_tui.ui.lists.drafts import DraftsScreen

        self.app.push_screen(DraftsScreen(self.session))

    def action_leave(self) -> None:
        """Go back to the sheet, at the action seen last."""
        stop = self._stop or (self._walk[-1] if self._walk else None)
        self.dismiss(stop.row.id if stop else None)

    # Inside

    @property
    def editor(self) -> Editor:
        """What changes the workbook for this screen."""
        return Editor(self, self.session, self.catch_up, self.step)

    def _turn(self, turn: Callable[[Editor], None]) -> None:
        before = self.session.workbook

        def done() -> None:
            self.catch_up()
            changed = step_of(self._walk, first_changed(before, self.session.workbook))
            if changed is not None:
                self._go_to(changed)

        turn(Editor(self, self.session, done, within=self.why_not_turned))
