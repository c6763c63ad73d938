"""Ratings as a bar of letters, so that a monochrome screen and a copied text tell them."""

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.kinds import Rag
from eh_tui.ui.wording import LETTERS


class RatingBar(Widget):
    """One line, each rating as many of its letter as its share of the width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rating-bar--{rag.value}" for rag in Rag}

    def __init__(self, counts: Counts, ratings: tuple[Rag, ...] = tuple(Rag)) -> None:
        """Show counts, or the part of some ratings in them only."""
        super().__init__()
        self.counts = counts
        self.ratings = ratings

    def render(self) -> Content:
        """Return the bar for the width there is."""
        cells = shares(self.counts, self.size.width)
        return Content.assemble(
            *(
                (LETTERS[rag] * cells[rag], self.get_visual_style(f"rating-bar--{rag.value}"))
                for rag in self.ratings
            )
        )


def shares(counts: Counts, width: int) -> dict[Rag, int]:
    """Return how many of `width` cells each rating gets; one that is there gets at least one.

    All cells are given out where there is any action, in the largest-remainder way.
    """
    present = [rag for rag in Rag if counts.of(rag)]
    cells = dict.fromkeys(Rag, 0)
    if width < len(present):
        return cells
    spare = width - len(present)
    exact = {rag: spare * counts.of(rag) / counts.total for rag in present}
    for rag in present:
        cells[rag] = 1 + int(exact[rag])
    left = width - sum(cells.values()) if present else 0
    for rag in sorted(present, key=lambda rag: exact[rag] % 1, reverse=True)[:left]:
        cells[rag] += 1
    return cells
