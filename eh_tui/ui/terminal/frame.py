"""What the terminal shows now, so that only the cells that change are sent to it.

Textual 8.2.8 sends a widget's whole lines anew when one of its cells changes
(`_compositor.py`, `ChopsUpdate.render_segments`): 1 to 10 kB for a move of the cursor, which
a slow line feels.
"""

from collections import Counter
from collections.abc import Sequence

from eh_tui.ui.terminal.cell_diff import Stroke, cell_diff
from eh_tui.ui.terminal.cells import ScreenRow
from eh_tui.ui.terminal.line_moves import line_moves
from eh_tui.ui.terminal.terminfo import QUESTIONS, Terminfo, after_answer, terminfo
from eh_tui.ui.terminal.writer import CellWriter

_LONG = 300
"""Bytes above which it is worth looking for lines that the terminal can move."""


class Frame:
    """The cells of the terminal, as far as they are known."""

    def __init__(self, can: Terminfo | None = None) -> None:
        """Know nothing yet: the first update is sent whole.

        `can` is what the terminal can do, if not what terminfo says of it.
        """
        self._able = terminfo() if can is None else can
        self._can = self._able._replace(rep=False)
        self._size = (0, 0)
        self._shown: list[ScreenRow] = []
        self._wanted: list[ScreenRow] = []
        self._lacks_cells = True
        self._writer = CellWriter(self._can, 0)

    def forget(self) -> None:
        """Trust nothing that was sent before, as after a suspension."""
        self._know_nothing(self._size)

    def rows(self, size: tuple[int, int]) -> list[ScreenRow]:
        """Return the lines that a screen of a size is to show, each to be replaced whole."""
        if size != self._size:
            self._know_nothing(size)
        return self._wanted

    def questions(self) -> str:
        """Return what to send so that the terminal says whether it does all that it is said to."""
        self._shown[1] = [None, None, *self._shown[1][2:]]
        self.lose_place()
        return QUESTIONS

    def learn(self, *, column: int | None = None, device: str = "") -> bool:
        """Take an answer in, and say whether what is shown may be wrong by it."""
        before = self._can
        self._can = after_answer(before, self._able, column=column, device=device)
        if self._can != before:
            self.lose_place()
        return self._can.il != before.il

    def lose_place(self) -> None:
        """Trust the cells, but not where the terminal writes next, nor in which look."""
        self._writer = CellWriter(self._can, self._size[0])

    def changes(self, cursor: tuple[int, int] = (0, 0)) -> str:
        """Return what to send so that the terminal shows what was taken.

        `cursor` is the column and line at which its own cursor is left, unless that is the
        first cell, which nobody asks for. Where nothing is known of the terminal, nothing is sent
        before all of the screen was taken.
        """
        if self._wanted != self._shown and self._is_whole():
            self._writer = self._drawn(self._wanted)
            self._shown = self._wanted.copy()
        if any(cursor):
            self._writer.go(cursor[1], cursor[0])
        return self._writer.taken()

    def _is_whole(self) -> bool:
        """Say whether all that is to be shown is known: parts may come before the whole does."""
        self._lacks_cells = self._lacks_cells and any(None in row for row in self._wanted)
        return not self._lacks_cells

    def _know_nothing(self, size: tuple[int, int]) -> None:
        columns, height = self._size = size
        self._shown = [[None] * columns for _ in range(height)]
        self._wanted = self._shown.copy()
        self._lacks_cells = True
        self._writer = CellWriter(self._can, columns)

    def _drawn(self, after: list[ScreenRow]) -> CellWriter:
        """Return the writer that has drawn the lines, in the way that takes the fewest bytes."""
        if all(cell is None for row in self._shown for cell in row):
            writer = self._writer.copy()
            blank = writer.clear(_background(after))
            return self._written(writer, [[blank] * len(row) for row in after], after)
        plainly = self._written(self._writer, self._shown, after)
        if len(plainly) < _LONG:
            return plainly
        moved = self._moved(after)
        return moved if moved and len(moved) < len(plainly) else plainly

    def _moved(self, after: list[ScreenRow]) -> CellWriter | None:
        """Return the writer that has let the terminal move what has moved, if anything has."""
        moves = line_moves(self._shown, after, self._can)
        if moves is None:
            return None
        writer, origins = self._writer.copy(), moves.origins
        empty = [row for row, origin in zip(after, origins, strict=True) if origin is None]
        blank = writer.move_lines(moves, _background(empty))
        before: list[ScreenRow] = [
            [blank] * self._size[0] if origin is None else self._shown[origin] for origin in origins
        ]
        return self._written(writer, before, after)

    def _written(
        self, writer: CellWriter, before: Sequence[ScreenRow], after: Sequence[ScreenRow]
    ) -> CellWriter:
        """Return the writer that has also written what differs: as it comes, or look by look."""
        found = list(cell_diff(before, after, self._can))
        as_it_comes = _after(writer, found)
        if _has_joiners(before, after):
            return as_it_comes
        by_look, looks = writer, dict.fromkeys(stroke.look for stroke in found)
        while looks:
            look = min(looks, key=by_look.bytes_to)
            del looks[look]
            same = [stroke for stroke in found if stroke.look == look]
            downwards = sorted(same, key=lambda stroke: (stroke.x, stroke.y))
            by_look = min(_after(by_look, same), _after(by_look, downwards), key=len)
        return min(as_it_comes, by_look, key=len)


def _after(writer: CellWriter, strokes: Sequence[Stroke]) -> CellWriter:
    """Return a writer that has also written some strokes."""
    writer = writer.copy()
    writer.write(strokes)
    return writer


def _has_joiners(before: Sequence[ScreenRow], after: Sequence[ScreenRow]) -> bool:
    """Say whether some cell that ends in a joiner is in a line that is to change.

    As long as it stands there, some terminals let it take in whatever is written behind it:
    such lines are written from left to right.
    """
    return any(
        cell is not None and cell[0].endswith("\u200d")
        for old, new in zip(before, after, strict=True)
        if old is not new and old != new
        for cell in old
    )


def _background(rows: Sequence[ScreenRow]) -> str:
    """Return the background that most blanks have."""
    blanks = (cell[1][2] for row in rows for cell in row if cell and cell[0] == " ")
    most = Counter(blanks).most_common(1)
    return most[0][0] if most else ""
