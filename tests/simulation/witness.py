"""Who sees everything that is on the disk, and tells what must not be there."""

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eh_tui.errors import EhError
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.lines import JournalLines
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, apply
from eh_tui.model.core.rows import row_of, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import MERGED, Event, Record
from eh_tui.model.meeting.discussion import ratings_of, stand_of, stands_after
from tests.simulation.inode import Inode
from tests.simulation.numbers import Numbers
from tests.simulation.process import Process
from tests.simulation.system import System
from tests.torture.histories import FORM, KNOWN_BY, TOKEN
from tests.torture.merges import name_of
from tests.torture.workbooks import annotated, sha

NOTES = frozenset(re.findall(r"# (?:above|inside) \S+\n", annotated(FORM)))
"""The comments that stand with the rows of the form from the beginning."""


@dataclass(frozen=True)
class Promise:
    """A step of which somebody was told that it is made."""

    who: str
    label: str
    edits: tuple[Edit, ...]


@dataclass
class Witness:
    """Reads the file and its history after each turn, as nobody else could."""

    system: System
    path: Path
    promises: list[Promise] = field(default_factory=list)
    outside: set[str] = field(default_factory=set)
    """The hash of each content that an editor, a sync tool or git gave the file."""
    cut: set[str] = field(default_factory=set)
    """The notes that somebody from outside took out at some time."""
    found: list[str] = field(default_factory=list)
    """What was wrong in the middle of a turn."""
    kept_from: int = 0
    """The number of the last record that was put together with those before it."""
    kept: dict[str, Record] = field(default_factory=dict)
    """The record of each step that keeps its promise, by its label."""
    erased: set[str] = field(default_factory=set)
    """Texts of which somebody was told that they are gone for good."""
    ever_erased: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    """Names of rows of which somebody from outside put one in the other's place."""
    was_erased: set[int] = field(default_factory=set)
    """The numbers of the records that held them."""
    _gone: dict[str, str] = field(default_factory=dict)
    """The name of each row that was taken out from outside, by its id."""
    _numbers: Numbers = field(default_factory=Numbers)
    _journal: Journal | None = None
    _lines: JournalLines | None = None
    _seen: int = 0
    _last: Record | None = None
    _state: Workbook | None = None
    _theirs: Inode | None = None
    """The file as somebody from outside put it there."""
    _is_away: bool = False
    """Whether somebody from outside had it out of the way at last."""
    _latest: str = ""

    @property
    def records(self) -> tuple[Record, ...]:
        """The history as last seen."""
        return self._lines.records if self._lines else ()

    @property
    def data(self) -> bytes | None:
        """The workbook's bytes as they are now, None for no file."""
        inode = self.system.disk.names.get(str(self.path))
        return bytes(inode.content) if inode else None

    def note_outside(self) -> None:
        """Remember what somebody from outside has just made of the file."""
        inode = self.system.disk.names.get(str(self.path))
        self._is_away = inode is None
        if inode:
            self._theirs = inode
            known = self._know(inode)
            if known != self._latest:  # it may bring back what was erased
                self.erased.clear()
            self._latest = known

    def _know(self, inode: Inode) -> str:
        """Remember a content that is not ours, and return its hash."""
        known = sha(bytes(inode.content))
        if known not in self.outside:
            text = bytes(inode.content).decode("utf-8", "replace")
            self.cut |= {note for note in NOTES if note not in text}
        self.outside.add(known)
        return known

    @contextlib.contextmanager
    def power_cut(self) -> Iterator[None]:
        """See what is left after a power cut: somebody from outside may not have synced."""
        before = self.system.disk.names.get(str(self.path))
        yield
        after = self.system.disk.names.get(str(self.path))
        is_theirs = self._is_away if before is None else self._theirs in (before, after)
        if after and is_theirs:
            self._know(after)
        self._lines = None

    def replacing(self, process: Process, old: str, new: str) -> None:
        """See that a program of ours puts nothing in place of what nobody has recorded."""
        staged = self.system.disk.names.get(old)
        if new != str(self.path) or not staged:  # swept meanwhile: whoever comes next finishes it
            return
        with self.system.looking():
            self.found += self.look()
            now, then = self.data, bytes(staged.content)
            known = {text for record in self.records for text in (record.before, record.after)}
            if now and now.strip() and sha(now) not in known:
                self.found.append(f"{process.person.name} replaces a text that nobody recorded")
            if sha(then) not in known:
                self.found.append(f"{process.person.name} puts a text there that is not recorded")

    def promise(self, who: str, label: str, edits: Iterable[Edit]) -> None:
        """Hear that somebody was told that a step is made."""
        made = Promise(who, label, tuple(edits))
        self.found += self.look()
        if label not in self.kept:
            if self._state and all(_is_made(self._state, edit) for edit in made.edits):
                return  # the same by somebody else meanwhile: there was nothing to record
            self.found.append(f"{who} was told that {label!r} is saved, and it is not recorded")
        self.promises.append(made)

    def look(self) -> list[str]:
        """Return what is wrong with the file or its history, a sentence each."""
        found, self.found = self.found, []
        found += self._look_at_history()
        data = self.data
        if data is not None and self._last and data.strip():
            allowed = {self._last.after, self._last.before} | self.outside
            if sha(data) not in allowed:
                found.append("the file holds what nobody put there, or what was there earlier")
        return found

    def _look_at_history(self) -> Iterator[str]:
        if self._journal is None:
            self._journal = Journal(history_of(self.path), "")
        lines = self._journal.read()
        if lines is not self._lines:
            self._lines, self._seen, self._last, self._state = lines, 0, None, None
            yield from self._rewritten(lines.records)
        records = lines.records
        for record in records[self._seen :]:
            yield from self._judged(record, records)
        self._seen = len(records)

    def _rewritten(self, records: Sequence[Record]) -> Iterator[str]:
        """Tell what is missing from a history that is another file by now, or was cut."""
        if records and records[0].n > 1:
            self.kept_from = records[0].n
        labels = {record.label for record in records}
        if records and records[0].n == 1:  # or who knows what was put together
            self._numbers.forget_lost(labels | {promise.label for promise in self.promises})
        for promise in self.promises:
            known = self.kept.get(promise.label)
            is_put_together = known and known.n <= self.kept_from
            is_erased = known and known.n in self.was_erased
            if promise.label not in labels and not is_put_together and not is_erased:
                yield f"what {promise.who} did ({promise.label}) is in the history no more"

    def _judged(self, record: Record, records: Sequence[Record]) -> Iterator[str]:
        last, self._last = self._last, record if record.after else self._last
        at = records.index(record)
        if at and record.n != records[at - 1].n + 1:
            yield f"record {record.n} follows {records[at - 1].n}"
        if record.event is Event.OUTSIDE:
            self._note_replaced(record)
        if record.text:
            self._state = WorkbookText.parse(record.text.encode()).workbook
            self._numbers.stand(self._state)
            return
        if record.event is not Event.CHANGE:
            return
        yield from self._numbers.judge(record)
        self.kept[record.label] = record
        if record.redacted:
            self._state = None  # up to the next whole text nobody knows
            return
        if last and record.before != last.after:
            yield f"record {record.n} begins from another file than the one before left"
        for edit in record.edits if self._state else ():
            assert self._state
            if fault := _unseen(self._state, edit):
                yield f"record {record.n} by {record.by}: {fault}: {edit}"
                continue
            self._state = apply(self._state, edit)
        yield from _turned(record, records)
        before = (one for one in reversed(records[:at]) if one.event is not Event.CONFLICT)
        overtaken = next(before, None)  # beside what of it met a conflict
        is_made_again = overtaken and overtaken.lost
        if self._state and not is_made_again:  # on an older file: what it says was so before that
            yield from _left_by_meeting(record, self._state)

    def _note_replaced(self, record: Record) -> None:
        """Note the rows that somebody from outside put under a number that was another row's."""
        for edit in record.edits:
            if isinstance(edit, Set) and edit.field == KNOWN_BY.get(edit.kind):
                self.replaced |= {*TOKEN.findall(f"{edit.old} {edit.new}")}
            elif isinstance(edit, Remove):
                self._gone[edit.id] = name_of(edit.kind, edit.row)
            elif isinstance(edit, Add) and self._gone.get(edit.id):
                name = name_of(edit.kind, edit.row)
                if name != self._gone[edit.id]:
                    self.replaced |= {name, self._gone[edit.id]}

    def all_kept(self) -> Iterator[str]:
        """Tell of promises that the history does not keep."""
        yield from self._rewritten(self.records)

    @property
    def state(self) -> Workbook | None:
        """The workbook as the history has it."""
        return self._state


def _turned(record: Record, records: Sequence[Record]) -> Iterator[str]:
    """Tell of an undo that takes back what somebody else did, or something else."""
    for turned in records if record.reverts else ():
        is_step = turned.event is Event.CHANGE and not turned.redacted and turned.undo
        if turned.n == record.reverts and is_step:
            if turned.by != record.by:
                yield f"record {record.n} by {record.by} takes back what {turned.by} did"
            wanted = {_what(edit) for edit in turned.undo}
            if not {_what(edit) for edit in record.edits} <= wanted:
                yield f"record {record.n} takes back something else than record {turned.n} did"


def _left_by_meeting(record: Record, state: Workbook) -> Iterator[str]:
    """Tell where the minutes of a meeting that has just ended say what was not so then."""
    over = {
        edit.id
        for edit in record.edits
        if isinstance(edit, Set) and edit.field == "ended" and edit.new and not record.reverts
        if not record.label.startswith(MERGED)  # one that was held on another machine
    }
    actions = {action.id: action for action in state.actions}
    for row in state.discussed:
        if row.meeting in over and row.action in actions:
            now = stand_of(actions[row.action])
            said = stands_after(state.form, row)
            if said != now:
                yield f"{row.meeting} says that it left {row.action} as {said}, not as {now}"
    for meeting in state.meetings:
        ratings = {id: action.rag for id, action in actions.items()}
        if meeting.id in over and ratings_of(state.form, meeting) != ratings:
            yield f"{meeting.id} says other ratings than those that there were"


def _what(edit: Edit) -> tuple[object, ...]:
    """Return what an edit does, but for the place of a row, which others may have moved."""
    said = (edit.field, edit.new) if isinstance(edit, Set) else ()
    return type(edit), edit.kind, edit.id, *said


def _unseen(state: Workbook, edit: Edit) -> str:
    """Return what is wrong with an edit of a state, "" for nothing."""
    try:
        if isinstance(edit, Set):
            now = value(state, edit.kind, row_of(state, edit.kind, edit.id), edit.field)
            if now != edit.old:
                return f"it overwrites {now!r}, which its maker did not see"
        after = apply(state, edit)
    except EhError as error:
        return f"it can't be made: {error}"
    is_guard = isinstance(edit, Set | Move) and edit.old == edit.new
    return "it changes nothing" if after == state and not is_guard else ""


def _is_made(state: Workbook, edit: Edit) -> bool:
    try:
        return apply(state, edit) == state
    except EhError:
        return False
