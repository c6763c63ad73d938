"""The programs that are compared on screen."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.bench import peers
from tests.bench.figures import SIZE
from tests.support import CHECKOUT
from tests.support.pty_terminal import Terminal, eh_tui

DOWN, UP, RIGHT, LEFT = b"\x1b[B", b"\x1b[A", b"\x1b[C", b"\x1b[D"
ARROWS = (DOWN, UP, RIGHT, LEFT)


@dataclass(frozen=True, slots=True)
class Program:
    """A program, and what its screen shows as it starts."""

    argv: tuple[str | Path, ...]
    painted: str
    """Shown once there is something to read."""
    obeyed: str = ""
    """Shown once a Down that was typed ahead has been obeyed, "" where that is not asked."""
    env: Mapping[str, str] = field(default_factory=dict)
    size: tuple[int, int] = SIZE


def ours(workbook: Path, second: str = "1-02") -> Program:
    """Return eh-tui with a workbook open, whose second row says what the example's says."""
    return Program(tuple(eh_tui(workbook)), "Visit Early Help", f"{second} Action")


def ours_with_stock_output(workbook: Path) -> Program:
    """Return eh-tui as Textual by itself would send its screens."""
    return replace(ours(workbook), env={"EH_STOCK_OUTPUT": "1"})


def ours_unsaved(workbook: Path) -> Program:
    """Return eh-tui which keeps its changes to itself."""
    return _stock("unsaved", workbook, painted="Visit Early Help")


def hello() -> Program:
    """Return the least that Textual can show."""
    return replace(_stock("hello", painted="hello"), obeyed="hello, obeyed")


def stock_input() -> Program:
    """Return Textual's field for a line of text."""
    return _stock("stock_input", painted="Type here")


def stock_table(rows: Path) -> Program:
    """Return Textual's table of the example's actions."""
    return _stock("stock_table", rows, painted="4-15")


def curses_rows(rows: Path) -> Program:
    """Return a curses program that shows the example's actions, a line for each."""
    return _stock("curses_rows", rows, painted="4-15")


def curses_pictures(pictures: Path) -> Program:
    """Return a curses program that shows, key by key, what eh-tui's screen showed."""
    return _stock("curses_pictures", pictures, painted="Visit Early Help")


def visidata(rows: Path) -> Program | None:
    """Return VisiData with the example's actions, None where it can't be installed.

    Without its message of the day, for which it would go online.
    """
    command = peers.visidata()
    if command is None:
        return None
    return Program((command, "--motd-url=", "-f", "csv", rows), "4-15")


def _stock(module: str, *arguments: Path, painted: str) -> Program:
    return Program((sys.executable, "-m", f"tests.bench.{module}", *arguments), painted)


def terminal(program: Program, home: Path, type_ahead: bytes = b"") -> Terminal:
    """Return a program just started, which finds no settings of whoever measures."""
    env = {"HOME": str(home), **program.env}
    return Terminal(program.argv, program.size, env=env, cwd=CHECKOUT, type_ahead=type_ahead)


def as_sent(there: Terminal, keys: Sequence[bytes]) -> list[bytes]:
    """Return keys as a terminal sends them to a program that asked for the other arrows."""
    if not there.private_modes.get("1"):
        return list(keys)
    return [key.replace(b"\x1b[", b"\x1bO") if key in ARROWS else key for key in keys]


@contextmanager
def started(program: Program, home: Path) -> Iterator[Terminal]:
    """Return a program that has shown all that it shows by itself."""
    with terminal(program, home) as there:
        there.wait_for(program.painted)
        there.wait_quiet(0.5)
        yield there
