"""How Textual's driver takes over a terminal that shows the first picture already."""

from typing import Any

from textual.app import App

from eh_tui.ui.splash.splash import ENTER, FirstPaint
from eh_tui.ui.terminal import driver


class HandoverDriver(driver.TerminalDriver):
    """Our driver, which begins where the first paint has left off."""

    def __init__(self, app: App[Any], **settings: Any) -> None:
        """Be ready for an app, which carries what is painted already."""
        super().__init__(app, **settings)
        self._first: FirstPaint | None = getattr(app, "first", None)
        self._is_entered = False

    def start_application_mode(self) -> None:
        """Take the terminal, and give it back later as it was before the first paint."""
        first, self._first = self._first, None
        self._is_entered = first is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_entered = False
        if first:
            self.attrs_before = first.modes_before
            first.hand_over()

    def write(self, data: str) -> None:
        """Send something on, but not what would clear the first picture."""
        if not (self._is_entered and data == ENTER):
            super().write(data)
