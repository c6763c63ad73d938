"""One session saves at a time, and nobody who may only read keeps anybody from it."""

import errno
import fcntl
import os
import stat
import time
from pathlib import Path

import pytest

from eh_tui.errors import NotFound, NotSaved
from eh_tui.files.store import lock as lock_module
from eh_tui.files.store.lock import held, lock_of
from eh_tui.files.system.user import user_name


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a workbook that its group may write, and everybody read."""
    path = tmp_path / "school.toml"
    path.write_bytes(b"")
    path.chmod(0o664)
    return path


@pytest.fixture
def lock(workbook: Path) -> Path:
    """Return where its lock is."""
    return lock_of(workbook.with_name("school.history.jsonl"))


def test_whoever_may_only_read_the_workbook_cannot_open_its_lock(
    workbook: Path, lock: Path
) -> None:
    """Who can open a file can lock it; the group may write it, so it may open this to write."""
    with held(lock, workbook):
        assert stat.S_IMODE(lock.stat().st_mode) == 0o620
    assert lock.name == ".eh-tui.school.lock"
    assert lock.read_bytes() == b""


def test_a_lock_that_a_sync_tool_made_readable_is_narrowed(workbook: Path, lock: Path) -> None:
    """Otherwise a reader could hold up every save from then on."""
    lock.write_bytes(b"")
    lock.chmod(0o644)
    with held(lock, workbook):
        assert not stat.S_IMODE(lock.stat().st_mode) & 0o044


def test_who_holds_it_is_named(workbook: Path, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that one can ask them, or find the stopped session and end it."""
    monkeypatch.setattr(lock_module, "PATIENCE", 0.02)
    with (
        held(lock, workbook),
        pytest.raises(NotSaved, match=f"another session of {user_name()} is saving and does not"),
        held(lock, workbook),
    ):
        pass


def test_a_lock_that_was_taken_away_while_it_was_waited_for_holds_nobody(
    workbook: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two sessions with a lock each would save over one another."""
    flock = fcntl.flock
    taken_away: list[Path] = []

    def flock_then_lose(descriptor: int, how: int) -> None:
        flock(descriptor, how)
        if not taken_away:
            taken_away.append(lock)
            lock.unlink()

    monkeypatch.setattr(fcntl, "flock", flock_then_lose)
    with held(lock, workbook), lock.open("wb") as other, pytest.raises(BlockingIOError):
        flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_disk_that_knows_no_locks_is_said(
    workbook: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error of the disk, and no session that does not finish."""

    def failing(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", failing)
    with pytest.raises(OSError, match="No locks"), held(lock, workbook):
        pass


def test_what_is_no_file_is_no_lock(workbook: Path, lock: Path) -> None:
    """A pipe or a folder of that name is somebody's prank; nobody waits for it."""
    os.mkfifo(lock)
    with pytest.raises(NotSaved, match="it is not a regular file"), held(lock, workbook):
        pass


def test_a_workbook_that_an_editor_has_out_of_the_way_is_waited_for(
    workbook: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some save by moving the old file away first; that is over in a moment."""
    away = workbook.with_name("away")
    lock.touch()
    workbook.rename(away)
    waits: list[float] = []

    def come_back(seconds: float) -> None:
        waits.append(seconds)
        away.rename(workbook)

    monkeypatch.setattr(time, "sleep", come_back)
    with held(lock, workbook):
        assert len(waits) == 1


def test_a_workbook_that_is_gone_is_said_to_be(
    workbook: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not that a folder is missing, which is there."""
    lock.touch()
    workbook.unlink()
    moments = iter(range(100))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(moments)))
    monkeypatch.setattr(time, "sleep", lambda _: None)
    told = "was not there when it was to be saved"
    with pytest.raises(NotFound, match=told), held(lock, workbook):
        pass
