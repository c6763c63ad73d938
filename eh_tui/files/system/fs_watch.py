"""Tells when something happens in a folder, or a process ends, without looking for it.

Linux sends a signal for the one (dnotify, fcntl(2)) and has a file for the other (pidfd). Its
newer inotify would keep the shell waiting for 20 ms when the program ends.
"""

import asyncio
import contextlib
import fcntl
import os
import signal
from collections.abc import Callable, Iterable
from pathlib import Path

SETTLING = 0.05
"""Seconds in which what else happens counts as the same: a save touches five files."""

_OWN_DISKS = frozenset(
    (
        *("bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs"),
        *("reiserfs", "tmpfs", "vfat", "xfs", "zfs"),
    )
)
"""File systems on which nothing changes unless this machine changes it."""


class Notices:
    """Tells of changes in a folder and of processes that end; one at a time in a program."""

    def __init__(self, folder: Path, tell: Callable[[], object]) -> None:
        """Begin in the running event loop, which calls `tell` after something has happened.

        Raises `OSError` where others can write that this machine hears nothing of, and where
        the system tells nothing.
        """
        if kind_of_disk(folder) not in _OWN_DISKS:
            raise OSError(f"not all that happens in {folder} is told here")
        self._tell = tell
        self._loop = asyncio.get_running_loop()
        self._processes: dict[int, int] = {}
        self._soon: asyncio.TimerHandle | None = None
        self._folder = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            # One that is ignored where nobody handles it.
            fcntl.fcntl(self._folder, fcntl.F_SETSIG, signal.SIGURG)
            self._loop.add_signal_handler(signal.SIGURG, self._wake)
            self._ask()
        except (AttributeError, OSError, RuntimeError, ValueError):
            os.close(self._folder)
            raise OSError("this system tells nothing") from None

    def follow(self, processes: Iterable[int]) -> None:
        """Tell when one of these ends too, and none but these."""
        wanted = set(processes)
        for pid in set(self._processes) - wanted:
            self._leave(pid)
        for pid in wanted - set(self._processes):
            with contextlib.suppress(OSError):  # gone already, which is seen by looking
                self._processes[pid] = os.pidfd_open(pid)
                self._loop.add_reader(self._processes[pid], self._gone, pid)

    def is_of(self, folder: Path) -> bool:
        """Say whether this tells of a folder; another one may have taken its place."""
        with contextlib.suppress(OSError):
            return os.path.samestat(os.fstat(self._folder), os.stat(folder))
        return False

    def end(self) -> None:
        """Tell nothing any more; a second time does nothing."""
        if self._folder < 0:
            return
        self.follow(())
        os.close(self._folder)
        self._folder = -1
        self._loop.remove_signal_handler(signal.SIGURG)
        if self._soon:
            self._soon.cancel()

    def _ask(self) -> None:
        """Ask for the next notice only, so that a busy folder does not wake anybody for each."""
        events = fcntl.DN_MODIFY | fcntl.DN_CREATE | fcntl.DN_DELETE | fcntl.DN_RENAME
        fcntl.fcntl(self._folder, fcntl.F_NOTIFY, events)

    def _gone(self, pid: int) -> None:
        self._leave(pid)
        self._wake()

    def _leave(self, pid: int) -> None:
        descriptor = self._processes.pop(pid)
        self._loop.remove_reader(descriptor)
        os.close(descriptor)

    def _wake(self) -> None:
        if self._soon is None and self._folder >= 0:
            self._soon = self._loop.call_later(SETTLING, self._settled)

    def _settled(self) -> None:
        self._soon = None
        self._ask()  # first: what happens while somebody looks is told again
        self._tell()


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
