"""How much memory it takes at most."""

from pathlib import Path

from tests.bench.figures import Figure, paired
from tests.bench.programs import DOWN, HELLO, UP, Program, ours, started, workbook_in

TOUR = DOWN * 5 + b"\x1b[F" + b"\x1b[H" + UP
"""From the top of the sheet to its end and back."""


def measure(folder: Path, pairs: int) -> list[Figure]:
    """Return MiB of peak resident memory after a tour, against a bare Textual hello."""
    program = ours(workbook_in(folder))
    hellos, us = [], []
    for _ in range(pairs):
        hellos.append(_peak(HELLO, folder))
        us.append(_peak(program, folder))
    return [paired("memory at its peak", "MiB", us, hellos, ratio_limit=1.5)]


def _peak(program: Program, folder: Path) -> float:
    with started(program, folder) as terminal:
        terminal.send(TOUR)
        terminal.wait_quiet(0.3)
        status = Path(f"/proc/{terminal.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
