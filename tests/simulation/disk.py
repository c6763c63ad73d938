"""A disk in memory that keeps only what it was told to sync, and a share that shows it late.

Its calls are those of `os`, by name and by what they raise, as far as eh-tui makes them.
"""

import errno
import os
import posixpath
import stat
from collections.abc import Callable, Iterator
from random import Random
from typing import NoReturn

from tests.simulation.inode import (
    FIRST_DESCRIPTOR,
    FIRST_INODE,
    Caller,
    Inode,
    Opened,
    Status,
    give_name,
)
from tests.torture.weak_disk import contents_left

LATE = 3 * 10**9
"""Nanoseconds for which a network drive tells what it knew of a name (nfs(5), acregmin)."""


class Disk:
    """Files by path; whoever calls is told in `caller` before each call."""

    def __init__(self, clock: Callable[[], int]) -> None:
        """Begin with nothing but "/"; `clock` tells the nanoseconds."""
        self._clock = clock
        self.caller = Caller()
        self.names: dict[str, Inode] = {"/": Inode(FIRST_INODE, stat.S_IFDIR | 0o755, 0)}
        self.named = dict(self.names)
        """The names that a power cut leaves for certain."""
        self.pending: list[tuple[str, Inode | None]] = []
        """Names given or taken away (None) that are not synced yet."""
        self.files: dict[int, Opened] = {}
        self.is_late = False
        """Whether the share tells other machines late what became of a name."""
        self.files_sync = self.folders_sync = self.locks = True
        """What the controls leave out."""
        self._seen: dict[tuple[str, str], tuple[int, Status | None]] = {}
        self._inodes = FIRST_INODE
        self._descriptors = FIRST_DESCRIPTOR

    # Names

    def stat(self, path: str, **_: object) -> Status:
        """See `os.stat`; a network drive may tell what was so some seconds ago."""
        key, now = (self.caller.machine, path), self._clock()
        at, seen = self._seen.get(key, (0, None))
        if not (self.is_late and key in self._seen and now - at < LATE):
            seen = self._status(self.names[path]) if path in self.names else None
            self._seen[key] = now, seen
        if seen is None:
            _fail(errno.ENOENT, path)
        return seen

    lstat = stat

    def readlink(self, path: object, *_: str) -> NoReturn:
        """See `os.readlink`, and what asks for attributes: there are neither here."""
        _fail(errno.EINVAL, str(path))

    getxattr = removexattr = readlink

    def listdir(self, path: str) -> list[str]:
        """See `os.listdir`."""
        below = (name for name in self.names if posixpath.dirname(name) == path)
        return [posixpath.basename(name) for name in below]

    def mkdir(self, path: str, mode: int = 0o777, **_: object) -> None:
        """See `os.mkdir`."""
        if path in self.names:
            _fail(errno.EEXIST, path)
        if posixpath.dirname(path) not in self.names:
            _fail(errno.ENOENT, path)
        self._name(path, self._make(stat.S_IFDIR | mode & ~0o002))

    def replace(self, old: str, new: str) -> None:
        """See `os.replace`."""
        inode = self._there(old)
        self._name(old, None)
        self._name(new, inode)

    rename = replace

    def link(self, old: str, new: str) -> None:
        """See `os.link`."""
        if new in self.names:
            _fail(errno.EEXIST, new)
        self._name(new, self._there(old))

    def unlink(self, path: str) -> None:
        """See `os.unlink`."""
        self._there(path)
        self._name(path, None)

    # Open files

    def open(self, path: str, flags: int, mode: int = 0o777, **_: object) -> int:
        """See `os.open`; it always asks the share anew."""
        self._seen.pop((self.caller.machine, path), None)
        inode = self.names.get(path)
        if inode is None:
            if not flags & os.O_CREAT or posixpath.dirname(path) not in self.names:
                _fail(errno.ENOENT, path)
            inode = self._make(stat.S_IFREG | mode & ~0o002)
            self._name(path, inode)
        elif flags & os.O_CREAT and flags & os.O_EXCL:
            _fail(errno.EEXIST, path)
        else:
            self._check_rights(inode, path, flags)
        if flags & os.O_TRUNC and inode.content:
            inode.content.clear()
            inode.changed = self._clock()
        self._descriptors += 1
        self.files[self._descriptors] = Opened(inode, path, flags, self.caller.process)
        return self._descriptors

    def close(self, descriptor: int) -> None:
        """See `os.close`."""
        self._opened(descriptor)
        del self.files[descriptor]

    def fstat(self, descriptor: int) -> Status:
        """See `os.fstat`."""
        return self._status(self._opened(descriptor).inode)

    def read(self, descriptor: int, size: int) -> bytes:
        """See `os.read`."""
        opened = self._opened(descriptor)
        data = bytes(opened.inode.content[opened.at : opened.at + size])
        opened.at += len(data)
        return data

    def pread(self, descriptor: int, size: int, at: int) -> bytes:
        """See `os.pread`."""
        return bytes(self._opened(descriptor).inode.content[at : at + size])

    def write(self, descriptor: int, data: bytes) -> int:
        """See `os.write`."""
        opened = self._opened(descriptor)
        content = opened.inode.content
        if opened.flags & os.O_APPEND:
            opened.at = len(content)
        content[opened.at : opened.at + len(data)] = data
        opened.at += len(data)
        self._touch(opened)
        return len(data)

    def ftruncate(self, descriptor: int, size: int) -> None:
        """See `os.ftruncate`."""
        opened = self._opened(descriptor)
        del opened.inode.content[size:]
        self._touch(opened)

    def fsync(self, descriptor: int) -> None:
        """See `os.fsync`; a folder's keeps the names in it."""
        opened = self._opened(descriptor)
        if not opened.inode.is_folder:
            if self.files_sync:
                opened.inode.synced = bytes(opened.inode.content)
        elif self.folders_sync:
            self._sync_names(opened.path)

    def fchmod(self, descriptor: int, mode: int) -> None:
        """See `os.fchmod`."""
        inode = self._opened(descriptor).inode
        if self.caller.uid not in (0, inode.uid):
            _fail(errno.EPERM, "")
        inode.mode = stat.S_IFMT(inode.mode) | mode

    def chmod(self, path: str, mode: int) -> None:
        """See `os.chmod`."""
        self._there(path).mode = stat.S_IFMT(self._there(path).mode) | mode

    def fchown(self, descriptor: int, uid: int, gid: int) -> None:
        """See `os.fchown`; nobody may give a file away."""
        inode = self._opened(descriptor).inode
        if uid not in (-1, inode.uid) or (gid != -1 and self.caller.uid not in (0, inode.uid)):
            _fail(errno.EPERM, "")

    def utime(self, target: int | str, *_: object, **__: object) -> None:
        """See `os.utime`, of this moment."""
        inode = self._opened(target).inode if isinstance(target, int) else self._there(target)
        inode.changed = self._clock()

    def flock(self, descriptor: int, how: int) -> None:
        """See `fcntl.flock`; nobody is waited for."""
        import fcntl

        opened = self._opened(descriptor)
        wanted = how & (fcntl.LOCK_EX | fcntl.LOCK_SH)
        for other in self.files.values() if self.locks else ():
            is_other = other.inode is opened.inode and other is not opened and other.lock
            if is_other and fcntl.LOCK_EX in (wanted, other.lock):
                _fail(errno.EWOULDBLOCK, opened.path)
        opened.lock = wanted

    def listxattr(self, _: object) -> list[str]:
        """See `os.listxattr`; there are none."""
        return []

    # What happens to a disk

    def let_go(self, process: object) -> None:
        """Close all that a process has open: it has ended."""
        self.files = {at: one for at, one in self.files.items() if one.owner is not process}

    def lose_power(self, random: Random) -> None:
        """Keep what was synced, and any part of the rest."""
        names = dict(self.named)
        for name, inode in self.pending:
            if random.random() < 0.5:
                if inode is None:
                    names.pop(name, None)
                else:  # a file that was renamed has one name
                    names = {one: had for one, had in names.items() if had is not inode}
                    names[name] = inode
        for inode in dict.fromkeys(names.values()):
            left = sorted(contents_left(bytes(inode.content), inode.synced))
            inode.content = bytearray(random.choice(left))
            inode.synced = bytes(inode.content)
        self.names, self.named = dict(names), names
        self.pending.clear()
        self.files.clear()
        self._seen.clear()

    def settle(self) -> None:
        """Let everything be on disk, as after some quiet seconds."""
        self.named = dict(self.names)
        self.pending.clear()
        for inode in self.names.values():
            inode.synced = bytes(inode.content)

    def _make(self, mode: int) -> Inode:
        self._inodes += 1
        return Inode(self._inodes, mode, self.caller.uid, changed=self._clock())

    def _name(self, path: str, inode: Inode | None) -> None:
        for change, here in ((-1, self.names.get(path)), (1, inode)):
            if here:
                here.names += change
        give_name(self.names, path, inode)
        self.pending.append((path, inode))
        self._seen.pop((self.caller.machine, path), None)

    def _sync_names(self, folder: str) -> None:
        left: list[tuple[str, Inode | None]] = []
        for name, inode in self.pending:
            if posixpath.dirname(name) == folder:
                give_name(self.named, name, inode)
            else:
                left.append((name, inode))
        self.pending = left

    def _touch(self, opened: Opened) -> None:
        opened.inode.changed = self._clock()
        self._seen.pop((self.caller.machine, opened.path), None)

    def _there(self, path: str) -> Inode:
        if path not in self.names:
            _fail(errno.ENOENT, path)
        return self.names[path]

    def _opened(self, descriptor: int) -> Opened:
        if descriptor not in self.files:
            _fail(errno.EBADF, "")
        return self.files[descriptor]

    def _status(self, inode: Inode) -> Status:
        return Status(
            inode.mode, inode.number, inode.names, inode.uid, inode.gid, len(inode.content),
            inode.changed,
        )  # fmt: skip

    def _check_rights(self, inode: Inode, path: str, flags: int) -> None:
        """Raise `PermissionError` as the mode asks for; all are of the staff."""
        if self.caller.uid == 0:
            return
        rights = inode.mode >> (6 if self.caller.uid == inode.uid else 3)
        reads = flags & os.O_ACCMODE in (os.O_RDONLY, os.O_RDWR)
        writes = flags & os.O_ACCMODE in (os.O_WRONLY, os.O_RDWR)
        if (reads and not rights & 4) or (writes and not rights & 2):
            _fail(errno.EACCES, path)

    def below(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of each file in a folder and below it, in order."""
        for path in sorted(self.names):
            if path.startswith(f"{folder}/") and not self.names[path].is_folder:
                yield path, bytes(self.names[path].content)


def _fail(code: int, path: str) -> NoReturn:
    raise OSError(code, os.strerror(code), path)
