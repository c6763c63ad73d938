"""How long the plain commands take, as whole processes."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import EXAMPLE, Told, paired
from tests.bench.workbooks import workbook_in
from tests.support import CHECKOUT
from tests.support.pty_terminal import eh_tui, environment

MANY = 1000
"""Workbooks of which a partnership asks what is due."""

OFFER = CHECKOUT / "workbooks" / "example-primary-offer.toml"

_LIMITS = {"publish": 4.0, "check": 5.0}
"""How many times as long as a Python that does nothing; 3.5 for the others."""

Command = Sequence[str | Path]


def measure(folder: Path, pairs: int) -> list[Told]:
    """Return ms for each command, in turns with a Python that does nothing."""
    workbook = workbook_in(folder)
    commands: dict[str, list[Command]] = {
        "show": [eh_tui("show", workbook)],
        "set": [eh_tui("set", workbook, "1-01", f"rag={rag}") for rag in ("red", "green")],
        "due": [eh_tui("due", workbook)],
        "check": [eh_tui("check", workbook)],
        "publish": [eh_tui("publish", OFFER, "-o", folder / "offer.html")],
    }
    nothing: Command = (sys.executable, "-c", "pass")
    took: dict[str, list[float]] = {name: [] for name in commands}
    bare: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(pairs + 1):
        for name, ways in commands.items():
            times = [ms_of(nothing), ms_of(ways[turn % len(ways)])]
            if turn:  # the first one only warms the caches
                bare[name].append(times[0])
                took[name].append(times[1])
    figures: list[Told] = [
        paired(f"`{name}` / python -c pass", "ms", took[name], bare[name], ratio_limit=limit)
        for name in commands
        for limit in (_LIMITS.get(name, 3.5),)
    ]
    return [*figures, _many(folder, max(3, pairs // 3))]


def ms_of(command: Command, folder: Path = CHECKOUT) -> float:
    """Return the milliseconds that a command takes from its start to its end.

    What it answers with 1 is an answer too: something waits for somebody.
    """
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment(), check=False, stdout=subprocess.DEVNULL
    )
    assert done.returncode in (0, 1), command
    return (time.perf_counter() - began) * 1000


def _many(folder: Path, pairs: int) -> Told:
    """Ask many workbooks what is due, in turns with only reading them."""
    names = [folder / f"school-{number}.toml" for number in range(MANY)]
    for number, name in enumerate(names):  # no two alike, or one reading would do for all
        school = f"School {number}".encode()
        name.write_bytes(EXAMPLE.read_bytes().replace(b"Example Primary School", school))
    bare: Command = (sys.executable, "-m", "tests.bench.bare_toml", *names)
    times = [(ms_of(eh_tui("due", *names)), ms_of(bare)) for _ in range(pairs)]
    us, reading = zip(*times, strict=True)
    what = f"`due` of {MANY:,} workbooks / tomllib reading them"
    return paired(what, "ms", us, reading, ratio_limit=0.6)
