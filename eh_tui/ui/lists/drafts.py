"""The texts that were typed and not saved, each with the way back to where it belongs."""

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.errors import EhError
from eh_tui.model.core.address import Address
from eh_tui.model.core.placing import place_below
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.meeting.drafts import (
    DraftOf,
    DraftPlace,
    Home,
    gone_of,
    home_of,
    place_of_known,
)
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.editing.amending import type_amendment
from eh_tui.ui.editing.decision import type_decision
from eh_tui.ui.editing.new_row import type_row
from eh_tui.ui.editing.private_note import type_private_note
from eh_tui.ui.editing.submit import asks_why, submit_audit
from eh_tui.ui.lists.checks import ask_why, findings_of
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.wording import drafts_in_words


class DraftsScreen(ListScreen):
    """Each draft with its place; Enter opens it there."""

    WHERE: ClassVar = Scope.DRAFTS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.DRAFTS))
    EMPTY = "There is no draft: everything that was typed is saved."

    def heading(self) -> str:
        """Return how many drafts there are."""
        return f"Drafts  {drafts_in_words(len(self.session.drafts.every))} not saved yet"

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each draft, those of the account's other windows among them."""
        self.session.drafts.look()
        return tuple(self._listed(*each) for each in self.session.drafts.every)

    def action_choose(self) -> None:
        """Open a draft where it belongs; where its row is gone, ask what is to become of it."""
        if self._draft is None:
            return
        place, text = self._draft
        home = home_of(self.session.workbook, place)
        self.session.drafts.put_first(place, text)
        if home is None:
            self._ask_of_gone(place, text)
        else:
            self._open(place, text, home)

    def _open(self, place: DraftPlace, text: str, home: Home) -> None:
        workbook, id = self.session.workbook, home.cell.id
        match home.what:
            case DraftOf.DECISION if home.decided:
                type_decision(self.editor, *home.decided)
            case DraftOf.NEW_ROW:
                where = place_below(workbook, home.cell.kind, id)
                type_row(self.editor, id, where, lambda _: None)
            case DraftOf.PRIVATE:
                type_private_note(self.editor, id)
            case DraftOf.AMENDMENT:
                type_amendment(self.editor, id, self.ask)
            case DraftOf.SUBMISSION if asks_why(workbook):
                submit_audit(self.editor, self.app.today())
            case DraftOf.SUBMISSION:
                self._ask(place, text, "The audit can be submitted without a reason now.")
            case DraftOf.KNOWN:
                self._open_known(place, text)
            case DraftOf.ASKED:
                self._ask(place, text, "It stands there again where that is asked for.")
            case _:
                self.editor.edit(Address(home.cell.kind, *place))

    def _open_known(self, place: DraftPlace, text: str) -> None:
        for finding, known, _ in findings_of(self.session, self.app.today()):
            if place_of_known(finding.check, finding.id) == place and not known:
                ask_why(self.editor, finding)
                return
        self._ask(place, text, "What it was about is found no longer, or known already.")

    def action_throw_away(self) -> None:
        """Ask whether a draft is to be thrown away, and do it."""
        if self._draft:
            self._ask(*self._draft)

    def _ask_of_gone(self, place: DraftPlace, text: str) -> None:
        gone = gone_of(self.session.workbook, place)
        self._ask(place, text, gone.why, gone.row)

    def _ask(self, place: DraftPlace, text: str, why: str = "", row: str = "") -> None:
        choices = [Choice("k", "Keep it as a draft", ""), Choice("t", "Throw it away", "drop")]
        if row:
            choices.insert(1, Choice("b", "Bring the row back", "back"))

        def chosen(answer: str | None) -> None:
            if answer == "back":
                self._bring_back(row)
            if answer == "drop":
                self.session.drafts.drop(place, text)
                if trouble := self.session.drafts.save():
                    self.say(trouble, error=True)
            self.catch_up()

        title = "\n\n".join(filter(None, (self._words(place), text, why)))
        self.app.push_screen(ChoiceDialog(title, choices), chosen)

    def _bring_back(self, row: str) -> None:
        try:
            self.session.bring_back(row)
        except EhError as error:
            self.say(str(error), error=True)

    def _listed(self, place: DraftPlace, text: str) -> Listed:
        words = self._words(place)
        return Listed((words, shown_on_one_line(text)), (place, text), f"{words}\n{text}")

    def _words(self, place: DraftPlace) -> str:
        workbook = self.session.workbook
        home = home_of(workbook, place)
        return home.words if home else gone_of(workbook, place).words

    @property
    def _draft(self) -> tuple[DraftPlace, str] | None:
        key = self.chosen.key if self.chosen else None
        return next((each for each in self.session.drafts.every if each == key), None)
