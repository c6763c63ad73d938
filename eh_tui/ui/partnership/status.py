"""The line above the keys of a partnership's page."""

from textual.content import Content
from textual.widgets import Static

from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.partnership.collated import RoundLine
from eh_tui.ui.text import content


class RoundStatus(Static):
    """What was done, how far a reading or a search is, which lines are shown and what failed.

    A path that a lead has to find again stands here until the cursor goes to another line:
    nothing that the page counts is covered by it.
    """

    def __init__(self, passing: str) -> None:
        """Begin with what is being done."""
        super().__init__(content(passing), id="round-status")
        self._passing = passing
        self._lasting: tuple[str, ...] = ()
        self._told = ""
        self._at: tuple[str, str] | None = None

    def say(self, passing: str, *lasting: str) -> None:
        """Say what is being done, in place of what was, and what is so all the time."""
        self._passing, self._lasting = passing, lasting
        self.update(self._words, layout=False)

    def tell(self, sentence: str, line: RoundLine | None, *, is_error: bool = False) -> None:
        """Say what was done, or why not, while the cursor was on a line."""
        self._told, self._at = sentence, _key(line)
        self.set_class(is_error, "-error")
        self.update(self._words)

    def moved_to(self, line: RoundLine | None) -> None:
        """Say no longer what was done on another line."""
        if self._told and _key(line) != self._at:
            self.tell("", line)

    @property
    def _words(self) -> Content:
        told = self._passing or shown_on_one_line(self._told)
        return content("  ".join(filter(None, (told, *self._lasting))))


def _key(line: RoundLine | None) -> tuple[str, str] | None:
    return (line.file, line.school) if line else None
