"""Work over slow lines, with a real SSH server at their end; also in tmux there, and by mosh.

What came goes into the kept folder: a `.cast` for each task, which asciinema plays, and a `.txt`
with the text that was on screen after each key.
"""

import contextlib
import json
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.figures import KEPT, Figure, Told, compared
from tests.bench.line_tasks import SIZE, TASKS, Answer, FarTerminal, Pace, screens
from tests.bench.workbooks import workbook_in
from tests.support.logins import NEEDS, WAYS, far_command, program
from tests.support.slow_line import Line

PACES = (
    Pace("64 kbit/s", Line(delay=0.150, bits=64_000), between=0.2),
    Pace("9,600 bit/s", Line(delay=0.150, bits=9_600), between=1.0),
)
"""A poor mobile line at five keys a second, as fast as anybody rates; and a modem's of 1990."""

ENDURED = {"64 kbit/s": tuple(TASKS), "9,600 bit/s": ("walk",)}
"""What stock output is measured at: it is minutes behind with the rest."""


class Done:
    """What a task led to, and what it cost."""

    def __init__(self, answers: Sequence[Answer], carried: int) -> None:
        """Take what came, and the bytes that came down the line, with all that is added there."""
        self.lags = [answer.ms for answer in answers]
        self.carried = carried / len(answers)


def measure(folder: Path, _: int) -> list[Told]:
    """Return ms and bytes of each task on each line, by other ways, and of each screen."""
    KEPT.mkdir(exist_ok=True)
    told: list[Told] = []
    try:
        for pace in PACES:
            told.append(_heading(pace))
            for task in TASKS:
                told += _beside_stock(folder, pace, task)
        told.append(f"The walk by other ways, {PACES[0].name}; the baseline is ssh:")
        told += _by_other_ways(folder, PACES[0])
        told.append(f"Screens over the sheet, {PACES[-1].name}:")
        told += _screens(folder, PACES[-1])
    except OSError as error:
        told.append(f"{error}: nothing more is measured over a line.")
    return told


def _heading(pace: Pace) -> str:
    return (
        f"Over SSH, {pace.line.delay * 1000:.0f} ms each way, {pace.name}, the walk at "
        f"{1 / pace.between:.0f} keys a second; the baseline is stock output on the same line:"
    )


def _beside_stock(folder: Path, pace: Pace, task: str) -> Iterator[Told]:
    us = _done(folder, pace, "ssh", task)
    if task in ENDURED[pace.name]:
        stock = _done(folder, pace, "ssh", task, EH_STOCK_OUTPUT="1")
        yield Figure(f"  {task}: median", "ms", median(us.lags), median(stock.lags))
        yield Figure(f"  {task}: most", "ms", max(us.lags), max(stock.lags))
        yield compared(f"  {task}: carried for a key", "B", us.carried, stock.carried)
    else:
        yield Figure(f"  {task}: median", "ms", median(us.lags))
        yield Figure(f"  {task}: most", "ms", max(us.lags))
        yield Figure(f"  {task}: carried for a key", "B", us.carried)
    if task == "walk":
        beyond = max(0.0, us.lags[-1] - pace.there_and_back)
        name = f"  the last one, beyond the {pace.there_and_back:.0f} ms there and back"
        yield Figure(name, "ms", beyond, limit=pace.between * 1000)


def _by_other_ways(folder: Path, pace: Pace) -> Iterator[Told]:
    by_ssh = _done(folder, pace, "ssh", "walk")
    for way in WAYS:
        if lacking := [name for name in NEEDS[way] if not program(name)]:
            yield f"  {way}: {lacking[0]} is not installed."
        elif way != "ssh":
            done = _done(folder, pace, way, "walk")
            yield Figure(f"  {way}: median", "ms", median(done.lags), median(by_ssh.lags))
            yield Figure(f"  {way}: most", "ms", max(done.lags), max(by_ssh.lags))
            yield compared(f"  {way}: carried for a key", "B", done.carried, by_ssh.carried)


def _screens(folder: Path, pace: Pace) -> Iterator[Told]:
    with _reached(folder, pace, "ssh") as there:
        there._feed()
        (began, _), (painted, _) = there.chunks[0], there.pictures[-1]
        yield Figure("  the sheet, from its first byte", "ms", (painted - began) * 1000)
        yield Figure("  the sheet, without what SSH adds", "B", there.bytes_out)
        for name, ms, carried in screens(there):
            yield Figure(f"  {name}", "ms", ms)
            yield Figure(f"  {name}", "B", carried)


@contextlib.contextmanager
def _reached(folder: Path, pace: Pace, way: str, **variables: str) -> Iterator[FarTerminal]:
    """Return a terminal that shows a fresh workbook from the other end of a line."""
    with TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as own:
        home = Path(own)
        workbook = workbook_in(home)
        command = far_command(workbook, **variables)
        with (
            WAYS[way](home, pace.line, command) as login,
            FarTerminal(login, pace, workbook) as there,
        ):
            there.wait_for("1-01 Action")
            there.wait_quiet()
            yield there


def _done(folder: Path, pace: Pace, way: str, task: str, **variables: str) -> Done:
    """Do a task in a session of its own, and keep what came as a recording."""
    with _reached(folder, pace, way, **variables) as there:
        answers = TASKS[task](there)
        done = Done(answers, there.line.down)
        name = "-".join(
            [task, pace.name.split()[0].replace(",", ""), way, *(["stock"] * bool(variables))]
        )
        _record(there, KEPT / f"{name}.cast")
        (KEPT / f"{name}.txt").write_text("\n".join(map(_frame, answers)), encoding="utf-8")
    return done


def _frame(answer: Answer) -> str:
    rows = "\n".join(row.rstrip() for row in answer.screen.split("\n"))
    keys = answer.keys.decode().replace("\x1b", "^[").replace("\r", "Enter")
    return f"{answer.at:.1f} s: {keys}, painted {answer.ms:.0f} ms later\n{rows}\n"


def _record(there: FarTerminal, path: Path) -> None:
    """Write what came as an asciicast, version 2."""
    decode = getincrementaldecoder("utf-8")("replace").decode
    columns, rows = SIZE
    began = there.pressed[0][0]
    lines: list[object] = [{"version": 2, "width": columns, "height": rows}]
    lines += [[round(at - began, 3), "o", decode(chunk)] for at, chunk in there.chunks]
    text = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in lines)
    path.write_text(text, encoding="utf-8")
