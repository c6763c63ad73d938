"""Many files of a folder read in steps, by two processes where that saves time."""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from typing import IO

from eh_tui.files.partnership.reading import returned_in
from eh_tui.files.partnership.scan import FoundFile
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.returned import ReturnedSchool

_STEP = 250
"""How many workbooks are read between two savings of the cache: so much a killed run loses."""
_OFFICE_FILE = 50
"""As many workbooks are read while one file of an office program is."""
_ENOUGH = 1_500
"""Workbooks from which a second process saves more than its start takes."""

RowRead = tuple[FoundFile, ReturnedSchool, int]
"""A file, its row, and when its reading began, in nanoseconds since 1970."""


def rows_in_steps(
    files: Sequence[FoundFile], blank: Workbook, today: date
) -> Iterator[list[RowRead]]:
    """Yield the rows of files, some at a time, in their order."""
    steps = list(_steps(files))
    done = 0
    if sum(map(_weight, files)) >= _ENOUGH and (os.cpu_count() or 1) > 1:
        try:
            for rows in _by_two(steps, blank, today):
                done += 1
                yield rows
        except (OSError, EOFError, pickle.UnpicklingError):
            pass  # no other process is to be had, or it was ended
    for step in steps[done:]:
        yield rows_of_step(step, blank, today)


def _steps(files: Sequence[FoundFile]) -> Iterator[list[FoundFile]]:
    """Yield the files in lists that take about as long to read."""
    step: list[FoundFile] = []
    weight = 0
    for file in files:
        step.append(file)
        weight += _weight(file)
        if weight >= _STEP:
            yield step
            step, weight = [], 0
    if step:
        yield step


def _weight(file: FoundFile) -> int:
    return 1 if file.path.suffix.lower() == ".toml" else _OFFICE_FILE


def rows_of_step(step: Sequence[FoundFile], blank: Workbook, today: date) -> list[RowRead]:
    """Return the rows of some files."""
    rows = []
    for file in step:
        begun = time.time_ns()
        rows.append((file, returned_in(file, blank, today), begun))
    return rows


def _by_two(
    steps: Sequence[Sequence[FoundFile]], blank: Workbook, today: date
) -> Iterator[list[RowRead]]:
    """Yield what two processes read, in turns; they end with whoever leaves early.

    Raises `OSError` or `EOFError` where one can't be started or has ended.
    """
    command = (sys.executable, "-m", "eh_tui.files.partnership.steps_child")
    pipe = subprocess.PIPE
    with ExitStack() as leaving:
        told: list[IO[bytes]] = []
        for own in (steps[::2], steps[1::2]):
            child = subprocess.Popen(  # noqa: S603  # our own program
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
            )
            leaving.enter_context(child)
            leaving.callback(child.kill)
            assert child.stdin
            assert child.stdout
            with child.stdin as asked:
                pickle.dump((own, blank, today), asked)
            told.append(child.stdout)
        for at in range(len(steps)):
            yield pickle.load(told[at % 2])  # noqa: S301  # of our own child
