"""How long a person waits for the first screen and for the end, and what memory that takes."""

import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.bench import peers
from tests.bench.figures import Figure, Told, compared, paired
from tests.bench.process import peak_mib
from tests.bench.programs import (
    DOWN,
    Program,
    hello,
    ours,
    ours_with_stock_output,
    started,
    terminal,
    visidata,
)
from tests.bench.workbooks import RATINGS, SECOND_OF_LARGE, large_workbook_in, rows_in, workbook_in
from tests.support.pty_terminal import PATIENCE, Terminal

TOUR = DOWN * 5 + b"\x1b[F" + b"1"
"""From the top of the sheet to its end and back to the first action."""


@dataclass(frozen=True, slots=True)
class Run:
    """A program from its start to its end, in milliseconds and MiB."""

    painted: float
    """Until there was something to read."""
    obeyed: float
    """Until a key typed ahead was obeyed."""
    memory: float
    """The most, of the start and of a tour through the sheet."""
    ended: float
    """From the key that ends it, right behind one that edits, to its end."""


def measure(folder: Path, pairs: int) -> list[Told]:
    """Return figures of starts and ends, in turns, and bytes of the first screen."""
    workbook = workbook_in(folder)
    large = ours(large_workbook_in(folder), SECOND_OF_LARGE)
    programs = {"us": ours(workbook), "hello": hello(), "large": large}
    if vd := visidata(rows_in(folder)):
        programs["vd"] = vd
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    lost = 0
    for turn in range(pairs + 1):
        key, rating = list(RATINGS.items())[turn % 3]
        for name, program in programs.items():
            run = _run(program, folder, key)
            if turn:  # the first one only warms the caches
                runs[name].append(run)
        lost += _first_rating(workbook) != rating
    return [
        _compared(runs, "first paint / Textual hello world", "painted", "us", "hello", 1.00),
        _compared(runs, "first paint / VisiData", "painted", "us", "vd", 0.80)
        if vd
        else peers.NOT_THERE,
        _compared(runs, "first paint, 100x / 1x", "painted", "large", "us", 1.75),
        _compared(runs, "first key obeyed / hello world", "obeyed", "us", "hello", None),
        _compared(runs, "quit after an edit / hello world", "ended", "us", "hello", 0.10),
        Figure(f"last edits lost, of {pairs + 1}", "", lost, limit=0),
        _compared(runs, "peak memory / hello world", "memory", "us", "hello", 1.00),
        _first_screen(folder),
    ]


def _compared(
    runs: dict[str, list[Run]], name: str, what: str, us: str, them: str, limit: float | None
) -> Figure:
    ours, theirs = ([getattr(run, what) for run in runs[who]] for who in (us, them))
    return paired(name, "MiB" if what == "memory" else "ms", ours, theirs, ratio_limit=limit)


def _run(program: Program, home: Path, rating: bytes) -> Run:
    """Start a program with a key typed ahead, show it around, rate the first row and quit.

    A program that has no such keys does nothing at them.
    """
    with terminal(program, home, DOWN if program.obeyed else b"") as there:
        painted, obeyed = _times(program, there)
        if not program.obeyed:
            return Run(painted, obeyed, 0, 0)
        there.send(TOUR)
        there.wait_quiet(0.2)
        memory = peak_mib(there.pid)
        there.send(rating)
        began = time.perf_counter()
        there.send(b"q")
        there.wait_end()
        return Run(painted, obeyed, memory, (time.perf_counter() - began) * 1000)


def _times(program: Program, there: Terminal) -> tuple[float, float]:
    """Return the ms until a program's text is on screen, and until it has obeyed a Down.

    Nothing is painted here before the program is quiet, so as not to be in its way.
    """
    painted = None
    while True:
        there.wait_quiet(0.25)
        for at, screen in there.frames():
            ms = (at - there.started) * 1000
            if painted is None and program.painted in screen:
                painted = ms
            if painted is not None and program.obeyed in screen:
                return painted, ms
        if there.has_ended or there.since_start() > PATIENCE:
            raise AssertionError(f"{program.argv} does not start:\n{there.screen()}")


def _first_rating(workbook: Path) -> str:
    return str(tomllib.loads(workbook.read_text(encoding="utf-8"))["actions"][0]["rag"])


def _first_screen(folder: Path) -> Figure:
    sent = []
    for program in (ours, ours_with_stock_output):
        with started(program(workbook_in(folder)), folder) as there:
            sent.append(there.bytes_out)
    return compared("first screen / stock output", "B", *sent, ratio_limit=0.20)
