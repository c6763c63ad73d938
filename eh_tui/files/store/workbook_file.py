"""A workbook's file as last read, and the one way to put another text in its place."""

import os
import time
from pathlib import Path

from eh_tui.errors import BrokenFile, NotFound, Refused
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.system.disk import FRESH, Stamp, is_fresh, read_bytes, stamp_of
from eh_tui.files.system.durable import Staged, clear_stale
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.files.toml.text import WorkbookText

_NOT_ON_DISK: Stamp = (0, 0, 0, 0)
"""The stamp of a text that the history holds and the file does not hold yet."""

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How files of Word, Excel and their kin begin, new and old."""

_PATIENCE = 2.0
"""Seconds to wait for an editor to finish its saving."""

_BETWEEN_SWEEPS = 60.0
"""Seconds."""


class Moved(Exception):
    """Somebody saved the file while an edit was being written."""


class WorkbookFile:
    """The text of a workbook's file with its hash, and whether the file still is that text."""

    def __init__(self, path: Path, journal: Journal) -> None:
        """Read the file; raises `NotFound`, `Refused` or `BrokenFile` in one sentence."""
        self.path = path
        self.real = Path(os.path.realpath(path))
        """Where a link leads, as it was when the workbook was opened."""
        self._journal = journal
        self._swept = 0.0
        self._called = str(path)
        """How sentences name it: by its path while it is being opened, then by its name."""
        self.read()
        self._called = path.name
        self.first = self.text, self.hash
        """What was read when the workbook was opened, with which a history begins."""

    @property
    def is_changed(self) -> bool:
        """Whether somebody has saved the file since; raises `NotFound` or `Refused`.

        To be asked often: a network drive may say so some seconds later.
        """
        self.stop_if_elsewhere()
        return stamp_of(self.path) != self._stamp

    @property
    def is_changed_on_disk(self) -> bool:
        """Whether somebody has saved it, as the disk has it now; raises as `is_changed`.

        To be asked before a change. A network drive tells of a name what was so some seconds ago,
        and asks anew where a file is opened (nfs(5), close-to-open); the bytes are looked at, since
        whoever writes a file in place may leave its size and give it its old time.
        """
        self.stop_if_elsewhere()
        _, data = read_bytes(self.real, follow=False)
        is_same = sha(data) == self.hash
        return not is_same or stamp_of(self.real, follow=False) != self._stamp  # at the very last

    def read(self) -> None:
        """Read the file anew; raises as the beginning does, and keeps what was read last."""
        stamp, data = self._look()
        self._take(stamp, data, workbook_text(self.path, data))

    def put(self, staged: Staged, data: bytes, text: WorkbookText) -> None:
        """Put a staged text in the file's place.

        Raises `Moved` where somebody saved the file meanwhile, and `OSError`; the file is
        then as it was.
        """
        try:
            self._take(staged.put(self.stop_if_moved), data, text)
        except BaseException:
            staged.drop()
            raise

    def expect(self, data: bytes, text: WorkbookText) -> None:
        """Go on with a text that the history holds and that the file has yet to follow."""
        self._take(_NOT_ON_DISK, data, text)

    def stop_if_moved(self) -> None:
        """Raise `Moved` where somebody has saved the file since it was read."""
        if self.is_changed_on_disk:
            raise Moved

    def stop_if_elsewhere(self) -> None:
        """Raise `NotFound` where the file is gone, or its name leads to another place by now.

        Somebody may have put a link to a private workbook there, whose text would go into a
        history that others read.
        """
        if Path(os.path.realpath(self.path)) != self.real:
            raise NotFound(
                f"{self._called} is missing: it leads to another place than when it was opened. "
                "Close it, and open the one that you want."
            )
        try:
            stamp_of(self.path)
        except (NotFound, Refused) as error:
            sentence = str(error).replace(str(self.path), self._called)
            raise type(error)(sentence) from None

    def sweep(self) -> None:
        """Take away, now and then, what killed sessions left beside the file."""
        if not self._swept or time.monotonic() - self._swept > _BETWEEN_SWEEPS:
            self._swept = time.monotonic()
            clear_stale(self.real)

    def _look(self) -> tuple[Stamp, bytes]:
        """Return the file as it is, waiting for an editor that is in the middle of saving it.

        What another session put there is whole, and known by the history.
        """
        self.stop_if_elsewhere()
        deadline = time.monotonic() + _PATIENCE
        while True:
            stamp, data = read_bytes(self.real, follow=False)
            state = self._journal.read().last_state
            if state and sha(data) in (state.after, state.before):
                return stamp, data
            if not is_fresh(stamp) or time.monotonic() > deadline:
                return stamp, data
            time.sleep(FRESH / 5)

    def _take(self, stamp: Stamp, data: bytes, text: WorkbookText) -> None:
        self._stamp, self.hash, self.text = stamp, sha(data), text


def sha(data: bytes) -> str:
    """Return the SHA-256 by which the history knows a file's content."""
    return sha256(data)


def stop_if_of_office(path: Path, data: bytes) -> None:
    """Raise `Refused` for a file of an office program, with what can be done with it."""
    if data.startswith(_OFFICE) and path.suffix.lower() != ".toml":
        raise Refused(
            f"{path.name} is an office program's file and no workbook. If it came back, "
            f"'eh-tui import WORKBOOK {path.name}' takes it into its workbook; 'eh-tui new "
            f"NEW.toml --from-document {path.name}' makes a workbook of it, and 'eh-tui form "
            f"draft {path.name}' a form."
        )


def workbook_text(path: Path, data: bytes) -> WorkbookText:
    """Return the text in a workbook file's bytes.

    Raises `BrokenFile` naming file and line, `Refused` where it is a file of an office program.
    """
    stop_if_of_office(path, data)
    if not data.strip():
        if os.path.isfile(history_of(path)):  # Path's raises where the disk fails
            raise BrokenFile(
                f"{path.name} is empty; 'eh-tui history restore {path.name}' brings back the "
                "last text that its history holds.",
                name=path.name,
            )
        raise BrokenFile(f"{path.name} is empty; 'eh-tui new' makes a workbook.", name=path.name)
    try:
        text = WorkbookText.parse(data)
    except BrokenFile as error:
        sentence = f"{path.name}, {error}"
        raise BrokenFile(sentence, error.line, error.column, path.name) from None
    if not text.workbook.is_form:
        raise BrokenFile(
            f"{path.name} holds no [[commitments]], so it is not a workbook.", name=path.name
        )
    return text
