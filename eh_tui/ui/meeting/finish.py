"""The end of a walk: how it went, what is left, and the ways back."""

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from eh_tui.model.audit.rated import name_of_rated, rated_in_words
from eh_tui.model.audit.summary import count
from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.commands import KeyCommand, hints
from eh_tui.ui.meeting.card import CardLine
from eh_tui.ui.text import content
from eh_tui.ui.wording import counts_in_words


def walked_in_words(workbook: Workbook, walk: Sequence[Stop]) -> tuple[str, str]:
    """Return how a walk went, and what is still not rated."""
    if not walk:
        return "This workbook has no actions to walk through.", ""
    rated = [stop.action for stop in walk if stop.is_rated]
    counts = count(workbook.form, (row.rag for row in rated))
    words = rated_in_words(workbook, len(rated))
    head = f"All {words} walked: {counts_in_words(counts, workbook.form)}."
    unrated = [stop.action for stop in walk if stop.is_not_rated]
    if not unrated:
        return head, f"Every {name_of_rated(workbook)} is rated."
    left = (f"{row.id}  {' '.join(row.text.split())}" for row in unrated)
    return head, "\n".join(("Still not rated:", *left))


class Finish(Vertical):
    """The end of the walk: how it went, and what is still not rated."""

    def __init__(self, ways_back: Iterable[KeyCommand]) -> None:
        """Name the commands that lead back, so that their keys stand here."""
        super().__init__(id="finish")
        self._ways_back = tuple(ways_back)

    def compose(self) -> ComposeResult:
        """Lay the card out."""
        yield CardLine("finish-head")
        yield CardLine("finish-unrated")
        yield Static(content(hints(self._ways_back)))

    def show(self, head: str, left: str) -> None:
        """Show how a walk went, and what is left."""
        self.query_one("#finish-head", CardLine).put(head)
        self.query_one("#finish-unrated", CardLine).put(left)
