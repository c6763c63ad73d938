"""How wide a form's columns are on paper: by what they hold, then by what the page has left."""

from collections.abc import Iterable
from math import ceil, floor
from typing import NamedTuple

from eh_tui.files.office.xlsx.sheet import BOTTOM_MARGIN, TOP_MARGIN
from eh_tui.files.office.xlsx.text_metrics import PIXELS_PER_DIGIT, count_lines, text_pixels
from eh_tui.model.form.columns import Column, ColumnType, Role

USUAL_SCALE = 95
"""Per cent. Fixed, because Excel drops manual breaks when it fits a sheet to a page."""
_MOST_SHRUNK = USUAL_SCALE / 65
"""Below 65 per cent nobody reads a page."""
_SQUEEZED = 0.85
"""How much of what it asks for a form is content with, before it is printed smaller."""
WIDEST_ON_A4 = 260.0
"""A table that is fitted to a page of A4 can still be read at this width."""
A3_LANDSCAPE, LANDSCAPE, PORTRAIT = 206.0, 142.0, 96.5
"""The widths between the margins at the usual scale, in Excel's units; of A4 the last two."""
_LONG_EDGE, _SHORT_EDGE = 842, 595
_NARROWEST = 14.0
_LONGEST_WORD = 24.0
"""A longer word than this is broken, and its column is not made wider for it."""
_OF_ROLE = {
    Role.OUTCOME: 32.0,
    Role.ACTION: 32.0,
    Role.EVIDENCE: 30.0,
    Role.SUCCESS: 28.0,
    Role.NOTE: 24.0,
    Role.WHO: 15.0,
    Role.WHEN: 13.0,
    Role.COST: 11.0,
    Role.PRIORITY: 12.0,
}
_OF_TYPE = {ColumnType.DATE: 13.0, ColumnType.NUMBER: 10.0, ColumnType.CHOICE: 12.0}
_PLAIN = 22.0
TICK_WIDTH = 7.0
_RATING = 13.0
_RATING_LINES, _HEADING_LINES = 3, 2
"""The lines that a level's words may take in a row, and above counts."""


class PaperSize(NamedTuple):
    """On which paper a sheet lies, and how: A4 landscape unless it says otherwise."""

    scale: int = USUAL_SCALE
    """Per cent."""
    is_portrait: bool = False
    is_a3: bool = False

    @property
    def points(self) -> float:
        """The height of rows that a page holds between the margins."""
        edge = _LONG_EDGE if self.is_portrait or self.is_a3 else _SHORT_EDGE
        return (edge - (TOP_MARGIN + BOTTOM_MARGIN) * 72) * 100 / self.scale


class ColumnNeed(NamedTuple):
    """What a column of the sheet asks for: its width, the least of it, and whether it may grow."""

    width: float
    least: float
    is_flexible: bool = False


def need_of(column: Column, levels: Iterable[str], texts: Iterable[str]) -> ColumnNeed:
    """Return what a column asks for by its kind, its heading and its longest word."""
    if column.is_level:
        base = max(_RATING, *map(_rating_width, levels), 0.0)
    else:
        base = _OF_TYPE.get(column.type) or _OF_ROLE.get(column.role, _PLAIN)
    words = [one for text in (*texts, *column.choices) for one in _words(text)]
    heading = min(_LONGEST_WORD, max(_words(column.heading, bold=True), default=0.0))
    width = max(base, heading, min(_LONGEST_WORD, max(words, default=0.0)))
    short = column.type in _OF_TYPE or column.is_level
    is_flexible = not short and _OF_ROLE.get(column.role, _PLAIN) >= _PLAIN
    return ColumnNeed(width, max(heading, min(width, _NARROWEST)), is_flexible)


def _rating_width(words: str) -> float:
    return max(_for_lines(words, _RATING_LINES), *_words(words, bold=True), 0.0)


def tick_width(words: str) -> float:
    """Return the width of a column that a level is ticked in, by its words above."""
    return max(TICK_WIDTH, min(_LONGEST_WORD / 2, max(_words(words, bold=True), default=0.0)))


def words_width(words: str) -> float:
    """Return the width at which words take two lines at most, where that is not too wide."""
    return max(_for_lines(words, _HEADING_LINES), *_words(words, bold=True), 0.0)


def _words(text: str, *, bold: bool = False) -> list[float]:
    """Return the widths of a text's words in a cell of their own."""
    return [_units(text_pixels(word, size=10, bold=bold)) for word in text.split()]


def _for_lines(text: str, lines: int) -> float:
    """Return the least width, in steps, at which a bold text takes so many lines."""
    width = TICK_WIDTH
    while width < _LONGEST_WORD and count_lines(text, _room(width), size=10, bold=True) > lines:
        width += 1
    return width


def _units(pixels: float) -> float:
    return ceil((pixels + 18) / PIXELS_PER_DIGIT * 2) / 2


def _room(width: float) -> float:
    return width * PIXELS_PER_DIGIT - 6


def on_paper(needs: list[ColumnNeed]) -> tuple[list[float], PaperSize]:
    """Return the widths that columns get, and the paper that they fill.

    Few columns stand upright. Of many, those that hold sentences become a little narrower, then
    all are printed smaller; more than A4 can show so lie on A3.
    """
    total = sum(need.width for need in needs)
    for room, paper in ((PORTRAIT, PaperSize(is_portrait=True)), (LANDSCAPE, PaperSize())):
        if total <= room:
            return _fitted(needs, room), paper
    squeezed = total * _SQUEEZED
    is_a3 = squeezed > LANDSCAPE * _MOST_SHRUNK
    room = A3_LANDSCAPE if is_a3 else LANDSCAPE
    widths = _fitted(needs, min(max(squeezed, room), room * _MOST_SHRUNK))
    scale = floor(USUAL_SCALE * min(1.0, room / sum(widths)))
    return widths, PaperSize(max(10, scale), is_a3=is_a3)


def _fitted(needs: list[ColumnNeed], room: float) -> list[float]:
    """Return widths of which the flexible ones take what the others leave, down to a least."""
    if not any(need.is_flexible for need in needs):
        needs = [need._replace(is_flexible=True) for need in needs]
    fixed = sum(need.width for need in needs if not need.is_flexible)
    factor = (room - fixed) / sum(need.width for need in needs if need.is_flexible)
    return [
        max(need.least, floor(need.width * factor * 4) / 4) if need.is_flexible else need.width
        for need in needs
    ]
