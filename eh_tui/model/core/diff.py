"""What separates two states of a workbook, said as the edits that lead from one to the other."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from eh_tui.errors import EhError
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, apply
from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import (
    Place,
    cell_keys,
    fields,
    parent_id,
    place_of,
    siblings,
    single_rows,
    value,
)
from eh_tui.model.core.workbook import Row, Workbook


class Difference(NamedTuple):
    """The edits from one state to another, and what nobody can do as an edit."""

    edits: tuple[Edit, ...] = ()
    """Edits that can be made one after the other."""
    left_out: tuple[Edit, ...] = ()
    """What came, went or moved and can't be made so: rows of the form itself, rows under a
    parent that the form does not have, rows that share an id."""

    @property
    def every(self) -> tuple[Edit, ...]:
        """All of it, what can be made first."""
        return (*self.edits, *self.left_out)


def diff(old: Workbook, new: Workbook) -> Difference:
    """Return the edits that turn `old` into `new`, and what can't be said as an edit.

    Where both are of one form, and no rows share an id, the edits lead to `new` exactly. The
    form's own wording (titles, headings, columns) has no edit.
    """
    way = _Way(old, new)
    for kind in reversed(Kind):  # the rows of a meeting go before it, and come after it
        way.take_out(kind)
    for kind in Kind:
        way.put_in(kind)
    for kind in Kind:
        way.move(kind)
    for kind in Kind:
        way.change(kind)
    return Difference(tuple(way.edits), tuple(way.left_out))


class _Way:
    """The way from one state to another, as far as it has been gone."""

    def __init__(self, old: Workbook, new: Workbook) -> None:
        self.state, self.new = old, new
        self.edits: list[Edit] = []
        self.left_out: list[Edit] = []

    def take_out(self, kind: Kind) -> None:
        """Take out the rows that are no more; each with its lines, children first."""
        here = single_rows(self.state, kind)
        kept = {
            row.id for row in self.new.of_kind(kind) if not self._is_reshaped(here.get(row.id), row)
        }
        for id, row in reversed(here.items()):
            if id not in kept:
                self._make(Remove(kind, row, place_of(self.state, kind, id)))
        self.left_out += (
            Remove(kind, row, Place(parent_id(kind, row)))
            for row in _sharing_an_id(self.state, self.new, kind)
        )

    def put_in(self, kind: Kind) -> None:
        """Put in the rows that are new."""
        known = {row.id for row in self.state.of_kind(kind)}
        for id, row in single_rows(self.new, kind).items():
            if id not in known:
                self._make(Add(kind, row, self._place_for_now(kind, row)))
        self.left_out += (
            Add(kind, row, Place(parent_id(kind, row)))
            for row in _sharing_an_id(self.new, self.state, kind)
        )

    def move(self, kind: Kind) -> None:
        """Move the rows that stand elsewhere now."""
        here = single_rows(self.state, kind)
        for id in single_rows(self.new, kind):
            if id in here:
                old, new = place_of(self.state, kind, id), place_of(self.new, kind, id)
                if old != new:
                    self._make(Move(kind, id, old, new))

    def change(self, kind: Kind) -> None:
        """Change the fields that hold something else now."""
        after = single_rows(self.new, kind)
        for id, row in single_rows(self.state, kind).items():
            if id in after:
                names = fields(self.new, kind, after[id])
                for name in fields(self.state, kind, row):
                    if name in names:
                        was = value(self.state, kind, row, name)
                        now = value(self.new, kind, after[id], name)
                        if was != now:
                            self._make(Set(kind, id, name, was, now))

    def _make(self, edit: Edit) -> None:
        try:
            self.state = apply(self.state, edit)
        except EhError:
            self.left_out.append(edit)
        else:
            self.edits.append(edit)

    def _is_reshaped(self, old: Row | None, row: Row) -> bool:
        """Whether a row went to a table of other columns, which its cells can't follow."""
        if not isinstance(row, AchievedRow) or not isinstance(old, AchievedRow):
            return False
        return old.table != row.table and cell_keys(self.state, old) != cell_keys(self.new, row)

    def _place_for_now(self, kind: Kind, row: Row) -> Place:
        """Return a row's new place, or one nearby while the row before it has yet to move."""
        parent = parent_id(kind, row)
        here = {sibling.id for sibling in siblings(self.state, kind, parent)}
        family = [sibling.id for sibling in siblings(self.new, kind, parent)]
        before = [id for id in family[: family.index(row.id)] if id in here]
        return Place(parent, before[-1] if before else "")


def _sharing_an_id(workbook: Workbook, other: Workbook, kind: Kind) -> Iterator[Row]:
    """Yield the rows that share an id, here or there, and that the other state does not have.

    Nobody can tell which of them was changed.
    """
    rows, others = workbook.of_kind(kind), other.of_kind(kind)
    number = Counter(row.id for row in rows) | Counter(row.id for row in others)
    yield from (row for row in rows if number[row.id] > 1 and row not in others)
