"""A workbook for those who only look: nothing on disk is changed, not even its history."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from eh_tui.errors import BrokenFile, EhError, Unreadable
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.unnoted import is_unfinished, unnoted
from eh_tui.files.store.workbook_file import sha, workbook_text
from eh_tui.files.system import disk
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record


@dataclass(frozen=True)
class Peek:
    """A workbook as it is at this moment."""

    path: Path
    text: WorkbookText
    """Its text, with the change that a killed session had put into the history only."""
    changed: datetime
    """When the file was changed last, on this machine's clock."""
    _hash: str

    @cached_property
    def workbook(self) -> Workbook:
        """The audit that the text holds, with the days on which its dates were typed."""
        held = self.text.workbook
        if held.offer and not (held.actions or held.rows or held.training):
            return held  # nothing in it counts from the day on which it was typed
        from eh_tui.model.when.typed import with_days_typed

        return with_days_typed(held, self._records_holding)

    @cached_property
    def records_to_now(self) -> tuple[Record, ...]:
        """The history, with what was changed outside of it and is not in it yet.

        Raises `Unreadable` where it can't be read.
        """
        lines = Journal(history_of(self.path), "", self.path).read()
        outside = unnoted(lines, self._hash, self.workbook, _in_utc(self.changed))
        return (*lines.records, outside) if outside else lines.records

    @property
    def moment(self) -> str:
        """When the history last tells of a change, "" where it does not lead to this text."""
        try:
            return Journal(history_of(self.path), "", self.path).read().moment_of(self._hash)
        except Unreadable:
            return ""

    def _records_holding(self, texts: Collection[str]) -> tuple[Record, ...]:
        """Return what the history has of some texts, nothing where it can't be read."""
        try:
            return Journal(history_of(self.path), "", self.path).read().holding(texts)
        except Unreadable:
            return ()


def peek(path: Path, *, follow: bool = True) -> Peek:
    """Return the workbook in a file; raises `NotFound`, `Refused` or `BrokenFile`.

    A symbolic link is followed at a name that somebody typed, and nowhere else.
    """
    stamp, data = disk.read_bytes(path, follow=follow)
    digest = sha(data)
    text = _with_unfinished(path, workbook_text(path, data), digest)
    changed = datetime.fromtimestamp(stamp[2] / 1e9).astimezone()
    return Peek(path, text, changed, digest)


def records_of(path: Path) -> tuple[Record, ...]:
    """Return a workbook's history, also where its file can't be read: it is needed most then.

    Raises `NotFound` where there is no such file, `Unreadable` where the history can't be read.
    """
    try:
        return peek(path).records_to_now
    except BrokenFile:
        return Journal(history_of(path), "", path).read().records


def _with_unfinished(path: Path, text: WorkbookText, digest: str) -> WorkbookText:
    """Return a text with the change that the history holds and the file has yet to follow."""
    try:
        lines = Journal(history_of(path), "", path).read()
        if (state := lines.last_state) and is_unfinished(lines, digest):
            return text.edited(state.edits)[0]
    except EhError:  # what can't be told from the history is as the file has it
        pass
    return text


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
