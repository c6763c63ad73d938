"""What a partnership's round takes, as whole processes, beside tomllib on the same files.

It is told as the time of processors: a round takes minutes, in which the machine does other things.
"""

import os
import random
import re
import resource
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from eh_tui.files.folder.peek import peek
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.partnership.cache import CACHE_FILE
from eh_tui.files.partnership.round_file import write_new_round
from eh_tui.model.partnership.round import ExpectedSchool, Round
from tests.bench.commands import Command, ms_of
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
    names = round_in(home, asked_round(schools))
    many = f"{schools:,} workbooks"
    bare = _cpu_of_reading("tests.bench.bare_toml", names)
    collating, cache = eh_tui("collate", home), home / CACHE_FILE
    first, by_two = _cpu_ms_of(collating), _ms_of_reading(home)
    again = _cpu_ms_of(collating)
    for name in names[::100]:
        name.write_text(name.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    some = _cpu_ms_of(collating)
    cache.unlink()
    asking = _cpu_ms_of(eh_tui("collate", home, "--json"))
    by_one = _ms_of_reading(home, "--alone")
    cache.unlink()
    told: list[Told] = [
        compared(f"first reading of {many} / tomllib", "CPU ms", first, bare, ratio_limit=0.30),
        compared("first reading, two processes / one", "ms", by_two, by_one, ratio_limit=0.60),
        compared("an unchanged run again / tomllib", "CPU ms", again, bare, ratio_limit=0.010),
        compared("with 1 % of them changed / tomllib", "CPU ms", some, bare, ratio_limit=0.04),
        compared(
            "the questions to all, with a first reading: what they add / tomllib",
            "CPU ms",
            asking - first,
            bare,
            ratio_limit=0.8,
        ),
        Figure(f"peak memory, {many}", "MiB", _peak(home), limit=120),
        _of_excel_files(folder / "sheets", max(1, schools // 240)),
        _of_rows(folder, schools * 25),
    ]
    return told


def _of_rows(folder: Path, rows: int) -> Told:
    """Return what a round's Excel file takes beside XlsxWriter with the same rows."""
    if find_spec("xlsxwriter") is None:
        return "The round's Excel file is not compared: XlsxWriter is not installed."
    home = folder / "one"
    round_in(home, asked_round(1))

    def cpu_of(module: str) -> float:
        out = folder / f"{module}.xlsx"
        return _cpu_ms_of((sys.executable, "-m", f"tests.bench.{module}", home, f"{rows}", out))

    ours, bare = cpu_of("round_xlsx"), cpu_of("bare_xlsxwriter")
    name = f"{rows:,} rows to .xlsx / XlsxWriter in constant memory"
    return compared(name, "CPU ms", ours, bare, ratio_limit=0.5)


def _of_excel_files(home: Path, schools: int) -> Told:
    """Return what returned Excel files take beside calamine on the same files."""
    if find_spec("python_calamine") is None:
        return "Excel files are not compared: python-calamine is not installed."
    audit = peek(EXAMPLE).workbook
    write_new_round(home, asked_round(schools))
    names = []
    for number in range(schools):
        school = replace(audit.school, name=f"School {number}", number=f"{number}")
        names.append(home / f"{number}.xlsx")
        content, _ = excel_file(replace(audit, school=school), today=date(2026, 11, 28))
        names[-1].write_bytes(content)
    bare = _cpu_of_reading("tests.bench.bare_calamine", names)
    ours = _cpu_ms_of(eh_tui("collate", home))
    name = f"first reading of {schools} .xlsx / calamine"
    return compared(name, "CPU ms", ours, bare, ratio_limit=2)


def round_in(home: Path, asked: Round) -> list[Path]:
    """Write a round whose schools rate and plan each their own, and return its files."""
    chance = random.Random(1)  # noqa: S311  # varied, not secret
    write_new_round(home, asked)
    text = EXAMPLE.read_text(encoding="utf-8")
    names = []
    for school in asked.schools:
        own = text.replace("Example Primary School", school.name)
        own = _RATING.sub(lambda _: f'rag = "{chance.choice(("red", "amber", "green", ""))}"', own)
        own = _WHEN.sub(
            lambda _: f'when = "{chance.randint(1, 28)}/{chance.randint(1, 12)}/27"', own
        )
        names.append(home / f"{school.number}.toml")
        names[-1].write_text(own, encoding="utf-8")
    return names


def asked_round(schools: int) -> Round:
    """Return a round of some invented schools."""
    expected = tuple(ExpectedSchool(f"School {at}", f"{at}") for at in range(schools))
    return Round("England", "leicester-early-help", name="One", schools=expected)


def _ms_of_reading(home: Path, *how: str) -> float:
    """Return the milliseconds that a first reading takes, `--alone` in one process."""
    (home / CACHE_FILE).unlink()
    return ms_of((sys.executable, "-m", "tests.bench.round_read", home, *how))


def _cpu_of_reading(module: str, names: list[Path]) -> float:
    """Return what a bare reader of files takes, in as many processes as names fit a line."""
    step = 4000
    parts = [names[at : at + step] for at in range(0, len(names), step)]
    return sum(_cpu_ms_of((sys.executable, "-m", module, *part)) for part in parts)


def _cpu_ms_of(command: Command) -> float:
    """Return the milliseconds of processors that a command takes, with those that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ms_of(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent * 1000


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
