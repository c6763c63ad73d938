"""Looking at a workbook: its file and its history are read, and nothing is written."""

from datetime import date
from pathlib import Path

import pytest

from eh_tui.files.folder.peek import peek
from eh_tui.files.store import journal
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.due import dues
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import read_cell
from eh_tui.model.when.relative import UNKNOWN_DAY
from tests.support.forms import example_file

TODAY = date(2026, 10, 5)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workbook in which "in 2 weeks" was typed on 14 September 2026."""
    monkeypatch.setattr(journal, "now", lambda: "2026-09-14T10:00:00.000Z")
    path = tmp_path / "a.toml"
    path.write_bytes(example_file().read_bytes())
    store = Store(path)
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "when", "in 2 weeks")])
    return path


def due_of(path: Path) -> date | None:
    """Return when the action is due."""
    return next(due.due for due in dues(peek(path).workbook, TODAY) if due.id == "4-07")


def test_a_glance_knows_the_day_on_which_a_text_was_typed(path: Path) -> None:
    """So that `eh-tui due` says what the screen says, and neither writes."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert due_of(path) == date(2026, 9, 28)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_without_a_history_that_can_be_read_the_day_is_unknown(path: Path) -> None:
    """It is said, and no other day is taken for it."""
    history = history_of(path)
    moved = history.rename(history.with_suffix(".moved"))
    assert due_of(path) is None
    history.symlink_to(moved)  # which a history must not be
    assert due_of(path) is None
    calendar = calendar_of(peek(path).workbook)
    assert read_cell("4-07", "when", "in 2 weeks", TODAY, calendar).why == UNKNOWN_DAY
