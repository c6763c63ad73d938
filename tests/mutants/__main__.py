"""Plants each fault in a copy of the program and runs the tests concerned: `make mutants`.

A word given chooses those whose module or deed contains it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.mutants.planted import MUTANTS, Mutant
from tests.support import CHECKOUT

PATIENCE = 900
"""Seconds."""

NEEDED = ("eh_tui", "tests", "styles", "workbooks", "pyproject.toml", "README.md")
"""What the tests need of the checkout."""


def survives(mutant: Mutant, copy: Path) -> bool:
    """Return whether no test fails while a fault is in a copy of the checkout."""
    path = copy / "eh_tui" / mutant.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(mutant.old, mutant.new, 1), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    command += ["-p", "tests.mutants.unshrunk"]
    try:
        done = subprocess.run(
            [*command, *mutant.tests.split()],
            cwd=copy,
            env=os.environ
            | {
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONPATH": str(copy),
                "HYPOTHESIS_PROFILE": "unshrunk",
            },
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return False  # a program that never ends is noticed
    finally:
        path.write_text(sound, encoding="utf-8")
    noticed = (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)  # or not even begun
    if done.returncode not in (*noticed, pytest.ExitCode.OK):
        sys.stdout.write(done.stdout.decode())
    return done.returncode not in noticed


def main(words: list[str]) -> int:
    """Plant the faults one after the other, and return 1 where one was not noticed."""
    chosen = [
        mutant
        for mutant in MUTANTS
        if not words or any(word in f"{mutant.file} {mutant.does}" for word in words)
    ]
    alive = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in NEEDED:
            here = CHECKOUT / name
            if here.is_dir():
                leave = shutil.ignore_patterns("__pycache__")
                shutil.copytree(here, copy / name, ignore=leave)
            else:
                shutil.copy(here, copy / name)
        for mutant in chosen:
            began = time.monotonic()
            is_alive = survives(mutant, copy)
            alive += is_alive
            took = f"{time.monotonic() - began:.0f} s"
            said = "SURVIVES" if is_alive else "noticed "
            sys.stdout.write(f"{said} {took:>5}  {mutant.file}: {mutant.does}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(chosen)} faults planted, {alive} not noticed\n")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
