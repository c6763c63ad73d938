"""How wide a form's columns are on paper: by what they hold, then by what the page has left."""

from collections.abc import Iterable
from math import ceil, floor
from typing import NamedTuple

from eh_tui.files.office.xlsx.sheet import BOTTOM_MARGIN, TOP_MARGIN
from eh_tui.files.office.xlsx.text_metrics import PIXELS_PER_DIGIT, count_lines, text_pixels
from eh_tui.model.form.columns import Column, ColumnType, Role

USUAL_SCALE = 95
"""Per cent. Fixed, because Excel drops manual breaks when it fits a sheet to a page."""
SMALLEST_SCALE = 65
"""Below it nobody reads a page; columns become narrower first."""
LANDSCAPE, PORTRAIT = 142.0, 96.5
"""The widths of A4 between the margins at the usual scale, in Excel's units."""
_LONG_EDGE, _SHORT_EDGE = 842, 595
_NARROWEST = 11.0
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
_MOST_LINES = 2
"""The lines that a level's words may take beside a text of one line."""


class PaperSize(NamedTuple):
    """How a sheet lies on A4, and what fits on a page of it."""

    scale: int
    is_portrait: bool

    @property
    def points(self) -> float:
        """The height of rows that a page holds between the margins."""
        edge = _LONG_EDGE if self.is_portrait else _SHORT_EDGE
        return (edge - (TOP_MARGIN + BOTTOM_MARGIN) * 72) * 100 / self.scale


def wanted_width(column: Column, levels: Iterable[str], texts: Iterable[str]) -> float:
    """Return the width that a column asks for by its kind, its heading and its longest word."""
    if column.is_level:
        base = max(_RATING, *map(words_width, levels), 0.0)
    else:
        base = _OF_TYPE.get(column.type) or _OF_ROLE.get(column.role, _PLAIN)
    words = [*_words(column.heading, True), *(one for text in texts for one in _words(text))]
    words += [one for choice in column.choices for one in _words(choice)]
    return max(base, min(_LONGEST_WORD, max(words, default=0.0)))


def tick_width(words: str) -> float:
    """Return the width of a column that a level is ticked in, by its words above."""
    return max(TICK_WIDTH, min(_LONGEST_WORD / 2, max(_words(words, True), default=0.0)))


def words_width(words: str) -> float:
    """Return the width at which words take two lines at most, where that is not too wide."""
    return max(_for_lines(words, _MOST_LINES), *_words(words, True), 0.0)


def is_flexible(column: Column) -> bool:
    """Say whether a column holds sentences, which fill what the page has left."""
    short = column.type in _OF_TYPE or column.is_level
    return not short and _OF_ROLE.get(column.role, _PLAIN) >= _PLAIN


def _words(text: str, bold: bool = False) -> list[float]:
    """Return the widths of a text's words in a cell of their own."""
    return [_units(text_pixels(word, size=10, bold=bold)) for word in text.split()]


def _for_lines(text: str, lines: int) -> float:
    """Return the least width, in steps, at which a bold text takes so many lines."""
    width = _NARROWEST
    while width < _LONGEST_WORD and count_lines(text, _room(width), size=10, bold=True) > lines:
        width += 1
    return width


def _units(pixels: float) -> float:
    return ceil((pixels + 18) / PIXELS_PER_DIGIT * 2) / 2


def _room(width: float) -> float:
    return width * PIXELS_PER_DIGIT - 6


def on_paper(wanted: list[float], flexible: list[bool]) -> tuple[list[float], PaperSize]:
    """Return the widths that columns get, and the paper that they fill.

    Few columns stand upright. Many are printed smaller, and of more than that holds, those
    that hold sentences become narrower.
    """
    total = sum(wanted)
    room = next((one for one in (PORTRAIT, LANDSCAPE) if total <= one), None)
    if room:
        return _fitted(wanted, flexible, room), PaperSize(USUAL_SCALE, room == PORTRAIT)
    most = LANDSCAPE * USUAL_SCALE / SMALLEST_SCALE
    widths = wanted if total <= most else _fitted(wanted, flexible, most)
    scale = floor(USUAL_SCALE * LANDSCAPE / sum(widths))
    return widths, PaperSize(max(10, scale), is_portrait=False)


def _fitted(wanted: list[float], flexible: list[bool], room: float) -> list[float]:
    """Return widths of which the flexible ones take what the others leave, down to a least."""
    if not any(flexible):
        flexible = [True] * len(wanted)
    fixed = sum(width for width, yields in zip(wanted, flexible, strict=True) if not yields)
    yielding = sum(wanted) - fixed
    factor = (room - fixed) / yielding
    return [
        max(min(_NARROWEST, width), floor(width * factor * 4) / 4) if yields else width
        for width, yields in zip(wanted, flexible, strict=True)
    ]
