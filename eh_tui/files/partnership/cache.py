"""What was read of a folder's files, kept so that an unchanged file is not read again.

It lies in the folder, for all leads who share it, and may be deleted at any time. An entry counts
only for the very stamp that its file has, on the day it was made, by this version of the program.
A file that was written within a moment of being read could have been written again without its
stamp telling: its content is compared as well.
"""

import contextlib
import json
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from eh_tui.files.partnership.reading import FileRead
from eh_tui.files.partnership.scan import FoundFile
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.files.system.version import version
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.held import OFTEN_ALIKE
from eh_tui.model.partnership.returned import ReturnedOffer, ReturnedSchool

if TYPE_CHECKING:  # with it come all the checks, which most runs need not load
    from eh_tui.model.partnership.questions import SchoolQuestion

CACHE_FILE = ".eh-tui.partnership.cache"

RACY = 2_000_000_000
"""Nanoseconds; the coarsest clock of a disk that is still in use."""

_SHAPE = 9
"""Counted up whenever what is kept of a file, or how it is found, changes."""
_PATIENCE = 5.0
"""Seconds to wait for another lead's program that is writing."""
_LAZY = ("marks", "texts")
_TABLES = """
CREATE TABLE made_by (program TEXT);
CREATE TABLE files (name TEXT PRIMARY KEY, stamp TEXT, day TEXT, digest TEXT, is_racy INTEGER,
    row TEXT, marks TEXT, texts TEXT) WITHOUT ROWID;
CREATE TABLE questions (name TEXT PRIMARY KEY, stamp TEXT, day TEXT, asked TEXT) WITHOUT ROWID;
""".strip().split(";\n")


class Kept(NamedTuple):
    """What is known of a file from an earlier reading."""

    name: str
    stamp: str
    day: str
    digest: str
    is_racy: bool
    row: str
    marks: str
    texts: str

    def is_of(self, file: FoundFile, today: date) -> bool:
        """Say whether it is of the file as it lies there, and of this day."""
        return self.day == today.isoformat() and self.stamp == stamp_text(file)


def rows_of(kept: Sequence[Kept]) -> Iterator[ReturnedSchool]:
    """Yield the rows of some files, without those that are spoilt.

    Read together they share the names of levels and commitments, so that they take less room.
    """
    try:
        said = json.loads(f"[{','.join(each.row for each in kept)}]")
        is_sound = len(said) == len(kept)
    except ValueError:
        is_sound = False
    for at, each in enumerate(kept):
        with contextlib.suppress(ValueError, TypeError):
            yield _row_of(each, said[at] if is_sound else json.loads(each.row))


def _row_of(kept: Kept, said: Any) -> ReturnedSchool:
    if not isinstance(said, dict):
        raise TypeError
    if said.get("offer"):
        said["offer"] = ReturnedOffer(**said["offer"])
    for name in OFTEN_ALIKE:
        if name in said:
            said[name] = sys.intern(said[name])
    return ReturnedSchool(**said, marks=kept.marks, texts=kept.texts)


class Cache:
    """The cache of one folder; where it can't be used, everything is read anew.

    Every error of the disk or of a spoilt file is swallowed, and noted in `trouble`.
    """

    def __init__(self, folder: Path, blank: Workbook) -> None:
        """Open the cache, or go without; what was read into another form is forgotten."""
        self.path = folder / CACHE_FILE
        self._program = f"{version()} {_SHAPE} {sha256(repr(blank).encode())}"
        self.trouble = ""
        self._base: sqlite3.Connection | None = None
        for is_last in (False, True):
            try:
                self._base = self._opened()
                return
            except sqlite3.DatabaseError as error:
                if is_last or isinstance(error, sqlite3.OperationalError):
                    self.trouble = f"The cache can't be used ({error}), so all was read."
                    return
                with contextlib.suppress(OSError):  # it is spoilt: begin anew
                    os.unlink(self.path)

    def close(self) -> None:
        """Let go of the file."""
        if self._base:
            self._base.close()
            self._base = None

    def kept(self, *, with_marks: bool) -> Iterator[Kept]:
        """Yield what is known, one file at a time; rows without marks and texts if need be."""
        lazy = ", ".join(_LAZY if with_marks else ("''",) * len(_LAZY))
        query = f"SELECT name, stamp, day, digest, is_racy, row, {lazy} FROM files"  # noqa: S608
        yield from map(Kept._make, self._rows(query))

    def keep(self, read: Iterable[FileRead], today: date) -> None:
        """Keep what was read of files as one step: their rows, and what to ask of them."""
        now, read = time.time_ns(), tuple(read)
        self._write(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    file.name,
                    stamp_text(file),
                    today.isoformat(),
                    "" if file.has_history else row.digest,
                    file.changed > begun - RACY,
                    _as_json(row),
                    row.marks,
                    row.texts,
                )
                for file, row, begun, _ in read
                if _is_lasting(file, row)
            ],
        )
        self._keep_questions([each for each in read if each.file.changed < now - RACY], today)

    def settle(self, files: Iterable[FoundFile]) -> None:
        """Keep that files were looked at again, so long after they were written that it counts."""
        known = [(file.name, stamp_text(file)) for file in files]
        self._write("UPDATE files SET is_racy = 0 WHERE name = ? AND stamp = ?", known)

    def forget(self, names: Iterable[str]) -> None:
        """Forget files that are gone."""
        gone = [(name,) for name in names]
        if gone:
            self._write("DELETE FROM files WHERE name = ?", gone)
            self._write("DELETE FROM questions WHERE name = ?", gone)

    def questions(self, file: FoundFile, today: date) -> "tuple[SchoolQuestion, ...] | None":
        """Return what to ask of a file, None where that is not known."""
        from eh_tui.model.partnership.questions import SchoolQuestion

        query = "SELECT asked FROM questions WHERE name = ? AND stamp = ? AND day = ?"
        found = [*self._rows(query, (file.name, stamp_text(file), today.isoformat()))]
        try:
            return (
                tuple(SchoolQuestion(*each) for each in json.loads(found[0][0])) if found else None
            )
        except (ValueError, TypeError):
            return None

    def _keep_questions(self, read: Iterable[FileRead], today: date) -> None:
        """Keep what to ask of files whose stamps tell of any change."""
        self._write(
            "INSERT OR REPLACE INTO questions VALUES (?, ?, ?, ?)",
            [
                (
                    each.file.name,
                    stamp_text(each.file),
                    today.isoformat(),
                    json.dumps([(q.row, q.field, q.check, q.sentence) for q in each.asked]),
                )
                for each in read
                if each.asked is not None
            ],
        )

    def _opened(self) -> sqlite3.Connection:
        with contextlib.suppress(FileNotFoundError):
            if not stat.S_ISREG(os.lstat(self.path).st_mode):
                raise sqlite3.OperationalError("it is not a regular file")
        base = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        try:
            if self._made_by(base) != self._program:
                base.execute("BEGIN IMMEDIATE")
                for name in ("files", "questions", "made_by"):
                    base.execute(f"DROP TABLE IF EXISTS {name}")
                for table in _TABLES:
                    base.execute(table)
                base.execute("INSERT INTO made_by VALUES (?)", (self._program,))
                base.execute("COMMIT")
        except BaseException:
            base.close()
            raise
        return base

    def _made_by(self, base: sqlite3.Connection) -> str:
        try:
            found = base.execute("SELECT program FROM made_by").fetchone()
        except sqlite3.OperationalError:  # it is new, or another program's
            return ""
        return str(found[0]) if found else ""

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> Iterator[tuple[Any, ...]]:
        if self._base is None:
            return
        try:
            yield from self._base.execute(query, values)
        except sqlite3.Error as error:
            self._give_up(error)

    def _write(self, query: str, rows: list[tuple[Any, ...]]) -> None:
        if self._base is None or not rows:
            return
        try:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                self._base.executemany(query, rows)
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        self.trouble = f"The cache can't be used ({error}), so all was read."
        self.close()


def _is_lasting(file: FoundFile, row: ReturnedSchool) -> bool:
    """Say whether a file's stamp tells whether its row is another.

    It does not where the disk has refused it, nor where what reads such files may be missing.
    """
    return bool(row.digest) and (not row.trouble or file.is_toml)


def stamp_text(file: FoundFile) -> str:
    """Return a file's stamp as the cache keeps it."""
    return repr(file.stamp)


def _as_json(row: ReturnedSchool) -> str:
    said = {field.name: getattr(row, field.name) for field in fields(row)}
    said = {name: value for name, value in said.items() if value and name not in _LAZY}
    if row.offer:
        said["offer"] = {field.name: getattr(row.offer, field.name) for field in fields(row.offer)}
    return json.dumps(said, separators=(",", ":"))
