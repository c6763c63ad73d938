"""The history beside a workbook: append-only lines that say who changed what, and when.

A change counts as made once its line is on disk (RELIABILITY.md 2); the file follows. Each
line carries a hash of itself and the line before, so that a line that was altered or taken
out shows. Whoever may edit may also write here: it is tamper-evident, not tamper-proof.
"""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from eh_tui.errors import NotSaved
from eh_tui.files.store.lines import DONE, Lines
from eh_tui.files.store.record import line_of
from eh_tui.files.system.durable import copy_ownership, sync_folder, why, why_unread, write_all
from eh_tui.model.core.history import Record

PATIENCE = 10.0
"""Seconds to wait for another session to finish its saving."""


def history_of(workbook: Path) -> Path:
    """Return where a workbook's history is: `school.history.jsonl` beside `school.toml`.

    That of `school.bak` is `school.bak.history.jsonl`, since it is another file's.
    """
    target = Path(os.path.realpath(workbook))  # unlike resolve(), calm about circles
    name = target.stem if target.suffix == ".toml" else target.name
    return target.with_name(f"{name}.history.jsonl")


def now() -> str:
    """Return this moment in UTC, as the history writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def faults_of(workbook: Path) -> tuple[str, ...]:
    """Return what is wrong with a workbook's history, a sentence each."""
    try:
        return Journal(history_of(workbook), "").read().faults
    except NotSaved as error:
        return (str(error),)


class Journal:
    """A workbook's history file."""

    def __init__(self, path: Path, by: str) -> None:
        """Name the file, which need not exist yet, and who writes in it."""
        self.path = path
        self.by = by
        self.lines = Lines()

    def read(self) -> Lines:
        """Return all lines, reading only what was added since the last time."""
        try:
            with open(os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
                self._read(file.fileno())
        except FileNotFoundError:
            self.lines = Lines()
        except OSError as error:
            raise NotSaved(f"{self.path.name} can't be read: {_why(error, why_unread)}.") from None
        return self.lines

    @contextlib.contextmanager
    def locked(self) -> Iterator["Writer"]:
        """Hold the history against every other session and read on to its end.

        Raises `NotSaved` where it can't be opened or another session holds it too long.
        """
        descriptor = self._lock()
        try:
            self._read(descriptor)
            yield Writer(self, descriptor)
        finally:
            with contextlib.suppress(OSError):  # what had to be on disk is there
                os.close(descriptor)

    def _lock(self) -> int:
        """Return the open file, held; the hold ends when it is closed, or its process dies."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
                descriptor = os.open(self.path, flags, 0o666)
            except OSError as error:
                raise NotSaved(f"Not saved: {_why(error)} ({self.path.name}).") from None
            try:
                held = self._held(descriptor)
            except BaseException:
                os.close(descriptor)
                raise
            if held:
                return descriptor
            os.close(descriptor)
            time.sleep(0.001)
        raise NotSaved("Not saved: another session is saving and does not finish; try again.")

    def _held(self, descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # A sync tool may have put another file in its place while this one was waited for.
            return os.fstat(descriptor).st_ino == self.path.stat().st_ino
        except (BlockingIOError, FileNotFoundError):
            return False

    def _read(self, descriptor: int) -> None:
        status = os.fstat(descriptor)
        if status.st_ino != self.lines.inode or not self._goes_on(descriptor):
            self.lines = Lines(status.st_ino)
        chunks = []
        at = self.lines.offset
        while chunk := os.pread(descriptor, 1 << 20, at):
            chunks.append(chunk)
            at += len(chunk)
        self.lines.take(b"".join(chunks))

    def _goes_on(self, descriptor: int) -> bool:
        """Say whether the last line read still stands where it stood."""
        newest = self.lines.newest + b"\n"
        start = self.lines.offset - len(newest)
        return start < 0 or os.pread(descriptor, len(newest), start) == newest


class Writer:
    """Adds lines to a history that is held."""

    def __init__(self, journal: Journal, descriptor: int) -> None:
        """Write at the end of an open file."""
        self._journal = journal
        self._descriptor = descriptor

    @property
    def lines(self) -> Lines:
        """All lines so far."""
        return self._journal.lines

    def begin(self, workbook: Path, record: Record) -> None:
        """Put the first record of a new history on disk, whoever may write the workbook.

        Raises `OSError`.
        """
        with contextlib.suppress(PermissionError):
            copy_ownership(Path(os.path.realpath(workbook)), self._descriptor)
        self.add(record)
        with contextlib.suppress(OSError):  # some shares refuse it
            sync_folder(self._journal.path.parent)

    def add(self, record: Record) -> Record:
        """Put a record on disk and return it with its number, time and author.

        Raises `OSError` with the history as it was.
        """
        record = self.signed(record)
        self._append(line_of(record, self.lines.chain), durable=True)
        return record

    def signed(self, record: Record) -> Record:
        """Return a record with the next number, the time and its author."""
        last = self.lines.last
        return replace(
            record,
            n=(last.n if last else 0) + 1,
            at=now(),
            by=record.by or self._journal.by,
            host=os.uname().nodename,
        )

    def finished(self, n: int) -> None:
        """Note that the file has followed a change, once no power cut can take it back.

        Only a shortcut for the next reader.
        """
        try:
            sync_folder(self._journal.path.parent)
            self._append(DONE + b"%d}\n" % n, durable=False)
        except OSError:
            return  # the next reader sees by the file's hash that it followed

    def _append(self, data: bytes, *, durable: bool) -> None:
        size = os.fstat(self._descriptor).st_size
        if size != self.lines.offset + len(self.lines.torn):  # what failed could not be cut back
            self._journal._read(self._descriptor)
        torn = self.lines.torn
        whole = (b"\n" if torn else b"") + data
        try:
            write_all(self._descriptor, whole)
            if durable:
                os.fsync(self._descriptor)
        except BaseException:
            os.ftruncate(self._descriptor, size)
            raise
        self.lines.take(torn + whole)  # not read again: what is on disk can't fail any more


def _why(error: OSError, words: Callable[[OSError], str] = why) -> str:
    if error.errno == errno.ELOOP:
        return "it is a symbolic link, which a history must not be"
    return words(error)
