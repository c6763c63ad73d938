"""Lines that stand elsewhere on the screen now, so that the terminal can move them itself."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from eh_tui.ui.terminal.cells import ScreenRow

FEWEST = 6
"""Lines that must differ before it is worth looking."""

_PART = 16
"""Cells that are compared as one: lines may have moved beside others that have not."""

_COMMON = 3
"""Places at which a part may stand before it says nothing about where a line went."""


class Shift(NamedTuple):
    """Lines from `top` to before `bottom` that stand `by` lines further up, down if negative."""

    top: int
    bottom: int
    by: int


def scroll(before: Sequence[ScreenRow], after: Sequence[ScreenRow]) -> Shift | None:
    """Return how most of what can be found again has moved, None where nothing has."""
    changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if len(changed) < FEWEST:
        return None
    places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for y in changed:
        for part in _parts(before[y]):
            places[part].append(y)
    found = [
        (y, old)
        for y in changed
        for part in _parts(after[y])
        if len(at := places.get(part, ())) <= _COMMON
        for old in at
    ]
    votes = Counter(old - y for y, old in found if old != y)
    if not votes:
        return None
    ((by, _),) = votes.most_common(1)
    moved = [line for y, old in found if old - y == by for line in (y, old)]
    return Shift(min(moved), max(moved) + 1, by)


def _parts(row: ScreenRow) -> list[tuple[int, str]]:
    """Return the parts of a line that say something, with their columns."""
    text = "".join(cell[0] or " " if cell else "\0" for cell in row)
    parts = [(x, text[x : x + _PART]) for x in range(0, len(text), _PART)]
    return [(x, part) for x, part in parts if len(set(part)) > 2]
