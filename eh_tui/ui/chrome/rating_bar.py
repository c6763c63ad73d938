"""Ratings as a bar of letters, so that a monochrome screen and a copied text tell them."""

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from eh_tui.model.audit.summary import Counts, Tally
from eh_tui.model.form.form import Form
from eh_tui.ui.wording import LEVEL_LOOKS, look_of


class RatingBar(Widget):
    """One line, each rating as many of its letter as its share of the width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rating-bar--{look}" for look in LEVEL_LOOKS}

    def __init__(self, tally: Tally, form: Form, only: str = "") -> None:
        """Show the counts of a rating by its levels, or the part of one of them only, by its id."""
        super().__init__()
        self.tally = tally
        self.form = form
        self.levels = [level for level in form.ratings_of(tally.scale) if only in ("", level.id)]

    def render(self) -> Content:
        """Return the bar for the width there is."""
        cells = shares(self.tally.counts, self.form, self.size.width, self.tally.scale)
        return Content.assemble(
            *(
                (
                    level.letter * cells[level.id],
                    self.get_visual_style(f"rating-bar--{look_of(self.form, level.id)}"),
                )
                for level in self.levels
            )
        )


def shares(counts: Counts, form: Form, width: int, scale: str = "") -> dict[str, int]:
    """Return how many of `width` cells each rating gets; one that is there gets at least one.

    All cells are given out where there is any action, in the largest-remainder way.
    """
    levels = form.ratings_of(scale)
    present = [level.id for level in levels if counts.of(level.id)]
    cells = dict.fromkeys((level.id for level in levels), 0)
    if width < len(present):
        return cells
    whole = sum(counts.of(rag) for rag in present)
    spare = width - len(present)
    exact = {rag: spare * counts.of(rag) / whole for rag in present}
    for rag in present:
        cells[rag] = 1 + int(exact[rag])
    left = width - sum(cells.values()) if present else 0
    for rag in sorted(present, key=lambda rag: exact[rag] % 1, reverse=True)[:left]:
        cells[rag] += 1
    return cells
