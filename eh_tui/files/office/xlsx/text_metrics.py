"""How high a row must be to show its text: Excel and LibreOffice differ, neither may clip.

Row heights have to be written, since LibreOffice shows rows without one at 15 points and
Excel never fits a row to its merged cells.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from math import ceil, trunc

from eh_tui.files.office.xlsx.text_widths import BOLD, REGULAR

MIN_HEIGHT = 16.5
"""The lowest row, in points."""
MAX_HEIGHT = 408.75
"""The highest row that Excel can hold and LibreOffice keeps, in points."""
PIXEL = 0.75
"""The points of a pixel, of which every row has a whole number: LibreOffice drops the rest."""

UNITS_PER_EM = 2048
UNKNOWN_ADVANCE = 2048
WIDE_ADVANCE = 2700
# Excel's own pixel widths are up to 4% wider than the ideal metrics of the font.
SAFETY = 1.04
PIXELS_PER_POINT = 96 / 72
EM_PER_LINE = 1.29
POINTS_ABOVE_AND_BELOW = 4.5
PIXELS_OF_PADDING = 6
PIXELS_PER_INDENT = 10
PIXELS_PER_DIGIT = 7

_marks = re.compile(r"[/\-–?&=]")
_at_spaces = re.compile(r"[^ \t]*[ \t]*")
_at_marks_too = re.compile(r"[^ \t/\-–?&=]*[ \t/\-–?&=]*")


def needed_height(
    text: str, widths: tuple[float, ...], *, size: float, bold: bool = False, indent: int = 1
) -> float:
    """Return the points of height that a text needs in a cell, without Excel's limit.

    `widths` are the widths of the columns that the cell covers, in Excel's file units.
    """
    available = _pixels(widths) - PIXELS_OF_PADDING - indent * PIXELS_PER_INDENT
    lines = count_lines(text, available, size=size, bold=bold)
    return max(MIN_HEIGHT, lines * size * EM_PER_LINE + POINTS_ABOVE_AND_BELOW)


def in_whole_pixels(points: float) -> float:
    """Return the height of a row that holds so many points, `MAX_HEIGHT` where none can."""
    return min(MAX_HEIGHT, ceil(points / PIXEL) * PIXEL)


@cache
def _pixels(widths: tuple[float, ...]) -> int:
    return sum(map(column_pixels, widths))


def column_pixels(width: float) -> int:
    """Return the pixels of a column whose width is in Excel's file units (Arial 10)."""
    return trunc((256 * width + 18) / 256 * PIXELS_PER_DIGIT)


def count_lines(text: str, available: float, *, size: float, bold: bool = False) -> int:
    """Return the lines that a wrapped text takes in so many pixels.

    Blank lines at its end show nothing, so they need no room.
    """
    em = size * PIXELS_PER_POINT * SAFETY / UNITS_PER_EM
    return sum(
        _count_wrapped(line, available / em, _advances(bold)) for line in text.rstrip().split("\n")
    )


def _count_wrapped(line: str, limit: float, advances: "_Advances") -> int:
    """Return the lines of one paragraph; readers differ on whether marks may end a line."""
    if sum(map(advances.__getitem__, line)) <= limit:
        return 1
    lines = _wrap(_at_spaces.findall(line), limit, advances)
    if _marks.search(line):
        lines = max(lines, _wrap(_at_marks_too.findall(line), limit, advances))
    return lines


def _wrap(pieces: Sequence[str], limit: float, advances: "_Advances") -> int:
    """Return the lines that pieces fill greedily; what is wider than a line is cut."""
    lines, used = 1, 0.0
    for piece in pieces:
        word = piece.rstrip()
        ink = sum(map(advances.__getitem__, word))
        if used and used + ink > limit:
            lines, used = lines + 1, 0.0
        if ink <= limit:
            used += ink
        else:
            for advance in map(advances.__getitem__, word):
                if used and used + advance > limit:
                    lines, used = lines + 1, 0.0
                used += advance
        used += (len(piece) - len(word)) * advances[" "]
    return lines


class _Advances(dict[str, int]):
    """The advance of each character in units of the font, rather too wide where unknown."""

    def __missing__(self, char: str) -> int:
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            advance = 0
        elif unicodedata.east_asian_width(char) in "WF":
            advance = WIDE_ADVANCE
        else:
            advance = UNKNOWN_ADVANCE
        self[char] = advance
        return advance


@cache
def _advances(bold: bool) -> _Advances:
    table = BOLD if bold else REGULAR
    return _Advances((char, advance) for advance, chars in table.items() for char in chars)


def text_pixels(text: str, *, size: float, bold: bool) -> float:
    """Return the pixels that a text takes in one line."""
    em = size * PIXELS_PER_POINT * SAFETY / UNITS_PER_EM
    return sum(map(_advances(bold).__getitem__, text)) * em
