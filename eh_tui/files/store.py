"""One workbook on disk, its file and its history: the only way by which a change reaches them.

The order of a commit (RELIABILITY.md 2): hold the history, catch up with the disk, compare
old values, stage the new file, put the history's line on disk (from here on the change is
made), replace the file. Whoever opens next finishes what a crash left between the last two.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from eh_tui.errors import BrokenFile, Conflict, EhError, NotSaved, Refused
from eh_tui.files.disk import Stamp, can_lock, read, settled, stamp_of
from eh_tui.files.durable import stage, why, write_durably
from eh_tui.files.journal import Journal, Writer, history_of
from eh_tui.files.replay import workbook_at
from eh_tui.files.user import user_name
from eh_tui.files.workbook_read import SCHEMA
from eh_tui.files.workbook_text import WorkbookText
from eh_tui.model.diff import diff
from eh_tui.model.edits import Edit, set_field
from eh_tui.model.history import Event, Record, last_change
from eh_tui.model.workbook import Kind, Workbook


class Store:
    """A workbook file and its history, changed only where they still say what was seen."""

    def __init__(self, path: Path, by: str = "") -> None:
        """Read the file; raises `NotFound`, `Refused` or `BrokenFile` in one sentence.

        `by` is who changes it, if not the operating-system user.
        """
        self.path = path
        self.journal = Journal(history_of(path), by or user_name())
        self.journal.read()
        self._told = self.journal.lines.count
        self._opened = last.n if (last := self.journal.lines.last) else 0
        self._mine: set[int] = set()
        stamp, data = self._look()
        self._locks = can_lock(path)
        self._take(stamp, data, _parse(path, data))
        self._reconcile()

    @property
    def workbook(self) -> Workbook:
        """The audit as last read."""
        return self.text.workbook

    @property
    def records(self) -> tuple[Record, ...]:
        """The history as last read."""
        return self.journal.lines.records

    @property
    def own_records(self) -> tuple[Record, ...]:
        """What this session did, and what its user had done before it began.

        Another session of the same user at the same time is somebody else's (RELIABILITY.md
        F19).
        """
        return tuple(
            record
            for record in self.records
            if record.by == self.journal.by and (record.n <= self._opened or record.n in self._mine)
        )

    @property
    def view_only(self) -> str:
        """Why the workbook can't be changed, "" where it can."""
        if self.workbook.schema > SCHEMA:
            return (
                f"{self.path.name} was made by a newer eh-tui (format {self.workbook.schema}); "
                "it can be read here, and changed after an update."
            )
        if not self._locks:
            return (
                f"{self.path.name} is on a disk without file locks, where two people could "
                "overwrite each other: it can be read here, and changed on the machine it is on."
            )
        return ""

    def refresh(self) -> tuple[Record, ...]:
        """Read on where file or history have changed, and return what others did meanwhile.

        Raises `BrokenFile`, `NotFound` or `NotSaved`, and keeps what was read last.
        """
        self.journal.read()
        if stamp_of(self.path) != self._stamp:
            stamp, data = self._look()
            self._take(stamp, data, _parse(self.path, data))
            self._reconcile()
        return self._news()

    def commit(self, edits: Sequence[Edit], label: str = "", *, turns: int = 0) -> tuple[Edit, ...]:
        """Put edits on disk, all or none, and return the edits that undo them.

        What others wrote meanwhile is read first and kept. `turns` is the number of the
        record that is undone or made again. Raises `Conflict` where a field no longer holds
        what its edit saw (what was wanted is then in the history), `NotSaved` where the
        disk refuses, and `EhError` of other kinds where the file can't take the edit; the
        file is then as it was.
        """
        if self.view_only:
            raise Refused(self.view_only)
        stamp_of(self.path)
        try:
            with self.journal.locked() as writer:
                while True:
                    self._catch_up(writer)
                    try:
                        return self._write(writer, tuple(edits), label, turns)
                    except _Moved:
                        continue
        except OSError as error:
            raise NotSaved(f"Not saved: {why(error)}. {self.path.name} is unchanged.") from None

    def mark(self, name: str) -> None:
        """Give this moment a name in the history; raises `NotSaved`."""
        self._note(Record(Event.MARK, label=name))

    def _note(self, record: Record) -> None:
        if self.view_only:
            raise Refused(self.view_only)
        try:
            with self.journal.locked() as writer:
                self._catch_up(writer)
                self._mine.add(writer.add(record).n)
        except OSError as error:
            raise NotSaved(f"Not saved: {why(error)}.") from None

    def _write(
        self, writer: Writer, edits: tuple[Edit, ...], label: str, turns: int
    ) -> tuple[Edit, ...]:
        try:
            text, undo = self.text.edited(edits)
        except Conflict as conflict:
            record = writer.add(Record(Event.CONFLICT, label=label, edits=edits))
            self._mine.add(record.n)
            last = last_change(writer.lines.records, edits)
            conflict.wanted = edits
            conflict.by, conflict.at = (last.by, last.at) if last else ("", "")
            raise
        if text.text == self.text.text:
            return ()
        data = text.encode()
        staged = stage(self.path, data)
        try:
            self._stop_if_moved()
            record = writer.add(
                Record(
                    Event.CHANGE, label=label, edits=edits, undo=undo, turns=turns,
                    before=self._hash, after=_sha(data),
                )
            )  # fmt: skip
        except BaseException:
            staged.drop()
            raise
        self._mine.add(record.n)
        # From here on the change is made: what fails now is finished by whoever comes next.
        try:
            self._stop_if_moved()
            self._take(staged.put(), data, text)
        except _Moved:
            staged.drop()
            self._catch_up(writer)
        except OSError:
            staged.drop()
            self._take(self._stamp, data, text)
        else:
            writer.finished(record.n)
        return undo

    # Catching up

    def _reconcile(self) -> None:
        """Bring file and history together where they differ, if this may be changed at all."""
        state = self.journal.lines.last_state
        if state is None or state.after == self._hash or self.view_only:
            return
        try:
            with self.journal.locked() as writer:
                self._catch_up(writer)
        except OSError as error:
            raise NotSaved(f"The history can't be kept: {why(error)}.") from None

    def _catch_up(self, writer: Writer) -> None:
        """Read what is on disk now, finish what a crash left, and note what came from outside."""
        if stamp_of(self.path) != self._stamp:
            stamp, data = self._look()
            self._take(stamp, data, _parse(self.path, data))
        state = writer.lines.last_state
        if state is None:
            text = self.text.text
            writer.add(Record(Event.BASE, text=text, after=self._hash))
        elif state.after == self._hash:
            if state.event is Event.CHANGE and state.n not in writer.lines.done:
                writer.finished(state.n)
        elif self._hash == state.before and state.n not in writer.lines.done:
            self._finish(writer, state)
        else:
            self._note_outside(writer, state)

    def _finish(self, writer: Writer, state: Record) -> None:
        """Let the file follow a change whose writer died before it could."""
        text, _ = self.text.edited(state.edits)
        data = text.encode()
        if _sha(data) != state.after:
            raise NotSaved("The history's last change does not fit the file; see 'eh-tui check'.")
        staged = stage(self.path, data)
        try:
            self._stop_if_moved()
            self._take(staged.put(), data, text)
        except BaseException:
            staged.drop()
            raise
        writer.finished(state.n)

    def _note_outside(self, writer: Writer, state: Record) -> None:
        """Put into the history what somebody changed without it, and save what that undid."""
        unfinished = state.event is Event.CHANGE and state.n not in writer.lines.done
        was = workbook_at(writer.lines.records, state.n - 1 if unfinished else state.n)
        edits = diff(was, self.workbook) if was else ()
        outside = Record(
            Event.OUTSIDE, by="outside", edits=edits, text=self.text.text,
            before=state.after, after=self._hash,
        )  # fmt: skip
        writer.add(outside)
        for edit in state.edits if unfinished else ():
            try:
                self._write(writer, (edit,), state.label, 0)
            except EhError:
                continue

    # Reading

    def _look(self) -> tuple[Stamp, bytes]:
        """Return the file as it is, waiting for an editor that is in the middle of saving it."""
        stamp, data = read(self.path)
        state = self.journal.lines.last_state
        if state and _sha(data) in (state.after, state.before):
            return stamp, data
        return settled(self.path)

    def _take(self, stamp: Stamp, data: bytes, text: WorkbookText) -> None:
        self._stamp, self._hash, self.text = stamp, _sha(data), text

    def _stop_if_moved(self) -> None:
        if stamp_of(self.path) != self._stamp:
            raise _Moved

    def _news(self) -> tuple[Record, ...]:
        lines = self.journal.lines
        if lines.count < self._told:  # the history was replaced by a shorter one
            self._told = 0
        news = lines.from_(self._told)
        self._told = lines.count
        return tuple(record for record in news if record.n not in self._mine)


class _Moved(Exception):
    """Somebody saved the file while an edit was being written."""


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


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
