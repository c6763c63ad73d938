"""One workbook on disk, its file and its history: the only way by which a change reaches them."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from eh_tui.errors import NotSaved, Refused, Unreadable
from eh_tui.files.store.commit import Wanted, catch_up, commit, effective
from eh_tui.files.store.journal import Journal, JournalWriter, history_of, now
from eh_tui.files.store.lock import absent
from eh_tui.files.store.own_marks import OwnMarks
from eh_tui.files.store.seen import Seen
from eh_tui.files.store.unnoted import unnoted, with_ids_given
from eh_tui.files.store.workbook_file import Moved, WorkbookFile
from eh_tui.files.system.access import why_not_changed, why_not_saved_beside
from eh_tui.files.system.disk import can_lock, number_of_names
from eh_tui.files.system.durable import why
from eh_tui.files.system.user import user_name
from eh_tui.files.toml.read import SCHEMA
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.locking import refusal, stop_if_locked
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record, taken_over

LabelledStep = tuple[str, Sequence[Edit]]
"""What is made as one: its label in the history, and its edits."""


class Store:
    """A workbook file and its history, changed only where they still say what was seen."""

    def __init__(self, path: Path, by: str = "") -> None:
        """Read the file and its history.

        Raises `NotFound`, `Refused` or `BrokenFile` where the file can't be read, and
        `Unreadable` where the history can't be; each says it in one sentence.
        `by` is who changes it, if not the operating-system user.
        """
        self.path = path
        self.journal = Journal(history_of(path), by or user_name(), path)
        self.journal.read()
        self._opened = self._known = last.n if (last := self.journal.lines.last) else 0
        self._mine: set[int] = set()
        self.marks = OwnMarks(path)
        self._file = WorkbookFile(path, self.journal)
        self._read: tuple[Workbook, int] | None = None
        """The text's workbook, and the length of the history, that `workbook` was made of."""
        self._locks = can_lock(path)
        self._reconcile()

    @property
    def text(self) -> WorkbookText:
        """The file's text as last read."""
        return self._file.text

    @property
    def workbook(self) -> Workbook:
        """The audit as last read, with what only the history knows of it.

        That is on which days its relative dates were typed, and which ids are not to be given
        again.
        """
        plain, lines = self._file.text.workbook, self.journal.lines
        if self._read is None or self._read[0] is not plain or self._read[1] != lines.count:
            from eh_tui.model.when.typed import with_days_typed

            self._read = plain, lines.count
            known = with_ids_given(lines, self._file.hash, plain)
            self._workbook = with_days_typed(known, lines.holding)
        return self._workbook

    @property
    def records(self) -> tuple[Record, ...]:
        """The history as last read."""
        return self.journal.lines.records

    @property
    def records_to_now(self) -> tuple[Record, ...]:
        """The history, with what was changed outside of it and is not in it yet, as it is now."""
        outside = unnoted(self.journal.lines, self._file.hash, self.workbook, now())
        return (*self.records, outside) if outside else self.records

    @property
    def moment(self) -> str:
        """When the history last tells of a change, "" where it does not lead to this text."""
        return self.journal.lines.moment_of(self._file.hash)

    @property
    def own_records(self) -> tuple[Record, ...]:
        """What this session did, and what its user had done before it began.

        Another session of the same user at the same time is somebody else's (RELIABILITY.md
        F19).
        """
        mine = (each for each in self.records if each.is_by(self.journal.by))
        return tuple(each for each in mine if each.n <= self._opened or each.n in self._mine)

    def is_recorded_here(self, record: Record) -> bool:
        """Say whether this session, or another of its account on this machine, wrote a record."""
        return record.n in self._mine or self.marks.holds(record, self.records)

    def is_denied(self, record: Record) -> bool:
        """Say whether a record is under this account's name, which knows better (`OwnMarks`)."""
        return record.n not in self._mine and self.marks.denies(record, self.records)

    @property
    def view_only(self) -> str:
        """Why the workbook can't be changed, "" where it can."""
        if self.workbook.schema > SCHEMA:
            from eh_tui.files.toml.statements import line_of_key

            return (
                f"{self.path.name}, line {line_of_key(self.text.text, 'schema')}: it was made by a "
                f"newer eh-tui (schema {self.workbook.schema}); "
                "it can be read here, and changed after an update."
            )
        if not self._locks:
            return (
                f"{self.path.name} is on a disk without file locks, where two people could "
                "overwrite each other: it can be read here, and changed on the machine it is on."
            )
        if why_not := why_not_changed(self._file.real) or why_not_saved_beside(self._file.real):
            return f"{self.path.name} can be read here, and not changed: {why_not}."
        return ""

    @property
    def caution(self) -> str:
        """What whoever opens the workbook should know, "" for nothing."""
        if self.workbook.school.locked:
            return refusal(self.workbook, self.path.name)
        with contextlib.suppress(OSError):
            if number_of_names(self.path) > 1:
                return (
                    f"{self.path.name} has a second name on this disk (a hard link); "
                    "the file of that name will not follow what is changed here."
                )
        return ""

    def beside(self, name: str) -> Path:
        """Return where a file that is made of the workbook goes, in the folder of its name.

        Raises `NotFound` where that leads to another place than when it was opened.
        """
        self.stop_if_elsewhere()
        return self.path.with_name(name)

    def stop_if_elsewhere(self) -> None:
        """Raise `NotFound` where the workbook's name leads to another place by now."""
        self._file.stop_if_elsewhere()

    def refresh(self) -> tuple[Record, ...]:
        """Read on where file or history have changed, and return what others did meanwhile.

        Raises `BrokenFile`, `NotFound` or `Unreadable`, and keeps what was read last.
        """
        self.stop_if_elsewhere()
        self.journal.read()
        if self._file.is_changed:
            self._file.read()
            self._reconcile()
        return self._news()

    def commit(
        self, edits: Sequence[Edit], label: str = "", *,
        reverts: int = 0, returned_by: str = "", seen: Seen | None = None,
    ) -> tuple[Edit, ...]:  # fmt: skip
        """Put edits on disk, all or none, and return the edits that undo them.

        What others wrote meanwhile is read first and kept. `reverts` is the number of the
        record that is undone or made again, `returned_by` whose return they are of, `seen` what
        they are for, if not the workbook as last read. Raises `Conflict` where a field no longer
        holds what its edit saw (what was wanted is then in the history), `Refused` where the
        workbook is locked or a row is another by now, `NotSaved` where the disk refuses, and
        `EhError` where the file can't take the edit; the file is then as it was.
        """
        seen = seen or Seen.now(self.workbook, self.journal.lines)

        def wanted() -> Wanted:
            seen.stop_if_other_rows(self.workbook, self.journal.lines, edits)
            stop_if_locked(self.workbook, edits, self.path.name)
            by = returned_by and taken_over(self.journal.by, returned_by)
            return Wanted(effective(self._file, edits), label, reverts, by)

        return self._change(wanted)

    def commit_from(self, work_out: Callable[[Workbook], LabelledStep]) -> str:
        """Put a step on disk that tells how things stand, and return its label.

        It is worked out while they are held, so that nothing that others do at the same moment
        is missing from it. Raises as `commit` does, and what `work_out` raises.
        """
        label = ""

        def wanted() -> Wanted:
            nonlocal label
            label, edits = work_out(self.workbook)
            stop_if_locked(self.workbook, edits, self.path.name)
            return Wanted(effective(self._file, edits), label)

        self._change(wanted)
        return label

    def rewrite(
        self, make: Callable[[WorkbookText], WorkbookText], label: str, *, reverts: int = 0
    ) -> None:
        """Put a whole new text on disk, which `make` makes of the one that is there then.

        It is for what no edit can say: another version of the form. Raises as `commit` does.
        """

        def wanted() -> Wanted:
            text = make(self.text)
            edits = diff(self.workbook, text.workbook).every
            stop_if_locked(self.workbook, edits, self.path.name)
            return Wanted(edits, label, reverts, text=text)

        self._change(wanted)

    def _change(self, wanted: Callable[[], Wanted]) -> tuple[Edit, ...]:
        """Put on disk what is wanted of the file as it is then."""
        self.stop_if_elsewhere()
        if self.view_only:
            raise Refused(self.view_only)
        try:
            with self.journal.locked() as writer:
                while True:
                    self._catch_up(writer)
                    try:
                        return self._commit(writer, wanted())
                    except Moved:
                        continue
        except FileNotFoundError:
            raise absent(self.path) from None
        except OSError as error:
            raise NotSaved(f"Not saved: {why(error)}. {self.path.name} is unchanged.") from None

    def mark(self, name: str) -> None:
        """Give this moment a name in the history; raises what `held` raises."""
        with self.held() as writer:
            marked = writer.add(Record(Event.MARK, label=name))
            self._mine.add(marked.n)
            self.marks.add([marked])

    def begin_history(self) -> None:
        """Note how the workbook stands where nothing is noted yet; raises what `held` raises."""
        with self.held():
            pass

    @contextlib.contextmanager
    def held(self) -> Iterator[JournalWriter]:
        """Hold the history, caught up with the disk, against all others.

        Raises `Refused` where one can only look, `NotFound` where the file is gone, `BrokenFile`
        where it can't be read any more, and `NotSaved` where the disk refuses.
        """
        self.stop_if_elsewhere()
        if self.view_only:
            raise Refused(self.view_only)
        try:
            with self.journal.locked() as writer:
                self._catch_up(writer)
                yield writer
        except OSError as error:
            raise NotSaved(f"Not saved: {why(error)}.") from None

    def _commit(self, writer: JournalWriter, wanted: Wanted) -> tuple[Edit, ...]:
        before = writer.lines.count
        try:
            return commit(self._file, writer, wanted)
        finally:  # a conflict is mine as well
            mine = [each for each in writer.lines.from_(before) if each.is_by(self.journal.by)]
            self._mine |= {record.n for record in mine}
            self.marks.add(mine)

    def _catch_up(self, writer: JournalWriter) -> None:
        is_new = not writer.lines.count
        had_one = is_new and bool(self._opened or self._mine or self.marks.read())
        catch_up(self._file, writer, history_is_gone=had_one)
        if is_new:
            self.marks.add(writer.lines.from_(0)[:1])

    def _reconcile(self) -> None:
        """Bring file and history together where they differ, if this may be changed at all."""
        state, (_, first) = self.journal.lines.last_state, self._file.first
        noted = state.after if state else self._file.hash if self._opened else first
        if noted == self._file.hash or self.view_only:
            return
        try:
            with self.journal.locked() as writer:
                self._catch_up(writer)
        except (OSError, NotSaved, Unreadable):
            return  # whoever may only read can still read; who changes something is told

    def _news(self) -> tuple[Record, ...]:
        news = self.journal.lines.above(self._known)
        self._known = news[-1].n if news else self._known
        return tuple(record for record in news if record.n not in self._mine)
