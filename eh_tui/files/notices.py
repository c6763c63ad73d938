"""Tells, asleep meanwhile, when something happens to files in a folder (Linux's inotify)."""

import contextlib
import ctypes
import os
import select
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

SETTLING = 0.05
"""Seconds in which what else happens counts as the same: a save touches five files."""

# <sys/inotify.h>: written, closed after writing, moved away or here, made, taken out; and what
# is told without being asked for: the folder itself gone, its disk gone, no more notices.
_CHANGES = 0x2 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200
_GONE = 0x400 | 0x800 | 0x2000 | 0x8000
_TOO_MANY = 0x4000
_HEAD = 16
"""Bytes of a notice before its name: watch, mask, cookie and the name's length, 4 each."""

_OWN_DISKS = frozenset(
    (
        *("bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs"),
        *("reiserfs", "tmpfs", "vfat", "xfs", "zfs"),
    )
)
"""File systems on which nothing changes unless this machine changes it."""


class Notices:
    """Tells of changes to some files of a folder, from a thread of its own."""

    def __init__(self, folder: Path, stem: str, tell: Callable[[], object]) -> None:
        """Begin: `tell` is called after something has happened to `stem.*` or `.stem.*`.

        It is called in another thread, a last time when the folder is gone. Raises `OSError`
        where others can write that this machine hears nothing of, or where it has no notices
        left to give.
        """
        if kind_of_disk(folder) not in _OWN_DISKS:
            raise OSError(f"not all that happens in {folder} is told here")
        self._beginnings = tuple(os.fsencode(f"{dot}{stem}.") for dot in ("", "."))
        self._tell = tell
        self._notices = _watch(folder)
        self._ended, self._end = os.pipe()
        self._thread = threading.Thread(target=self._wait, name="notices", daemon=True)
        self._thread.start()

    @property
    def has_ended(self) -> bool:
        """Whether nothing will be told any more."""
        return not self._thread.is_alive()

    def end(self) -> None:
        """Tell nothing any more."""
        with contextlib.suppress(OSError):
            os.close(self._end)
        self._thread.join()

    def _wait(self) -> None:
        is_over = False
        while not is_over:
            ready, _, _ = select.select([self._notices, self._ended], [], [])
            if self._ended in ready:
                break
            concerned, is_over = self._read()
            if concerned or is_over:
                if select.select([self._ended], [], [], SETTLING)[0]:
                    break
                is_over |= self._read()[1]
                self._tell()
        for descriptor in (self._notices, self._ended):
            os.close(descriptor)

    def _read(self) -> tuple[bool, bool]:
        """Return whether something concerns us, and whether there are no notices any more."""
        concerned = is_over = False
        for mask, name in _notices(self._notices):
            concerned |= name.startswith(self._beginnings) or bool(mask & _TOO_MANY)
            is_over |= bool(mask & _GONE)
        return concerned, is_over


def kind_of_disk(folder: Path) -> str:
    """Return the file system that a folder is on, as Linux names it, "" where that is unknown."""
    kind, longest = "", -1
    with contextlib.suppress(OSError, IndexError):
        for line in Path("/proc/self/mountinfo").read_bytes().splitlines():
            mount, _, rest = line.partition(b" - ")
            point = Path(os.fsdecode(mount.split()[4].decode("unicode_escape").encode("latin-1")))
            if folder.is_relative_to(point) and len(point.parts) >= longest:
                kind, longest = rest.split()[0].decode(), len(point.parts)
    return kind


def _watch(folder: Path) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        descriptor: int = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    except AttributeError:
        raise OSError("this system has no inotify") from None
    asked = _CHANGES | _GONE & 0xC00
    if descriptor < 0 or libc.inotify_add_watch(descriptor, os.fsencode(folder), asked) < 0:
        number = ctypes.get_errno()
        if descriptor >= 0:
            os.close(descriptor)
        raise OSError(number, os.strerror(number))
    return descriptor


def _notices(descriptor: int) -> Iterator[tuple[int, bytes]]:
    """Return the masks of what has been told, with the names of the files."""
    try:
        told = os.read(descriptor, 65536)
    except BlockingIOError:
        return
    at = 0
    while at < len(told):
        mask, length = (
            int.from_bytes(told[at + first : at + first + 4], sys.byteorder) for first in (4, 12)
        )
        yield mask, told[at + _HEAD : at + _HEAD + length].rstrip(b"\0")
        at += _HEAD + length
