"""What the history of a workbook holds, and the questions that people ask of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from eh_tui.model.core.edits import Edit, Set

MERGED = "merged "
"""How the label of a record begins that takes over what was typed elsewhere."""

REMOVED = "[removed]"
"""Stands where a text was that was taken out for good."""


class Event(StrEnum):
    """What a line of the history tells of."""

    BASE = "base"
    """The whole text, from which the lines after it count."""
    CHANGE = "tx"
    """What one key or one Enter did, whole."""
    OUTSIDE = "outside"
    """What somebody changed in an editor or a sync tool, with the whole text."""
    CONFLICT = "conflict"
    """A change that was wanted and not made, because the field had changed meanwhile."""
    MARK = "mark"
    """A point in time with a name, such as a meeting."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the history."""

    event: Event
    n: int = 0
    """Its number, which tells the order; the history gives it."""
    at: str = ""
    """When, in UTC as ISO 8601 with milliseconds, by a clock that may be wrong."""
    by: str = ""
    """The operating-system user, with initials where the account is shared."""
    host: str = ""
    label: str = ""
    """What it was, in words; a mark's name."""
    edits: tuple[Edit, ...] = ()
    undo: tuple[Edit, ...] = ()
    """The edits that take it back."""
    text: str = ""
    """The whole file: in a base, after a change from outside, and where the form is another."""
    before: str = ""
    after: str = ""
    """SHA-256 of the file before and after."""
    reverts: int = 0
    """Of a change: the number of the one that it takes back or makes again, 0 for neither.

    Of a conflict: the number of the step that was to be taken back or made again, 0 for none.
    """
    lost: int = 0
    """Of a change from outside: the number of the one that the file had not followed yet.

    Its edits are made again on top of what was saved from outside; 0 where the file had followed.
    """
    gone: tuple[str, ...] = ()
    """In a base that others were put into, the ids of rows that are gone."""
    redacted: bool = False
    """Whether texts were taken out of it for good, so that it can't be undone."""

    def is_by(self, name: str) -> bool:
        """Say whether it is a user's own, perhaps with what somebody else had returned."""
        return self.by == name or self.by.startswith(taken_over(name, ""))

    @property
    def is_taken_over(self) -> bool:
        """Whether it took over what somebody else had returned, or took that back."""
        return " (for " in self.by

    @property
    def took_a_form(self) -> bool:
        """Whether it moved the audit to another version of its form, which no edit can say."""
        return self.event is Event.CHANGE and bool(self.text)


def taken_over(by: str, returned_by: str) -> str:
    """Return under which name a step stands by which somebody takes over another's return.

    It is the one's to undo, and the history tells of both. Without the other it is how such
    names begin.
    """
    return f"{by} (for {returned_by})" if returned_by else f"{by} (for "


class Change(NamedTuple):
    """One field as it went from its first old value to its last new one."""

    kind: str
    id: str
    field: str
    old: str
    new: str
    by: str
    at: str
    n: int = 0
    """The number of the record that changed it last."""


def steps_of(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Return which of a person's records can be undone, and which can be made again.

    Both end with the one that comes next. A change that undoes another is no step of its own
    (RELIABILITY.md 1). One that met a conflict when it was to be taken back or made again is
    passed over, and so is one whose texts are gone.
    """
    done: list[Record] = []
    undone: list[Record] = []
    for record in records:
        if record.event is Event.CONFLICT and record.reverts:
            done = [step for step in done if step.n != record.reverts]
            undone = [step for step in undone if step.n != record.reverts]
        if record.event is not Event.CHANGE or record.redacted:
            continue
        if record.reverts and done and done[-1].n == record.reverts:
            done.pop()
            undone.append(record)
        elif record.reverts and undone and undone[-1].n == record.reverts:
            undone.pop()
            done.append(record)
        else:
            done.append(record)
            undone.clear()
    return done, undone


def changes(records: Iterable[Record], id: str = "") -> Iterator[tuple[Record, Edit]]:
    """Return every edit made, oldest first, or only those of one row."""
    for record in records:
        if record.event in (Event.CHANGE, Event.OUTSIDE, Event.CONFLICT):
            for edit in record.edits:
                if not id or edit.id == id:
                    yield record, edit


def folded(records: Iterable[Record]) -> tuple[Change, ...]:
    """Return each changed field once: first old to last new, with who did it last.

    A field that is back at its old value is left out.
    """
    found: dict[tuple[str, str, str], Change] = {}
    for record, edit in changes(records):
        if not isinstance(edit, Set) or record.event is Event.CONFLICT:
            continue
        key = (edit.kind.value, edit.id, edit.field)
        old = found[key].old if key in found else edit.old
        found[key] = Change(*key, old, edit.new, record.by, record.at, record.n)
    return tuple(change for change in found.values() if change.old != change.new)


def since(records: Iterable[Record], mark: str) -> tuple[Record, ...]:
    """Return the records after the last mark of a name, or from a date (YYYY-MM-DD) on."""
    every = tuple(records)
    for at in range(len(every) - 1, -1, -1):
        if every[at].event is Event.MARK and every[at].label.casefold() == mark.casefold():
            return every[at + 1 :]
    return tuple(record for record in every if record.at[: len(mark)] >= mark)


def last_change(newest_first: Iterable[Record], wanted: Iterable[Edit]) -> Record | None:
    """Return the last record that changed a field, or a whole row, that some edits want to."""
    fields = {(edit.id, edit.field) for edit in wanted if isinstance(edit, Set)}
    rows = {edit.id for edit in wanted}
    for record in newest_first:
        if record.event in (Event.CHANGE, Event.OUTSIDE):
            for edit in record.edits:
                if isinstance(edit, Set):
                    if (edit.id, edit.field) in fields:
                        return record
                elif edit.id in rows:
                    return record
    return None
