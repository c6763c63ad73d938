"""A network drive tells of a name for some seconds what it knew of it (nfs(5), acregmin)."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.record import Event
from tests.support.forms import example_file


class SlowDrive:
    """What one machine knows of the names of a share, until it opens them."""

    def __init__(self) -> None:
        self._known: dict[str, os.stat_result] = {}

    @contextlib.contextmanager
    def between(self) -> Iterator[None]:
        """Stand between this machine and the share."""
        with pytest.MonkeyPatch.context() as patch:
            for name in ("stat", "lstat"):
                patch.setattr(os, name, self._told(getattr(os, name)))
            patch.setattr(os, "open", self._opening(os.open))
            yield

    def _told(self, really: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
        def stat(path: Any, **named: Any) -> os.stat_result:
            if os.fspath(path) not in self._known:
                self._known[os.fspath(path)] = really(path, **named)
            return self._known[os.fspath(path)]

        return stat

    def _opening(self, really: Callable[..., int]) -> Callable[..., int]:
        def open_(path: Any, *given: Any, **named: Any) -> int:
            self._known.pop(os.fspath(path), None)
            return really(path, *given, **named)

        return open_


def put(store: Store, field: str, new: str) -> None:
    """Commit a new value for a field of one action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", field, new)])


def test_a_change_made_on_another_machine_is_never_taken_back(tmp_path: Path) -> None:
    """Whoever saves a second later looks at the file itself, whatever the drive says of it."""
    path, drive = tmp_path / "school.toml", SlowDrive()
    path.write_bytes(example_file().read_bytes())
    mine, other = Store(path, "rf"), Store(path, "dw")
    put(other, "note", "before")
    with drive.between():
        mine.refresh()
    put(other, "when", "termly")
    with drive.between():
        put(mine, "who", "NK")
    assert all(record.event is not Event.OUTSIDE for record in mine.records)
    (action,) = (one for one in Store(path).workbook.actions if one.id == "4-07")
    assert (action.when, action.who) == ("termly", "NK")


def test_a_saving_from_an_editor_elsewhere_is_never_written_over(tmp_path: Path) -> None:
    """The last look before the file is replaced is at the file, not at what the drive knew."""
    path, drive = tmp_path / "school.toml", SlowDrive()
    path.write_bytes(example_file().read_bytes())
    mine = Store(path, "rf")
    put(mine, "note", "before")
    with drive.between():
        mine.refresh()
    data = path.read_bytes().replace(b'name = "', b'name = "By hand: ', 1)
    new = path.with_name("new~")
    new.write_bytes(data)
    os.utime(new, (0, 0))
    new.replace(path)
    with drive.between():
        put(mine, "who", "NK")
    assert b"By hand: " in path.read_bytes()
    assert [one.event for one in mine.records[-2:]] == [Event.OUTSIDE, Event.CHANGE]
