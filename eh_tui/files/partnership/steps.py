"""Many files of a folder read in steps, by two processes where that saves time."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from datetime import date
from functools import partial

from eh_tui.files.partnership.reading import returned_in
from eh_tui.files.partnership.scan import FoundFile
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.returned import ReturnedSchool

_STEP = 250
"""How many workbooks are read between two savings of the cache: so much a killed run loses."""
_OFFICE_FILE = 50
"""As many workbooks are read while one file of an office program is."""
_AHEAD = 4
"""How many steps are asked for before the first is waited for."""
_ENOUGH = 1_500
"""Workbooks from which a second process saves more than its start takes."""

RowRead = tuple[FoundFile, ReturnedSchool, int]
"""A file, its row, and when its reading began, in nanoseconds since 1970."""


def rows_in_steps(
    files: Sequence[FoundFile], blank: Workbook, today: date
) -> Iterator[list[RowRead]]:
    """Yield the rows of files, some at a time, in their order."""
    steps = list(_steps(files))
    read = partial(_rows_of, blank=blank, today=today)
    done = 0
    if sum(map(_weight, files)) >= _ENOUGH and (os.cpu_count() or 1) > 1:
        try:
            for rows in _by_two(read, steps):
                done += 1
                yield rows
        except (OSError, BrokenExecutor):  # no second process is to be had, or it was ended
            pass
    yield from map(read, steps[done:])


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


def _rows_of(step: Sequence[FoundFile], blank: Workbook, today: date) -> list[RowRead]:
    rows = []
    for file in step:
        begun = time.time_ns()
        rows.append((file, returned_in(file, blank, today), begun))
    return rows


def _by_two(
    read: Callable[[Sequence[FoundFile]], list[RowRead]], steps: Sequence[Sequence[FoundFile]]
) -> Iterator[list[RowRead]]:
    """Yield what two processes read; one that is left early begins nothing more."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(2, get_context("spawn"))  # a fork would copy the screen's threads
    asked: deque[Future[list[RowRead]]] = deque()
    try:
        for step in steps:
            asked.append(pool.submit(read, step))
            if len(asked) > _AHEAD:  # what is read and not yet taken is held in memory
                yield asked.popleft().result()
        while asked:
            yield asked.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
