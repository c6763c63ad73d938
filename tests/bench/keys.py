"""How many bytes a key costs, which is what a slow line has to carry."""

from pathlib import Path
from statistics import mean, median

from tests.bench.figures import Figure
from tests.bench.programs import DOWN, LEFT, RIGHT, UP, ours, started, workbook_in
from tests.pty_terminal import Terminal

IDLE = 10.0
"""Seconds of watching a program that nobody uses."""


def measure(folder: Path, repeats: int) -> list[Figure]:
    """Return bytes for each move, rating and letter, and for doing nothing."""
    with started(ours(workbook_in(folder)), folder) as terminal:
        start = terminal.bytes_out
        idle = _bytes_idle(terminal)
        moves = [_bytes_for(terminal, key) for key in [DOWN] * 20 + [RIGHT] * 20 + [UP] * 20]
        terminal.send(b"\x1b[H")
        terminal.send(DOWN * 3)
        terminal.wait_quiet()
        ratings = [_bytes_for(terminal, key) for key in (b"r", b"a", b"g", b"x") * repeats]
        terminal.send(b"1")
        terminal.wait_quiet()
        terminal.send(LEFT)
        terminal.wait_quiet()
        terminal.send(b"\r")
        terminal.wait_for("Enter save")
        terminal.wait_quiet()
        letters = [_bytes_for(terminal, b"%c" % letter) for letter in b"as agreed in May"]
        idle_in_field = _bytes_idle(terminal)
    return [
        Figure("first screen", "B", start),
        Figure("move of the cursor: median", "B", median(moves), limit=1000),
        Figure("move of the cursor: mean", "B", mean(moves), limit=1000),
        Figure("move of the cursor: most", "B", max(moves)),
        Figure("rating: median", "B", median(ratings), limit=3000),
        Figure("rating: most", "B", max(ratings), limit=3000),
        Figure("typed letter: median", "B", median(letters)),
        Figure("typed letter: most", "B", max(letters)),
        Figure(f"{IDLE:.0f} s idle in the sheet", "B", idle, limit=0),
        Figure(f"{IDLE:.0f} s idle in a text field", "B", idle_in_field, limit=0),
    ]


def _bytes_for(terminal: Terminal, key: bytes) -> int:
    before = terminal.bytes_out
    terminal.send(key)
    terminal.read(1.0)
    terminal.wait_quiet(0.08)
    return terminal.bytes_out - before


def _bytes_idle(terminal: Terminal) -> int:
    before = terminal.bytes_out
    terminal.watch(IDLE)
    return terminal.bytes_out - before
