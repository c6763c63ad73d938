"""How long a partnership's round takes, as whole processes, beside tomllib on the same files."""

import os
import random
import re
import subprocess
import sys
from pathlib import Path

from eh_tui.files.partnership.cache import CACHE_FILE
from eh_tui.files.partnership.round_file import write_new_round
from eh_tui.model.partnership.round import ExpectedSchool, Round
from tests.bench.commands import ms_of
from tests.bench.figures import EXAMPLE, Figure, Told, compared
from tests.support import CHECKOUT
from tests.support.pty_terminal import eh_tui, environment

ENGLAND = 24_000
"""Schools."""

_RATING = re.compile(r'^rag = "\w*"$', re.MULTILINE)
_WHEN = re.compile(r'^when = "[^"\\]*"$', re.MULTILINE)


def measure(folder: Path, schools: int = ENGLAND) -> list[Told]:
    """Return the figures of one round, each measured once: a round is its own many pairs."""
    home = folder / "round"
    names = _round(home, schools)
    many = f"{schools:,} workbooks"
    bare = _ms_of_reading(names)
    collating = eh_tui("collate", home)
    first = ms_of(collating)
    again = ms_of(collating)
    for name in names[::100]:
        name.write_text(name.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    some = ms_of(collating)
    asking = ms_of(eh_tui("collate", home, "--json"))
    (home / CACHE_FILE).unlink()
    told: list[Told] = [
        compared(f"first reading of {many} / tomllib", "ms", first, bare, ratio_limit=0.30),
        compared("an unchanged run again / tomllib", "ms", again, bare, ratio_limit=0.010),
        compared("with 1 % of them changed / tomllib", "ms", some, bare, ratio_limit=0.04),
        compared("the questions to all / tomllib", "ms", asking, bare, ratio_limit=0.8),
        Figure(f"peak memory, {many}", "MiB", _peak(home), limit=120),
    ]
    return told


def _round(home: Path, schools: int) -> list[Path]:
    """Write a round of invented schools that rate and plan each their own, and return its files."""
    chance = random.Random(1)  # noqa: S311  # varied, not secret
    expected = tuple(ExpectedSchool(f"School {at}", f"{at}") for at in range(schools))
    write_new_round(home, Round("England", "leicester-early-help", name="One", schools=expected))
    text = EXAMPLE.read_text(encoding="utf-8")
    names = []
    for school in expected:
        own = text.replace("Example Primary School", school.name)
        own = _RATING.sub(lambda _: f'rag = "{chance.choice(("red", "amber", "green", ""))}"', own)
        own = _WHEN.sub(
            lambda _: f'when = "{chance.randint(1, 28)}/{chance.randint(1, 12)}/27"', own
        )
        names.append(home / f"{school.number}.toml")
        names[-1].write_text(own, encoding="utf-8")
    return names


def _ms_of_reading(names: list[Path]) -> float:
    """Return the milliseconds that tomllib takes, in as many processes as names fit a line."""
    step = 4000
    parts = [names[at : at + step] for at in range(0, len(names), step)]
    return sum(ms_of((sys.executable, "-m", "tests.bench.bare_toml", *part)) for part in parts)


def _peak(home: Path) -> float:
    """Return the most memory that a first reading holds, in MiB."""
    code = (
        "import resource, sys; from eh_tui.cli import main; main(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, "collate", os.fspath(home)),
        cwd=CHECKOUT,
        env=environment(),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    return float(done.stderr.split()[-1])
