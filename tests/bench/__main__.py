"""Measures eh-tui and prints the figures beside their goals: `python -m tests.bench [--quick]`.

Both programs of a pair run in turns, so that whatever else the machine does meets both; the
ratios are what counts. It exits with 0 also where a goal is missed: it measures, tests judge.
"""

import compileall
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import durable, export, keys, memory, save, start
from tests.bench.figures import CHECKOUT, Figure, table


def main(arguments: list[str]) -> None:
    """Measure all, or only the modules named, and print a table."""
    quick = "--quick" in arguments
    pairs = 5 if quick else 15
    wanted = {
        "start": lambda folder: start.measure(folder, pairs),
        "keys": lambda folder: keys.measure(folder, 2 if quick else 5),
        "save": lambda folder: save.measure(folder, 50),
        "durable": lambda folder: durable.measure(folder, 20 if quick else 50),
        "export": lambda folder: export.measure(folder, pairs),
        "memory": lambda folder: memory.measure(folder, 3 if quick else 5),
    }
    chosen = [name for name in arguments if name in wanted] or list(wanted)
    for package in ("eh_tui", "tests/bench"):
        compileall.compile_dir(CHECKOUT / package, quiet=1)
    began = time.perf_counter()
    figures: list[Figure] = []
    for name in chosen:
        with tempfile.TemporaryDirectory(prefix="eh-tui-bench-") as folder:
            figures += wanted[name](Path(folder))
    print(table(figures))
    print(f"\n{pairs} pairs in turns, at 120x40; {time.perf_counter() - began:.0f} s in all.")


if __name__ == "__main__":
    main(sys.argv[1:])
