"""What is typed and not yet saved: kept on disk, so that a lost line loses no sentence."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
        self._texts = _read(self.path)
        self._on_disk = dict(self._texts)
        self._unsaved: dict[DraftPlace, Draft] = {}
        self._late: set[DraftPlace] = set()
        """The fields whose text could not be saved when it was typed."""

    def look(self) -> None:
        """Take up what other sessions have kept or dropped since, beside what is not saved here."""
        with contextlib.suppress(OSError):
            mine = self._unsaved
            there = {at: each for at, each in _read_or_raise(self.path).items() if at not in mine}
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
        going = dict(self._unsaved)
        try:
            self._write(going)
        except OSError as error:
            self._late |= going.keys()
            return f"What you type can't be kept as a draft: {why(error)}."
        for place, draft in going.items():
            if self._unsaved.get(place) is draft:
                self._unsaved.pop(place, None)
                self._late.discard(place)
        return ""

    def _write(self, going: dict[DraftPlace, Draft]) -> None:
        folder = self.path.parent
        if not any(draft.text for draft in going.values()) and not self.path.exists():
            return
        make_private(folder)
        with _alone_in(folder) as is_alone:
            staged = self.path.with_suffix(".new" if is_alone else f".{os.getpid()}.new")
            while not self._put(going, staged):
                pass

    def _put(self, going: dict[DraftPlace, Draft], staged: Path) -> bool:
        """Put some texts beside what is kept, and say whether that was still as it had been read.

        Another session may have waited for this one in vain, and have written meanwhile.
        """
        before = _read_or_raise(self.path)
        wanted = {
            place: draft
            for place, draft in going.items()
            if (draft.text and place not in self._late)
            or before.get(place) == self._on_disk.get(place)
        }
        after = {place: draft for place, draft in (before | wanted).items() if draft.text}
        if after == before:
            self._on_disk = before
            return True
        if after:
            rows = [
                {"id": id, "field": field, "text": draft.text, "over": draft.over}
                for (id, field), draft in after.items()
            ]
            # In ASCII, so that no half character of a name or a text can spoil it.
            content = json.dumps({"workbook": self._workbook, "drafts": rows}, indent=1)
            _stage(staged, content.encode())
        if _read_or_raise(self.path) != before:
            return False
        if after:
            os.replace(staged, self.path)
        else:
            self.path.unlink(missing_ok=True)
        sync_folder(self.path.parent)
        self._on_disk = after
        return True


def _read(path: Path) -> dict[DraftPlace, Draft]:
    """Return what is kept in a file, nothing where it can't be read just now."""
    try:
        return _read_or_raise(path)
    except OSError:
        return {}


def _read_or_raise(path: Path) -> dict[DraftPlace, Draft]:
    """Return what is kept in a file, nothing where it is missing, damaged or somebody else's.

    Raises `OSError` where the disk fails: what is there must not be written over unseen.
    """
    try:
        rows = json.loads(read_own(path, _LARGEST))["drafts"]
        drafts = {
            (row["id"], row["field"]): Draft(row["text"], row.get("over", "")) for row in rows
        }
    except OSError as error:
        if error.errno and not isinstance(error, FileNotFoundError | PermissionError):
            raise
        return {}
    except (ValueError, KeyError, TypeError, RecursionError):
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


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[bool]:
    """Keep other sessions out of a folder, if they leave it soon and the disk has locks at all.

    What is given back is whether they are kept out.
    """
    if os.name == "nt":
        yield False
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    is_alone = False
    try:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.005)
            except OSError:
                break
            else:
                is_alone = True
                break
        yield is_alone
    finally:
        os.close(descriptor)
