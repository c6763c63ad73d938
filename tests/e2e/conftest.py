"""The example workbook, commands run on it, and terminals that have it open."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.files.store.store import Store
from eh_tui.model.core.form_rows import Action
from tests.support import CHECKOUT
from tests.support.pty_terminal import Terminal
from tests.support.pty_terminal import eh_tui as in_terminal

EXAMPLE = CHECKOUT / "workbooks" / "example-primary.toml"
SMALL, PROJECTOR = (80, 24), (120, 40)

Open = Callable[..., AbstractContextManager[Terminal]]
Said = Callable[..., str]
Ended = Callable[..., tuple[int, str, str]]


class Ran:
    """Runs commands, and knows what the last one printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Read what is printed."""
        self._capsys = capsys
        self.err = ""

    def __call__(self, *arguments: str | Path, code: int = 0) -> str:
        """Run a command that must end with a code, and return its output."""
        ended = main([str(argument) for argument in arguments])
        out, self.err = self._capsys.readouterr()
        assert ended == code, self.err
        return out


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a copy of the example workbook."""
    return Path(shutil.copy(EXAMPLE, tmp_path))


@pytest.fixture(params=[SMALL, PROJECTOR], ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Return each size of terminal that must do."""
    columns, rows = request.param
    return columns, rows


@pytest.fixture
def opened(workbook: Path, tmp_path: Path) -> Open:
    """Return what opens the workbook and waits until it is shown and nothing more comes."""

    @contextmanager
    def opened(size: tuple[int, int], **variables: str) -> Iterator[Terminal]:
        env = {"HOME": str(tmp_path), **variables}
        with Terminal(in_terminal(workbook), size, env=env, cwd=CHECKOUT) as terminal:
            terminal.wait_for("1-01 Action")
            terminal.wait_for_screens()
            terminal.wait_quiet()
            yield terminal

    return opened


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the example workbook under another name, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(EXAMPLE, tmp_path / "school.toml"))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Return a way to run a command that must end well, or with a code: what it prints."""

    def run(*arguments: str | Path, code: int = 0) -> str:
        ended = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert (ended, err) == (code, "")
        return out

    return run


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Said:
    """Return a way to run a command that must be refused: its one sentence."""

    def run(*arguments: str | Path) -> str:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("eh-tui: ")
        assert "Traceback" not in err
        return err

    return run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Ran:
    """Return a way to run commands."""
    return Ran(capsys)


@pytest.fixture
def ended(capsys: pytest.CaptureFixture[str]) -> Ended:
    """Return a way to run a command: its exit code, what it printed, and its complaints."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run


def eh_tui(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command as its users run it."""
    command = [sys.executable, "-m", "eh_tui", *map(str, arguments)]
    return subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=60
    )


def action(path: Path, id: str) -> Action:
    """Return an action as the file has it."""
    return next(action for action in Store(path).workbook.actions if action.id == id)
