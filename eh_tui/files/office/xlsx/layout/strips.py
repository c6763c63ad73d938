"""Rows before they have a number: what stands in them and how high they must be."""

from collections.abc import Iterable
from typing import NamedTuple

from eh_tui.files.office.xlsx.named_styles import named_styles
from eh_tui.files.office.xlsx.sheet import CellArea, CellKind, RowHeight, SheetCell
from eh_tui.files.office.xlsx.text import cell_text
from eh_tui.files.office.xlsx.text_metrics import MIN_HEIGHT, in_whole_pixels


class CellOffer(NamedTuple):
    """What may be chosen in a cell: a rating, the tick of one, or one of some choices."""

    scale: str = ""
    """The scale of the rating."""
    tick: str = ""
    """The id of the level that is ticked, "" where the cell holds the rating's words."""
    choices: tuple[str, ...] = ()


class CellSpan(NamedTuple):
    """A text over one or more columns of a row, and over rows below it where `rows` > 1.

    Of `rows` 0 is what such a text covers in the rows below it.
    """

    left: int
    right: int
    text: str
    look: str
    number_format: str = ""
    rows: int = 1
    about: str = ""
    """What the text is, for warnings, like "3-02, Action"."""
    points: float = 0.0
    """The height that the text needs."""
    offers: CellOffer | None = None
    """What may be chosen in it, None for any text."""
    number: float | None = None
    """The text as a number, where formulas reckon with it."""


class Strip(NamedTuple):
    """A row that has no number yet."""

    spans: tuple[CellSpan, ...]
    height: float
    may_grow: bool = False
    section: int | None = None
    """The place of the section whose actions part it belongs to."""


class Placed(NamedTuple):
    """Strips that have become rows."""

    cells: tuple[SheetCell, ...]
    merges: tuple[CellArea, ...]
    heights: tuple[RowHeight, ...]


class Grid(NamedTuple):
    """The columns of a sheet, against which texts are measured."""

    widths: tuple[float, ...]

    def span(self, left: int, right: int, text: str, look: str, about: str = "") -> CellSpan:
        """Return a text over columns as a cell can hold it; raises `Refused`."""
        held = cell_text(text, about)
        points = named_styles[look].height_for(held, self.widths[left - 1 : right])
        return CellSpan(left, right, held, look, about=about, points=points)


def make_strip(*spans: CellSpan, least: float = MIN_HEIGHT) -> Strip:
    """Return a row as high as its highest text; it may grow unless a cell of it is merged."""
    height = max(least, *(span.points for span in spans))
    may_grow = all(span.left == span.right for span in spans)
    return Strip(spans, in_whole_pixels(height), may_grow)


def total_height(strips: Iterable[Strip]) -> float:
    """Return the points that rows take together."""
    return sum(strip.height for strip in strips)


def merge_down(spans: tuple[CellSpan, ...], beside: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """Return rows with cells that are merged down all of them, higher where a text needs more.

    Rows that were made higher keep their height in Excel, or the merged text would be cut
    off after an edit.
    """
    first = tuple(span._replace(rows=len(beside)) for span in spans)
    below = tuple(
        span._replace(text="", number=None, about="", points=0.0, rows=0) for span in spans
    )
    may_grow = all(span.left == span.right for span in spans)
    highest = max((span.points for span in spans), default=0.0)
    lack = max(0.0, highest - total_height(beside)) / len(beside)
    return tuple(
        strip._replace(
            spans=(*(first if place == 0 else below), *strip.spans),
            height=in_whole_pixels(strip.height + lack),
            may_grow=strip.may_grow and may_grow and (not lack or len(beside) == 1),
        )
        for place, strip in enumerate(beside)
    )


def warn_of_long_texts(strips: tuple[Strip, ...]) -> tuple[str, ...]:
    """Return a sentence for each text that its rows cannot show whole."""
    return tuple(
        f"{span.about}: the text is too long to print whole. The Excel cell holds all of it, "
        "but no row can be high enough to show it; shorten it or split it into two."
        for place, strip in enumerate(strips)
        for span in strip.spans
        if span.about and span.points > total_height(strips[place : place + span.rows]) + 0.01
    )


def place_strips(strips: tuple[Strip, ...], first: int = 1) -> Placed:
    """Return strips as the rows of a sheet from one on, with their cells and merges."""
    cells, merges, heights = [], [], []
    for row, strip in enumerate(strips, first):
        heights.append(RowHeight(row, strip.height, strip.may_grow))
        for span in strip.spans:
            if span.rows and (span.right > span.left or span.rows > 1):
                merges.append(CellArea(row, span.left, row + span.rows - 1, span.right))
            cells.append(_cell(row, span))
            # A merged cell's border is drawn only where each of its cells has it.
            cells.extend(
                SheetCell(row, column, "", span.look)
                for column in range(span.left + 1, span.right + 1)
            )
    return Placed(tuple(cells), tuple(merges), tuple(heights))


def _cell(row: int, span: CellSpan) -> SheetCell:
    if span.number is None:
        return SheetCell(row, span.left, span.text, span.look, number_format=span.number_format)
    return SheetCell(row, span.left, span.number, span.look, CellKind.NUMBER)
