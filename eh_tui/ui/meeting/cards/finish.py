"""The end of a walk: how it went, what is left, and the ways back."""

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from eh_tui.model.audit.rated import rated_in_words, rated_one
from eh_tui.model.audit.summary import tallies
from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.commands import KeyCommand, hints
from eh_tui.ui.meeting.cards.lines import CardLine
from eh_tui.ui.text import content
from eh_tui.ui.wording import counts_in_words


def walked_in_words(workbook: Workbook, walk: Sequence[Stop]) -> tuple[str, str]:
    """Return how a walk went, and what is still not rated."""
    if not walk:
        return workbook.form.words.said("This workbook has no actions to walk through."), ""
    form = workbook.form
    counted = tallies(form, (rating for stop in walk for rating in stop.ratings))
    is_alone = len(counted) < 2
    said = (
        ("" if is_alone else f"{one.heading}: ")
        + f"{counts_in_words(one.counts, form, one.scale)}."
        for one in counted
    )
    words = rated_in_words(workbook, sum(stop.is_rated for stop in walk))
    head = f"All {words} walked: {' '.join(said)}"
    missing = sorted((one for stop in walk for one in stop.missing), key=lambda one: one.turn)
    if not missing:
        return head, f"Every {rated_one(workbook)} is rated."
    left = (
        f"{one.row.id}  {'' if is_alone else f'{one.heading}: '}{' '.join(one.row.text.split())}"
        for one in missing
    )
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
