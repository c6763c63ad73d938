"""The line that always says whether everything is saved, and where the cursor is."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from eh_tui.session import SAVED, Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.text import unsaved_drafts
from eh_tui.ui.text import content


class StatusLine(Horizontal):
    """Saved or not, drafts, the cell under the cursor, and what is filtered or searched for."""

    app = getters.app(BaseApp)

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__(id="status")
        self._shown: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the line out in parts, so that a move of the cursor repaints one of them."""
        yield Static(id="saved")
        yield Static(id="drafts")
        yield Static(id="where")
        yield Static(id="message")

    def show(self, session: Session, *, where: str, message: str) -> None:
        """Show how a session stands, and two parts more, repainting those that changed."""
        saved = session.state
        drafts = unsaved_drafts(session, self.app.settings.keys)
        parts = {"saved": saved, "drafts": drafts, "where": where, "message": message}
        for part, text in parts.items():
            if self._shown.get(part) != text:
                self._shown[part] = text
                # The drafts are as wide as their words, and nothing where there is none.
                self.query_one(f"#{part}", Static).update(content(text), layout=part == "drafts")
        self.query_one("#drafts").display = bool(drafts)
        self.set_class(saved != SAVED, "-unsaved")
