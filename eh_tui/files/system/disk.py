"""What a workbook's path holds: read whole, once nobody is in the middle of writing it."""

import errno
import os
import stat
import time
from pathlib import Path

from eh_tui.errors import FileGone, NotFound, Refused
from eh_tui.files.system.durable import why_unread
from eh_tui.files.system.regular import open_regular, read_up_to
from eh_tui.files.toml.read import LARGEST_FILE

Stamp = tuple[int, int, int, int]
"""Device, inode, time of change in nanoseconds and size: what differs when a file does."""

FRESH = 0.1
"""Seconds; a file younger than that may still be half written by an editor."""


def stamp_of(path: Path, *, follow: bool = True) -> Stamp:
    """Return a file's stamp; raises `FileGone`, `NotFound` or, for what is no file, `Refused`.

    A symbolic link is followed at a name that somebody typed, and nowhere else.
    """
    try:
        status = path.stat() if follow else path.lstat()
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise NotFound(f"{path} can't be read: {why_unread(error)}.") from None
    if stat.S_ISLNK(status.st_mode):
        raise Refused(f"{path} is a symbolic link, which is not followed here.")
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"{path} is not a regular file; name a workbook (.toml).")
    return _stamp(status)


def read_bytes(path: Path, *, follow: bool = True) -> tuple[Stamp, bytes]:
    """Return a file's stamp and the bytes it belongs to; raises `NotFound` or `Refused`.

    A symbolic link is followed as `stamp_of` says. Of a file larger than any workbook, one
    byte too many is read.
    """
    stamp_of(path, follow=follow)
    real = Path(os.path.realpath(path)) if follow else path
    while True:
        try:
            before, data, after = _opened(real)
        except FileNotFoundError:
            raise _missing(path) from None
        except OSError as error:
            raise NotFound(f"{path} can't be read: {why_unread(error)}.") from None
        if before == after:
            return after, data


def is_fresh(stamp: Stamp) -> bool:
    """Whether a file was written so lately that its writer may not be done."""
    return 0 <= time.time() - stamp[2] / 1e9 < FRESH


def number_of_names(path: Path) -> int:
    """Return under how many names (hard links) the disk knows a file."""
    return path.stat().st_nlink


def _missing(path: Path) -> FileGone:
    return FileGone(f"{path} is missing; it may have been moved or renamed.")


def _opened(path: Path) -> tuple[Stamp, bytes, Stamp]:
    """Return a file's stamp, its bytes, and its stamp once they were read."""
    descriptor = open_regular(path)
    try:
        before = _stamp(os.fstat(descriptor))
        data = read_up_to(descriptor, LARGEST_FILE + 1)
        return before, data, _stamp(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


def can_lock(path: Path) -> bool:
    """Say whether the disk that holds a file keeps two programs apart (RELIABILITY.md 3)."""
    try:
        import fcntl

        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        finally:
            os.close(descriptor)
    except (ImportError, BlockingIOError):
        return True
    except OSError as error:
        return error.errno not in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
    return True
