"""What an account keeps for itself alone: no folder on the way to it is for anybody else."""

import errno
import os
import stat
from pathlib import Path

from eh_tui.files.system.paths import state_folder
from eh_tui.files.system.regular import open_regular, read_up_to


def make_private(folder: Path) -> None:
    """Make a folder for the account alone, with those above it that are missing.

    Whatever the umask: who may write one of them could put another in the place of what is in
    it. The account's own state folder is narrowed where it is wide. Raises `OSError`.
    """
    missing = [folder]
    while (above := missing[-1].parent) != missing[-1] and not os.path.isdir(above):
        missing.append(above)  # up to the root at most: on a disk that fails nothing is a folder
    for each in reversed(missing):
        try:
            os.mkdir(each, 0o700)
        except FileExistsError:
            if not os.path.isdir(each):
                raise
    ours = state_folder()
    for each in dict.fromkeys((ours, folder)) if folder.is_relative_to(ours) else ():
        status = os.stat(each)
        if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO) and status.st_uid == os.geteuid():
            os.chmod(each, 0o700)


def read_own(path: Path, limit: int) -> bytes:
    """Return what a file of this account's holds, `limit` bytes at most.

    Raises `OSError`, also for one that somebody else put there: it would count as this
    account's word.
    """
    descriptor = open_regular(path)
    try:
        if os.fstat(descriptor).st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
        return read_up_to(descriptor, limit)
    finally:
        os.close(descriptor)
