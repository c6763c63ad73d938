"""Which files of a round's folder may be returns, and by what a change of each is told."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eh_tui.errors import Unreadable
from eh_tui.files.documents.kinds import AROUND, DOCUMENTS, SAVED_AS, SHEETS
from eh_tui.files.partnership.round_file import ROUND_FILE
from eh_tui.files.store.journal import history_name
from eh_tui.files.system.durable import why_unread

RETURNS = frozenset((".toml", *SHEETS, *DOCUMENTS, *SAVED_AS, *AROUND))
"""How the names of files end that may hold a return, or hide one; no other file is looked at."""

_OWN = 4
"""How many numbers of a stamp are the file's own."""

FileStamp = tuple[int, ...]
"""What differs when a file does, and its history's: inode, times and size."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may be a return."""

    name: str
    """Its path below the folder, with "/" between folders."""
    where: str
    """Where it lies; a `Path` of each would take the room of all else that is kept of a file."""
    stamp: FileStamp
    came: int
    """When it was written last, in nanoseconds since 1970."""
    changed: int
    """The latest time that its stamp has, its history's too."""

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.where)

    @property
    def is_toml(self) -> bool:
        """Whether it is named as a workbook is."""
        return self.where.lower().endswith(".toml")

    @property
    def has_history(self) -> bool:
        """Whether a history lies beside it, which its content may have to be read with."""
        return len(self.stamp) > _OWN


def files_in(folder: Path) -> Iterator[FoundFile]:
    """Yield the files of a folder and of the folders in it that may be returns, by name.

    Hidden ones and those that an office program keeps beside an open one are left out, links
    are not followed. Raises `Unreadable` where the folder, or one in it, can't be read: a return
    in it would be counted as missing.
    """
    yield from _below(os.fspath(folder), "")


def _below(folder: str, prefix: str) -> Iterator[FoundFile]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise Unreadable(f"{folder} can't be read: {why_unread(error)}.") from None
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{prefix}{entry.name}/")
        elif _may_be_a_return(entry.name) and (prefix or entry.name != ROUND_FILE):
            yield from _file(entry, f"{prefix}{entry.name}", names)


def _may_be_a_return(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in RETURNS


def _file(entry: "os.DirEntry[str]", name: str, names: set[str]) -> Iterator[FoundFile]:
    try:
        status = os.stat(entry.path, follow_symlinks=False)
    except FileNotFoundError:
        return  # taken away at this very moment
    except OSError as error:
        raise Unreadable(f"{entry.path} can't be read: {why_unread(error)}.") from None
    stamp = _stamp(status)
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    if (history := history_name(entry.name)) in names:
        beside_it = os.path.join(os.path.dirname(entry.path), history)
        try:
            beside = os.stat(beside_it, follow_symlinks=False)
        except OSError:
            beside = None
        if beside:
            stamp += _stamp(beside)
            changed = max(changed, beside.st_mtime_ns, beside.st_ctime_ns)
    yield FoundFile(name, entry.path, stamp, status.st_mtime_ns, changed)


def _stamp(status: os.stat_result) -> FileStamp:
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size
