"""Replacing a file so that it is whole at every moment, whatever fails."""

import contextlib
import os
import secrets
import stat
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file's content, keeping its owner, mode and any symbolic link to it.

    The new content is on disk before the old one goes. Raises `OSError` with the old file
    as it was; a new file gets the mode that the user's umask asks for.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            _copy_ownership(target, descriptor)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
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
