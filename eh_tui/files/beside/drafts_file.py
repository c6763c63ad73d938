"""The file of what is typed and not yet saved, which several windows of one account write."""

from __future__ import annotations

import contextlib
import errno
import itertools
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eh_tui.files.beside.alone import alone_in
from eh_tui.files.system.durable import sync_folder
from eh_tui.files.system.own_state import make_private, read_own
from eh_tui.files.system.paths import drafts_folder
from eh_tui.files.system.trimmed_imports import sha256

_LARGEST = 16 * 1024 * 1024
"""Bytes; no draft is near it, since a field takes 64 kB."""

_PATIENCE = 0.3
"""Seconds to wait for another session of the same user that is writing its drafts."""

_PATIENCE_FOR_GOOD = 5.0
"""Seconds to wait for it where nothing may be left of what stands there."""


class Draft(NamedTuple):
    """An unfinished text, and over what it was typed."""

    text: str
    over: str = ""
    """The mark (`draft_mark`) of what stood there when it was begun, "" where that is not known."""


DraftKey = tuple[str, str, str]
"""A row, a field of it, and by what one time of typing there is told from all others."""


class DraftChange(NamedTuple):
    """What is to be put on disk."""

    draft: Draft
    """Its text is "" where it is to be taken out."""
    seen: Draft | None
    """What it may take the place of, None where it was typed here, which nobody else changes."""


class DraftsFile:
    """Where the unfinished texts of one workbook are, and beside it what could not wait."""

    def __init__(self, workbook: Path, folder: Path | None = None) -> None:
        """Name the file in the account's folder of drafts, or in another one of its own."""
        self._workbook = os.path.realpath(workbook)
        name = sha256(os.fsencode(self._workbook))[:32]
        self.path = (folder or drafts_folder()) / f"{name}.json"

    def read(self) -> dict[DraftKey, Draft]:
        """Return what is kept, nothing where nothing can be read; raises `OSError`."""
        return _read_or_raise(self.path, _parts(self.path))

    def write(
        self, going: Mapping[DraftKey, DraftChange], *, may_stand_beside: bool
    ) -> Iterable[DraftKey]:
        """Put some texts on disk, and return whose are there; what is dropped may wait.

        What else is kept stays. Raises `OSError` where the disk fails, and where another session
        does not let this one at the file, unless what is typed `may_stand_beside` it meanwhile.
        """
        folder = self.path.parent
        if not any(to.draft.text for to in going.values()) and not _parts(self.path):
            return going
        make_private(folder)
        patience = _PATIENCE if may_stand_beside else _PATIENCE_FOR_GOOD
        with alone_in(folder, patience) as is_alone:
            if is_alone is None:
                if not may_stand_beside:
                    raise _busy()
                return self._put_beside(going)
            staged = self.path.with_suffix(".new" if is_alone else f".{os.getpid()}.new")
            while not self._put(going, staged):
                pass
        return going

    def _put(self, going: Mapping[DraftKey, DraftChange], staged: Path) -> bool:
        """Put some texts beside what is kept, and say whether that was still as it had been read.

        Another session may have waited for this one in vain, and have written meanwhile.
        """
        parts = _parts(self.path)
        before = _read_or_raise(self.path, parts)
        wanted = {
            key: to.draft
            for key, to in going.items()
            if to.seen is None or before.get(key, to.seen) == to.seen
        }
        after = {key: draft for key, draft in (before | wanted).items() if draft.text}
        beside = [part for part in parts if part != self.path]
        if after == before and not beside:
            return True
        if after or beside:
            self._stage(staged, after, [part.name for part in beside])
        if self.read() != before:
            return False
        if after or beside:
            os.replace(staged, self.path)
        else:
            self.path.unlink(missing_ok=True)
        for part in beside:
            part.unlink(missing_ok=True)
        sync_folder(self.path.parent)
        return True

    def _put_beside(self, going: Mapping[DraftKey, DraftChange]) -> Iterable[DraftKey]:
        """Put what was typed here into a file of its own, which the next session to save takes in.

        That is where another one is held up in the middle of saving. Returns what is there now.
        """
        texts = {key: to.draft for key, to in going.items() if to.draft.text and to.seen is None}
        if texts:
            names = (f"{self.path.stem}.{os.getpid()}-{n:03}.json" for n in itertools.count())
            name = next(each for each in names if self._is_new(each))
            staged = self.path.with_name(f"{name}.new")
            self._stage(staged, texts, ())
            os.replace(staged, self.path.with_name(name))
            sync_folder(self.path.parent)
        return texts

    def _is_new(self, name: str) -> bool:
        """Say whether no file has a name, nor one that was taken in had it."""
        is_there = any(self.path.with_name(each).exists() for each in (name, f"{name}.new"))
        return not is_there and name not in _content(self.path).get(_TAKEN, ())

    def _stage(self, path: Path, drafts: dict[DraftKey, Draft], taken: Sequence[str]) -> None:
        rows = [
            {"id": id, "field": field, "text": draft.text, "over": draft.over, "key": key}
            for (id, field, key), draft in drafts.items()
        ]
        content = {"workbook": self._workbook, "drafts": rows, **({_TAKEN: taken} if taken else {})}
        # In ASCII, so that no half character of a name or a text can spoil it.
        _stage(path, json.dumps(content, indent=1).encode())


_TAKEN = "taken"
"""The key of the names of files that were taken in, should a kill have left them there."""


def _busy() -> OSError:
    return OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _parts(path: Path) -> list[Path]:
    """Return the files in which a workbook's drafts are, in the order in which they count."""
    try:
        names = os.listdir(path.parent)
    except FileNotFoundError:
        return []
    of_it = (name for name in names if name.startswith(f"{path.stem}."))
    beside = sorted(name for name in of_it if name.endswith(".json") and name != path.name)
    return [path.with_name(name) for name in (path.name, *beside) if name in names]


def _read_or_raise(path: Path, parts: Iterable[Path]) -> dict[DraftKey, Draft]:
    """Return what is kept in some files, nothing where they are missing or hold no drafts."""
    taken = _content(path).get(_TAKEN, ())
    drafts: dict[DraftKey, Draft] = {}
    for part in parts:
        if part.name not in taken:
            drafts |= _drafts_in(_content(part))
    return drafts


def _content(path: Path) -> dict[str, Any]:
    """Return what a file holds, nothing where it is missing, damaged or somebody else's.

    Raises `OSError` where the disk fails: what is there must not be written over unseen.
    """
    try:
        content = json.loads(read_own(path, _LARGEST))
    except OSError as error:
        if error.errno and not isinstance(error, FileNotFoundError | PermissionError):
            raise
        return {}
    except (ValueError, RecursionError):
        return {}
    is_ours = isinstance(content, dict) and isinstance(content.get(_TAKEN, []), list)
    return content if is_ours else {}


def _drafts_in(content: dict[str, Any]) -> dict[DraftKey, Draft]:
    try:
        drafts = {  # an earlier version kept one text of each field, without a key
            (row["id"], row["field"], row.get("key", "")): Draft(row["text"], row.get("over", ""))
            for row in content.get("drafts", ())
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {
        key: draft
        for key, draft in drafts.items()
        if draft.text and all(isinstance(each, str) for each in (*key, *draft))
    }


def _stage(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, from its first byte on."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # a killed session's
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with open(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
