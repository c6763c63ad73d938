"""A disk of which the n-th call fails, once or for ever, or is made by half."""

import contextlib
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from eh_tui.errors import EhError, NotFound
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.replay import text_at
from eh_tui.files.store.store import Store
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Add, Edit, Move, Remove, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, place_of
from eh_tui.model.core.workbook import Workbook
from tests.torture.workbooks import faults as faults_of

CALLS = (
    "open", "close", "read", "pread", "write", "fsync", "ftruncate", "replace", "unlink",
    "stat", "lstat", "fstat", "fchmod", "fchown", "listdir", "listxattr", "getxattr", "setxattr",
)  # fmt: skip
CODES = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EACCES)
WAYS = ("once", "for ever", "half")

WORKBOOK = b"""\
# A small school
schema = 1

[school]
name = "Example"

[[commitments]]
id = "1"

[[outcomes]]
id = "1.A"
commitment = "1"

# first
[[actions]]
id = "1-01"
outcome = "1.A"
when = "termly"

# free

# second
[[actions]]
id = "1-02"
outcome = "1.A"

# third
[[actions]]
id = "1-03"
outcome = "1.A"
"""


class Disk:
    """Counts the calls of the system, and makes one of them fail."""

    def __init__(self, nth: int, code: int = errno.EIO, way: str = "once") -> None:
        self.nth, self.code, self.way = nth, code, way
        self.calls = 0
        self.failed: list[str] = []
        """The calls that were made to fail."""

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        """Stand between the program and its disk."""
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                really = getattr(os, name) if name != "fsync" else lambda _: None  # no power cut
                patch.setattr(os, name, self._call(name, really))
            patch.setattr(fcntl, "flock", self._call("flock", fcntl.flock))
            yield

    def _call(self, name: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.calls += 1
            now = self.calls == self.nth or (self.way == "for ever" and self.calls > self.nth > 0)
            if now and (self.way != "for ever" or not self.failed or name in self.failed):
                self.failed.append(name)
                if name == "close":  # Linux closes the file whatever it says
                    really(*given)
                if name == "write" and self.way == "half":
                    really(given[0], bytes(given[1])[: len(given[1]) // 2])
                raise OSError(self.code, os.strerror(self.code))
            return really(*given, **named)

        return call


@dataclass
class Run:
    """What came of a script on a failing disk."""

    calls: int = 0
    failed: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


Step = Callable[[Store, Path], Callable[[Workbook], bool]]
"""Does something and returns what must then be true of the workbook."""


def _commit(store: Store, edit: Edit) -> None:
    store.commit([edit], "step")


def _set(store: Store, _: Path) -> Callable[[Workbook], bool]:
    _commit(store, set_field(store.workbook, Kind.ACTIONS, "1-01", "when", "weekly"))
    return lambda now: now.actions[0].when == "weekly"


def _add(store: Store, _: Path) -> Callable[[Workbook], bool]:
    if not any(person.id == "P1" for person in store.workbook.people):
        _commit(store, Add(Kind.PEOPLE, new_row(store.workbook, Kind.PEOPLE), Place()))
    return lambda now: [person.id for person in now.people] == ["P1"]


def _move(store: Store, _: Path) -> Callable[[Workbook], bool]:
    here, there = place_of(store.workbook, Kind.ACTIONS, "1-03"), Place("1.A", "1-01")
    if here != there:
        _commit(store, Move(Kind.ACTIONS, "1-03", here, there))
    return lambda now: [row.id for row in now.actions][:2] == ["1-01", "1-03"]


def _remove(store: Store, _: Path) -> Callable[[Workbook], bool]:
    if "1-02" not in store.workbook.retired:
        _commit(store, remove_row(store.workbook, Kind.ACTIONS, "1-02"))
    return lambda now: bool(now.schema)


def _undo(store: Store, _: Path) -> Callable[[Workbook], bool]:
    for record in store.records:
        if any(isinstance(edit, Remove) for edit in record.edits):
            store.commit(record.undo, "step", reverts=record.n)
            return lambda now: any(row.id == "1-02" for row in now.actions)
    raise NotFound("There is nothing to undo yet.")


def _save_outside(store: Store, path: Path) -> Callable[[Workbook], bool]:
    with _healthy():  # the other person's disk does not fail
        if b"By hand" not in path.read_bytes():
            new = path.with_name("new~")
            new.write_bytes(path.read_bytes().replace(b'"Example"', b'"By hand"'))
            os.utime(new, (0, 0))
            new.replace(path)
    store.refresh()
    return lambda now: now.school.name == "By hand"


def _mark(store: Store, _: Path) -> Callable[[Workbook], bool]:
    store.mark("Governors")
    return lambda now: bool(now.schema)


STEPS: tuple[Step, ...] = (_set, _add, _move, _remove, _undo, _save_outside, _mark, _set)
_REALLY = {name: getattr(os, name) for name in CALLS}


@contextlib.contextmanager
def _healthy() -> Iterator[None]:
    """Let no call fail for a while."""
    with pytest.MonkeyPatch.context() as patch:
        for name, call in _REALLY.items():
            patch.setattr(os, name, call)
        yield


def run(folder: Path, disk: Disk) -> Run:
    """Return what came of all steps on a disk, each tried again once the fault is gone."""
    path = folder / "school.toml"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path.write_bytes(WORKBOOK)
    os.utime(path, (0, 0))
    came = Run()
    promises: list[Callable[[Workbook], bool]] = []
    again: list[Step] = []
    store: Store | None = None
    with disk.at_work():
        for step in STEPS:
            try:
                store = store or Store(path)
                promises.append(step(store, path))
            except EhError as error:
                came.sentences.append(str(error))
                again.append(step)
                came.faults += _whole(path)
            if disk.way != "for ever" and disk.failed:
                disk.nth = 0
    came.calls, came.failed = disk.calls, disk.failed
    store = store or Store(path)
    for step in again:
        promises.append(step(store, path))
    _judge(came, path, promises)
    return came


def _whole(path: Path) -> list[str]:
    """Return what is wrong with the file while the disk fails, seen by somebody else's eyes."""
    with _healthy():
        try:
            WorkbookText.parse(path.read_bytes())
        except EhError as error:
            return [f"the file is not whole: {error}"]
    return []


def _judge(came: Run, path: Path, promises: list[Callable[[Workbook], bool]]) -> None:
    last = Store(path)
    records = Journal(history_of(path), "").read().records
    came.faults += [
        f"a promise was not kept: {at}"
        for at, kept in enumerate(promises)
        if not kept(last.workbook)
    ]
    text = text_at(records, records[-1].n)
    if text is None or text.text != last.text.text:
        came.faults.append("the history replayed is not the file")
    came.faults += faults_of(path, WORKBOOK.decode(), ())
    came.faults += [f"several lines: {one!r}" for one in came.sentences if "\n" in one]
    for note in (b"# first\n[[actions]]\nid = \"1-01\"", b"# second\n[[actions]]\nid = \"1-02\"",
                 b"# third\n[[actions]]\nid = \"1-03\"", b"\n# free\n\n"):  # fmt: skip
        if note not in path.read_bytes():
            came.faults.append(f"a note is not in its place: {note!r}")
    left = [one.name for one in path.parent.glob(".eh-tui.*.new")]
    if left and "unlink" not in came.failed:
        came.faults.append(f"left behind: {left}")
