"""The copies that sync tools leave beside a workbook when two machines changed it at once."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from eh_tui.errors import EhError, NotSaved
from eh_tui.files.store.journal import history_of
from eh_tui.files.system.disk import read_bytes, stamp_of
from eh_tui.files.system.durable import why
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.log import moment

_DAY = r"(\d{8}-\d{6}|\d{4}-\d\d-\d\d[-_ T]?\d*)"
_UNMISTAKABLE = re.compile(
    r"(?:"
    rf"\.sync-conflict-{_DAY}(-\w+)?"  # Syncthing
    r"| \(\d{1,3}\)"  # a second download, Google Drive
    r"| \([^()]*conflict(ed|ing) copy[^()]*\)"  # Dropbox, Nextcloud
    r"| \(SFConflict [^()]*\)"  # Seafile
    rf"|_conflict-{_DAY}"  # ownCloud
    r"|-[\w.-]*safeBackup-\d{1,4}"  # OneDrive
    r")+",  # a copy is copied again where it too was changed at once
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"-(?=[0-9-]*[A-Z])[A-Z0-9-]{2,15}"  # a Windows machine's name is in capitals
    r"|-[\w-]*[^\W\d_][\w-]*-(?i:pc|laptop|desktop|surface|i?mac|macbook(-(pro|air))?)(-\d{1,3})?"
)
"""What OneDrive adds: the name of a machine, as DESKTOP-7Q2, Jane-PC or Janes-MacBook-Pro."""


def copies_of(path: Path) -> tuple[Path, ...]:
    """Return the conflict copies beside a workbook, in alphabetical order.

    Only files that hold the same form for the same school, whatever they are called.
    """
    named = [other for other in _neighbours(path) if _is_named_as_copy(path, other)]
    ours = _workbook(Path(os.path.realpath(path))) if named else None
    return tuple(other for other in named if ours and _is_same_audit(ours, _workbook(other)))


def apart(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return those of some workbooks that are no copies of another one, and those that are."""
    copies = {copy for path in paths for copy in copies_of(path)}
    return (
        tuple(path for path in paths if path not in copies),
        tuple(path for path in paths if path in copies),
    )


def source_of(copy: Path) -> str:
    """Return what is known of who wrote a copy: "school (1).toml, 12 Sept 2026 14:03".

    The time is when it was saved last; raises `NotFound`.
    """
    saved = datetime.fromtimestamp(stamp_of(copy, follow=False)[2] / 1e9, UTC)
    return f"{copy.name}, {moment(saved.isoformat())}"


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
    if other.suffix != path.suffix or not other.stem.startswith(path.stem) or os.path.islink(other):
        return False
    added = other.stem[len(path.stem) :]
    if _UNMISTAKABLE.fullmatch(added):
        return True
    # Somebody's own workbook may be called so too; one that was worked on has a history.
    return bool(_MACHINE.fullmatch(added)) and not os.path.exists(history_of(other))


def _workbook(path: Path) -> Workbook | None:
    try:
        _, data = read_bytes(path, follow=False)
        return WorkbookText.parse(data).workbook
    except EhError:
        return None


def _is_same_audit(ours: Workbook, theirs: Workbook | None) -> bool:
    return (
        theirs is not None
        and ours.form.id == theirs.form.id
        and ours.school.name == theirs.school.name
        and [row.id for row in ours.commitments] == [row.id for row in theirs.commitments]
        and [row.id for row in ours.areas] == [row.id for row in theirs.areas]
    )
