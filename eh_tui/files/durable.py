"""Replacing a file so that it is whole at every moment, whatever fails."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EDQUOT: "your share of the disk is used up; free some space and try again",
    errno.EFBIG: "the file would be larger than the system allows",
    errno.EACCES: "you have no right to write there; ask who looks after the folder",
    errno.EPERM: "you have no right to write there; ask who looks after the folder",
    errno.EROFS: "the disk is read-only; save it somewhere else",
    errno.EIO: "the disk reports a fault; save it somewhere else and tell your technician",
    errno.ENOENT: "the folder does not exist; make it first",
    errno.ENOTDIR: "the folder does not exist; make it first",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "its symbolic links lead in a circle",
}


def why(error: OSError) -> str:
    """Return a failed call's reason and what to do about it, as the end of a sentence."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


def write_durably(
    path: Path, content: bytes, *, last_look: Callable[[], None] = lambda: None
) -> None:
    """Replace a file's content, keeping its owner, mode and any symbolic link to it.

    The new content is on disk before the old one goes. `last_look` runs right before the
    replacement and may raise to stop it. Raises `OSError` with the old file as it was; a
    new file gets the mode that the user's umask asks for.
    """
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    temporary = target.with_name(f".eh-tui.{secrets.token_hex(6)}.new")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            _copy_ownership(target, descriptor)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        last_look()
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    with contextlib.suppress(OSError):  # the file is replaced: nobody may be told that it is not
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's own entries on disk, where the system can (Windows can't)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy_ownership(target: Path, descriptor: int) -> None:
    if os.name == "nt":
        return
    try:
        old = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(descriptor, 0o666 & ~mask)
        return
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        # A member of the group may not give a file away, but may give it to the group.
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, -1, old.st_gid)
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, -1)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
