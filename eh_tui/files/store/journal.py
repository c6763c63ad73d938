"""The history beside a workbook: append-only lines that say who changed what, and when.

A change counts as made once its line is on disk (RELIABILITY.md 2); the file follows. Each
line carries a hash of itself and the line before, so that a line that was altered or taken
out shows. Whoever may edit may also write here: it is tamper-evident, not tamper-proof.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from eh_tui.errors import NotFound, NotSaved, Unreadable
from eh_tui.files.store.lines import DONE, JournalLines
from eh_tui.files.store.lock import held, lock_of
from eh_tui.files.store.record import record_line
from eh_tui.files.system.access import (
    account_name,
    acl_of,
    is_strangers,
    more_can_read,
    why_closed,
)
from eh_tui.files.system.durable import copy_ownership, sync_folder, why, why_unread, write_all
from eh_tui.files.system.regular import open_regular, too_large
from eh_tui.model.journal.record import Record

LARGEST_HISTORY = 256 * 1024 * 1024
"""Bytes; ten years of meetings are a few megabytes, and all of it is held in memory."""


def history_of(workbook: Path) -> Path:
    """Return where a workbook's history is: `school.history.jsonl` beside `school.toml`.

    That of `school.bak` is `school.bak.history.jsonl`, since it is another file's.
    """
    target = Path(os.path.realpath(workbook))  # unlike resolve(), calm about circles
    return target.with_name(history_name(target.name))


def history_name(name: str) -> str:
    """Return what the history of a workbook is called that has a name and is no link."""
    return f"{name.removesuffix('.toml')}.history.jsonl"


def now() -> str:
    """Return this moment in UTC, as the history writes it."""
    return (
        datetime.fromtimestamp(time.time(), UTC)
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z")
    )


class Journal:
    """A workbook's history file."""

    def __init__(self, path: Path, by: str, workbook: Path | None = None) -> None:
        """Name the file, which need not exist yet, and who writes in it.

        Where the `workbook` is named, a history is refused that somebody owns who may not
        write the workbook, and one that is new gets the workbook's owner and mode.
        """
        self.path = path
        self.by = by
        self.lines = JournalLines()
        self._workbook = Path(os.path.realpath(workbook)) if workbook else None

    def read(self) -> JournalLines:
        """Return all lines, reading only what was added since last time; raises `Unreadable`."""
        try:
            with open(open_regular(self.path), "rb") as file:
                self._stop_if_strangers(file.fileno())
                self._read(file.fileno())
        except FileNotFoundError:
            self.lines = JournalLines()
        except OSError as error:
            if self._is_being_made(error):
                return self.lines
            reason = self._why_closed(error, os.R_OK) or why_unread(error)
            raise Unreadable(f"{self.path.name} can't be read: {reason}.") from None
        return self.lines

    @contextlib.contextmanager
    def locked(self) -> Iterator["JournalWriter"]:
        """Hold the history against every other session and read on to its end.

        Raises `NotSaved` where it can't be opened or another session holds it too long, and
        `NotFound` where there is none and no workbook to which it would belong.
        """
        with held(lock_of(self.path), self._model()):
            try:
                descriptor = self._opened()
            except OSError as error:
                reason = self._why_closed(error, os.W_OK) or why(error)
                raise NotSaved(f"Not saved: {reason} ({self.path.name}).") from None
            try:
                self._read(descriptor)
                yield JournalWriter(self, descriptor)
            finally:
                with contextlib.suppress(OSError):  # what had to be on disk is there
                    os.close(descriptor)

    def _model(self) -> Path:
        """Return the file whose owner and mode count: the workbook, while there is one."""
        if self._workbook and self._workbook.exists():
            return self._workbook
        if not os.path.lexists(self.path):
            raise NotFound(f"There is no {self.path.name}.")
        return self.path

    def _why_closed(self, error: OSError, right: int) -> str:
        if self._workbook and isinstance(error, PermissionError):
            return why_closed(self.path, self._workbook, right)
        return ""

    def _opened(self) -> int:
        """Return the file open for writing, its readers being the workbook's."""
        flags = os.O_RDWR | os.O_APPEND
        try:
            descriptor = open_regular(self.path, flags)
        except FileNotFoundError:
            descriptor = os.open(self.path, flags | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            self._stop_if_strangers(descriptor)
            self._follow_mode(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def _stop_if_strangers(self, descriptor: int) -> None:
        """Raise `OSError` for a history that was planted by who may not write the workbook."""
        if not self._workbook:
            return
        try:
            workbook = self._workbook.stat()
        except OSError:  # it is gone, and its history is what it is restored from
            return
        status, folder = os.fstat(descriptor), self.path.parent.stat()
        if is_strangers(status, workbook, folder, acl_of(self._workbook)):
            raise OSError(
                0,
                f"it belongs to {account_name(status.st_uid)}, who may not write the workbook; "
                "move it away, or ask who looks after the folder",
            )

    def _follow_mode(self, descriptor: int) -> None:
        """Let those read a new history, and no more an old one, who may read the workbook."""
        if not (self._workbook and self._workbook.exists()):
            return
        status, workbook = os.fstat(descriptor), self._workbook.stat()
        if not status.st_size:
            with contextlib.suppress(PermissionError):
                copy_ownership(self._workbook, descriptor)
        elif more_can_read(status, workbook):
            try:
                copy_ownership(self._workbook, descriptor)
            except PermissionError:
                raise OSError(
                    0,
                    "more people can read it than the workbook; ask "
                    f"{account_name(status.st_uid)} to save once, or to take those rights away",
                ) from None

    def _is_being_made(self, error: OSError) -> bool:
        """Say whether another session has just begun the history, and not opened it to us yet."""
        try:
            is_empty = isinstance(error, PermissionError) and not os.lstat(self.path).st_size
        except OSError:
            return False
        return is_empty

    def _read(self, descriptor: int) -> None:
        status = os.fstat(descriptor)
        if status.st_size > LARGEST_HISTORY:
            raise too_large(LARGEST_HISTORY)
        if status.st_ino != self.lines.inode or not self._goes_on(descriptor):
            self.lines = JournalLines(status.st_ino)
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


class JournalWriter:
    """Adds lines to a history that is held."""

    def __init__(self, journal: Journal, descriptor: int) -> None:
        """Write at the end of an open file."""
        self._journal = journal
        self._descriptor = descriptor

    @property
    def lines(self) -> JournalLines:
        """All lines so far."""
        return self._journal.lines

    def begin(self, record: Record) -> Record:
        """Put a new history's first record on disk, as `add` does, and the name of its file."""
        begun = self.add(record)
        with contextlib.suppress(OSError):  # some shares refuse it
            sync_folder(self._journal.path.parent)
        return begun

    def add(self, record: Record) -> Record:
        """Put a record on disk and return it with its number, time and author.

        Raises `OSError` with the history as it was.
        """
        record = self.signed(record)
        self._append(record_line(record, self.lines.chain), durable=True)
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

    def keep(self) -> None:
        """Put all lines on disk that a writer added who died before they were; raises `OSError`.

        The file must never be ahead of what a power cut leaves of its history.
        """
        os.fsync(self._descriptor)

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
