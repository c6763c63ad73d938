"""The two programs that are compared on screen: eh-tui, and a bare Textual hello."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import CHECKOUT, EXAMPLE, SIZE
from tests.pty_terminal import PATIENCE, Terminal, eh_tui

DOWN, UP, RIGHT, LEFT = b"\x1b[B", b"\x1b[A", b"\x1b[C", b"\x1b[D"


@dataclass(frozen=True, slots=True)
class Program:
    """A program, and what its screen shows as it starts."""

    argv: tuple[str | Path, ...]
    painted: str
    """Shown once there is something to read."""
    obeyed: str
    """Shown once a Down that was typed ahead has been obeyed."""


HELLO = Program((sys.executable, "-m", "tests.bench.hello"), "hello", "hello, obeyed")


def workbook_in(folder: Path) -> Path:
    """Return a fresh copy of the example workbook."""
    return Path(shutil.copy(EXAMPLE, folder / "example.toml"))


def ours(workbook: Path) -> Program:
    """Return eh-tui with the example workbook open; its first action is 1-01."""
    return Program(tuple(eh_tui(workbook)), "6 DSLs have had", "1-02 Action")


def terminal(program: Program, home: Path, type_ahead: bytes = b"") -> Terminal:
    """Return a program just started, which finds no settings of whoever measures."""
    env = {"HOME": str(home)}
    return Terminal(program.argv, SIZE, env=env, cwd=CHECKOUT, type_ahead=type_ahead)


@contextmanager
def started(program: Program, home: Path) -> Iterator[Terminal]:
    """Return a program that has shown all that it shows by itself."""
    with terminal(program, home) as there:
        there.wait_for(program.painted)
        there.wait_quiet(0.5)
        yield there


def seconds_to_start(program: Program, home: Path) -> tuple[float, float]:
    """Return when a program's text is on screen, and when it has obeyed a key typed ahead."""
    painted = None
    with terminal(program, home, DOWN) as there:
        while True:
            there.wait_quiet(0.3)
            for at, screen in there.frames():
                if painted is None and program.painted in screen:
                    painted = at - there.started
                if painted is not None and program.obeyed in screen:
                    return painted, at - there.started
            if there.has_ended or there.since_start() > PATIENCE:
                raise AssertionError(f"{program.argv} does not start:\n{there.screen()}")
