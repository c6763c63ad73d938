"""The line at the top: whose audit it is, how it stands, and who else is at it."""

from textual import events
from textual.widgets import Static

from eh_tui.model.summary import Counts
from eh_tui.model.workbook import RagLabels
from eh_tui.ui.counts import actions, in_words
from eh_tui.ui.text import content


class Header(Static):
    """A school's name with its counts, in words where there is room for them."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__(id="header")
        self._school = ""
        self._counts = Counts()
        self._labels = RagLabels()
        self._others: tuple[str, ...] = ()

    def show(self, school: str, counts: Counts, labels: RagLabels, others: tuple[str, ...]) -> None:
        """Show a school, its counts, and who else has its workbook open."""
        self._school = school or "No school named yet"
        self._counts, self._labels, self._others = counts, labels, others
        self._draw(self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Choose the words anew for the room that there is."""
        self._draw(event.size.width)

    def _draw(self, width: int) -> None:
        here = f"also here: {', '.join(self._others)}" if self._others else ""
        long = f"{actions(self._counts.total)}: {in_words(self._counts, self._labels)}"
        short = f"{actions(self._counts.total)}, {self._counts.none} not rated"
        for words in (long, short):
            line = "   ".join(part for part in (self._school, words, here) if part)
            if len(line) <= width - 2:
                break
        self.update(content(line), layout=False)
