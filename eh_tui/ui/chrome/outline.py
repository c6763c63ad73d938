"""The commitments at a glance, beside the sheet."""

from datetime import date

from textual.content import Content
from textual.widgets import Static

from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.chrome.text import outline_lines
from eh_tui.ui.text import content


class Outline(Static):
    """Each commitment with its key, title and counts; the one under the cursor is marked."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="outline")
        self._of: tuple[Workbook | None, str, date | None] = None, "", None
        self._shown: tuple[tuple[str, bool], ...] = ()

    def show(self, workbook: Workbook, section: str, today: date) -> None:
        """Show a workbook's counts with one commitment marked; repaint only what is new."""
        if self._of[0] is workbook and self._of[1:] == (section, today):
            return
        self._of = workbook, section, today
        shown = tuple(outline_lines(workbook, section, today))
        if shown == self._shown:
            return
        self._shown = shown
        lines = [content(line, "bold" if is_bold else "") for line, is_bold in shown]
        self.update(Content("\n").join(lines), layout=False)
