"""A partnership's page on screen, beside Textual's table of the same schools."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from eh_tui.model.partnership.round import Round
from tests.bench.commands import ms_of
from tests.bench.figures import Told, compared, paired
from tests.bench.partnership import asked_round, round_in
from tests.bench.pressing import Press, press
from tests.bench.programs import DOWN, UP, Program, as_sent, started, stock_table, terminal
from tests.support.pty_terminal import PATIENCE, Terminal, eh_tui

HUNDRED, ENGLAND = 100, 24_000
"""Schools."""

_SEEN = "School 12 "
"""Stands on the first screen of either program, once its rows are there."""
_TIMES = 4
_LIMITS = {HUNDRED: 0.7, ENGLAND: 0.15}


def measure(folder: Path, pairs: int) -> list[Told]:
    """Return what the first screen, a move and a choice of schools take."""
    told: list[Told] = []
    for schools in (HUNDRED, ENGLAND):
        home = folder / f"{schools}"
        known = _in_two_places(asked_round(schools))
        round_in(home, known)
        ms_of(eh_tui("collate", home))
        ours = Program(tuple(eh_tui("partnership", home)), _SEEN)
        stock = replace(stock_table(_rows(folder, known)), painted=_SEEN)
        times = [[_ms_to_rows(each, folder) for each in (ours, stock)] for _ in range(pairs // 3)]
        us, them = zip(*times, strict=True)
        name = f"first paint, {schools:,} schools / stock DataTable"
        told.append(paired(name, "ms", us, them, ratio_limit=_LIMITS[schools]))
    moved = [_pressed(each, folder, [DOWN] * 20 + [UP] * 20) for each in (ours, stock)]
    names = [
        "move of the cursor, schools / stock DataTable",
        "a choice of schools, 24,000 / stock DataTable",
    ]
    sent = (median(each.bytes for each in one) for one in moved)
    chosen = [_choice(ours, folder, b"f", DOWN, b"\r"), _choice(stock, folder, b"f")]
    return [
        *told,
        compared(names[0], "B", *sent, ratio_limit=0.30),
        compared(names[1], "CPU ms", *chosen, ratio_limit=0.05),
    ]


def _in_two_places(known: Round) -> Round:
    """Return a round in which every second school lies elsewhere."""
    places = ("North", "South")
    schools = (replace(each, locality=places[at % 2]) for at, each in enumerate(known.schools))
    return replace(known, schools=tuple(schools))


def _rows(folder: Path, known: Round) -> Path:
    """Return a file of the schools as rows of texts, as many columns as the page shows."""
    path = folder / "schools.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["School", "State", "1", "2", "3", "4"])
        for school in known.schools:
            rows.writerow([f"{school.name} ", "returned", *["1 2 3 -4"] * 4])
    return path


def _ms_to_rows(program: Program, home: Path) -> float:
    """Return the milliseconds until a program shows its rows."""
    with terminal(program, home) as there:
        while there.since_start() < PATIENCE:
            there.wait_quiet(0.25)
            for at, screen in there.frames():
                if program.painted in screen:
                    return (at - there.started) * 1000
    raise AssertionError(f"{program.argv} shows no rows")


def _pressed(program: Program, home: Path, keys: Sequence[bytes]) -> list[Press]:
    with started(program, home) as there:
        return [press(there, key, 0.1) for key in as_sent(there, keys)]


def _choice(program: Program, home: Path, *keys: bytes) -> float:
    """Return the processor's milliseconds of the last of some keys, which chooses the rows.

    It is the least of some times: in others the page looks into its folder meanwhile.
    """
    with started(program, home) as there:
        *before, last = as_sent(there, keys)
        took = []
        for _ in range(_TIMES):
            for key in before:
                _press_long(there, key)
            took.append(_press_long(there, last).cpu_ms)
        return min(took)


def _press_long(there: Terminal, key: bytes) -> Press:
    return press(there, key, 1.0)
