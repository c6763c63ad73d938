"""Files for others, as an export or minutes: never in place of one that somebody has changed.

What was last written under a name is noted by its hash, in a file of the folder that all who
share it can read. So a file is known as eh-tui's own whichever account or machine wrote it,
also in a folder that was moved or synced, and one that differs by a byte is somebody's work.
"""

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import NamedTuple

from eh_tui.errors import NotSaved, Refused
from eh_tui.files.system.access import acl_of, is_strangers, more_can_read, why_not_changed
from eh_tui.files.system.durable import stage, sync_folder, why, write_durably, write_new
from eh_tui.files.system.regular import read_regular
from eh_tui.files.system.trimmed_imports import sha256

LIST_NAME = ".eh-tui.written.json"
"""The file that says what was last written in its folder: a SHA-256 by each file's name."""


_LARGEST_FILE = 64 * 1024 * 1024
_LARGEST_NOTE = 1024 * 1024
"""Bytes."""


class InTheWay(StrEnum):
    """What is done where a file stands that is not as eh-tui wrote it."""

    NUMBER = "number"
    """The new one gets " (2)", or the next number that is free."""
    REFUSE = "refuse"
    REPLACE = "replace"


class HandedOut(NamedTuple):
    """Where a file for others is."""

    path: Path
    spared: Path | None = None
    """The file that stands under the name that was meant, and is not as eh-tui wrote it."""

    @property
    def remark(self) -> str:
        """Why the file has a number, "" where it has none."""
        if self.spared is None:
            return ""
        return (
            f"{self.spared.name} is not as eh-tui last wrote it, so it stays as it is; "
            f"the new one is {self.path.name}."
        )

    def called(self, workbook: Path) -> str:
        """Return its name where it lies beside a workbook, else its path: what a person reads."""
        is_beside = self.path.parent == workbook.parent
        return self.path.name if is_beside else str(self.path)


def make_folder(folder: Path) -> None:
    """Make a folder for what is handed out, where there is none; raises `NotSaved`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NotSaved(
            f"{folder} could not be made: a file stands where a folder is to be; choose another "
            "name."
        ) from None
    except OSError as error:
        raise NotSaved(f"{folder} could not be made: {why(error)}.") from None


def hand_out(
    path: Path,
    content: bytes,
    in_the_way: InTheWay = InTheWay.NUMBER,
    made_from: Path | None = None,
) -> HandedOut:
    """Write a file for others and return where it is, or is to be found from now on.

    Those may read and write it who may do so with the workbook that it is `made_from`, never
    more. One that is as eh-tui last wrote it, or says the same already, is replaced. A link is
    not followed. Raises `Refused` where another is in the way and has no number to give way to,
    and for what is no file; `NotSaved` where the disk refuses. What was there is as it was then.
    """
    try:
        for candidate in _candidates(path, in_the_way):
            with contextlib.suppress(_SomebodysError):
                file = _HandedOutFile(candidate, made_from)
                file.put(content, by_force=in_the_way is InTheWay.REPLACE)
                return HandedOut(candidate, None if candidate == path else path)
    except OSError as error:
        raise NotSaved(
            f"Could not write {path}: {why(error)}. What was there is as it was."
        ) from error
    if path.is_symlink():
        raise Refused(f"{path} is a symbolic link, which is not followed; choose another name.")
    if os.path.isfile(path):
        raise Refused(
            f"{path} is not as eh-tui last wrote it, so somebody may have worked on it; choose "
            "another name, or have it replaced with --force."
        )
    raise Refused(f"{path} is not a file that can be replaced; choose another name.")


class _SomebodysError(Exception):
    """A file is not as eh-tui wrote it, or is none."""


def _candidates(path: Path, in_the_way: InTheWay) -> Iterator[Path]:
    yield path
    if in_the_way is InTheWay.NUMBER:
        yield from (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))


class _HandedOutFile:
    """A file of a folder that was named, and what is known there of who wrote it last."""

    def __init__(self, path: Path, made_from: Path | None) -> None:
        """Name the file and the workbook that it is made from."""
        self._folder = Path(os.path.realpath(path.parent))
        self._target = self._folder / path.name
        self._like = Path(os.path.realpath(made_from)) if made_from else None

    def put(self, content: bytes, *, by_force: bool) -> None:
        """Write the file and note it; raises `_SomebodysError` and `OSError`."""
        before = _hash_of(self._target)
        digest = sha256(content)
        if not before:
            try:
                write_new(self._target, content, self._like)
            except FileExistsError:  # at this very moment
                raise _SomebodysError from None
        else:
            if not by_force and not (
                before in (*self._noted_hashes(), digest) and not why_not_changed(self._target)
            ):
                raise _SomebodysError
            self._replace(content, before)
        self._note(digest)

    def _replace(self, content: bytes, before: str) -> None:
        """Replace the file, unless it is no longer what it was just now."""

        def last_look() -> None:
            if _hash_of(self._target) != before:
                raise _SomebodysError

        staged = stage(self._target, content, self._like)
        try:
            staged.put(last_look)
        except BaseException:
            staged.drop()
            raise
        with contextlib.suppress(OSError):  # it is replaced: nobody may be told that it is not
            sync_folder(self._folder)

    def _noted_hashes(self) -> Iterator[str]:
        for note in (LIST_NAME, _own_note()):
            if (digest := self._noted(self._folder / note).get(self._target.name)) is not None:
                yield digest

    def _noted(self, note: Path) -> dict[str, str]:
        """Return the hashes of what was last written in the folder, by name."""
        try:
            noted = json.loads(read_regular(note, _LARGEST_NOTE))
            if self._like and is_strangers(
                os.lstat(note), os.stat(self._like), os.stat(self._folder), acl_of(self._like)
            ):
                return {}
        except (OSError, ValueError, RecursionError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def _note(self, digest: str) -> None:
        """Remember what was written; where that fails, it counts as somebody's from now on.

        By the hash of what was made from a private workbook, guesses could be tried. That is
        noted by this account for itself, and so is what it may not note in the others' file.
        """
        like, shared = self._like, self._folder / LIST_NAME
        with contextlib.suppress(OSError):
            is_private = like and not os.stat(like).st_mode & (stat.S_IRGRP | stat.S_IROTH)
            is_own = is_private or why_not_changed(shared)
            note = self._folder / _own_note() if is_own else shared
            known = {
                name: old
                for name, old in self._noted(note).items()
                if os.path.lexists(self._folder / name)
            }
            text = json.dumps(known | {self._target.name: digest}, indent=1, sort_keys=True)
            is_new = not os.path.lexists(note)
            if like and not is_new and not more_can_read(os.lstat(note), os.stat(like)):
                like = None
            write_durably(note, f"{text}\n".encode(), like)


def _own_note() -> str:
    """Return the name of this account's own note."""
    return f".eh-tui.written.{os.geteuid()}.json"


def _hash_of(target: Path) -> str:
    """Return a file's hash, "" where there is none, and "?" for one that can't be read."""
    try:
        if not stat.S_ISREG(os.lstat(target).st_mode):
            raise _SomebodysError
        return sha256(read_regular(target, _LARGEST_FILE))
    except FileNotFoundError:
        return ""
    except PermissionError:
        return "?"
    except OSError as error:
        if error.errno == 0:  # it is no file, or larger than any of ours
            raise _SomebodysError from None
        raise
