"""Measures eh-tui and prints the figures beside their goals: `python -m tests.bench [--quick]`.

Names of groups measure only those. Both programs of a pair run in turns, so that whatever else
the machine does meets both; the ratios are what counts. It exits with 0 also where a goal is
missed: it measures, tests judge.
"""

import compileall
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    commands,
    durable,
    export,
    idle,
    keys,
    line,
    meeting,
    partnership,
    returns,
    round_page,
    save,
    speed,
    start,
    walk,
)
from tests.bench.figures import Told, table
from tests.support import CHECKOUT

PAIRS, QUICK_PAIRS = 15, 5

GROUPS: dict[str, Callable[[Path, int], list[Told]]] = {
    "start": start.measure,
    "keys": keys.measure,
    "walk": lambda folder, _: walk.measure(folder),
    "speed": speed.measure,
    "idle": lambda folder, _: idle.measure(folder),
    "save": lambda folder, pairs: save.measure(folder, pairs * 3),
    "durable": lambda folder, pairs: durable.measure(folder, pairs * 3),
    "commands": commands.measure,
    "export": export.measure,
    "returns": returns.measure,
    "meeting": meeting.measure,
    "partnership": lambda folder, _: partnership.measure(folder),
    "round": round_page.measure,
    "line": lambda folder, pairs: line.measure(folder, max(1, pairs // 5)),
}
"""What can be measured, each in a folder of its own and with a number of pairs."""

SLOW = ("line", "partnership", "round")
"""What `--quick` leaves out, where it is not named."""


def main(arguments: list[str]) -> int:
    """Measure all, or only the groups named, and print a table."""
    if unknown := [name for name in arguments if name not in (*GROUPS, "--quick")]:
        print(f"There is no {unknown[0]} to measure; there are --quick and {', '.join(GROUPS)}.")
        return 2
    is_quick = "--quick" in arguments
    pairs = QUICK_PAIRS if is_quick else PAIRS
    all_of_them = [name for name in GROUPS if not (is_quick and name in SLOW)]
    for package in ("eh_tui", "tests"):
        compileall.compile_dir(CHECKOUT / package, quiet=1)
    began = time.perf_counter()
    told: list[Told] = []
    for name in [name for name in GROUPS if name in arguments] or all_of_them:
        with tempfile.TemporaryDirectory(prefix="eh-tui-bench-") as folder:
            try:
                told += GROUPS[name](Path(folder), pairs)
            except AssertionError as error:
                told.append(f"{name} can't be measured: {error}")
    print(table(told))
    print(f"\n{pairs} pairs in turns, at 120x40; {time.perf_counter() - began:.0f} s in all.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
