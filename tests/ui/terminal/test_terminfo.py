"""What a terminal is believed to be able to do: what terminfo says, until it says otherwise."""

import os
import subprocess
import sys

import pytest
from textual import events

from eh_tui.ui.terminal.cells import PLAIN, ScreenRow, cells
from eh_tui.ui.terminal.frame import Frame
from eh_tui.ui.terminal.parser import Device, Parser
from eh_tui.ui.terminal.terminfo import Terminfo, after_answer

ALL = Terminfo(bce=True, ech=True, hpa=True, il=True, rep=True, rmul=True)


@pytest.mark.parametrize(
    "env",
    [{"EH_NO_LINE_MOVES": "1"}, {"TERM_PROGRAM": "WarpTerminal"}],
    ids=lambda env: next(iter(env)),
)
def test_lines_are_not_moved_where_that_fails(env: dict[str, str]) -> None:
    """All else is used as ever: it would cost ten times as much without."""
    code = "from eh_tui.ui.terminal.terminfo import terminfo; print(terminfo())"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "TERM": "xterm-256color", **env},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == repr(ALL._replace(il=False))


def test_windows_terminal_is_known_by_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over a remote shell its variable does not come along, and only there it fails."""
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    assert after_answer(ALL, ALL, device="0;10;1") == ALL
    monkeypatch.setenv("SSH_CONNECTION", "here there")
    assert after_answer(ALL, ALL, device="0;10;1") == ALL._replace(il=False)
    assert after_answer(ALL, ALL, device="1;4000;0") == ALL


def test_answers_are_no_keys() -> None:
    """Nothing is typed by a terminal that says where it is and what it is."""
    position, device = Parser().feed("\x1b[2;3R\x1b[>0;10;1c")
    assert isinstance(position, events.CursorPosition)
    assert (position.x, position.y) == (2, 1)
    assert isinstance(device, Device)
    assert device.name == "0;10;1"


@pytest.mark.parametrize(("column", "is_repeated"), [(1, False), (2, True), (0, False)])
def test_only_what_has_shown_that_it_repeats_is_told_to(column: int, is_repeated: bool) -> None:
    """It is two columns on after a "─" and its repetition; any other answer is to something else.

    Nothing is painted again then, which would take seconds at 9,600 bit/s.
    """
    frame = Frame(ALL)
    rules: list[ScreenRow] = [list(cells("─" * 60, PLAIN))] * 4
    bars: list[ScreenRow] = [list(cells("│" * 60, PLAIN))] * 4
    frame.rows((60, 4))[:] = rules
    assert "b" not in frame.changes(), "it could not be asked yet"
    frame.questions()
    frame.rows((60, 4))[:] = bars
    assert "b" not in frame.changes(), "it has not answered yet"
    assert not frame.learn(column=column)
    frame.rows((60, 4))[:] = rules
    assert ("\x1b[59b" in frame.changes()) is is_repeated
