"""Lines to take out of the screen and places to let empty ones in, so that least is to be sent.

The way is Gosling's ("A redisplay algorithm", 1981): of all ways to make the new lines out of
the old ones, in their order, the cheapest is found line by line.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from eh_tui.ui.terminal.cells import ScreenRow, ScreenStyle
from eh_tui.ui.terminal.terminfo import Terminfo

MOST = 100
"""Lines up to which it is worth looking: the time goes with their square."""

_FEWEST = 2
"""Lines that must differ before one can have moved."""

_KEEP, _OUT, _IN = range(3)
"""What is done with a line: it becomes one of the new ones, goes, or comes in empty."""

_MOVE = 8
"""Bytes to go to a line, and to take it and those below it out or let as many in."""

_PLACE = 2
"""Bytes to go to a piece of a line and take on its look, of which others may have some too."""

_ERASE = 2
"""Bytes for a piece that was there and is not to be, as others may be written over it."""

_REPEATED = 8
"""Bytes that suffice for a character many times over, where the terminal repeats it."""

_NEVER = 1 << 30

_Piece = tuple[int, str, ScreenStyle]
"""A column, and the text of one look that begins there."""


class LineMoves(NamedTuple):
    """How lines are moved: first some are taken out, then empty ones are let in."""

    out: tuple[tuple[int, int], ...]
    """Lines with how many go from there on, the lowest first, as they are numbered before."""
    into: tuple[tuple[int, int], ...]
    """Lines with how many come in there, the highest first, as they are numbered after."""
    origins: tuple[int | None, ...]
    """For each line after the moves the one that it was, None for an empty one."""


def line_moves(
    before: Sequence[ScreenRow], after: Sequence[ScreenRow], can: Terminfo
) -> LineMoves | None:
    """Return which lines to move, None where the terminal can't or moving none is as cheap."""
    changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if not can.il or len(changed) < _FEWEST:
        return None
    top, bottom = changed[0], changed[-1] + 1
    if bottom - top > MOST:
        return None
    old, new = ([_pieces(row, can) for row in rows[top:bottom]] for rows in (before, after))
    empty = [None] * (bottom - top)
    origins: list[int | None] = [*range(top), *empty, *range(bottom, len(after))]
    for old_line, new_line in _kept(old, new):
        origins[top + new_line] = top + old_line
    out = sorted(set(range(len(before))).difference(origins))
    if not out:
        return None
    into = [line for line, origin in enumerate(origins) if origin is None]
    return LineMoves(tuple(reversed([*_runs(out)])), tuple(_runs(into)), tuple(origins))


def _pieces(row: ScreenRow, can: Terminfo) -> dict[_Piece, int]:
    """Return the pieces of a line, each with the bytes that it takes."""
    x, found = 0, dict[_Piece, int]()
    for look, run in groupby(row, key=lambda cell: cell[1] if cell else None):
        cells = [*run]
        if look is not None:
            text = "".join([cell[0] for cell in cells if cell])
            size = len(text.encode())
            repeats = can.ech if text.isspace() else can.rep
            if repeats and size > _REPEATED and len({*text}) == 1:
                size = _REPEATED
            found[x, text, look] = _PLACE + size
        x += len(cells)
    return found


def _kept(
    old: Sequence[Mapping[_Piece, int]], new: Sequence[Mapping[_Piece, int]]
) -> Iterator[tuple[int, int]]:
    """Return the old lines that become new ones, from bottom to top."""
    costs = _costs(old, new)
    i, j, step = len(old), len(new), costs[-1][-1].index(min(costs[-1][-1]))
    while i or j:
        if step == _KEEP:
            i, j = i - 1, j - 1
            yield i, j
            here = costs[i][j]
        else:
            i, j = (i - 1, j) if step == _OUT else (i, j - 1)
            here = [cost + _MOVE * (step != at) for at, cost in enumerate(costs[i][j])]
        step = here.index(min(here))


def _costs(
    old: Sequence[Mapping[_Piece, int]], new: Sequence[Mapping[_Piece, int]]
) -> list[list[list[int]]]:
    """Return what it costs to make the first j new lines of the first i old ones, for i and j.

    There are three costs for each, by what is done last.
    """
    drawn = [sum(pieces.values()) for pieces in new]
    costs = [[[_NEVER] * 3 for _ in range(len(new) + 1)] for _ in range(len(old) + 1)]
    costs[0][0] = [0, _NEVER, _NEVER]
    for i, line in enumerate(costs):
        for j, here in enumerate(line):
            if i and j:
                here[_KEEP] = min(costs[i - 1][j - 1]) + _changed(old[i - 1], new[j - 1])
            if i:
                keep, out, into = costs[i - 1][j]
                here[_OUT] = min(keep + _MOVE, out, into + _MOVE)
            if j:
                keep, out, into = line[j - 1]
                here[_IN] = min(keep + _MOVE, out + _MOVE, into) + drawn[j - 1]
    return costs


def _changed(old: Mapping[_Piece, int], new: Mapping[_Piece, int]) -> int:
    """Return the bytes that turn one line into another."""
    written = sum(map(new.__getitem__, new.keys() - old.keys()))
    return written + _ERASE * len(old.keys() - new.keys())


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return the first of lines that follow each other, and how many they are."""
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        first, *others = (line for _, line in run)
        yield first, 1 + len(others)
