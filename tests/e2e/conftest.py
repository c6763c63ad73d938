"""The example workbook, and terminals that have it open."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.pty_terminal import Terminal, eh_tui

CHECKOUT = Path(__file__).parents[2]
SMALL, PROJECTOR = (80, 24), (120, 40)

Open = Callable[..., AbstractContextManager[Terminal]]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a copy of the example workbook."""
    return Path(shutil.copy(CHECKOUT / "workbooks" / "example-primary.toml", tmp_path))


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
        with Terminal(eh_tui(workbook), size, env=env, cwd=CHECKOUT) as terminal:
            terminal.wait_for("1-01 Action")
            terminal.wait_for_screens()
            terminal.wait_quiet()
            yield terminal

    return opened
