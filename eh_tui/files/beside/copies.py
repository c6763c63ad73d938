"""The copies that sync tools leave beside a workbook when two machines changed it at once."""

import os
import re
from collections import deque
from pathlib import Path

from eh_tui.errors import EhError, NotSaved
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.replay import states
from eh_tui.files.store.store import Store
from eh_tui.files.system.disk import read, stamp_of
from eh_tui.files.system.durable import why
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.history import MERGED, Record
from eh_tui.model.core.merge import Merged, merge, merge_additions
from eh_tui.model.core.workbook import Kind, Workbook

_UNMISTAKABLE = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}(-\w+)?"  # Syncthing
    r"| \(\d{1,3}\)"  # a second download, Google Drive
    r"| \([^()]*conflicted copy[^()]*\)",  # Dropbox, Nextcloud
    re.IGNORECASE,
)
_MACHINE = re.compile(r"-(?=[0-9-]*[A-Z])[A-Z0-9-]{2,15}")
"""What OneDrive adds: the name of a Windows machine, which is in capitals."""

_REACH = 500
"""How many of the last states are compared with a copy."""


def copies_of(path: Path) -> tuple[Path, ...]:
    """Return the conflict copies beside a workbook, in alphabetical order.

    Only files that hold the same form for the same school, whatever they are called.
    """
    named = [other for other in _neighbours(path) if _is_named_as_copy(path, other)]
    ours = _workbook(path) if named else None
    return tuple(other for other in named if ours and _is_same_audit(ours, _workbook(other)))


def merge_copy(store: Store, copy: Path) -> Merged:
    """Bring a copy's changes into the open workbook, as one step that undo takes back.

    The copy is set aside as `<name>.merged` once nothing of it waits for a person. Raises
    `EhError` where it can't be read or the workbook can't be saved.
    """
    stamp, data = read(copy)
    theirs = WorkbookText.parse(data).workbook
    store.refresh()
    base = _fork(store.records, theirs)
    ours = store.workbook
    merged = merge(base, ours, theirs) if base else merge_additions(ours, theirs)
    if merged.edits:
        store.commit(merged.edits, f"{MERGED}{copy.name}")
    if not merged.clashes and stamp_of(copy) == stamp:
        set_aside(copy)
    return merged


def set_aside(copy: Path) -> Path:
    """Rename a copy that is done with, so that it is offered no more, and return its new name.

    Nothing is ever replaced. Raises `NotSaved`.
    """
    name, number = copy.with_name(f"{copy.name}.merged"), 2
    while os.path.lexists(name):
        name, number = copy.with_name(f"{copy.name}.merged{number}"), number + 1
    try:
        os.rename(copy, name)
    except OSError as error:
        raise NotSaved(f"{copy.name} can't be renamed: {why(error)}.") from None
    return name


def _neighbours(path: Path) -> list[Path]:
    try:
        return sorted(path.parent.iterdir())
    except OSError:
        return []


def _is_named_as_copy(path: Path, other: Path) -> bool:
    if other.suffix != path.suffix or not other.stem.startswith(path.stem) or other.is_symlink():
        return False
    added = other.stem[len(path.stem) :]
    if _UNMISTAKABLE.fullmatch(added):
        return True
    # Somebody's own workbook may be called so too; one that was worked on has a history.
    return bool(_MACHINE.fullmatch(added)) and not history_of(other).exists()


def _workbook(path: Path) -> Workbook | None:
    try:
        _, data = read(path)
        return WorkbookText.parse(data).workbook
    except EhError:
        return None


def _is_same_audit(ours: Workbook, theirs: Workbook | None) -> bool:
    return (
        theirs is not None
        and ours.form == theirs.form
        and ours.school.name == theirs.school.name
        and [row.id for row in ours.commitments] == [row.id for row in theirs.commitments]
        and [row.id for row in ours.areas] == [row.id for row in theirs.areas]
    )


def _fork(records: tuple[Record, ...], theirs: Workbook) -> Workbook | None:
    """Return the state of the history that a copy most likely came from, None for none.

    That is the nearest; of several the oldest, so that a field which we changed and they
    have otherwise is a clash: nobody knows whether they had seen our value.
    """
    wanted = _fields(theirs)
    latest = deque((state for _, state in states(records)), maxlen=_REACH)
    return min(latest, key=lambda state: len(wanted ^ _fields(state)), default=None)


def _fields(workbook: Workbook) -> set[tuple[Kind, str, str, object]]:
    return {
        (kind, row.id, name, getattr(row, name))
        for kind in Kind
        for row in workbook.of_kind(kind)
        for name in row.__slots__
    }
