"""One workbook on disk, its file and its history: the only way by which a change reaches them.

The order of a commit (RELIABILITY.md 2): hold the history, catch up with the disk, compare
old values, stage the new file, put the history's line on disk (from here on the change is
made), replace the file. Whoever opens next finishes what a crash left between the last two.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from eh_tui.errors import BrokenFile, Conflict, EhError, NotSaved, Refused
from eh_tui.files.disk import FRESH, Stamp, can_lock, is_fresh, number_of_names, read, stamp_of
from eh_tui.files.durable import Staged, clear_stale, stage, why, write_durably
from eh_tui.files.journal import Journal, Writer, history_of
from eh_tui.files.replay import workbook_at
from eh_tui.files.user import user_name
from eh_tui.files.workbook_read import SCHEMA
from eh_tui.files.workbook_text import WorkbookText
from eh_tui.model.diff import diff
from eh_tui.model.edits import Edit, apply, set_field
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
        self._opened = self._known = last.n if (last := self.journal.lines.last) else 0
        self._mine: set[int] = set()
        self._swept = 0.0
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

    @property
    def caution(self) -> str:
        """What whoever opens the workbook should know, "" for nothing."""
        with contextlib.suppress(OSError):
            if number_of_names(self.path) > 1:
                return (
                    f"{self.path.name} has a second name on this disk (a hard link); "
                    "the file of that name will not follow what is changed here."
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
                        return self._write(writer, self._effective(edits), label, turns)
                    except _Moved:
                        continue
        except OSError as error:
            raise NotSaved(f"Not saved: {why(error)}. {self.path.name} is unchanged.") from None

    def mark(self, name: str) -> None:
        """Give this moment a name in the history; raises `NotSaved`."""
        with self.held() as writer:
            self._mine.add(writer.add(Record(Event.MARK, label=name)).n)

    @contextlib.contextmanager
    def held(self) -> Iterator[Writer]:
        """Hold the history, caught up with the disk, against all others; raises `NotSaved`."""
        if self.view_only:
            raise Refused(self.view_only)
        try:
            with self.journal.locked() as writer:
                self._catch_up(writer)
                yield writer
        except OSError as error:
            raise NotSaved(f"Not saved: {why(error)}.") from None

    def _effective(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return the edits without those that others have made already."""
        state: Workbook = self.workbook
        kept: list[Edit] = []
        for at, edit in enumerate(edits if len(edits) > 1 else ()):
            try:
                after = apply(state, edit)
            except EhError:
                return (*kept, *edits[at:])
            if after != state:
                kept.append(edit)
            state = after
        return tuple(kept if len(edits) > 1 else edits)

    def _write(
        self, writer: Writer, edits: tuple[Edit, ...], label: str, turns: int, by: str = ""
    ) -> tuple[Edit, ...]:
        """Commit edits; `by` is who made them, if it was not this session."""
        try:
            text, undo = self.text.edited(edits)
        except Conflict as conflict:
            record = writer.add(Record(Event.CONFLICT, by=by, label=label, edits=edits))
            if not by:
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
                    Event.CHANGE, by=by, label=label, edits=edits, undo=undo, turns=turns,
                    before=self._hash, after=_sha(data),
                )
            )  # fmt: skip
        except BaseException:
            staged.drop()
            raise
        if not by:
            self._mine.add(record.n)
        # From here on the change is made: what fails now is finished by whoever comes next.
        try:
            self._put(staged, data, text)
            writer.finished(record.n)
        except _Moved:
            self._take(_NOT_ON_DISK, data, text)
            with contextlib.suppress(OSError, EhError):
                self._catch_up(writer)
        except (OSError, EhError):
            self._take(_NOT_ON_DISK, data, text)
        return undo

    def _put(self, staged: Staged, data: bytes, text: WorkbookText) -> None:
        """Put new content in the file's place, unless somebody saved the file meanwhile."""
        try:
            self._take(staged.put(self._stop_if_moved), data, text)
        except BaseException:
            staged.drop()
            raise

    # Catching up

    def _reconcile(self) -> None:
        """Bring file and history together where they differ, if this may be changed at all."""
        state = self.journal.lines.last_state
        if state is None or state.after == self._hash or self.view_only:
            return
        try:
            with self.journal.locked() as writer:
                self._catch_up(writer)
        except (OSError, NotSaved):
            return  # whoever may only read can still read; who changes something is told

    def _catch_up(self, writer: Writer) -> None:
        """Read what is on disk now, finish what a crash left, and note what came from outside."""
        while True:
            try:
                return self._catch_up_once(writer)
            except _Moved:
                continue

    def _sweep(self) -> None:
        """Take away, now and then, what killed sessions left."""
        if not self._swept or time.monotonic() - self._swept > _BETWEEN_SWEEPS:
            self._swept = time.monotonic()
            clear_stale(self.path)

    def _catch_up_once(self, writer: Writer) -> None:
        self._sweep()
        if stamp_of(self.path) != self._stamp:
            stamp, data = self._look()
            self._take(stamp, data, _parse(self.path, data))
        state = writer.lines.last_state
        if state is None:
            label = "the history before this is gone" if self._opened or self._mine else ""
            text = self.text.text
            writer.begin(self.path, Record(Event.BASE, label=label, text=text, after=self._hash))
        elif state.n in writer.lines.done:
            if state.after != self._hash:
                self._note_outside(writer, state)
        elif state.event is Event.CHANGE:
            if state.after == self._hash:
                writer.finished(state.n)
            elif state.before != self._hash or not self._finish(writer, state):
                self._note_outside(writer, state, unfinished=True)
        elif state.after != self._hash:
            self._note_outside(writer, state, unfinished=bool(state.turns))
        elif state.turns:
            self._make_again(writer, state)

    def _finish(self, writer: Writer, state: Record) -> bool:
        """Let the file follow a change whose writer died before it could.

        Returns whether it can: not where a program that writes TOML another way made it.
        """
        try:
            text, _ = self.text.edited(state.edits)
        except EhError:
            return False
        data = text.encode()
        if _sha(data) != state.after:
            return False
        try:
            self._put(stage(self.path, data), data, text)
        except (OSError, EhError):
            self._take(_NOT_ON_DISK, data, text)
            raise
        writer.finished(state.n)
        return True

    def _note_outside(self, writer: Writer, state: Record, *, unfinished: bool = False) -> None:
        """Put into the history what somebody changed without it, and save what that undid.

        `unfinished` says that the file had not followed the last change yet.
        """
        known = state.turns if state.event is Event.OUTSIDE else state.n
        lost = known if unfinished else 0
        before = state.n - 1 if state.n == lost else state.n
        was = workbook_at(writer.lines.since_text(before), before)
        outside = Record(
            Event.OUTSIDE, by="outside", edits=diff(was, self.workbook) if was else (),
            text=self.text.text, before=state.after, after=self._hash, turns=lost,
        )  # fmt: skip
        outside = writer.add(outside)
        if lost:
            self._make_again(writer, outside)

    def _make_again(self, writer: Writer, outside: Record) -> None:
        """Make the change again that the file had not followed when it was saved from outside.

        What holds something else by now is noted as a conflict.
        """
        lost = next((one for one in writer.lines.backwards() if one.n == outside.turns), None)
        state, kept, missed = self.workbook, [], []
        for edit in lost.edits if lost else ():
            try:
                state = apply(state, edit)
                kept.append(edit)
            except EhError:
                missed.append(edit)
        if lost and missed:
            writer.add(Record(Event.CONFLICT, by=lost.by, label=lost.label, edits=tuple(missed)))
        if lost and kept:
            with contextlib.suppress(EhError):
                self._write(writer, tuple(kept), lost.label, 0, lost.by)
        writer.finished(outside.n)

    # Reading

    def _look(self) -> tuple[Stamp, bytes]:
        """Return the file as it is, waiting for an editor that is in the middle of saving it.

        What another session put there is whole, and known by the history.
        """
        deadline = time.monotonic() + _PATIENCE
        while True:
            stamp, data = read(self.path)
            state = self.journal.read().last_state
            if state and _sha(data) in (state.after, state.before):
                return stamp, data
            if not is_fresh(stamp) or time.monotonic() > deadline:
                return stamp, data
            time.sleep(FRESH / 5)

    def _take(self, stamp: Stamp, data: bytes, text: WorkbookText) -> None:
        self._stamp, self._hash, self.text = stamp, _sha(data), text

    def _stop_if_moved(self) -> None:
        if stamp_of(self.path) != self._stamp:
            raise _Moved

    def _news(self) -> tuple[Record, ...]:
        lines = self.journal.lines
        shorter = lines.count < self._told  # then it was compacted: what is known has its number
        news = lines.from_(0 if shorter else self._told)
        known, self._known = self._known, news[-1].n if news else self._known
        self._told = lines.count
        return tuple(
            record
            for record in news
            if record.n not in self._mine and not (shorter and record.n <= known)
        )


_NOT_ON_DISK: Stamp = (0, 0, 0, 0)
"""The stamp of a text that the history holds and the file does not hold yet."""

_PATIENCE = 2.0
"""Seconds to wait for an editor to finish its saving."""

_BETWEEN_SWEEPS = 60.0
"""Seconds."""


class _Moved(Exception):
    """Somebody saved the file while an edit was being written."""


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _parse(path: Path, data: bytes) -> WorkbookText:
    if not data.strip():
        if history_of(path).is_file():
            raise BrokenFile(
                f"{path.name} is empty; 'eh-tui history restore {path.name}' brings back the "
                "last text that its history holds."
            )
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
