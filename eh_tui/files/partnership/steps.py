"""Many files of a folder read in steps, by two processes where that saves time."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from typing import IO

from eh_tui.files.partnership.reading import FileRead, read_file
from eh_tui.files.partnership.scan import FoundFile
from eh_tui.model.core.workbook import Workbook

_STEP = 250
"""How many workbooks are read between two savings of the cache: so much a killed run loses."""
_OFFICE_FILE = 12
"""As many workbooks are read while one file of an office program is."""
_ENOUGH = 1_500
"""Workbooks from which a second process saves more than its start takes."""


def read_in_steps(
    files: Sequence[FoundFile], blank: Workbook, today: date, *, asking: bool = False
) -> Iterator[list[FileRead]]:
    """Yield what is read of files, some at a time, in their order; as `read_file` does."""
    steps = list(_steps(files))
    done = 0
    if sum(map(_weight, files)) >= _ENOUGH and (os.cpu_count() or 1) > 1:
        try:
            for read in _by_two(steps, blank, today, asking=asking):
                done += 1
                yield read
        except (OSError, EOFError, pickle.UnpicklingError):
            pass  # no other process is to be had, or it was ended
    for step in steps[done:]:
        yield read_step(step, blank, today, asking=asking)


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
    return 1 if file.is_toml else _OFFICE_FILE


def read_step(
    step: Sequence[FoundFile], blank: Workbook, today: date, *, asking: bool
) -> list[FileRead]:
    """Return what is read of some files."""
    return [read_file(file, blank, today, asking=asking) for file in step]


def _by_two(
    steps: Sequence[Sequence[FoundFile]], blank: Workbook, today: date, *, asking: bool
) -> Iterator[list[FileRead]]:
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
                pickle.dump((own, blank, today, asking), asked)
            told.append(child.stdout)
        for at in range(len(steps)):
            yield pickle.load(told[at % 2])  # noqa: S301  # of our own child
