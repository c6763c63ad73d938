"""How long it takes from a key to what it paints, and what processor time."""

import time
from contextlib import ExitStack
from pathlib import Path

from tests.bench.figures import Figure, Told, paired, percentile
from tests.bench.pressing import Press, ms_to_words, press
from tests.bench.programs import DOWN, UP, ours, ours_unsaved, started, stock_table
from tests.bench.workbooks import large_workbook_in, rows_in, workbook_in
from tests.support.pty_terminal import Terminal

A_SECOND = 30
"""How often a key that is held comes."""


def measure(folder: Path, pairs: int) -> list[Told]:
    """Return ms for moves, ratings and a key that is held."""
    rounds = pairs * 2
    return [*_moves(folder, rounds), _saving(folder, rounds), *_held(folder, pairs)]


def _moves(folder: Path, rounds: int) -> list[Told]:
    """Press a key in each of three programs in turn: down the sheet, then up again."""
    programs = (
        ours(workbook_in(folder)),
        stock_table(rows_in(folder)),
        ours(large_workbook_in(folder)),
    )
    keys = ([DOWN] * 15 + [UP] * 15) * (rounds // 30 + 1)
    with ExitStack() as stack:
        all_three = [stack.enter_context(started(program, folder)) for program in programs]
        pressed = [[press(there, key) for there in all_three] for key in keys[:rounds]]
    us, tables, large = ([one[at] for one in pressed] for at in range(3))
    return [
        paired("key to paint / stock DataTable", "ms", _ms(us), _ms(tables), ratio_limit=0.60),
        paired("CPU for a key / stock DataTable", "ms", _cpu(us), _cpu(tables), ratio_limit=0.60),
        paired("key to paint, 100x / 1x", "ms", _ms(large), _ms(us), ratio_limit=1.2),
    ]


def _saving(folder: Path, rounds: int) -> Told:
    """Rate an action in turns with saving and without."""
    keys = ([b"r", b"a", b"g"] * rounds)[: rounds + 3]
    with (
        started(ours(workbook_in(folder, "saved")), folder) as us,
        started(ours_unsaved(workbook_in(folder, "unsaved")), folder) as unsaved,
    ):
        times = [[ms_to_words(there, key) for there in (us, unsaved)] for key in keys][3:]
    saving, without = ([one[at] for one in times] for at in (0, 1))
    name = "rating to paint, saving / without"
    return paired(name, "ms", saving, without, ratio_limit=1.10)


def _held(folder: Path, times: int) -> list[Told]:
    with started(ours(workbook_in(folder)), folder) as there:
        lags = [_lag(there, (DOWN, UP)[turn % 2]) for turn in range(times)]
    name = f"key held at {A_SECOND} a second: lag after the last"
    return [
        Figure(f"{name}, median", "ms", percentile(lags, 50), limit=10),
        Figure(f"{name}, most", "ms", max(lags)),
    ]


def _lag(there: Terminal, key: bytes) -> float:
    """Hold a key for a second, and return the ms from the last to all painted."""
    began = time.perf_counter()
    sent = began
    for number in range(A_SECOND):
        while (left := began + number / A_SECOND - time.perf_counter()) > 0:
            there.read(left)
        sent = time.perf_counter()
        there.send(key)
    there.wait_quiet()
    return max(0.0, there.chunks[-1][0] - sent) * 1000


def _ms(pressed: list[Press]) -> list[float]:
    return [one.ms for one in pressed]


def _cpu(pressed: list[Press]) -> list[float]:
    return [one.cpu_ms for one in pressed]
