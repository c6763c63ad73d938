"""A school's workbook to work on, and an app that opens on any screen."""

import os
import shutil
import time
import tomllib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.events import Mount
from textual.pilot import Pilot
from textual.screen import Screen

from eh_tui.ui.app import EhApp
from tests.support.forms import example_file
from tests.support.frames import TODAY

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
both_sizes = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


class ScreenTestApp(EhApp):
    """The app with one screen on it, so that a test need not go there first."""

    def __init__(self, shown: Screen[Any]) -> None:
        """Open on a screen."""
        super().__init__(None)
        self.shown = shown
        self.results: list[Any] = []

    def get_default_screen(self) -> Screen[Any]:
        """Return an empty screen, below the one that is tested."""
        return Screen()

    def on_mount(self, event: Mount | None = None) -> None:
        """Show the screen, and not the app's first one; keep what it is dismissed with."""
        if event:
            event.prevent_default()
        self.push_screen(self.shown, self.results.append)


@pytest.fixture(autouse=True, scope="session")
def rules_parsed_once() -> Iterator[None]:
    """Parse each style sheet once for all apps, which is a tenth of what a short test takes."""
    parse, known = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def parsed_once(sheet: Stylesheet, css: str, *of: Any, **named: Any) -> list[RuleSet]:
        key = (css, of, *named.items(), *sorted(sheet._variables.items()))
        if key not in known:
            known[key] = parse(sheet, css, *of, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed_once)
        yield


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a home of its own, so that no test reads or writes the user's files."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "EH_WORKBOOKS"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("NO_COLOR", "COLORTERM", "SSH_CONNECTION", "EH_INITIALS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return home


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the clock on London time, in which the snapshots are."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the calendar on one day, so that what is overdue stays so."""
    monkeypatch.setattr(EhApp, "today", lambda _: TODAY)


@pytest.fixture
def workbook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a copy of the example school's workbook, named from the current folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("workbooks/example-primary.toml")
    path.parent.mkdir()
    shutil.copyfile(example_file(), path)
    os.utime(path, (1_789_218_180, 1_789_218_180))
    return path


@pytest.fixture
def run() -> Run:
    """Return what opens the app on one screen, for the length of an `async with`."""

    @asynccontextmanager
    async def running(
        screen: Screen[Any], size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Pilot[None]]:
        async with ScreenTestApp(screen).run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield pilot

    return running


def action_in(path: Path, id: str) -> dict[str, Any]:
    """Return an action as the file has it."""
    rows = tomllib.loads(path.read_text())["actions"]
    found: dict[str, Any] = next(row for row in rows if row["id"] == id)
    return found


def ratings_in(path: Path) -> list[str]:
    """Return all ratings in the file, in its order."""
    return [row["rag"] for row in tomllib.loads(path.read_text())["actions"]]


def results(pilot: Pilot[None]) -> list[Any]:
    """Return what the screen was dismissed with, nothing while it is open."""
    assert isinstance(pilot.app, ScreenTestApp)
    return pilot.app.results
