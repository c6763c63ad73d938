"""Replacing a file so that it is whole at every moment, whatever fails."""

import contextlib
import errno
import os
import secrets
import stat
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Staged:
    """New content for a file, on disk beside it and ready to take its place."""

    path: Path
    target: Path

    def put(self) -> tuple[int, int, int, int]:
        """Put it in the file's place and return what `stat` then says of the file.

        That is device, inode, time of change in nanoseconds and size. Raises `OSError`.
        """
        status = self.path.stat()  # taken before, so that it can't be somebody else's file
        os.replace(self.path, self.target)
        with contextlib.suppress(OSError):  # it is replaced: nobody may be told that it is not
            sync_folder(self.target.parent)
        return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size

    def drop(self) -> None:
        """Take it away, the file itself being as it was."""
        with contextlib.suppress(OSError):
            self.path.unlink()


def stage(path: Path, content: bytes) -> Staged:
    """Put new content for a file on disk beside it, with the file's owner and mode.

    A symbolic link is followed. Whatever the disk has against it shows here, as `OSError`
    with nothing left behind; a new file gets the mode that the user's umask asks for.
    """
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    staged = Staged(target.with_name(f".eh-tui.{secrets.token_hex(6)}.new"), target)
    try:
        descriptor = os.open(staged.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            _copy_ownership(target, descriptor)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        staged.drop()
        raise
    return staged


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file's content as `stage` says; raises `OSError` with the old file whole."""
    staged = stage(path, content)
    try:
        staged.put()
    except BaseException:
        staged.drop()
        raise


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
