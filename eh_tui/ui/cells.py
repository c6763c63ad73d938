"""A screen as cells: what a terminal would show of Textual's strips of styled text.

This is the one door at which a control character in any text of any widget becomes a symbol.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import split_graphemes
from rich.color import Color, ColorSystem
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from eh_tui.model.shown import shown_on_one_line

Look = tuple[tuple[str, ...], str, str]
"""The codes of the attributes, the colour and the background; "" is the terminal's own."""

Cell = tuple[str, Look]
"""A character with what joins it, and its look; ("", ...) is a wide one's second half."""

Row = list[Cell | None]
"""The cells of one line; None is one of which nothing is known."""

PLAIN: Look = ((), "", "")

UNSEEN = frozenset("1235")
"""The codes of the attributes that change nothing about a blank: bold, dim, italic, blinking."""

_STEPS = {level: at for at, level in enumerate((0, 95, 135, 175, 215, 255))}
"""The levels of each of red, green and blue in xterm's cube of 6 x 6 x 6 colours."""

Line = tuple[int, tuple[int, int], list[tuple[int, Strip]]]
"""A line's number, the columns of it that are new, and strips with their columns."""


def lines(update: LayoutUpdate | ChopsUpdate) -> Iterator[Line]:
    """Return the lines of an update.

    What the strips of a `ChopsUpdate` hold beside the new columns may be older than the screen.
    """
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x, placed = update.region.x, []
            for strip in line:
                placed.append((x, strip))
                x += strip.cell_length
            yield y, (update.region.x, x), placed
    else:
        for y, first, end in update.spans:
            strips = update.chops[y].items()
            yield y, (first, end), [(x, strip) for x, strip in strips if strip is not None]


def put(row: Row, x: int, strip: Strip, columns: tuple[int, int], colours: ColorSystem) -> None:
    """Put a strip that begins at a column into a row, so far as it lies in some columns."""
    first, end = max(columns[0], 0), min(columns[1], len(row))
    for text, style, control in strip:
        if control or x >= end:
            continue
        cells = _cells(text, style, colours)
        begin, stop = max(first - x, 0), min(end - x, len(cells))
        if begin < stop:
            while begin < stop and not cells[begin][0]:  # half of a wide character is not shown
                begin += 1
            while begin < stop < len(cells) and not cells[stop][0]:
                stop -= 1
            row[x + begin : x + stop] = cells[begin:stop]
        x += len(cells)


@lru_cache(maxsize=1024)
def _cells(text: str, style: Style | None, colours: ColorSystem) -> tuple[Cell, ...]:
    look = _look(style, colours) if style else PLAIN
    blank = _look_of_blank(look)
    return tuple(
        cell
        for character, width in _characters(text)
        for cell in (
            _cell(character, blank if character == " " else look),
            *([_cell("", look)] if width > 1 else []),
        )
    )


@lru_cache(maxsize=4096)
def _cell(character: str, look: Look) -> Cell:
    """Return a cell, always the same one, since a comparison with itself takes no time."""
    return character, look


def _characters(text: str) -> Iterator[tuple[str, int]]:
    """Return the characters of a text with what joins them, and their widths in cells."""
    text = shown_on_one_line(text)
    if text.isascii():
        for character in text:
            yield character, 1
        return
    for start, end, width in split_graphemes(text)[0]:
        if width:
            yield text[start:end], width


@lru_cache(maxsize=1024)
def _look(style: Style, colours: ColorSystem) -> Look:
    """Return the codes by which a terminal with some colours shows a style."""
    attributes = Strip.render_ansi(style.without_color, colours)
    return (
        tuple(code for code in attributes.split(";") if code),
        _colour(style.color, colours, True),
        _colour(style.bgcolor, colours, False),
    )


def _look_of_blank(look: Look) -> Look:
    """Return what can be seen of a look where there is nothing but background."""
    return look if set(look[0]) - UNSEEN else ((), "", look[2])


def _colour(colour: Color | None, colours: ColorSystem, is_text: bool) -> str:
    """Return the code of a colour, by its number where it has one: half as long as its levels.

    The themes (themes.py) have no others.
    """
    if colour is None:
        return ""
    colour = colour.downgrade(colours)
    if colour.triplet and colours is ColorSystem.TRUECOLOR:
        number = _number(tuple(colour.triplet))
        if number:
            return f"{'38' if is_text else '48'};5;{number}"
    return ";".join(colour.get_ansi_codes(is_text))


def _number(levels: Sequence[int]) -> int:
    """Return the number from 16 to 255 of a colour among xterm's, 0 where it is none of them."""
    if all(level in _STEPS for level in levels):
        red, green, blue = (_STEPS[level] for level in levels)
        return 16 + 36 * red + 6 * green + blue
    grey, rest = divmod(levels[0] - 8, 10)
    return 232 + grey if len(set(levels)) == 1 and not rest and 0 <= grey < 24 else 0
