"""Reached through ssh, tmux and mosh, eh-tui shows and keeps what it does without them."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copy

import pytest

from tests.e2e.conftest import EXAMPLE, SMALL
from tests.support import CHECKOUT
from tests.support.at_terminal import DOWN, ENTER, ESCAPE, RIGHT, action, audit
from tests.support.logins import WAYS, Login, far_command
from tests.support.pty_terminal import Terminal
from tests.support.slow_line import Line

pytestmark = pytest.mark.pty

NO_DELAY = Line(delay=0.0, bits=10**9)
PAGE_DOWN, PAGE_UP, END, HOME, REDRAW = b"\x1b[6~", b"\x1b[5~", b"\x1b[F", b"\x1b[H", b"\x0c"
NOTE = "Zoë’s briefing – “£40”, 2½ hours → ask again"

SESSION = [
    DOWN * 5, RIGHT + b"r", b"/refresher", ENTER + b"a", b"m", NOTE.encode(), ENTER,
    PAGE_DOWN * 2, PAGE_UP, END, HOME, b"v", ESCAPE, b"?", ESCAPE, b"\x10the", ESCAPE, b"w",
    RIGHT + b"g", ESCAPE,
]  # fmt: skip
"""Moves, a search, ratings, a note, pages, dialogs, the walk: all that paints otherwise."""


class Pair:
    """The same session here and elsewhere, a workbook each."""

    def __init__(self, here: Terminal, there: Terminal) -> None:
        self.here, self.there = here, there

    def press(self, keys: bytes) -> None:
        """Press keys in both, and wait until the same is to be seen in both."""
        known = self.here.bytes_out
        for terminal in (self.here, self.there):
            terminal.send(keys)
        self.same(repr(keys), known)

    def resize(self, columns: int, rows: int) -> None:
        """Change both windows, and go to the sheet's end and back: it begins anew at its top.

        Where it stands in between depends on which of them changed while something was painted.
        """
        for terminal in (self.here, self.there):
            terminal.resize(columns, rows)
        self.press(END + HOME)

    def same(self, when: str, known: int = 0) -> None:
        """Wait until more than some bytes have come here, and the same is to be seen there."""

        def is_same() -> bool:
            self.here.wait_quiet(0.05)
            return self.there.screen() == self.here.screen()

        self.here.wait_more(known)
        try:
            self.there.wait_until(is_same)
        except AssertionError:
            assert self.there.screen() == self.here.screen(), when


@pytest.fixture(params=[pytest.param(way, marks=getattr(pytest.mark, way)) for way in WAYS])
def login(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Login]:
    """Return each way to a workbook that lies elsewhere."""
    workbook = _workbook(tmp_path / "there")
    with WAYS[request.param](tmp_path, NO_DELAY, far_command(workbook)) as login:
        yield login


def test_a_session_shows_and_keeps_the_same(login: Login, tmp_path: Path) -> None:
    """After each key; and a window that changes, and a screen painted anew."""
    workbook = _workbook(tmp_path / "here")
    with ExitStack() as stack:
        here, there = (
            stack.enter_context(Terminal(argv, SMALL, env=env, cwd=CHECKOUT))
            for argv, env in ((["sh", "-c", far_command(workbook)], {}), login[:2])
        )
        for terminal in (here, there):
            terminal.wait_for("1-01 Action")
            terminal.wait_for_screens()
        pair = Pair(here, there)
        pair.same("at first")
        for keys in SESSION:
            pair.press(keys)
        for size in ((120, 40), (60, 20), SMALL):
            pair.resize(*size)
        screen = there.screen()
        pair.press(REDRAW)
        assert there.screen() == screen
        for terminal in (here, there):
            terminal.send(b"q")
            assert terminal.wait_end() == 0
    kept = audit(tmp_path / "there" / EXAMPLE.name)
    assert kept == audit(workbook) != audit(EXAMPLE)
    assert action(kept, "2-02")["note"] == NOTE


def _workbook(folder: Path) -> Path:
    folder.mkdir()
    return Path(copy(EXAMPLE, folder))
