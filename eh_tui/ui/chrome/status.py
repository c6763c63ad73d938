"""The line that always says whether everything is saved, and where the cursor is."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from eh_tui.ui.text import content


class StatusLine(Horizontal):
    """Saved or not, the cell under the cursor, and what is filtered or searched for."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__(id="status")
        self._shown: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the line out in parts, so that a move of the cursor repaints one of them."""
        yield Static(id="saved")
        yield Static(id="where")
        yield Static(id="message")

    def show(self, *, saved: str, where: str, message: str) -> None:
        """Show the three parts, repainting those that changed."""
        for part, text in (("saved", saved), ("where", where), ("message", message)):
            if self._shown.get(part) != text:
                self._shown[part] = text
                self.query_one(f"#{part}", Static).update(content(text), layout=False)
        self.set_class(saved != "Saved", "-unsaved")
