"""What a disk in memory is made of."""

import stat
from dataclasses import dataclass, field

FIRST_DESCRIPTOR = 1_000_000
FIRST_INODE = 10**12
"""Above what a real disk gives, so that nothing of the real machine is taken for ours."""

STAFF = 100
"""The group of everybody at the school."""


@dataclass(eq=False)
class Inode:
    """A file or a folder."""

    number: int
    mode: int
    uid: int
    gid: int = STAFF
    content: bytearray = field(default_factory=bytearray)
    synced: bytes = b""
    changed: int = 0
    """When, in nanoseconds, by the clock of the disk's own machine."""
    names: int = 0

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.mode)


@dataclass(frozen=True)
class Status:
    """What `os.stat` returns."""

    st_mode: int
    st_ino: int
    st_nlink: int
    st_uid: int
    st_gid: int
    st_size: int
    st_mtime_ns: int
    st_dev: int = 7

    @property
    def st_mtime(self) -> float:
        """In seconds."""
        return self.st_mtime_ns / 1e9


@dataclass(eq=False)
class Opened:
    """An open file."""

    inode: Inode
    path: str
    flags: int
    owner: object
    at: int = 0
    lock: int = 0
    """As `fcntl.flock` names it, 0 for none."""


@dataclass
class Caller:
    """Who makes a call."""

    uid: int = 0
    machine: str = "server"
    process: object = None


def give_name(names: dict[str, Inode], path: str, inode: Inode | None) -> None:
    """Give a file a name among some, or take the name away (None)."""
    if inode is None:
        names.pop(path, None)
    else:
        names[path] = inode
