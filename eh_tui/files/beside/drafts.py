"""What is typed and not yet saved: kept on disk, so that a lost line loses no sentence."""

from __future__ import annotations

import contextlib
import errno
import itertools
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from eh_tui.files.beside.alone import alone_in
from eh_tui.files.system.durable import sync_folder, why
from eh_tui.files.system.own_state import make_private, read_own
from eh_tui.files.system.paths import drafts_folder
from eh_tui.files.system.trimmed_imports import sha256

if TYPE_CHECKING:  # with it come the rows of meetings, which a partnership's page has none of
    from eh_tui.model.meeting.drafts import DraftPlace

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


def draft_mark(*texts: str) -> str:
    """Return a mark by which other texts are told from these, and which holds none of them."""
    return sha256(json.dumps(texts).encode())[:16]


class Drafts:
    """The unfinished texts of one workbook, by row and field, in a file of their own."""

    def __init__(self, workbook: Path, folder: Path | None = None) -> None:
        """Read what earlier sessions left; a file that can't be read holds nothing.

        They are kept in the account's folder of drafts unless another one of its own is named.
        """
        self._workbook = os.path.realpath(workbook)
        name = sha256(os.fsencode(self._workbook))[:32]
        self.path = (folder or drafts_folder()) / f"{name}.json"
        self._texts: dict[DraftPlace, Draft] = {}
        self._on_disk: dict[DraftPlace, Draft] = {}
        self._unsaved: dict[DraftPlace, Draft] = {}
        self._late: set[DraftPlace] = set()
        """The fields whose text could not be saved when it was typed."""
        self.look()

    def look(self) -> None:
        """Take up what other sessions have kept or dropped since, beside what is not saved here."""
        with contextlib.suppress(OSError):
            mine, kept = self._unsaved, _read_or_raise(self.path, _parts(self.path))
            there = {at: each for at, each in kept.items() if at not in mine}
            self._on_disk = there | {at: d for at, d in self._on_disk.items() if at in mine}
            self._texts = there | {at: each for at, each in mine.items() if each.text}

    def get(self, place: DraftPlace) -> str | None:
        """Return the unfinished text of a field, None where there is none."""
        draft = self._texts.get(place)
        return draft.text if draft else None

    def over(self, place: DraftPlace) -> str:
        """Return the mark of what a field's text was typed over, "" where that is not known."""
        return self._texts.get(place, Draft("")).over

    @property
    def places(self) -> tuple[DraftPlace, ...]:
        """The fields that have an unfinished text, in the order in which they were begun."""
        return tuple(self._texts)

    @property
    def texts(self) -> dict[DraftPlace, str]:
        """All of them, by row and field."""
        return {place: draft.text for place, draft in self._texts.items()}

    def keep(self, place: DraftPlace, text: str, over: str = "") -> None:
        """Remember an unfinished text until `save`, and over what; an empty one is none."""
        if not text:
            self.drop(place)
        elif self.get(place) != text:
            self._texts[place] = self._unsaved[place] = Draft(text, over)
            self._late.discard(place)

    def drop(self, place: DraftPlace) -> None:
        """Forget the text of a field, which is saved or no longer wanted."""
        if self._texts.pop(place, None):
            self._unsaved[place] = Draft("")
            self._late.discard(place)

    def save(self) -> str:
        """Put on disk what is not there yet; never raises, but returns why it can't, or "".

        What another session keeps for the same workbook stays, also for the same field where
        the text here is older and could not be saved before, or is no longer wanted. May be
        called from a signal handler, also in the middle of itself.
        """
        reason = self._save(may_stand_beside=True)
        return f"What you type can't be kept as a draft: {reason}." if reason else ""

    def save_for_good(self) -> str:
        """Put on disk what is not there yet, so that nothing is left of what it replaces.

        Never raises, but returns the reason why it can't, no sentence, or ""; also where another
        session does not let it at the file in time.
        """
        return self._save(may_stand_beside=False)

    def _save(self, *, may_stand_beside: bool) -> str:
        going = dict(self._unsaved)
        try:
            written = self._write(going, may_stand_beside=may_stand_beside)
        except OSError as error:
            self._late |= going.keys()
            return why(error)
        for place in written:
            if self._unsaved.get(place) is going[place]:
                self._unsaved.pop(place, None)
                self._late.discard(place)
        return ""

    def _write(
        self, going: dict[DraftPlace, Draft], *, may_stand_beside: bool
    ) -> Iterable[DraftPlace]:
        """Put some texts on disk, and return whose are there; what is dropped may wait."""
        folder = self.path.parent
        if not any(draft.text for draft in going.values()) and not _parts(self.path):
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

    def _put(self, going: dict[DraftPlace, Draft], staged: Path) -> bool:
        """Put some texts beside what is kept, and say whether that was still as it had been read.

        Another session may have waited for this one in vain, and have written meanwhile.
        """
        parts = _parts(self.path)
        before = _read_or_raise(self.path, parts)
        wanted = {
            place: draft
            for place, draft in going.items()
            if (draft.text and place not in self._late)
            or before.get(place) == self._on_disk.get(place)
        }
        after = {place: draft for place, draft in (before | wanted).items() if draft.text}
        beside = [part for part in parts if part != self.path]
        if after == before and not beside:
            self._on_disk = before
            return True
        if after or beside:
            self._stage(staged, after, [part.name for part in beside])
        if _read_or_raise(self.path, _parts(self.path)) != before:
            return False
        if after or beside:
            os.replace(staged, self.path)
        else:
            self.path.unlink(missing_ok=True)
        for part in beside:
            part.unlink(missing_ok=True)
        sync_folder(self.path.parent)
        self._on_disk = after
        return True

    def _put_beside(self, going: dict[DraftPlace, Draft]) -> Iterable[DraftPlace]:
        """Put some texts into a file of their own, which the next session to save takes in.

        That is where another one is held up in the middle of saving. Returns what is there now.
        """
        texts = {place: draft for place, draft in going.items() if draft.text}
        if texts.keys() & self._late:
            raise _busy()
        if texts:
            names = (f"{self.path.stem}.{os.getpid()}-{n:03}.json" for n in itertools.count())
            name = next(each for each in names if self._is_new(each))
            staged = self.path.with_name(f"{name}.new")
            self._stage(staged, texts, ())
            os.replace(staged, self.path.with_name(name))
            sync_folder(self.path.parent)
            self._on_disk |= texts
        return texts

    def _is_new(self, name: str) -> bool:
        """Say whether no file has a name, nor one that was taken in had it."""
        is_there = any(self.path.with_name(each).exists() for each in (name, f"{name}.new"))
        return not is_there and name not in _content(self.path).get(_TAKEN, ())

    def _stage(self, path: Path, drafts: dict[DraftPlace, Draft], taken: Sequence[str]) -> None:
        rows = [
            {"id": id, "field": field, "text": draft.text, "over": draft.over}
            for (id, field), draft in drafts.items()
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


def _read_or_raise(path: Path, parts: Iterable[Path]) -> dict[DraftPlace, Draft]:
    """Return what is kept in some files, nothing where they are missing or hold no drafts."""
    taken = _content(path).get(_TAKEN, ())
    drafts: dict[DraftPlace, Draft] = {}
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


def _drafts_in(content: dict[str, Any]) -> dict[DraftPlace, Draft]:
    try:
        drafts = {
            (row["id"], row["field"]): Draft(row["text"], row.get("over", ""))
            for row in content.get("drafts", ())
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {
        (id, field): draft
        for (id, field), draft in drafts.items()
        if draft.text and all(isinstance(each, str) for each in (id, field, *draft))
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
