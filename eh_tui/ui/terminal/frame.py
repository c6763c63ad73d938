"""What the terminal shows now, so that only the cells that change are sent to it.

Textual 8.2.8 sends a widget's whole lines anew when one of its cells changes
(`_compositor.py`, `ChopsUpdate.render_segments`): 1 to 10 kB for a move of the cursor, which
a slow line feels.
"""

from collections import Counter
from collections.abc import Sequence

from eh_tui.ui.terminal.cell_diff import cell_diff
from eh_tui.ui.terminal.cells import ScreenRow
from eh_tui.ui.terminal.scroll import scroll
from eh_tui.ui.terminal.terminfo import Terminfo, terminfo
from eh_tui.ui.terminal.writer import CellWriter

_LONG = 600
"""Bytes above which it is worth looking for lines that the terminal can move."""


class Frame:
    """The cells of the terminal, as far as they are known."""

    def __init__(self, can: Terminfo | None = None) -> None:
        """Know nothing yet: the first update is sent whole.

        `can` is what the terminal can do, if not what terminfo says of it.
        """
        self._can = terminfo() if can is None else can
        self._size = (0, 0)
        self._shown: list[ScreenRow] = []
        self._wanted: list[ScreenRow] = []
        self._pen = CellWriter(self._can, 0)

    def forget(self) -> None:
        """Trust nothing that was sent before, as after a suspension."""
        self._know_nothing(self._size)

    def rows(self, size: tuple[int, int]) -> list[ScreenRow]:
        """Return the lines that a screen of a size is to show, each to be replaced whole."""
        if size != self._size:
            self._know_nothing(size)
        return self._wanted

    def lose_place(self) -> None:
        """Trust the cells, but not where the terminal writes next, nor in which look."""
        self._pen = CellWriter(self._can, self._size[0])

    def changes(self, cursor: tuple[int, int] = (0, 0)) -> str:
        """Return what to send so that the terminal shows what was taken.

        `cursor` is the column and line at which its own cursor is left, unless that is the
        first cell, which nobody asks for.
        """
        if self._wanted != self._shown:
            self._pen = self._drawn(self._wanted)
            self._shown = self._wanted.copy()
        if any(cursor):
            self._pen.go(cursor[1], cursor[0])
        return self._pen.taken()

    def _know_nothing(self, size: tuple[int, int]) -> None:
        columns, height = self._size = size
        self._shown = [[None] * columns for _ in range(height)]
        self._wanted = self._shown.copy()
        self._pen = CellWriter(self._can, columns)

    def _drawn(self, after: list[ScreenRow]) -> CellWriter:
        """Return the pen that has drawn the lines, in the way that takes the fewest bytes."""
        if all(cell is None for row in self._shown for cell in row):
            pen = self._pen.copy()
            blank = pen.clear(_background(after))
            return self._written(pen, [[blank] * len(row) for row in after], after)
        plainly = self._written(self._pen, self._shown, after)
        if len(plainly) < _LONG:
            return plainly
        rolled = self._rolled(after)
        return rolled if rolled and len(rolled) < len(plainly) else plainly

    def _rolled(self, after: list[ScreenRow]) -> CellWriter | None:
        """Return the pen that has let the terminal move what has moved, if anything has."""
        move = scroll(self._shown, after) if self._can.il else None
        if move is None:
            return None
        top, bottom, by = move
        pen, before = self._pen.copy(), self._shown.copy()
        empty = range(bottom - by, bottom) if by > 0 else range(top, top - by)
        blank = pen.roll(top, bottom, by, _background(after[empty.start : empty.stop]))
        for y in range(top, bottom):
            before[y] = [blank] * self._size[0] if y in empty else self._shown[y + by]
        return self._written(pen, before, after)

    def _written(
        self, pen: CellWriter, before: Sequence[ScreenRow], after: Sequence[ScreenRow]
    ) -> CellWriter:
        """Return the pen that has also written what differs: as it comes, or look by look."""
        found = list(cell_diff(before, after, self._can))
        looks = {look: at for at, look in enumerate(dict.fromkeys(each.look for each in found))}
        by_look = sorted(found, key=lambda stroke: looks[stroke.look])
        pens = []
        for order in [found] if by_look == found else [found, by_look]:
            pens.append(pen.copy())
            pens[-1].write(order)
        return min(pens, key=len)


def _background(rows: Sequence[ScreenRow]) -> str:
    """Return the background that most blanks have."""
    blanks = (cell[1][2] for row in rows for cell in row if cell and cell[0] == " ")
    most = Counter(blanks).most_common(1)
    return most[0][0] if most else ""
