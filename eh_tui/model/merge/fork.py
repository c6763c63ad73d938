"""Where a copy of a workbook and its history went apart, told from what the copy says.

A sync tool does not say which state it copied. A value that the history held earlier was there
when the copy was made, since nobody types an old value anew; a value that it never held was
written in the copy. A value that stands here now proves nothing: two people who type from one
sheet of minutes write the same.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from eh_tui.errors import EhError
from eh_tui.model.core.edits import Set
from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import fields, parent_id, row_of, value, with_value
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.merge.merge import Clash, Merged, merge_additions
from eh_tui.model.merge.references import REFERENCES

RowKey = tuple[Kind, str, str]
"""A row's kind and id, and a field of it; the field is "" for whether the row is there."""

_THERE = "there"

_NAMED_BY: dict[Kind, tuple[str, ...]] = {
    Kind.ACTIONS: ("text",),
    Kind.SIGNATORIES: ("role",),
    Kind.PEOPLE: ("name",),
    Kind.TERMS: ("year", "name"),
    Kind.COURSES: ("name",),
    Kind.TRAINING: ("person", "course"),
    Kind.MEETINGS: ("date", "kind"),
    Kind.STANDING: ("title",),
    Kind.MATTERS: ("title",),
    Kind.DISCUSSED: ("action",),
    Kind.AMENDMENTS: ("about", "by"),
    Kind.SIGNATURES: ("signatory", "name", "date"),
    Kind.RECEIVED: ("date", "body"),
    Kind.KNOWN: ("check", "row"),
    Kind.RETURNS: ("state", "date"),
    Kind.REQUESTS: ("row", "reason"),
    Kind.EVIDENCE: ("what",),
}
"""By which fields two rows of one id are seen to be one row, and not two that were added apart."""


@dataclass(frozen=True, slots=True)
class Fork:
    """What a history knows of the state that a copy came from."""

    base: Workbook | None
    """That state, with every field that we changed since as a change of ours; None for unknown."""
    older: frozenset[RowKey]
    """The fields in which the copy says what we said earlier: no change of theirs."""
    is_later: bool = False
    """Whether the copy can't be older than the history's first state."""


def fork_of(states: Iterable[Workbook], theirs: Workbook, restored: Collection[int] = ()) -> Fork:
    """Return where a copy left the states of a history, which are given oldest first.

    `restored` has the places of those that may have brought back what stood before the first
    one, as an undo does and an older file: what they brought is no sign that a copy is later.

    The base is None where no state agrees with all that the copy has of earlier ones. Of
    several states that do it is the oldest, and a field which we changed since then counts as
    changed by us: nobody knows whether they had seen it.
    """
    past = _Past(theirs, frozenset(restored))
    for state in states:
        past.take(state)
    if not past.states:
        return Fork(None, frozenset())
    possible, older = past.evidence()
    if not possible:
        return Fork(None, older)
    first = min(possible)
    return Fork(past.base(first), older, is_later=past.is_later)


def merge_unknown(ours: Workbook, theirs: Workbook, older: frozenset[RowKey]) -> Merged:
    """Return what can be taken from a copy whose base nobody knows: rows that only it has.

    Every field in which it says something that the history never held is a clash, for a
    person to decide; what the history held earlier stays as we have it now.
    """
    gone: list[Clash] = []
    for kind in Kind:
        here = {row.id: row for row in ours.of_kind(kind)}
        kept: list[Row] = []
        for row in theirs.of_kind(kind):
            if row.id not in here and (kind, row.id, "") in older:
                gone += _news_of(theirs, kind, row, older)
                continue
            kept_row = row
            for name in fields(theirs, kind, row) if row.id in here else ():
                if (kind, row.id, name) in older:
                    now = value(ours, kind, here[row.id], name)
                    kept_row = with_value(theirs, kept_row, name, now)
            kept.append(kept_row)
        theirs = _with_kind(theirs, kind, kept)
    merged = merge_additions(ours, theirs)
    return Merged(merged.edits, (*merged.clashes, *gone))


def _news_of(theirs: Workbook, kind: Kind, row: Row, older: frozenset[RowKey]) -> list[Clash]:
    """Return what the copy changed in a row that we took out."""
    return [
        Clash(Set(kind, row.id, name, "", value(theirs, kind, row, name)), None)
        for name in fields(theirs, kind, row)
        if (kind, row.id, name) not in older
    ]


def _with_kind(workbook: Workbook, kind: Kind, rows: list[Row]) -> Workbook:
    if kind is Kind.SCHOOL:
        return replace(workbook, school=cast(Any, rows[0]))
    return replace(workbook, **cast(Any, {kind.value: tuple(rows)}))


class _Past:
    """Every value that each field of a workbook has had, and in which states."""

    def __init__(self, theirs: Workbook, restored: frozenset[int]) -> None:
        self.theirs, self.restored = theirs, restored
        self.is_later = False
        """Whether the copy says something that was new in the history."""
        self.states: list[Workbook] = []
        self._rows: dict[Kind, dict[str, Row]] = {kind: {} for kind in Kind}
        self._spans: dict[RowKey, list[tuple[int, str | None]]] = {}
        """From which state on a field had a value; None where its row was not there."""
        self._versions: dict[tuple[Kind, str], list[Row]] = {}

    def take(self, state: Workbook) -> None:
        """Read on: the state that came next."""
        at = len(self.states)
        last = self.states[-1] if self.states else None
        self.states.append(state)
        for kind in Kind:
            rows = state.of_kind(kind)
            if last and rows is last.of_kind(kind):
                continue
            before, self._rows[kind] = self._rows[kind], {row.id: row for row in rows}
            for id, row in self._rows[kind].items():
                if before.get(id) != row:
                    self._note(at, state, kind, row)
            for id in before.keys() - self._rows[kind].keys():
                for key, spans in self._spans.items():
                    if key[:2] == (kind, id):
                        spans.append((at, None))

    def _note(self, at: int, state: Workbook, kind: Kind, row: Row) -> None:
        self._versions.setdefault((kind, row.id), []).append(row)
        for name, text in _values(state, kind, row):
            spans = self._spans.setdefault((kind, row.id, name), [(0, None)] if at else [])
            if not spans or spans[-1][1] != text:
                spans.append((at, text))

    def evidence(self) -> tuple[set[int], frozenset[RowKey]]:
        """Return which states the copy may come from, and what in it we had earlier.

        That must have stood in the state that it comes from.
        """
        possible = set(range(len(self.states)))
        older: set[RowKey] = set()
        here = self._values_of_theirs()
        for key, spans in self._spans.items():
            text = here.get(key)
            if text is None and key[2]:
                continue  # the row is gone, which its first key tells
            held = self._when(spans, text) if spans[-1][1] != text else set()
            if held:
                possible &= held
                older.add(key)
                self.is_later |= self._is_new(key, spans, text)
        return possible, frozenset(older)

    def _values_of_theirs(self) -> dict[RowKey, str]:
        """Return what the copy says, without rows that only share their number with ours."""
        return {
            (kind, row.id, name): text
            for kind in Kind
            for row in self.theirs.of_kind(kind)
            if self._is_ours(kind, row)
            for name, text in _values(self.theirs, kind, row)
        }

    def _is_ours(self, kind: Kind, row: Row) -> bool:
        """Say whether a row of the copy is the one that we know under its id."""
        versions = self._versions.get((kind, row.id), [])
        if not versions or any(row.id == first.id for first in self.states[0].of_kind(kind)):
            return True
        if not all(self._is_ours(*other) for other in self._named_by(kind, row)):
            return False
        name = _name_of(kind, row)
        return any(_name_of(kind, version) == name for version in versions)

    def _named_by(self, kind: Kind, row: Row) -> Iterator[tuple[Kind, Row]]:
        """Yield the rows of the copy that one of its rows refers to.

        A training is ours where its person is: its number and theirs may both be another's.
        """
        for reference in REFERENCES.get(kind, ()):
            id = "" if reference.between else str(getattr(row, reference.field)).strip()
            for other_kind in reference.to if id else ():
                for other in self.theirs.of_kind(other_kind):
                    if other.id == id:
                        yield other_kind, other

    def _is_new(
        self, key: RowKey, spans: Sequence[tuple[int, str | None]], text: str | None
    ) -> bool:
        """Say whether a field had a text for the first time in this history.

        A blank, a level and the place of a row may always have been there before.
        """
        levels = {NOT_RATED, *(level.id for level in self.theirs.form.every_level)}
        is_place = key[0] in PARENTS and key[2] == PARENTS[key[0]][0]
        if not (text or "").strip() or text in levels or is_place:
            return False
        began = {at for at, held in spans if held == text}
        return not began & ({0} | self.restored)

    def _when(self, spans: list[tuple[int, str | None]], text: str | None) -> set[int]:
        """Return the states in which a field had a value."""
        ends = [at for at, _ in spans[1:]] + [len(self.states)]
        return {
            at
            for (start, held), end in zip(spans, ends, strict=True)
            if held == text
            for at in range(start, end)
        }

    def base(self, first: int) -> Workbook:
        """Return a state with each field that was changed since as it was not left by us."""
        state, ours = self.states[first], self.states[-1]
        for (kind, id, name), spans in self._spans.items():
            since = [text for at, text in spans if at > first]
            if not name or not since:
                continue
            try:
                row = row_of(state, kind, id)
                now = value(ours, kind, row_of(ours, kind, id), name)
                other = next((text for text in since if text not in (now, None)), None)
                if other is not None and value(state, kind, row, name) == now:
                    changed = with_value(state, row, name, other)
                    rows = [changed if one is row else one for one in state.of_kind(kind)]
                    state = _with_kind(state, kind, rows)
            except EhError:  # the row came or went meanwhile
                continue
        return state


def _values(workbook: Workbook, kind: Kind, row: Row) -> list[tuple[str, str]]:
    """Return what a row says, its parent included, after that it is there."""
    told = [(name, value(workbook, kind, row, name)) for name in fields(workbook, kind, row)]
    parent = [(PARENTS[kind][0], parent_id(kind, row))] if kind in PARENTS else []
    return [("", _THERE), *parent, *told]


def _name_of(kind: Kind, row: Row) -> tuple[str, ...]:
    if isinstance(row, AchievedRow):
        return row.cells[:1]
    return tuple(str(getattr(row, name)) for name in _NAMED_BY.get(kind, ()))
