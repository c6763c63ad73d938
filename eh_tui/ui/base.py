"""What every screen may ask of the program: the day, the settings, a sentence, a workbook."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual.notifications import SeverityLevel

from eh_tui.files.system.settings import Settings
from eh_tui.model.core.sanitize import shown
from eh_tui.ui.commands import key_name
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.terminal.output import SparingApp

_READ_IN_A_SECOND = 12
"""Characters of a sentence that stands beside something else to look at."""


class BaseApp(SparingApp):
    """The program as its screens know it; `app.py` makes it and knows the screens."""

    settings: Settings
    """What the settings file says."""
    initials: str | None = None
    """Who of a shared account this is, "" for no answer, None before they were asked."""
    keep_typed: Callable[[], object] | None = None
    """Puts on disk what is being typed in a dialog and is in no workbook's drafts."""

    def today(self) -> date:
        """Return the day on which dates are read."""
        return date.today()

    def key_of(self, id: str) -> str:
        """Return the key that a command has by the settings, as it stands on the keyboard."""
        return key_name(as_bound(named(id), self.settings.keys)[0].keys)

    def say(self, text: str, *, error: bool = False) -> None:
        """Show a sentence for some seconds, a long one for as long as it takes to read."""
        severity: SeverityLevel = "error" if error else "information"
        seconds = max(self.NOTIFICATION_TIMEOUT, len(text) / _READ_IN_A_SECOND)
        self.notify(shown(text), severity=severity, timeout=seconds, markup=False)

    def open_draft(self, document: Path, form: Path) -> None:
        """Show the draft of a form above what is shown now; say why where it can't be."""
        raise NotImplementedError

    def open_workbook(self, path: Path) -> None:
        """Show a workbook's sheet in place of what is shown now; say why where it can't be."""
        raise NotImplementedError
