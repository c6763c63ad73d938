"""Textual's pictures as cells: what a terminal would show of strips of styled text."""

from collections.abc import Iterator
from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from eh_tui.ui.terminal.cells import PLAIN, ScreenCell, ScreenRow, ScreenStyle, cells, number_of
from eh_tui.ui.terminal.frame import Frame
from eh_tui.ui.text import lead

ScreenLine = tuple[int, tuple[int, int], list[tuple[int, Strip]]]
"""A line's number, the columns of it that are new, and strips with their columns."""


def take(
    frame: Frame,
    update: LayoutUpdate | ChopsUpdate,
    size: tuple[int, int],
    colours: ColorSystem | None,
) -> None:
    """Put an update of a screen of a size among what the terminal is to show.

    Without `colours` only the attributes are taken: Textual makes greys of what NO_COLOR forbids.
    """
    rows = frame.rows(size)
    for y, span, strips in _lines(update):
        if 0 <= y < size[1]:
            row = rows[y].copy()
            for x, strip in strips:
                if x < span[1] and x + strip.cell_length > span[0]:
                    _put(row, x, strip, span, colours)
            rows[y] = row


def _lines(update: LayoutUpdate | ChopsUpdate) -> Iterator[ScreenLine]:
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


def _put(
    row: ScreenRow, x: int, strip: Strip, columns: tuple[int, int], colours: ColorSystem | None
) -> None:
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
        if first < x and (sign := lead(text)):
            _join(row, x - 1, sign, None if cells else _look_of(style, colours))
        x += len(cells)


def _join(row: ScreenRow, x: int, sign: str, look: ScreenStyle | None) -> None:
    """Let signs that have no cell join the cell at a column, in a look if it is theirs alone.

    A letter and its sign come apart where one of them is under the cursor.
    """
    while x and (cell := row[x]) and not cell[0]:
        x -= 1
    if cell := row[x]:
        row[x] = (cell[0] + sign, look or cell[1])


@lru_cache(maxsize=1024)
def _cells(text: str, style: Style | None, colours: ColorSystem | None) -> tuple[ScreenCell, ...]:
    return tuple(cells(text, _look_of(style, colours)))


def _look_of(style: Style | None, colours: ColorSystem | None) -> ScreenStyle:
    return _look(style, colours) if style else PLAIN


@lru_cache(maxsize=1024)
def _look(style: Style, colours: ColorSystem | None) -> ScreenStyle:
    """Return the codes by which a terminal with some colours shows a style."""
    text = Strip.render_ansi(style.without_color, colours or ColorSystem.STANDARD)
    attributes = tuple(code for code in text.split(";") if code)
    if colours is None:
        return attributes, "", ""
    return (
        attributes,
        _colour(style.color, colours, True),
        _colour(style.bgcolor, colours, False),
    )


def _colour(colour: Color | None, colours: ColorSystem, is_text: bool) -> str:
    """Return the code of a colour, by its number where it has one: half as long as its levels.

    The themes (themes.py) have no others.
    """
    if colour is None:
        return ""
    colour = colour.downgrade(colours)
    if colour.triplet and colours is ColorSystem.TRUECOLOR:
        number = number_of(tuple(colour.triplet))
        if number:
            return f"{'38' if is_text else '48'};5;{number}"
    return ";".join(colour.get_ansi_codes(is_text))
