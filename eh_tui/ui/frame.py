"""What the terminal shows now, so that only the cells that change are sent to it.

Textual 8.2.8 sends a widget's whole lines anew when one of its cells changes
(`_compositor.py`, `ChopsUpdate.render_segments`): 1 to 10 kB for a move of the cursor, which
a slow line feels. This is also the one door at which a control character in any text of any
widget becomes a symbol.
"""

import curses
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from eh_tui.ui.looks import PLAIN, Look, step
from eh_tui.ui.text import characters

Cell = tuple[str, Look]
"""A character with what joins it, and its look; ("", ...) is a wide one's second half."""

_GAP = 4
"""Unchanged cells that are cheaper to send again than to jump over."""

_LONG = 6
"""Blanks at a line's end that are cheaper to erase than to send."""


class Frame:
    """The cells of the terminal, as far as they are known."""

    def __init__(self) -> None:
        """Know nothing yet: the first update is sent whole."""
        self._rows: list[list[Cell | None]] = []
        self._size = (0, 0)
        self._erases = _erases_in_colour()

    def begin_with(self, rows: Sequence[Sequence[Cell]], size: tuple[int, int]) -> None:
        """Know what is on the terminal already."""
        self._rows, self._size = [list(row) for row in rows], size

    def forget(self) -> None:
        """Trust nothing that was sent before, as after a suspension."""
        self._size = (0, 0)

    def changes(
        self, update: LayoutUpdate | ChopsUpdate, size: tuple[int, int], colours: ColorSystem
    ) -> str:
        """Return what to send so that the terminal shows an update of a screen of a size."""
        if size != self._size:
            self._size = size
            self._rows = [[None] * size[0] for _ in range(size[1])]
        pen = _Pen()
        for y, (first, end), strips in _lines(update):
            if 0 <= y < len(self._rows):
                before = self._rows[y]
                after = before.copy()
                for x, strip in strips:
                    _paint(after, x, strip, (max(first, 0), min(end, size[0])), colours)
                if after != before:
                    self._rows[y] = after
                    self._send(pen, y, before, after)
        return pen.finished()

    def _send(
        self, pen: "_Pen", y: int, before: Sequence[Cell | None], after: Sequence[Cell | None]
    ) -> None:
        blank = self._blank_from(after)
        for start, end in _runs(before, after):
            if self._erases and start < blank < end == len(after) and end - blank >= _LONG:
                pen.write(y, start, after[start:blank])
                pen.erase(y, blank, after[blank])
            else:
                pen.write(y, start, after[start:end])

    @staticmethod
    def _blank_from(cells: Sequence[Cell | None]) -> int:
        """Return where the blanks of one look begin that end a line."""
        at = len(cells)
        while at and (cell := cells[at - 1]) and cell[0] == " " and cell == cells[-1]:
            at -= 1
        return at


class Difference(CompositorUpdate):
    """An update that sends only what differs from what the terminal shows."""

    def __init__(
        self, frame: Frame, update: LayoutUpdate | ChopsUpdate, size: tuple[int, int]
    ) -> None:
        """Wrap one of Textual's updates of a screen of a size."""
        self._frame = frame
        self._update = update
        self._size = size

    def render_segments(self, console: Console) -> str:
        """Return the escape sequences and characters to send."""
        colours = console._color_system or ColorSystem.TRUECOLOR
        return self._frame.changes(self._update, self._size, colours)


class _Pen:
    """Writes cells with as few bytes as it takes."""

    def __init__(self) -> None:
        self._sent: list[str] = []
        self._at: tuple[int, int] | None = None
        self._look = PLAIN

    def write(self, y: int, x: int, cells: Iterable[Cell | None]) -> None:
        self._go(y, x)
        for cell in cells:
            if cell and cell[0]:
                self._dress(cell[1])
                self._sent.append(cell[0])
            x += 1
        self._at = (y, x)

    def erase(self, y: int, x: int, blank: Cell | None) -> None:
        self._go(y, x)
        self._dress(blank[1] if blank else PLAIN)
        self._sent.append("\x1b[K")

    def finished(self) -> str:
        self._dress(PLAIN)
        return "".join(self._sent)

    def _go(self, y: int, x: int) -> None:
        if self._at != (y, x):
            self._sent.append(f"\x1b[{y + 1};{x + 1}H")
            self._at = (y, x)

    def _dress(self, look: Look) -> None:
        if look != self._look:
            self._sent.append(step(self._look, look))
            self._look = look


@lru_cache(maxsize=1024)
def _look(style: Style, colours: ColorSystem) -> Look:
    """Return the codes by which a terminal with some colours shows a style."""
    colour, background = style.color, style.bgcolor
    return (
        tuple(code for code in Strip.render_ansi(style.without_color, colours).split(";") if code),
        ";".join(colour.downgrade(colours).get_ansi_codes()) if colour else "",
        ";".join(background.downgrade(colours).get_ansi_codes(False)) if background else "",
    )


def _lines(
    update: LayoutUpdate | ChopsUpdate,
) -> Iterator[tuple[int, tuple[int, int], list[tuple[int, Strip]]]]:
    """Return the lines of an update: the columns that are new, and strips that cover them.

    What the strips of a `ChopsUpdate` hold beside those columns may be older than the screen.
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


def _paint(
    cells: list[Cell | None], x: int, strip: Strip, columns: tuple[int, int], colours: ColorSystem
) -> None:
    first, end = columns
    for text, style, control in strip:
        if control:
            continue
        look = _look(style, colours) if style else PLAIN
        for character, width in characters(text):
            if first <= x and x + width <= end:
                cells[x] = (character, look)
                if width == 2:
                    cells[x + 1] = ("", look)
            x += width


def _runs(before: Sequence[Cell | None], after: Sequence[Cell | None]) -> Iterator[tuple[int, int]]:
    """Return where cells differ, short stretches between them included."""
    start = end = -1
    for x, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        if start >= 0 and x - end > _GAP:
            yield start, _whole(after, end)
            start = -1
        if start < 0:
            start = x - 1 if new and not new[0] and x else x
        end = x + 1
    if start >= 0:
        yield start, _whole(after, end)


def _whole(cells: Sequence[Cell | None], end: int) -> int:
    """Return the end of a run moved beyond the second half of a wide character."""
    cell = cells[end] if end < len(cells) else None
    return end + 1 if cell and not cell[0] else end


def _erases_in_colour() -> bool:
    """Say whether the terminal erases to its background colour (terminfo's `bce`)."""
    try:
        curses.setupterm(fd=1)
        return curses.tigetflag("bce") > 0
    except (curses.error, OSError, TypeError, ValueError):
        return False
