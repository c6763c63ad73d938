"""What to write where, so that some lines show other cells."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eh_tui.ui.terminal.cells import PLAIN, UNSEEN, ScreenCell, ScreenRow, ScreenStyle, words
from eh_tui.ui.terminal.terminfo import Terminfo

_GAP = 4
"""Unchanged cells that are cheaper to send again than to jump over."""

_FEW = 3
"""Cells that are as cheap to send as the sequence that erases to the end of the line."""


class Stroke(NamedTuple):
    """Cells of one look that stand side by side; none for all to the end of the line."""

    y: int
    x: int
    cells: tuple[ScreenCell, ...]
    look: ScreenStyle
    is_word: bool = False
    """Whether they are written as one (`cells.words`), each in a look of its own."""

    @property
    def end(self) -> int:
        """The column after its last cell."""
        return self.x + len(self.cells)


def cell_diff(
    before: Sequence[ScreenRow], after: Sequence[ScreenRow], can: Terminfo
) -> Iterator[Stroke]:
    """Return what differs between lines, from top to bottom and left to right."""
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old == new:
            continue
        whole = words(new)
        changed = _changed(old, new, whole)
        tail = _tail(new, can)
        for start, end in _runs(changed, new, can):
            rest = max(start, tail)
            if end > tail and changed[-1] - rest >= _FEW:
                yield from _in_parts(y, start, new[start:rest], whole)
                cell = new[rest]
                yield Stroke(y, rest, (), cell[1] if cell else PLAIN)
                break
            yield from _in_parts(y, start, new[start:end], whole)


def _changed(old: ScreenRow, new: ScreenRow, whole: Sequence[tuple[int, int]]) -> list[int]:
    """Return the columns of the cells that differ, and of all in a word where one does."""
    changed = [x for x, cell in enumerate(old) if cell is not new[x] and cell != new[x]]
    both = [*whole, *words(old)]
    if not both:
        return changed
    columns, many = set(changed), -1
    while len(columns) > many:  # a word that was there may reach into two that are now
        many = len(columns)
        for start, end in both:
            if not columns.isdisjoint(range(start, end)):
                columns.update(range(start, end))
    return sorted(columns)


def _in_parts(
    y: int, x: int, cells: Sequence[ScreenCell | None], whole: Sequence[tuple[int, int]]
) -> Iterator[Stroke]:
    """Return the strokes of cells: words whole, and what stands between them look by look."""
    at, end = x, x + len(cells)
    for start, stop in whole:
        if at <= start < stop <= end:
            yield from _of_one_look(y, at, cells[at - x : start - x])
            word = tuple(cell for cell in cells[start - x : stop - x] if cell)
            yield Stroke(y, start, word, word[0][1], is_word=True)
            at = stop
    yield from _of_one_look(y, at, cells[at - x :])


def _of_one_look(y: int, x: int, cells: Sequence[ScreenCell | None]) -> Iterator[Stroke]:
    known = [cell for cell in cells if cell]  # all are, where something is to be written
    first, look, is_blank = 0, PLAIN, True
    for at, (character, own) in enumerate(known):
        blank = character == " " and not own[0]
        if at == first:
            look, is_blank = own, blank
        elif own == look or (blank and own[2] == look[2] and not set(look[0]) - UNSEEN):
            continue
        elif is_blank and own[2] == look[2] and not set(own[0]) - UNSEEN:
            look, is_blank = own, False
        else:
            yield Stroke(y, x + first, tuple(known[first:at]), look)
            first, look, is_blank = at, own, blank
    if known:
        yield Stroke(y, x + first, tuple(known[first:]), look)


def _runs(changed: Sequence[int], after: ScreenRow, can: Terminfo) -> Iterator[tuple[int, int]]:
    """Return where cells differ, with what lies between and costs no more than a jump."""
    start = end = -1
    for x in changed:
        if start >= 0 and x > end and not _bridges(after, end, x, can):
            yield start, _whole(after, end)
            start = -1
        if start < 0:
            cell = after[x]
            start = x - 1 if x and cell and not cell[0] else x
        end = x + 1
    if start >= 0:
        yield start, _whole(after, end)


def _bridges(cells: ScreenRow, start: int, end: int, can: Terminfo) -> bool:
    """Say whether cells that are as they should be are better written than jumped over."""
    gap, before = cells[start:end], cells[start - 1]
    if before is None or None in gap:
        return False
    if len(gap) <= _GAP:
        return all(cell and _is_cheap(cell, before[1]) for cell in gap)
    return can.ech and can.erases(before) and all(cell == before for cell in (*gap, cells[end]))


def _is_cheap(cell: ScreenCell, look: ScreenStyle) -> bool:
    """Say whether a cell takes one byte in a look: of a blank only the background shows."""
    character, own = cell
    if character == " " and not own[0]:
        return own[2] == look[2] and not set(look[0]) - UNSEEN
    return own == look and character.isascii()


def _whole(cells: ScreenRow, end: int) -> int:
    """Return the end of a run moved beyond the second half of a wide character."""
    cell = cells[end] if end < len(cells) else None
    return end + 1 if cell and not cell[0] else end


def _tail(cells: ScreenRow, can: Terminfo) -> int:
    """Return where the blanks begin that end a line and that can be erased."""
    at, last = len(cells), cells[-1]
    while at and last and can.erases(last) and cells[at - 1] == last:
        at -= 1
    return at
