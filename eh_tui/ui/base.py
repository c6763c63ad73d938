"""What every screen may ask of the program: the day, the settings, a sentence, a workbook."""

from datetime import date
from pathlib import Path

from textual.notifications import SeverityLevel

from eh_tui.files.system.settings import Settings
from eh_tui.model.core.sanitize import shown
from eh_tui.ui.terminal.output import SparingApp


class BaseApp(SparingApp):
    """The program as its screens know it; `app.py` makes it and knows the screens."""

    settings: Settings
    """What the settings file says."""
    initials: str | None = None
    """Who of a shared account this is, "" for no answer, None before they were asked."""

    def today(self) -> date:
        """Return the day on which dates are read."""
        return date.today()

    def say(self, text: str, *, error: bool = False) -> None:
        """Show a sentence for a few seconds."""
        severity: SeverityLevel = "error" if error else "information"
        self.notify(shown(text), severity=severity, markup=False)

    def open_workbook(self, path: Path) -> None:
        """Show a workbook's sheet in place of what is shown now; say why where it can't be."""
        raise NotImplementedError
