"""A box in which texts are read that are longer than where they were shown."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.dialog import LongDialog
from eh_tui.ui.text import content


class WholeText(LongDialog[None]):
    """Texts below each other, each under its heading, and keys that scroll them."""

    WHERE: ClassVar = Scope.READING
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.READING))

    def __init__(self, title: str, texts: tuple[tuple[str, str], ...]) -> None:
        """Show some texts, each with its heading, "" for none."""
        super().__init__()
        self.heading = title
        self.texts = texts

    def compose(self) -> ComposeResult:
        """Lay the texts out."""
        with Vertical(classes="box -wide-text"):
            yield Static(content(self.heading), classes="box-title")
            for heading, text in self.texts:
                if heading:
                    yield Static(content(heading, "bold underline"))
                yield Static(content(text), classes="box-text")
            yield Static(self.hints, classes="box-keys")

    def action_scroll(self, lines: int) -> None:
        """Scroll by a line, down (1) or up (-1)."""
        self.query_one(".box").scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
