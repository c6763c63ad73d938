"""Replacing a file so that it is whole at every moment, whatever fails."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eh_tui.files.system.access import acl_of, drop_acl, why_not_changed

_STAGED = ".eh-tui."
_STALE = 60.0
"""Seconds after which nobody can still be writing a staged file."""

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EDQUOT: "your share of the disk is used up; free some space and try again",
    errno.EFBIG: "the file would be larger than the system allows",
    errno.EACCES: "you have no right to write there; ask who looks after the folder",
    errno.EPERM: "you have no right to write there; ask who looks after the folder",
    errno.EROFS: "the disk is read-only; ask who looks after it",
    errno.EBUSY: "another program is in the middle of saving there; wait for it, and look again",
    errno.EIO: "the disk reports a fault; tell your technician",
    errno.ENOENT: "the folder does not exist; make it first",
    errno.ENOTDIR: "the folder does not exist; make it first",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "its symbolic links lead in a circle",
}


def why(error: OSError) -> str:
    """Return a failed call's reason and what to do about it, as the end of a sentence."""
    if error.errno == 0:  # words of our own
        return error.strerror or str(error)
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


def why_unread(error: OSError) -> str:
    """Return why a file can't be read and what to do about it, as the end of a sentence."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return "you have no right to read it; ask who looks after the folder"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "there is nothing of that name; look how it is spelt, and where it lies"
    return why(error)


@dataclass(frozen=True, slots=True)
class Staged:
    """New content for a file, on disk beside it and ready to take its place."""

    path: Path
    target: Path

    def put(self, last_look: Callable[[], None] = lambda: None) -> tuple[int, int, int, int]:
        """Put it in the file's place and return what `stat` then says of the file.

        `last_look` is called at the last moment, and stops it by raising.

        That is device, inode, time of change in nanoseconds and size. Raises `OSError`. A
        power cut may take it back until the folder is synced.
        """
        status = self.path.stat()  # taken before, so that it can't be somebody else's file
        last_look()
        os.replace(self.path, self.target)
        return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size

    def drop(self) -> None:
        """Take it away, the file itself being as it was."""
        with contextlib.suppress(OSError):
            self.path.unlink()


def stage(path: Path, content: bytes, like: Path | None = None) -> Staged:
    """Put new content for a file on disk beside it, with the owner and mode of another.

    That is the file that it is made from and `like`, else the one whose place it takes. Where
    there is neither, it gets what the user's umask or the folder's ACL asks for, and the
    folder's group may write it where the folder says that it is the group's (setgid and
    writable for it).

    Whatever the disk has against it shows here, as `OSError` with nothing left behind. A
    symbolic link is not followed, so the file lands in the folder that was named or nowhere.
    """
    target = Path(os.path.realpath(path.parent)) / path.name
    _stop_if_not_to_be_replaced(target)
    staged = Staged(target.with_name(f"{_STAGED}{os.urandom(6).hex()}.new"), target)
    try:
        model = like or (target if target.exists() else None)
        mode = 0o600 if model else 0o666
        descriptor = os.open(staged.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            if model:
                copy_ownership(model, descriptor)
            else:
                _open_to_group(target.parent, descriptor)
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        staged.drop()
        raise
    return staged


def write_durably(
    path: Path,
    content: bytes,
    like: Path | None = None,
    last_look: Callable[[], None] = lambda: None,
) -> None:
    """Replace a file's content as `stage` says; raises `OSError` with the old file whole.

    `last_look` is as `Staged.put` has it.
    """
    staged = stage(path, content, like)
    try:
        staged.put(last_look)
    except BaseException:
        staged.drop()
        raise
    with contextlib.suppress(OSError):  # it is replaced: nobody may be told that it is not
        sync_folder(staged.target.parent)


def write_new(path: Path, content: bytes, like: Path | None = None) -> None:
    """Put a new file on disk as `stage` says; raises `FileExistsError`, `OSError`.

    Nothing is ever replaced, not even what came there at the last moment.
    """
    staged = stage(path, content, like)
    try:
        try:
            os.link(staged.path, staged.target)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links
            if os.path.lexists(staged.target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            os.replace(staged.path, staged.target)
    finally:
        staged.drop()
    with contextlib.suppress(OSError):  # it is there: nobody may be told that it is not
        sync_folder(staged.target.parent)


def write_all(descriptor: int, content: bytes) -> None:
    """Write content to an open file to its end; raises `OSError`."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def clear_stale(path: Path) -> None:
    """Take away what killed sessions left staged beside a file.

    One that is younger than a minute may belong to somebody who is writing another file of
    the folder at this moment.
    """
    folder = Path(os.path.realpath(path)).parent
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(_STAGED) and name.endswith(".new"):
                with contextlib.suppress(OSError):
                    if time.time() - os.lstat(folder / name).st_mtime > _STALE:
                        os.unlink(folder / name)


def sync_folder(folder: Path) -> None:
    """Put a folder's own entries on disk, where the system can (Windows can't)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_ownership(target: Path, descriptor: int, rights: int = 0o777) -> None:
    """Give an open file the owner, mode and attributes (ACLs too) of another, as far as allowed.

    Of the mode, only the `rights`. Where the group can't be given, the group that the file has
    gets no more than everybody has, so that it is never wider than the other; an ACL that the
    folder gave it goes. Raises `OSError` where there is no other.
    """
    if os.name == "nt":
        return
    old = target.stat()
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        # A member of the group may not give a file away, but may give it to the group.
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, -1, old.st_gid)
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, -1)
    mode = stat.S_IMODE(old.st_mode) & rights
    if acl_of(target):  # then the mode's middle is the most that it gives, and no group's
        _copy_attributes(target, descriptor)
    else:
        drop_acl(descriptor)
        _copy_attributes(target, descriptor)
        if os.fstat(descriptor).st_gid != old.st_gid:
            mode &= ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:  # some disks keep no modes
        os.fchmod(descriptor, mode)


def _stop_if_not_to_be_replaced(target: Path) -> None:
    """Raise `OSError` for a link, a folder, and what is not this user's to write."""
    try:
        status = os.lstat(target)
    except FileNotFoundError:
        return
    if stat.S_ISLNK(status.st_mode):
        raise OSError(0, "it is a symbolic link, which is not followed")
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if why_not := why_not_changed(target):
        raise OSError(0, why_not)


def _open_to_group(folder: Path, descriptor: int) -> None:
    """Let the group write a new file of its own folder, whatever the user's umask says."""
    mode = folder.stat().st_mode
    if mode & stat.S_ISGID and mode & stat.S_IWGRP:
        new = stat.S_IMODE(os.fstat(descriptor).st_mode)
        os.fchmod(descriptor, new | stat.S_IRGRP | stat.S_IWGRP)


def _copy_attributes(target: Path, descriptor: int) -> None:
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(target):
            with contextlib.suppress(OSError):  # some are the system's own
                os.setxattr(descriptor, name, os.getxattr(target, name))
