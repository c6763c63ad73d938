"""Which files lie in a round's folder, and by what a change of each is told."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from eh_tui.errors import Unreadable
from eh_tui.files.documents.kinds import AROUND, DOCUMENTS, SAVED_AS, SHEETS
from eh_tui.files.partnership.round_file import ROUND_FILE
from eh_tui.files.partnership.schools_csv import is_school_list
from eh_tui.files.store.journal import history_name
from eh_tui.files.system.durable import why_unread

BESIDE = (".jsonl", ".signed", ".lock", ".merged", ".tmp", ".part", ".crdownload", ".bak")
"""How the names of files end that programs keep beside a file."""

_OF_THE_DISK = frozenset(("desktop.ini", "thumbs.db", "__macosx"))
"""What a file manager or an archive leaves in a folder, in small letters."""

_READ = (".toml", *SHEETS, *DOCUMENTS)
_ASK = "Ask the school for its workbook, an Excel file or a Word document"
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

    A photo is one too: who passed it over would call its school missing. Hidden ones and those
    that programs keep beside others are left out, links are not followed. Raises `Unreadable`
    where the folder, or one in it, can't be read: a return in it would be counted as missing.
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
        if not _is_sent(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{prefix}{entry.name}/")
        elif prefix or not _is_own(entry):
            yield from _file(entry, f"{prefix}{entry.name}", names)


def _is_own(entry: "os.DirEntry[str]") -> bool:
    """Say whether a file of the folder is the lead's own: the round, or a list of its schools."""
    is_list = entry.name.lower().endswith(".csv") and is_school_list(Path(entry.path))
    return is_list or entry.name == ROUND_FILE


def _is_sent(name: str) -> bool:
    """Say whether a name may be of what somebody has put here, and not of what programs keep."""
    low = name.casefold()
    is_kept = name.startswith((".", "~$")) or low.endswith(("~", *BESIDE))
    return not is_kept and low not in _OF_THE_DISK


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


class NoReturn(NamedTuple):
    """Why a file is none, and what to do, a sentence each."""

    why: str
    what_to_do: str


def why_no_return(file: FoundFile, data: bytes) -> NoReturn | None:
    """Return why nothing can be read from a file, by its name and size alone; None where it may.

    A photo or a scan may well be a return on paper: it is named, and nobody is told that nothing
    came without the lead having seen it.
    """
    if not data:
        return NoReturn("It is empty.", "Ask the school for it again.")
    ending = file.path.suffix.lower()
    if ending in _READ:
        return None
    if ending in AROUND:
        said = "Save the audit that is in it into the folder, and take this file out."
        return NoReturn("It holds other files.", said)
    kind = f"It is a {ending}" if ending else "Its name has no ending"
    if ending in SAVED_AS:
        said = f"{_ASK}, or save it as {SAVED_AS[ending]} if that shows the form's table."
        return NoReturn(f"{kind}, which can't be read as it is.", said)
    said = f"{_ASK}; what is no return belongs outside the folder."
    return NoReturn(f"{kind}, from which no audit can be read.", said)
