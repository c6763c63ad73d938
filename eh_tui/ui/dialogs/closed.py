"""What is said where a screen has nothing more to show: what is typed meanwhile goes nowhere."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.dialog import Dialog
from eh_tui.ui.text import content


class ClosedDialog(Dialog[None], inherit_bindings=False):
    """A sentence that only Escape leaves, since whoever types does not look.

    A letter or Enter that was meant for the screen below would run as another's command.
    """

    WHERE: ClassVar = Scope.CLOSED
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.CLOSED))

    def __init__(self, sentence: str) -> None:
        """Say a sentence."""
        super().__init__()
        self.sentence = sentence

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="box"):
            yield Static(content(self.sentence), classes="box-title")
            yield Static(self.hints, classes="box-keys")

    def on_mount(self) -> None:
        """Drop what was typed for the screen below."""
        self.app.forget_typed()

    def action_leave(self) -> None:
        """Go on."""
        self.dismiss(None)
