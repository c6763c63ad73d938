"""The first screen is there before Textual is, and the terminal is lost to nobody meanwhile."""

import json
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import PROJECTOR, SMALL
from tests.support import CHECKOUT
from tests.support.pty_terminal import Terminal, eh_tui

pytestmark = pytest.mark.pty

ROW = "6 DSLs have had"

STOPPED = """
import signal, sys
from importlib.abc import MetaPathFinder

class Waits(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name in ("asyncio", "rich", "textual"):
            {then}

sys.meta_path.insert(0, Waits())
from eh_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""Runs eh-tui up to where it would load Textual, and then something else."""


def stopped(then: str, workbook: Path, tmp_path: Path, size: tuple[int, int] = SMALL) -> Terminal:
    """Return eh-tui with something else in the place of Textual."""
    argv: list[str | Path] = [sys.executable, "-c", STOPPED.format(then=then), workbook]
    return Terminal(argv, size, env={"HOME": str(tmp_path)}, cwd=CHECKOUT)


def assert_given_back(terminal: Terminal) -> None:
    """Check that the terminal is as it was: its lines, its screen and its cursor."""
    assert terminal.modes == terminal.first_modes
    modes = terminal.private_modes
    assert (modes["1049"], modes["25"], modes["7"]) == (False, True, True)


def test_the_rows_are_shown_before_anything_of_textual_is_loaded(
    workbook: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Nor Rich, nor what writes TOML or Excel; and nothing typed is printed among them."""
    loaded = tmp_path / "loaded.json"
    there = "[name for name, module in sys.modules.items() if module]"
    then = f"open({str(loaded)!r}, 'w').write(__import__('json').dumps({there})); "
    with stopped(then + "signal.pause()", workbook, tmp_path, size) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_until(lambda: loaded.exists() and bool(loaded.read_text()))
        terminal.wait_quiet()
        before = terminal.screen()
        terminal.send(b"abc\r")
        terminal.wait_quiet()
        assert terminal.screen() == before
    heavy = {"textual", "rich", "asyncio", "tomlkit", "openpyxl", "lxml", "ssl", "_hashlib"}
    assert heavy.isdisjoint(json.loads(loaded.read_text()))


def test_what_is_shown_stays_until_textual_has_taken_over(
    workbook: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    """No flash: once there, no row goes, and the screen is cleared and entered once."""
    with Terminal(eh_tui(workbook), size, env={"HOME": str(tmp_path)}, cwd=CHECKOUT) as terminal:
        terminal.wait_for_screens()
        terminal.wait_quiet(0.4)
        shown = [screen for _, screen in terminal.frames()]
        words = [re.sub(r"[▁▂▃▄▅▆▇]", " ", screen).split() for screen in shown]
        complete = words.index(words[-1])
        assert all(screen == words[-1] for screen in words[complete:])
        assert terminal.output.count(b"\x1b[?1049h") == 1
        assert len(re.findall(rb"\x1b\[[23]?J", terminal.output)) == 1


def test_a_burst_typed_before_the_start_is_obeyed_key_by_key(
    workbook: Path, tmp_path: Path
) -> None:
    """Moves and ratings: each stands where it does when they are typed one by one."""
    keys = [b"j", b"j", b"r", b"a", b"\x1b[B", b"j", b"g", b"k", b"x", b"\x1b[A", b"r"]
    env, untouched = {"HOME": str(tmp_path)}, workbook.read_bytes()
    argv = eh_tui(workbook)
    burst = b"".join(keys) + b"w"
    with Terminal(argv, PROJECTOR, env=env, cwd=CHECKOUT, type_ahead=burst) as terminal:
        terminal.wait_for("of 25")
        terminal.wait_quiet()
    at_once = workbook.read_bytes()
    assert at_once != untouched

    workbook.write_bytes(untouched)
    with Terminal(argv, PROJECTOR, env=env, cwd=CHECKOUT) as terminal:
        terminal.wait_for_screens()
        terminal.wait_quiet()
        for key in keys:
            terminal.send(key)
            terminal.wait_quiet()
    assert workbook.read_bytes() == at_once


def test_the_terminal_is_given_back_where_textual_can_not_be_loaded(
    workbook: Path, tmp_path: Path
) -> None:
    """A broken installation says so on a terminal that works."""
    with stopped("raise ImportError('no Textual here')", workbook, tmp_path) as terminal:
        assert terminal.wait_end() == 3
        assert_given_back(terminal)
        assert (
            b"A fault of the program itself ended it (ImportError)"
            in terminal.output.split(b"\x1b[?1049l")[1]
        )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_the_terminal_is_given_back_to_a_signal_that_comes_too_soon(
    workbook: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """Textual's own handlers are not there yet."""
    with stopped("signal.pause()", workbook, tmp_path) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_quiet()
        terminal.kill(number)
        assert terminal.wait_end() == 128 + number
        assert_given_back(terminal)


def test_ctrl_c_ends_what_does_not_load(workbook: Path, tmp_path: Path) -> None:
    """A disk that hangs must not hold the terminal."""
    with stopped("signal.pause()", workbook, tmp_path) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_quiet()
        terminal.send(b"\x03")
        assert terminal.wait_end() == 130
        assert_given_back(terminal)


def test_the_terminal_is_as_it_was_after_a_session(workbook: Path, tmp_path: Path) -> None:
    """Textual finds it changed already, and must not take that for how it was."""
    with Terminal(eh_tui(workbook), SMALL, env={"HOME": str(tmp_path)}, cwd=CHECKOUT) as terminal:
        terminal.wait_for(ROW)
        terminal.wait_for_screens()
        terminal.send(b"q")
        assert terminal.wait_end() == 0
        assert_given_back(terminal)


@pytest.mark.parametrize(
    ("variables", "size"),
    [({"EH_STOCK_OUTPUT": "1"}, SMALL), ({"TEXTUAL_COLOR_SYSTEM": "256"}, SMALL), ({}, (39, 9))],
    ids=["output of Textual's own", "other colours", "a tiny window"],
)
def test_it_is_left_to_textual_where_that_is_better(
    workbook: Path, tmp_path: Path, variables: dict[str, str], size: tuple[int, int]
) -> None:
    """Nothing is painted that would have to be taken back."""
    argv: list[str | Path] = [sys.executable, "-c", STOPPED.format(then="sys.exit(5)"), workbook]
    env = {"HOME": str(tmp_path), **variables}
    with Terminal(argv, size, env=env, cwd=CHECKOUT) as terminal:
        assert terminal.wait_end() == 5
        assert b"\x1b" not in terminal.output
