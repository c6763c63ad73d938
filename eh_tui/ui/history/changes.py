"""A list of changes, newest first."""

from eh_tui.ui.history.lines import HistoryLine, deed
from eh_tui.ui.lists.lines import Lines
from eh_tui.ui.text import cell_length, fit

_WHEN = 13
"""Cells of the longest time, "12 Sept 14:03"."""


class Changes(Lines[HistoryLine]):
    """Changes in columns: when, who, what, and how it changed."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._columns = (0, 0)

    def is_heading(self, line: HistoryLine) -> bool:
        """Say whether a line is a mark or a beginning."""
        return line.is_heading

    def is_same(self, line: HistoryLine, other: HistoryLine) -> bool:
        """Say whether two lines tell of one change."""
        return line.entry == other.entry

    def measure(self, lines: list[HistoryLine], width: int) -> None:
        """Give who and what as much room as they need, but not all there is."""
        who = max((cell_length(line.who) for line in lines), default=0)
        what = max((cell_length(line.what) for line in lines), default=0)
        self._columns = min(who, width // 6), min(what, width // 4)

    def text_of(self, line: HistoryLine, width: int) -> str:
        """Return a change in one line."""
        if line.is_heading:
            return f"{line.what}   {line.when}  {line.who}"
        who, what = self._columns
        left = f"{fit(line.when, _WHEN)}  {fit(line.who, who)}  {fit(line.what, what)}  "
        return left + deed(line, width - cell_length(left))
