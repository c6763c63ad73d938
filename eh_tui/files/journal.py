"""The history beside a workbook: append-only lines that say who changed what, and when.

A change counts as made once its line is on disk (RELIABILITY.md 2); the file follows. Each
line carries a hash of itself and the line before, so that a line that was altered or taken
out shows. Whoever may edit may also write here: it is tamper-evident, not tamper-proof.
"""

import contextlib
import errno
import fcntl
import hashlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eh_tui.errors import NotSaved
from eh_tui.files.durable import why
from eh_tui.files.edit_json import edit_from_json, edit_to_json, undo_from_json
from eh_tui.model.history import Event, Record

_DONE = b'{"done":'
_HASH = 16

PATIENCE = 10.0
"""Seconds to wait for another session to finish its saving."""


def history_of(workbook: Path) -> Path:
    """Return where a workbook's history is: `school.history.jsonl` beside `school.toml`."""
    target = Path(os.path.realpath(workbook))  # unlike resolve(), calm about circles
    return target.with_name(f"{target.stem}.history.jsonl")


class Lines:
    """The lines of a history as read so far; each is parsed when somebody asks for it."""

    def __init__(self, inode: int = 0) -> None:
        """Begin with nothing read of the file that has an inode."""
        self.inode = inode
        self.offset = 0
        """Bytes read."""
        self.torn = False
        """Whether the last line has no end: its writer died."""
        self.done: set[int] = set()
        """Numbers of the changes whose file is known to have followed."""
        self._lines: list[bytes] = []
        self._parsed: list[Record | None] = []

    def take(self, data: bytes) -> None:
        """Read on: bytes that follow those read before."""
        self.torn = bool(data) and not data.endswith(b"\n")
        for line in data.split(b"\n")[:-1]:
            self.offset += len(line) + 1
            if line.startswith(_DONE):
                with contextlib.suppress(ValueError):
                    self.done.add(int(line[len(_DONE) : -1]))
            elif line.strip():
                self._lines.append(line)

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that can be read, in order; damaged lines are passed over."""
        for line in self._lines[len(self._parsed) :]:
            self._parsed.append(_record(line))
        return tuple(record for record in self._parsed if record)

    @property
    def count(self) -> int:
        """How many lines there are, damaged ones included."""
        return len(self._lines)

    def from_(self, first: int) -> tuple[Record, ...]:
        """Return the records from a line on, counted from 0."""
        return tuple(record for line in self._lines[first:] if (record := _record(line)))

    @property
    def faults(self) -> tuple[str, ...]:
        """A sentence for each line that is damaged or does not follow from the one before."""
        faults: list[str] = []
        chain = ""
        for number, line in enumerate(self._lines, 1):
            if _record(line) is None:
                faults.append(f"record {number} of the history is damaged and was passed over.")
                continue
            if _chain(line) != _link(chain, _body(line)):
                faults.append(f"record {number} of the history, or the one before, was altered.")
            chain = _chain(line)
        return tuple(faults)

    @property
    def last(self) -> Record | None:
        """The last record that can be read."""
        return next(self._backwards(), None)

    @property
    def last_state(self) -> Record | None:
        """The last record that says what the file holds."""
        return next((record for record in self._backwards() if record.after), None)

    @property
    def chain(self) -> str:
        """The hash that the next line follows from."""
        return next((_chain(line) for line in reversed(self._lines) if _record(line)), "")

    def _backwards(self) -> Iterator[Record]:
        for line in reversed(self._lines):
            if record := _record(line):
                yield record


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
            raise NotSaved(f"{self.path.name} can't be read: {_why(error)}.") from None
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
            if self._held(descriptor):
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
        if status.st_ino != self.lines.inode or status.st_size < self.lines.offset:
            self.lines = Lines(status.st_ino)
        chunks = []
        at = self.lines.offset
        while chunk := os.pread(descriptor, 1 << 20, at):
            chunks.append(chunk)
            at += len(chunk)
        self.lines.take(b"".join(chunks))


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

    def add(self, record: Record) -> Record:
        """Put a record on disk and return it with its number, time and author.

        Raises `OSError` with the history as it was.
        """
        lines = self.lines
        record = replace(
            record,
            n=(lines.last.n if lines.last else 0) + 1,
            at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            by=record.by or self._journal.by,
            host=os.uname().nodename,
        )
        body = json.dumps(_values(record), ensure_ascii=True, separators=(",", ":")).encode()
        link = _link(lines.chain, body).encode()
        self._append(body[:-1] + b',"h":"' + link + b'"}\n', durable=True)
        return record

    def finished(self, n: int) -> None:
        """Note that the file has followed a change; only a shortcut for the next reader."""
        try:
            self._append(_DONE + b"%d}\n" % n, durable=False)
        except OSError:
            return  # the next reader sees by the file's hash that it followed

    def _append(self, data: bytes, *, durable: bool) -> None:
        size = os.fstat(self._descriptor).st_size
        whole = (b"\n" if self.lines.torn else b"") + data
        try:
            written = 0
            while written < len(whole):
                written += os.write(self._descriptor, whole[written:])
            if durable:
                os.fsync(self._descriptor)
        except BaseException:
            os.ftruncate(self._descriptor, size)
            raise
        self._journal._read(self._descriptor)


def _link(chain: str, body: bytes) -> str:
    return hashlib.sha256(chain.encode() + b"\n" + body).hexdigest()[:_HASH]


def _body(line: bytes) -> bytes:
    return line[: -_HASH - len(b',"h":""}')] + b"}"


def _chain(line: bytes) -> str:
    return line[-_HASH - 2 : -2].decode("ascii", "replace")


def _values(record: Record) -> dict[str, Any]:
    undo = tuple(reversed(record.undo)) if len(record.undo) == len(record.edits) else ()
    pairs = zip(record.edits, undo or (None,) * len(record.edits), strict=True)
    known: dict[str, Any] = {
        "n": record.n, "t": record.at, "by": record.by, "host": record.host,
        "op": record.event.value, "label": record.label,
        "ops": [edit_to_json(edit, back) for edit, back in pairs],
        "text": record.text, "before": record.before, "after": record.after,
        "turns": record.turns,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value not in ("", [], 0)}


def _record(line: bytes) -> Record | None:
    """Return the record of a line, None where the line is damaged."""
    try:
        known = json.loads(line)
        operations = known.get("ops", [])
        return Record(
            n=int(known["n"]),
            at=str(known["t"]),
            by=str(known["by"]),
            host=str(known.get("host", "")),
            event=Event(known["op"]),
            label=str(known.get("label", "")),
            edits=tuple(edit_from_json(operation) for operation in operations),
            undo=tuple(undo_from_json(operation) for operation in reversed(operations)),
            text=str(known.get("text", "")),
            before=str(known.get("before", "")),
            after=str(known.get("after", "")),
            turns=int(known.get("turns", 0)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _why(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "it is a symbolic link, which a history must not be"
    return why(error)
