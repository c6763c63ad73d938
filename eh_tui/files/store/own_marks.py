"""What this account's own sessions recorded, noted where only the account reads and writes.

Whoever may write a history may write in it under any name. So undo asks before it takes back
a step that is not noted here, and `check` misses what was taken out of a history.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from eh_tui.files.store.record import digest_of
from eh_tui.files.system.durable import write_all
from eh_tui.files.system.own_state import make_private, read_own
from eh_tui.files.system.paths import own_marks_folder
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.files.system.user import user_name
from eh_tui.model.journal.record import Record

_LIMIT = 64 << 20
"""Bytes; a longer file is none of ours."""


class Mark(NamedTuple):
    """One record of a history that a session of this account wrote."""

    n: int
    at: str
    digest: str
    """Of all that the record says, without its place among the others."""


class OwnMarks:
    """The records of one workbook's history that this account wrote on this machine."""

    def __init__(self, workbook: Path) -> None:
        """Name the workbook; nothing is read before it is asked for."""
        path = os.path.realpath(workbook)
        self.path = own_marks_folder() / f"{sha256(os.fsencode(path))[:32]}.txt"

    def add(self, records: Iterable[Record]) -> None:
        """Note some records; where that can't be done, undo will ask about them."""
        lines = "".join(f"{record.n} {record.at} {_digest(record)}\n" for record in records)
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
        try:
            content = read_own(self.path, _LIMIT)
        except OSError:
            return ()
        pieces = [line.split() for line in content.decode("utf-8", "replace").splitlines()]
        return tuple(
            Mark(int(each[0]), each[1], each[2])
            for each in pieces
            if len(each) == 3 and each[0].isdecimal() and len(each[0]) < 16
        )

    def holds(self, record: Record) -> bool:
        """Say whether this account wrote a record as it is now."""
        return bool(self.among([record]))

    def denies(self, record: Record) -> bool:
        """Say whether a record is under this account's name, which knows that it did not write it.

        What is older than the first record that it noted, it does not know.
        """
        if account_of(record) != user_name():
            return False
        known = self.read()
        return bool(known) and record.n > min(each.n for each in known) and not self.holds(record)

    def among(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Return the records that this account wrote as they are now."""
        known = frozenset(self.read())
        return tuple(each for each in records if Mark(each.n, each.at, _digest(each)) in known)


def account_of(record: Record) -> str:
    """Return the account that a record stands under, without the initials of who used it."""
    return record.by.partition(" (")[0]


def _digest(record: Record) -> str:
    return digest_of(record)[:32]
