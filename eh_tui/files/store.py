"""One workbook on disk: the only way by which a change reaches its file."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from eh_tui.errors import BrokenFile, NotFound, NotSaved, Refused
from eh_tui.files.durable import why, write_durably
from eh_tui.files.workbook_read import LARGEST, SCHEMA
from eh_tui.files.workbook_text import WorkbookText
from eh_tui.model.edits import Edit
from eh_tui.model.workbook import Workbook

_Stamp = tuple[int, int, int, int]


class Store:
    """A workbook file, read, and changed only where it still says what its reader saw."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises `NotFound`, `Refused` or `BrokenFile` in one sentence."""
        self.path = path
        self._stamp, data = _read(path)
        self.text = _parse(path, data)

    @property
    def workbook(self) -> Workbook:
        """The audit as last read."""
        return self.text.workbook

    @property
    def view_only(self) -> str:
        """Why the workbook can't be changed, "" where it can."""
        if self.workbook.schema > SCHEMA:
            return (
                f"{self.path.name} was made by a newer eh-tui (format {self.workbook.schema}); "
                "it can be read here, and changed after an update."
            )
        return ""

    def refresh(self) -> bool:
        """Read the file again where it has changed on disk, and say whether it had.

        Raises `BrokenFile` or `NotFound`, and keeps what was read last.
        """
        if _stamp_of(self.path) == self._stamp:
            return False
        stamp, data = _read(self.path)
        text = _parse(self.path, data)
        changed = text.text != self.text.text
        self._stamp, self.text = stamp, text
        return changed

    def commit(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Put edits on disk, all or none, and return the edits that undo them.

        What others wrote meanwhile is read first and kept. Raises `Conflict` where a field
        no longer holds what its edit saw, `NotSaved` where the disk refuses, and `EhError`
        of other kinds where the file can't take the edit; the file is then as it was.
        """
        while True:
            self.refresh()
            if self.view_only:
                raise Refused(self.view_only)
            text, undo = self.text.edited(edits)
            if text.text == self.text.text:
                return undo
            try:
                write_durably(self.path, text.encode(), last_look=self._stop_if_moved)
            except _Moved:
                continue
            except OSError as error:
                raise NotSaved(f"Not saved: {why(error)}. {self.path.name} is unchanged.") from None
            self.text = text
            self._stamp = _stamp_of(self.path)
            return undo

    def _stop_if_moved(self) -> None:
        if _stamp_of(self.path) != self._stamp:
            raise _Moved


class _Moved(Exception):
    """Somebody saved the file while an edit was being written."""


def content_of(path: Path) -> bytes:
    """Return a workbook file's bytes, whole or broken; raises `NotFound` or `Refused`."""
    return _read(path)[1]


def _stamp_of(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise NotFound(f"{path} is missing; it may have been moved or renamed.") from None
    except OSError as error:
        raise NotFound(f"{path} can't be read: {why(error)}.") from None
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"{path} is not a regular file; name a workbook (.toml).")
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


def _read(path: Path) -> tuple[_Stamp, bytes]:
    stamp = _stamp_of(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise NotFound(f"{path} can't be read: {why(error)}.") from None
    return stamp, data


def _parse(path: Path, data: bytes) -> WorkbookText:
    if not data.strip():
        raise BrokenFile(f"{path.name} is empty; 'eh-tui new' makes a workbook.")
    try:
        text = WorkbookText.parse(data)
    except BrokenFile as error:
        raise BrokenFile(f"{path.name}, {error}", error.line, error.column) from None
    if not text.workbook.commitments:
        raise BrokenFile(f"{path.name} holds no [[commitments]], so it is not a workbook.")
    return text


def create(path: Path, form: Path, school: str) -> Store:
    """Make a workbook from a form, for a school; raises `Refused` where the file exists."""
    from eh_tui.model.edits import set_field
    from eh_tui.model.workbook import Kind

    if os.path.lexists(path):
        raise Refused(f"{path} exists already; open it, or choose another name.")
    text = WorkbookText.parse(form.read_bytes())
    named, _ = text.edited([set_field(text.workbook, Kind.SCHOOL, "school", "name", school)])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, named.encode())
    except OSError as error:
        raise NotSaved(f"{path} was not made: {why(error)}.") from None
    return Store(path)
