"""What this account's own sessions recorded, noted where only the account reads and writes.

Whoever may write a history may write in it under any name. So undo asks before it takes back
a step that is not noted here, and `check` misses what was taken out of a history.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eh_tui.errors import NotRecordedHere
from eh_tui.files.store.record import digest_of
from eh_tui.files.system.durable import write_all
from eh_tui.files.system.own_state import make_private, read_own
from eh_tui.files.system.paths import own_marks_folder
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.files.system.user import user_name
from eh_tui.model.journal.log import moment
from eh_tui.model.journal.record import Event, Record

_LIMIT = 64 << 20
"""Bytes; a longer file is none of ours."""

_ENDING = ".txt"

_IN_THE_OTHER = "you recorded it in another workbook, of which this is a copy"
_BY_NO_SESSION = (
    "no session of this account on this machine recorded it: it may be from another machine of "
    "yours, or somebody else wrote it"
)


class Mark(NamedTuple):
    """One record of a history that a session of this account wrote."""

    n: int
    at: str
    digest: str
    """Of all that the record says, without its place among the others."""


class OwnMarks:
    """The records of one workbook's history that this account wrote on this machine.

    They are kept by where the workbook lies. One that was moved with its history is known again
    by what was noted where it lay before (`before_move`).
    """

    def __init__(self, workbook: Path) -> None:
        """Name the workbook; nothing is read before it is asked for."""
        path = os.path.realpath(workbook)
        self.path = own_marks_folder() / f"{sha256(os.fsencode(path))[:32]}{_ENDING}"

    def add(self, records: Iterable[Record]) -> None:
        """Note some records; where that can't be done, undo will ask about them."""
        lines = "".join(f"{' '.join(map(str, _mark_of(record)))}\n" for record in records)
        if not lines:
            return
        with contextlib.suppress(OSError):
            make_private(self.path.parent)
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            descriptor = os.open(self.path, flags, 0o600)
            try:
                write_all(descriptor, lines.encode())
            finally:
                os.close(descriptor)

    def forget(self) -> None:
        """Begin anew, since another workbook has the place of the one that had been there."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def read(self) -> tuple[Mark, ...]:
        """Return all of them, oldest first; none where the file can't be read."""
        return _marks_in(self.path)

    def before_move(self, history: Sequence[Record]) -> frozenset[Mark]:
        """Return what was noted of a history while its workbook lay elsewhere, as it is now.

        The history must hold all that was noted there since it began. Where it does not, the
        other workbook goes on, and this is a copy of it, or somebody took single lines from it.
        """
        at = {(record.n, record.at): record for record in history}
        first = history[0].n if history else 0
        found: set[Mark] = set()
        for path in self._others():
            marks = since_begun(_marks_in(path), history)[1]
            if all((mark.n, mark.at) in at for mark in marks if mark.n > first):
                found |= {mark for mark in marks if _is_of(mark, at.get((mark.n, mark.at)))}
        return frozenset(found)

    def not_noted(self, record: Record, what: str) -> NotRecordedHere:
        """Return what is raised where a step is to be turned that is not noted here.

        `what` is the step in words.
        """
        mark = _mark_of(record)
        is_copys = any(mark in _marks_in(path) for path in self._others())
        return NotRecordedHere(
            f"{what[:1].upper()}{what[1:]} ({moment(record.at)}) stands under your name, and "
            f"{_IN_THE_OTHER if is_copys else _BY_NO_SESSION}."
        )

    def holds(self, record: Record, history: Sequence[Record]) -> bool:
        """Say whether this account wrote a record of a history as it is now."""
        mark = _mark_of(record)
        return mark in self.read() or mark in self.before_move(history)

    def denies(self, record: Record, history: Sequence[Record]) -> bool:
        """Say whether a record is under this account's name, which knows that it did not write it.

        What is older than the first record that it noted, it does not know.
        """
        if account_of(record) != user_name():
            return False
        known = self.read()
        is_later = bool(known) and record.n > min(each.n for each in known)
        return is_later and not self.holds(record, history)

    def among(self, records: Sequence[Record]) -> tuple[Record, ...]:
        """Return the records of a history that this account wrote as they are now."""
        known = frozenset(self.read()) | self.before_move(records)
        return tuple(each for each in records if _mark_of(each) in known)

    def _others(self) -> Iterator[Path]:
        """Yield the files of what this account recorded in other workbooks."""
        with contextlib.suppress(OSError):
            for path in sorted(self.path.parent.iterdir()):
                if path.suffix == _ENDING and path != self.path:
                    yield path


def since_begun(
    marks: Sequence[Mark], history: Sequence[Record]
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return the marks of earlier histories of the same name, and those of this one.

    This one counts from where this account itself began it, should it have.
    """
    begun = [
        (1, record.at) for record in history[:1] if (record.event, record.n) == (Event.BASE, 1)
    ]
    at = next((i for i, mark in enumerate(marks) if (mark.n, mark.at) in begun), 0)
    return tuple(marks[:at]), tuple(marks[at:])


def account_of(record: Record) -> str:
    """Return the account that a record stands under, without the initials of who used it."""
    return record.by.partition(" (")[0]


def _marks_in(path: Path) -> tuple[Mark, ...]:
    try:
        content = read_own(path, _LIMIT)
    except OSError:
        return ()
    pieces = [line.split() for line in content.decode("utf-8", "replace").splitlines()]
    return tuple(
        Mark(int(each[0]), each[1], each[2])
        for each in pieces
        if len(each) == 3 and each[0].isdecimal() and len(each[0]) < 16
    )


def _mark_of(record: Record) -> Mark:
    return Mark(record.n, record.at, digest_of(record)[:32])


def _is_of(mark: Mark, record: Record | None) -> bool:
    return record is not None and mark == _mark_of(record)
