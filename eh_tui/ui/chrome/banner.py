"""The line below a screen's head that says that a meeting is going on."""

from textual import getters
from textual.widgets import Static

from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.text import meeting_going_on
from eh_tui.ui.text import content


class Banner(Static):
    """How far the meeting is that goes on, and nothing where none does."""

    app = getters.app(BaseApp)

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__(id="banner")
        self.display = False
        self._said = ""

    def show(self, session: Session) -> None:
        """Say it of a session's workbook, repainting only what is new."""
        said = meeting_going_on(session, self.app.today(), self.app.settings.keys)
        if said != self._said:
            self._said = said
            self.display = bool(said)
            self.update(content(said), layout=False)
