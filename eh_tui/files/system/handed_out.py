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
from eh_tui.files.system.durable import stage, sync_folder, why, write_durably, write_new
from eh_tui.files.system.trimmed_imports import sha256

NOTE = ".eh-tui.written.json"
"""The file that says what was last written in its folder: a SHA-256 by each file's name."""


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


def hand_out(path: Path, content: bytes, in_the_way: InTheWay = InTheWay.NUMBER) -> HandedOut:
    """Write a file for others and return where it is, or is to be found from now on.

    One that is as eh-tui last wrote it, or says the same already, is replaced. Raises
    `Refused` where another is in the way and has no number to give way to, and for what is no
    file; `NotSaved` where the disk refuses. What was there is as it was then.
    """
    try:
        for candidate in _candidates(path, in_the_way):
            with contextlib.suppress(_SomebodysError):
                _put(candidate, content, by_force=in_the_way is InTheWay.REPLACE)
                return HandedOut(candidate, None if candidate == path else path)
    except OSError as error:
        raise NotSaved(
            f"Could not write {path}: {why(error)}. What was there is as it was."
        ) from error
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


def _put(path: Path, content: bytes, *, by_force: bool) -> None:
    target = Path(os.path.realpath(path))
    before = _hash_of(target)
    if not before:
        try:
            write_new(target, content)
        except FileExistsError:  # at this very moment
            raise _SomebodysError from None
    else:
        own = (_noted(target.parent).get(target.name), sha256(content))
        if not by_force and before not in own:
            raise _SomebodysError
        _replace(target, content, before)
    _note(target, sha256(content))


def _replace(target: Path, content: bytes, before: str) -> None:
    """Replace a file, unless it is no longer what it was just now."""

    def last_look() -> None:
        if _hash_of(target) != before:
            raise _SomebodysError

    staged = stage(target, content)
    try:
        staged.put(last_look)
    except BaseException:
        staged.drop()
        raise
    with contextlib.suppress(OSError):  # it is replaced: nobody may be told that it is not
        sync_folder(target.parent)


def _hash_of(target: Path) -> str:
    """Return a file's hash, "" where there is none, and "?" for one that can't be read."""
    try:
        if not stat.S_ISREG(os.stat(target).st_mode):
            raise _SomebodysError
        with open(target, "rb") as file:
            return sha256(file.read())
    except FileNotFoundError:
        return ""
    except PermissionError:
        return "?"


def _noted(folder: Path) -> dict[str, str]:
    """Return the hashes of what was last written in a folder, by name."""
    try:
        with open(folder / NOTE, "rb") as file:
            noted = json.load(file)
    except (OSError, ValueError, RecursionError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _note(target: Path, digest: str) -> None:
    """Remember what was written; where that fails, the file counts as somebody's from now on."""
    folder = target.parent
    here = {name: old for name, old in _noted(folder).items() if os.path.lexists(folder / name)}
    note = json.dumps(here | {target.name: digest}, indent=1, sort_keys=True)
    with contextlib.suppress(OSError):
        write_durably(folder / NOTE, f"{note}\n".encode())
