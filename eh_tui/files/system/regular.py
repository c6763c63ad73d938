"""The one way to open a file that somebody else may have put there: never waiting, never led.

What lies beside a workbook (its history, signs of who is there, drafts, last year's, copies,
the note of what was written) can be replaced by whoever may write the folder. So a pipe is not
waited for, a link is not followed, a device is not read, and no more than a limit is taken in.
"""

import errno
import os
import stat
from pathlib import Path

_NO_CODE = 0
"""The number of an error that has its own words (`durable.why`)."""


def open_regular(path: Path, flags: int = os.O_RDONLY) -> int:
    """Return the descriptor of a regular file that is there.

    Raises `OSError`, also for a symbolic link, a folder, a pipe, a socket and a device.
    """
    try:
        descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == errno.ELOOP and path.is_symlink():
            raise OSError(_NO_CODE, "it is a symbolic link, which is not followed") from None
        if error.errno == errno.ENXIO:  # a pipe that nobody reads, or a socket
            raise _not_regular() from None
        raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _not_regular()
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def read_regular(path: Path, limit: int) -> bytes:
    """Return a regular file's content; raises `OSError`, also for one of more bytes than `limit`.

    The limit counts what is read, so that a file which grows meanwhile is refused as well.
    """
    descriptor = open_regular(path)
    try:
        content = read_up_to(descriptor, limit + 1)
    finally:
        os.close(descriptor)
    if len(content) > limit:
        raise too_large(limit)
    return content


def read_if_there(path: Path, limit: int) -> bytes:
    """Return a regular file's content, b"" where there is none; raises as `read_regular`."""
    return read_regular(path, limit) if os.path.lexists(path) else b""


def stop_unless_still(path: Path, content: bytes) -> None:
    """Raise `OSError` where a file, if there is one, holds anything but what was read of it."""
    try:
        descriptor = open_regular(path)
        try:
            is_still = read_up_to(descriptor, len(content) + 1) == content
            read = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        now = os.lstat(path)  # at the very last: another file may have taken its place
        is_still = is_still and os.path.samestat(now, read) and now.st_mtime_ns == read.st_mtime_ns
    except FileNotFoundError:
        is_still = not content
    except OSError:
        is_still = False
    if not is_still:
        raise OSError(_NO_CODE, "somebody has saved it meanwhile; look at it, and do it again")


def read_up_to(descriptor: int, limit: int) -> bytes:
    """Return an open file's content from where it stands, `limit` bytes of it at most."""
    chunks: list[bytes] = []
    while limit and (chunk := os.read(descriptor, min(limit, 1 << 20))):
        chunks.append(chunk)
        limit -= len(chunk)
    return b"".join(chunks)


def too_large(limit: int) -> OSError:
    """Return the error for a file of more bytes than are read of its kind."""
    size = f"{limit >> 20} MB" if limit >> 20 else f"{limit} bytes"
    return OSError(_NO_CODE, f"it is larger than {size}, so it is not read")


def _not_regular() -> OSError:
    return OSError(_NO_CODE, "it is not a regular file")
