"""The verbs: an edit is data, and there is one for each change a person can make.

The same edit is what a key press makes, undo inverts, a command line runs and the file
replays. `apply` never overwrites a value that the edit's maker did not see.
"""

from dataclasses import dataclass, field, replace
from typing import Any, cast

from eh_tui.errors import Conflict, Refused
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import SINGLE, Kind
from eh_tui.model.core.rows import (
    Place,
    fields,
    in_form_order,
    index_of,
    parent_id,
    place_of,
    row_of,
    siblings,
    value,
    with_value,
)
from eh_tui.model.core.schema import GROWABLE, PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.levels import NOT_RATED


@dataclass(frozen=True, slots=True)
class Source:
    """A row's own lines in the file, comments included, so that undo brings them back."""

    text: str
    gap: int | None = 0
    """How many other pieces of the file stood between it and the row before it; None for
    lines of another file, which are placed as a new row's are."""


@dataclass(frozen=True, slots=True)
class Set:
    """Change one field from `old` to `new`."""

    kind: Kind
    id: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Add:
    """Put a new row in its place."""

    kind: Kind
    row: Row
    place: Place
    source: Source | None = field(default=None, compare=False)
    """The lines it had before it was taken out; None for a row that is new."""
    renumbered: str = field(default="", compare=False)
    """The line of `Workbook.renumbered` about it, where it came from another copy."""

    @property
    def id(self) -> str:
        """The id of the row it adds."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a row out, as it was seen."""

    kind: Kind
    row: Row
    place: Place

    @property
    def id(self) -> str:
        """The id of the row it takes out."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class Move:
    """Take a row from one place to another, perhaps under another parent."""

    kind: Kind
    id: str
    old: Place
    new: Place
    gap: int | None = field(default=None, compare=False)
    """As `Source.gap`, where it goes back to a place that it once had."""


Edit = Set | Add | Remove | Move


def inverse(edit: Edit) -> Edit:
    """Return the edit that undoes this one."""
    match edit:
        case Set(kind, id, name, old, new):
            return Set(kind, id, name, new, old)
        case Add(kind, row, place):
            return Remove(kind, row, place)
        case Remove(kind, row, place):
            return Add(kind, row, place)
        case Move(kind, id, old, new):
            return Move(kind, id, new, old)


def apply(workbook: Workbook, edit: Edit) -> Workbook:
    """Return the workbook with one edit made.

    Raises `Conflict` where the workbook no longer holds what the edit saw, `NotFound`
    where the row, field or parent does not exist, `Refused` where the change is not one
    that the form allows.
    """
    match edit:
        case Set():
            return _set(workbook, edit)
        case Add():
            return _add(workbook, edit)
        case Remove():
            return _remove(workbook, edit)
        case Move():
            return _move(workbook, edit)


def set_field(workbook: Workbook, kind: Kind, id: str, name: str, new: str) -> Set:
    """Return the edit that gives a field a new value, from the value it has now."""
    return Set(kind, id, name, value(workbook, kind, row_of(workbook, kind, id), name), new)


def remove_row(workbook: Workbook, kind: Kind, id: str) -> Remove:
    """Return the edit that takes a row out."""
    return Remove(kind, row_of(workbook, kind, id), place_of(workbook, kind, id))


def remove_with_all_below(workbook: Workbook, kind: Kind, id: str) -> tuple[Remove, ...]:
    """Return the edits that take a row out with the rows that belong to it, those first."""
    below = [
        (its_kind, row.id)
        for its_kind, (_, parent_kind) in PARENTS.items()
        if parent_kind is kind
        for row in siblings(workbook, its_kind, id)
    ]
    edits: list[Remove] = []
    for its_kind, row_id in reversed(below):
        edits += remove_with_all_below(workbook, its_kind, row_id)
    return (*edits, remove_row(workbook, kind, id))


def _set(workbook: Workbook, edit: Set) -> Workbook:
    row = row_of(workbook, edit.kind, edit.id)
    now = value(workbook, edit.kind, row, edit.field)
    if now == edit.new:
        return workbook
    if now != edit.old:
        raise Conflict(
            f"{edit.id} {edit.field} was changed meanwhile: it now says {now!r}.", theirs=now
        )
    return _with_row(workbook, edit.kind, row, with_value(workbook, row, edit.field, edit.new))


def _add(workbook: Workbook, edit: Add) -> Workbook:
    rows = workbook.of_kind(edit.kind)
    if edit.row in rows:
        return workbook
    _stop_unless_growable(workbook, edit.kind, edit.place.parent)
    if edit.id not in workbook.retired:  # what was taken out goes back even where it was unassigned
        _stop_if_parent_is_gone(workbook, edit.kind, edit.place.parent)
        _stop_if_it_takes_no_actions(workbook, edit.row)
    if any(row.id == edit.id for kind in Kind for row in workbook.of_kind(kind)):
        raise Conflict(f"There is a row {edit.id} already.")
    at = index_of(workbook, edit.kind, edit.place)
    retired = tuple(id for id in workbook.retired if id != edit.id)
    known = workbook.renumbered
    if edit.renumbered and edit.renumbered not in known:
        known = (*known, edit.renumbered)
    return replace(
        _with_rows(workbook, edit.kind, (*rows[:at], edit.row, *rows[at:])),
        retired=retired,
        renumbered=known,
    )


def _remove(workbook: Workbook, edit: Remove) -> Workbook:
    row = row_of(workbook, edit.kind, edit.id)
    _stop_unless_growable(workbook, edit.kind, parent_id(edit.kind, row))
    if row != edit.row:
        raise Conflict(f"{edit.id} was changed meanwhile, so it was not removed.")
    rows = tuple(other for other in workbook.of_kind(edit.kind) if other is not row)
    return replace(_with_rows(workbook, edit.kind, rows), retired=(*workbook.retired, edit.id))


def _move(workbook: Workbook, edit: Move) -> Workbook:
    _stop_unless_growable(workbook, edit.kind, edit.old.parent, edit.new.parent)
    here = place_of(workbook, edit.kind, edit.id)
    if here == edit.new:
        return workbook
    if here != edit.old:
        raise Conflict(f"{edit.id} was moved meanwhile.")
    _stop_if_parent_is_gone(workbook, edit.kind, edit.new.parent)
    row = row_of(workbook, edit.kind, edit.id)
    rest = tuple(other for other in workbook.of_kind(edit.kind) if other is not row)
    without = _with_rows(workbook, edit.kind, rest)
    _stop_if_a_column_is_missing(workbook, row, edit.new.parent)
    if edit.kind in PARENTS:
        row = replace(row, **cast(Any, {PARENTS[edit.kind][0]: edit.new.parent}))
    at = index_of(without, edit.kind, edit.new)
    return _with_rows(without, edit.kind, (*rest[:at], row, *rest[at:]))


def _stop_unless_growable(workbook: Workbook, kind: Kind, *parents: str) -> None:
    if kind not in GROWABLE:
        it, is_ = ("it", "is") if kind in SINGLE else ("them", "are")
        raise Refused(f"The {kind.value} {is_} part of the form; change {it} in the form's file.")
    if kind is Kind.ROWS:
        for table in workbook.achieved:
            if table.id in parents and not table.growable:
                raise Refused(
                    f"The rows of {table.id} are part of the form: their cells can be changed, "
                    "but no row can be added, removed or moved."
                )


def _stop_if_it_takes_no_actions(workbook: Workbook, row: Row) -> None:
    """Refuse an action in a section for which the form asks for none."""
    if isinstance(row, Action) and workbook.form.columns and not columns_of_row(workbook, row):
        said = workbook.form.words.said("The form has no column for actions")
        raise Refused(f"{said} in the section of {row.outcome}.")


def _stop_if_a_column_is_missing(workbook: Workbook, row: Row, parent: str) -> None:
    """Refuse to move an action where the form has no column for what it says."""
    if not isinstance(row, Action) or not workbook.form.columns:
        return
    there = fields(workbook, Kind.ACTIONS, replace(row, outcome=parent))
    for name in fields(workbook, Kind.ACTIONS, row):
        said = value(workbook, Kind.ACTIONS, row, name)
        if said not in ("", NOT_RATED) and name not in there:
            raise Refused(
                f"{row.id} says something under {name!r}, which the section of {parent} has no "
                "column for; move the text first, then the row."
            )


def _stop_if_parent_is_gone(workbook: Workbook, kind: Kind, parent: str) -> None:
    if kind in PARENTS:
        _, parent_kind = PARENTS[kind]
        if parent and all(row.id != parent for row in workbook.of_kind(parent_kind)):
            raise Conflict(f"{parent} is no longer in this workbook.")


def _with_row(workbook: Workbook, kind: Kind, old: Row, new: Row) -> Workbook:
    if kind in SINGLE:
        return replace(workbook, **cast(Any, {kind.value: new}))
    rows = tuple(new if row is old else row for row in workbook.of_kind(kind))
    return replace(workbook, **cast(Any, {kind.value: rows}))


def _with_rows(workbook: Workbook, kind: Kind, rows: tuple[Row, ...]) -> Workbook:
    return in_form_order(replace(workbook, **cast(Any, {kind.value: rows})))
