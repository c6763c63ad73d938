"""What keeps two sessions apart while one saves, and keeps out who may only read.

Whoever can open a file can lock it, if only for reading. So the lock is a file of its own,
`.eh-tui.<name>.lock` beside the workbook, which they alone can open who may write the workbook:
its mode is the workbook's without the rights to read. It holds nothing and stays where it is.
"""

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from eh_tui.errors import NotFound, NotSaved
from eh_tui.files.system.access import account_name, acl_of, is_strangers, why_closed
from eh_tui.files.system.durable import copy_ownership, why
from eh_tui.files.system.regular import open_regular

PATIENCE = 10.0
"""Seconds to wait for another session to finish its saving."""

_BEING_MADE = 1.0
"""Seconds for which a new lock may not have the workbook's rights yet."""

_OUT_OF_THE_WAY = 1.0
"""Seconds for which an editor may have taken the workbook away in order to save it."""

_WRITE_ONLY = 0o222 | stat.S_IRUSR


def lock_of(history: Path) -> Path:
    """Return where the lock of a workbook is whose history is given."""
    return history.with_name(f".eh-tui.{history.name.removesuffix('.history.jsonl')}.lock")


def absent(workbook: Path) -> NotFound:
    """Return what is raised where a workbook is gone, or an editor has it out of the way."""
    return NotFound(
        f"{workbook} was not there when it was to be saved, and nothing was changed; do it again."
    )


@contextlib.contextmanager
def held(lock: Path, workbook: Path) -> Iterator[None]:
    """Hold a workbook's lock, which ends when it is left, or when its process dies.

    Raises `NotSaved` where it can't be opened, or where somebody holds it too long, who is
    named as far as the system tells, and `NotFound` where there is no workbook.
    """
    descriptor = _taken(lock, workbook)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _taken(lock: Path, workbook: Path) -> int:
    began = time.monotonic()
    deadline = began + PATIENCE
    while time.monotonic() < deadline:
        try:
            descriptor = _opened(lock, workbook)
        except FileExistsError:  # made, or taken away, by another session at this moment
            continue
        except PermissionError as error:
            _stop_if_closed(lock, workbook, error)
            descriptor = -1
        except FileNotFoundError:
            if time.monotonic() - began > _OUT_OF_THE_WAY:
                raise absent(workbook) from None
            descriptor = -1
        except OSError as error:
            raise NotSaved(_why_not(error, lock, workbook)) from None
        if descriptor >= 0:
            try:
                is_held = _held(descriptor, lock)
            except BaseException:
                os.close(descriptor)
                raise
            if is_held:
                return descriptor
            os.close(descriptor)
        time.sleep(0.001)
    raise NotSaved(
        f"Not saved: another session{_holder_of(lock)} is saving and does not finish; try again."
    )


def _stop_if_closed(lock: Path, workbook: Path, error: PermissionError) -> None:
    """Raise `NotSaved` where a lock can't be opened and is not just being made."""
    if not _is_being_made(lock):
        if reason := why_closed(lock, workbook, os.W_OK):
            raise NotSaved(f"Not saved: {reason} ({lock.name}).") from None
        raise NotSaved(_why_not(error, lock, workbook)) from None


def _why_not(error: OSError, lock: Path, workbook: Path) -> str:
    """Return why a lock could not be opened, which is named only where it is itself the matter."""
    name = workbook.name if error.errno else lock.name
    return f"Not saved: {why(error)} ({name})."


def _opened(lock: Path, workbook: Path) -> int:
    """Return the descriptor of the lock, which is made where there is none."""
    try:
        descriptor = open_regular(lock, os.O_WRONLY)
    except FileNotFoundError:
        return _made(lock, workbook)
    try:
        status = os.fstat(descriptor)
        folder = os.stat(lock.parent)
        if is_strangers(status, os.stat(workbook), folder, acl_of(workbook)):
            _take_away(lock, status)
            raise FileExistsError
        if status.st_uid == os.geteuid():  # the workbook is shared by now, or a sync tool came
            _follow_mode(descriptor, workbook)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _made(lock: Path, workbook: Path) -> int:
    """Make the lock; raises `FileExistsError` where somebody else just did."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(lock, flags, 0o600)
    try:
        _follow_mode(descriptor, workbook)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _follow_mode(descriptor: int, workbook: Path) -> None:
    with contextlib.suppress(PermissionError):  # a disk that keeps no modes
        copy_ownership(workbook, descriptor, _WRITE_ONLY)


def _take_away(lock: Path, status: os.stat_result) -> None:
    """Remove a lock that a stranger put there, or say whose it is."""
    try:
        os.unlink(lock)
    except OSError:
        raise OSError(
            0,
            f"it belongs to {account_name(status.st_uid)}, who may not write the workbook; ask who "
            "looks after the folder to remove it",
        ) from None


def _is_being_made(lock: Path) -> bool:
    with contextlib.suppress(OSError):
        return 0 <= time.time() - os.lstat(lock).st_mtime < _BEING_MADE
    return False


def _held(descriptor: int, lock: Path) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Somebody may have put another file in its place while this one was waited for.
        return os.fstat(descriptor).st_ino == os.lstat(lock).st_ino
    except (BlockingIOError, FileNotFoundError):
        return False


def _holder_of(lock: Path) -> str:
    """Return " of NAME" for who holds a lock, "" where the system does not tell (proc(5))."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        status = os.lstat(lock)
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            fields = line.split()
            if fields[1] == "FLOCK" and fields[5].endswith(f":{status.st_ino}"):
                return f" of {account_name(os.stat(f'/proc/{int(fields[4])}').st_uid)}"
    return ""
