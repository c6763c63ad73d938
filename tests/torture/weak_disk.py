"""A disk that keeps only what it was told to sync, and anything of the rest.

The calls of some commits are recorded; then every state is made that a power cut after any of
them might leave: content that was not synced is there, gone, there by half or full of zeros;
names that were not synced were made in any subset (RELIABILITY.md 4).
"""

import contextlib
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from eh_tui.errors import EhError
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event

State = tuple[tuple[str, bytes], ...]
"""The names and contents of a folder."""


@dataclass
class Tape:
    """What was done to a folder, call by call."""

    folder: Path
    content: dict[int, bytes] = field(default_factory=dict)
    synced: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    """The names that are synced."""
    pending: list[tuple[str, int | None]] = field(default_factory=list)
    """Names that were given to a file or taken away (None), not synced yet."""
    acknowledged: int = 0
    files_sync: bool = True
    folders_sync: bool = True
    states: dict[tuple[State, int], None] = field(default_factory=dict)
    calls: int = 0
    open_files: dict[int, int | None] = field(default_factory=dict)
    """The file behind each descriptor, None for a folder."""

    def __post_init__(self) -> None:
        for path in self.folder.iterdir():
            self._make(path.name, path.read_bytes())
        self.synced, self.named = dict(self.content), dict(self.names)
        self.pending.clear()

    def _make(self, name: str, content: bytes) -> int:
        number = len(self.content)
        self.content[number], self.synced[number] = content, b""
        self._name(name, number)
        return number

    def _name(self, name: str, number: int | None) -> None:
        self.pending.append((name, number))
        _apply(self.names, name, number)

    @contextlib.contextmanager
    def recording(self) -> Iterator[None]:
        """Take down every call that changes the folder."""
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "write", "fsync", "ftruncate", "replace", "unlink"):
                patch.setattr(os, name, self._noted(getattr(os, name), getattr(self, f"_{name}")))
            yield

    def _noted(self, really: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            came = really(*given)
            note(came, *given)
            self.calls += 1
            self.imagine()
            return came

        return call

    def _open(self, descriptor: int, path: str | Path, *_: int) -> None:
        path = Path(path)
        if path.parent == self.folder and not path.is_dir():
            if path.name not in self.names:
                self._make(path.name, b"")
            self.open_files[descriptor] = self.names[path.name]
        else:
            self.open_files[descriptor] = None

    def _write(self, written: int, descriptor: int, data: bytes) -> None:
        if (number := self.open_files.get(descriptor)) is not None:
            self.content[number] += bytes(data[:written])

    def _ftruncate(self, _: None, descriptor: int, size: int) -> None:
        if (number := self.open_files.get(descriptor)) is not None:
            self.content[number] = self.content[number][:size]

    def _fsync(self, _: None, descriptor: int) -> None:
        number = self.open_files.get(descriptor)
        if number is None and self.folders_sync:
            self.named = dict(self.names)
            self.pending.clear()
        elif number is not None and self.files_sync:
            self.synced[number] = self.content[number]

    def _replace(self, _: None, old: str | Path, new: str | Path) -> None:
        number = self.names[Path(old).name]
        _apply(self.names, Path(old).name, None)
        self._name(Path(new).name, number)

    def _unlink(self, _: None, path: str | Path) -> None:
        self._name(Path(path).name, None)

    def imagine(self) -> None:
        """Add every state that a power cut at this moment might leave."""
        for chosen in itertools.product((False, True), repeat=len(self.pending)):
            names = dict(self.named)
            for (name, number), is_made in zip(self.pending, chosen, strict=True):
                if is_made:
                    if number is not None:  # a file has one name: a new one ends the old
                        names = {other: had for other, had in names.items() if had != number}
                    _apply(names, name, number)
            choices = [
                [(name, one) for one in contents_left(self.content[at], self.synced[at])]
                for name, at in names.items()
            ]
            for state in itertools.product(*choices):
                self.states[tuple(sorted(state)), self.acknowledged] = None


def contents_left(now: bytes, synced: bytes) -> set[bytes]:
    """Return what a power cut may leave of a file that was synced earlier, or never."""
    if now == synced or not now.startswith(synced):
        return {now, synced}
    rest = now[len(synced) :]
    half = synced + rest[: len(rest) // 2]
    return {synced, half, now, synced + bytes(len(rest))}


def _apply(names: dict[str, int], name: str, number: int | None) -> None:
    if number is None:
        names.pop(name, None)
    else:
        names[name] = number


def losses(
    folder: Path, workbook: bytes, *, files_sync: bool = True, folders_sync: bool = True
) -> tuple[int, list[str]]:
    """Return how many states a power cut may leave, and what is lost in each that loses."""
    made = folder / "made"
    made.mkdir(parents=True)
    path = made / "school.toml"
    path.write_bytes(workbook)
    tape = Tape(made, files_sync=files_sync, folders_sync=folders_sync)
    store = Store(path)
    known: list[Workbook] = [store.workbook]
    with tape.recording():
        _step(tape, known, store, lambda: _set(store, "weekly"))
        removal = remove_row(store.workbook, Kind.ACTIONS, "1-02")
        undo = _step(tape, known, store, lambda: store.commit([removal]))
        _step(tape, known, store, lambda: store.commit(undo))
        other = Store(path)
        _step(tape, known, other, lambda: _set(other, "monthly"))
    lost = [
        said
        for state, acknowledged in tape.states
        if (said := _loss(folder / "found", state, known[acknowledged:], acknowledged))
    ]
    return len(tape.states), lost


def _set(store: Store, when: str) -> tuple[Any, ...]:
    return store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "when", when)])


def _step(
    tape: Tape, known: list[Workbook], store: Store, commit: Callable[[], tuple[Any, ...]]
) -> tuple[Any, ...]:
    undo = commit()
    known.append(store.workbook)
    tape.acknowledged += 1
    tape.imagine()
    return undo


def _loss(folder: Path, state: State, wanted: list[Workbook], acknowledged: int) -> str:
    """Return what is lost where a folder holds a state, "" for nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in state:
        (folder / name).write_bytes(content)
        os.utime(folder / name, (0, 0))
    try:
        store = Store(folder / "school.toml")
    except EhError as error:
        return str(error)
    if sum(record.event is Event.CHANGE for record in store.records) < acknowledged:
        return "an acknowledged edit is not in the history"
    return "" if store.workbook in wanted[:2] else "an acknowledged edit is not there"
