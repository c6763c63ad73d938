"""How many bytes a walk down the whole sheet costs, and the jumps in it, with scrolling."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from eh_tui.ui.chrome.text import OUTLINE
from eh_tui.ui.terminal.window_sizes import NARROW
from tests.bench.figures import Figure, Told, compared
from tests.bench.pressing import press
from tests.bench.programs import DOWN, ours, terminal
from tests.bench.workbooks import workbook_in
from tests.support.pty_terminal import Terminal

MOVES = 45
"""Moves of the cursor, from the first action to beyond the last row."""

BEFORE = {(120, 40): 34_925, (80, 24): 27_675}
"""Bytes of the walk in the build of 28 November 2026, by the columns and rows of the screen."""

DEAREST = {(120, 40): 1_500, (80, 24): 1_200}
"""The goal for the bytes of one move, a scroll."""

JUMPS = {"page down": b"\x1b[6~", "a commitment": b"4", "next not rated": b"n"}


class Look(NamedTuple):
    """What can be seen of a cell beside its character."""

    colour: str
    background: str
    is_bold: bool
    is_turned: bool


Cell = tuple[str, Look]
Screen = list[list[Cell]]


def measure(folder: Path) -> list[Told]:
    """Return bytes of the walk and the dearest move of it, and of jumps, at both sizes."""
    return [figure for size in BEFORE for figure in _at(folder, size)]


def bound(before: Screen, after: Screen, left: int) -> int:
    """Return the least bytes by which texts alone can come into sight.

    A line of the sheet that was in sight before, at whatever height, costs nothing but what
    looks different in it: the cursor. The characters of any other are sent once, and of what
    stands left of the sheet those that differ. Places and colours cost nothing here.
    """
    there = defaultdict(list)
    for row in before:
        there[_text(row[left:-1])].append(row[left:])
    sent = 0
    for old, new in zip(before, after, strict=True):
        sent += _characters(_changed(old[:left], new[:left]))
        same = there[_text(new[left:-1])]
        sent += _characters(_changed(same.pop(), new[left:]) if same else new[left:])
    return sent


def plainly(before: Screen, after: Screen) -> int:
    """Return the bytes by which cells that differ are sent plainly, run by run.

    Each run with its place, and with its look where that is another one than that of the cell
    before; a blank needs the background only.
    """
    sent = 0
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        worn: Look | None = None
        for x, (cell, look) in enumerate(new):
            if (cell, look) == old[x]:
                worn = None
                continue
            if worn is None:
                sent += len(f"\x1b[{y + 1};{x + 1}H")
            if worn is None or (
                look != worn if cell != " " else look.background != worn.background
            ):
                sent += _size_of(look)
                worn = look
            sent += len(cell.encode())
    return sent


def _at(folder: Path, size: tuple[int, int]) -> list[Told]:
    name, program = f"{size[0]}x{size[1]}", ours(workbook_in(folder))
    left = 0 if size[0] < NARROW else OUTLINE + 1
    program = replace(program, size=size)
    with terminal(program, folder) as there:
        there.wait_for(program.painted)
        there.wait_quiet(1.0)
        bytes_of, bounds = _pressed(there, [DOWN] * MOVES, lambda old, new: bound(old, new, left))
        there.send(b"1")
        there.wait_quiet(0.5)
        jumps, plain = _pressed(there, list(JUMPS.values()), plainly)
    return [
        compared(f"{name}: walk / 28 November", "B", sum(bytes_of), BEFORE[size], ratio_limit=0.65),
        compared(
            f"{name}: walk / each text once", "B", sum(bytes_of), sum(bounds), ratio_limit=1.3
        ),
        Figure(f"{name}: dearest move", "B", max(bytes_of), limit=DEAREST[size]),
        *(
            compared(f"{name}: {jump} / cells sent plainly", "B", sent, cells, ratio_limit=0.7)
            for jump, sent, cells in zip(JUMPS, jumps, plain, strict=True)
        ),
    ]


def _pressed(
    there: Terminal, keys: Sequence[bytes], least: Callable[[Screen, Screen], int]
) -> tuple[list[int], list[int]]:
    """Return the bytes of each key, and what it would cost by some other measure."""
    sent, others, before = [], [], _screen(there)
    for key in keys:
        sent.append(press(there, key, 0.1).bytes)
        after = _screen(there)
        others.append(least(before, after))
        before = after
    return sent, others


def _screen(there: Terminal) -> Screen:
    return [[_cell(cell) for cell in row] for row in there.cells()]


def _cell(cell: Any) -> Cell:
    """Return what can be seen of a cell: of a blank the background alone."""
    if cell.data.strip() or cell.reverse:
        return cell.data, Look(cell.fg, cell.bg, cell.bold, cell.reverse)
    return " ", Look("default", cell.bg, False, False)


def _changed(old: Iterable[Cell], new: Iterable[Cell]) -> list[Cell]:
    return [cell for before, cell in zip(old, new, strict=True) if cell != before]


def _characters(cells: Iterable[Cell]) -> int:
    return sum(len(cell[0].encode()) for cell in cells if cell[0].strip())


def _text(cells: Iterable[Cell]) -> str:
    return "".join(cell[0] for cell in cells)


def _size_of(look: Look) -> int:
    """Return the bytes of the sequence for a look: what is not the terminal's own."""
    colours = (look.colour, look.background)
    numbers = sum(len(";38;5;189") for colour in colours if colour != "default")
    return len("\x1b[0m") + numbers + len(";1") * look.is_bold + len(";7") * look.is_turned
