"""Who has signed, whether the audit still says what they signed, and who received it."""

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.files.store.seen import Seen
from eh_tui.model.audit.summary import draft_notice
from eh_tui.model.core.address import Address
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.kinds import Kind
from eh_tui.model.signing import (
    How,
    SignatureStanding,
    entered,
    receive,
    received,
    sign,
    standing_of_signatures,
)
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.lists.row_forms import SignatoryForm


class SignaturesScreen(ListScreen):
    """Each signature with how it stands, and the meetings that received the audit."""

    WHERE: ClassVar = Scope.SIGNATURES
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.SIGNATURES))
    EMPTY = "Nobody is asked to sign. {signatory-add} adds somebody."

    def heading(self) -> str:
        """Return whether it is a draft."""
        words = self.session.workbook.sign_off
        unrated = draft_notice(self.session.workbook)
        return f"{words}  {unrated}".rstrip()

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each signature, then for each meeting that received the audit."""
        workbook = self.session.workbook
        lines = [_listed(each, self._entered(each)) for each in standing_of_signatures(workbook)]
        if workbook.received:
            lines.append(Listed(("Received by",)))
            lines += [
                Listed((received(row),), row.id, received(row), Address(Kind.RECEIVED, row.id, ""))
                for row in workbook.received
            ]
        return tuple(lines)

    def action_add(self) -> None:
        """Add somebody who is to sign."""
        self.app.push_screen(SignatoryForm(self.session), lambda _: self.catch_up())

    def _entered(self, each: SignatureStanding) -> tuple[str, ...]:
        if each.signature is None:
            return ()
        holding = self.session.holding(each.signature.id)
        return (entered(each.signature, holding, self.session.store.is_denied),)

    def action_sign(self) -> None:
        """Let the person under the cursor sign the audit as it is now."""
        key = self.chosen.key if self.chosen else None
        found = [row for row in self.session.workbook.signatories if row.id == key]
        if not found:
            self.say("Put the cursor on somebody who signs.")
            return
        signatory, seen = found[0], self.session.seen
        choices = [
            Choice("t", "Typed, here and now", How.TYPED),
            Choice("i", "In ink, on the printed form", How.INK),
        ]

        def with_name(name: str) -> bool:
            def chosen(how: How | None) -> None:
                if how is not None:
                    self._sign(signatory.id, name, how, seen)

            title = f"{name} signs as {signatory.role}"
            self.app.push_screen(ChoiceDialog(title, choices), chosen)
            return True

        question = Question(
            f"Who signs as {signatory.role}?",
            "What is signed is the audit as it is now.",
            "Type the name first.",
            start=signatory.name,
        )
        self.ask(question, with_name)

    def action_receive(self) -> None:
        """Note that the governors, or another body, received the audit."""

        def with_body(body: str) -> bool:
            question = Question(
                "Minute reference", "Where it is minuted, such as FGB 2026-11-22, item 7.", ""
            )
            self.ask(question, lambda minute: self._receive(body, minute))
            return True

        question = Question(
            "Who received the audit today?",
            "Such as the full governing board, or the safeguarding committee.",
            "Type who it was first.",
        )
        self.ask(question, with_body)

    def _sign(self, id: str, name: str, how: How, seen: Seen) -> None:
        day = day_in_words(self.app.today())
        with self.telling():
            edits = sign(self.session.workbook, id, name=name, date=day, how=how)
            self.session.apply(f"{id} signed by {name}", *edits, seen=seen)

    def _receive(self, body: str, minute: str) -> bool:
        day = day_in_words(self.app.today())
        with self.telling():
            edits = receive(self.session.workbook, date=day, body=body, minute=minute)
            self.session.apply(f"received by {body}", *edits)
            return True
        return False


def _listed(each: SignatureStanding, entered_by: tuple[str, ...]) -> Listed:
    detail = "\n".join((f"{each.who}: {each.sentence}", *each.details, *entered_by))
    address = Address(Kind.SIGNATORIES, each.signatory.id, "name")
    return Listed((each.who, each.sentence), each.signatory.id, detail, address)
