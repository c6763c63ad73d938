"""Two people's states of one workbook brought together, field by field."""

from dataclasses import dataclass, replace
from typing import Any, cast

from eh_tui.errors import EhError
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, apply
from eh_tui.model.core.rows import Place, fresh_id, place_of, row_of, siblings, value
from eh_tui.model.core.workbook import Kind, Workbook


@dataclass(frozen=True, slots=True)
class Clash:
    """A field or row that both sides changed, each in its own way; ours was kept."""

    theirs: Edit
    """What they did."""
    ours: str | None
    """What stands with us, None where we took the row out."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be done on our side, and what has to be decided by a person."""

    edits: tuple[Edit, ...]
    clashes: tuple[Clash, ...]


def merge(base: Workbook, ours: Workbook, theirs: Workbook) -> Merged:
    """Return the edits that bring their changes since `base` to ours, where ours leaves room.

    A row that both sides added under one id is kept twice; theirs gets a fresh id.
    """
    state = ours
    edits: list[Edit] = []
    clashes: list[Clash] = []
    we_moved = {edit.id for edit in diff(base, ours) if isinstance(edit, Move)}
    for edit in diff(base, theirs):
        if isinstance(edit, Remove) and _standing(state, edit) is None:
            continue
        wanted = edit if edit.id in we_moved else _fitted(state, edit)
        try:
            after = apply(state, wanted)
        except EhError:
            clashes.append(Clash(edit, _standing(state, edit)))
            continue
        if after != state:
            edits.append(wanted)
            state = after
    return Merged(tuple(edits), tuple(clashes))


def merge_additions(ours: Workbook, theirs: Workbook) -> Merged:
    """Return what `merge` does where nobody knows the state that both came from.

    Rows that only they have are taken; whatever else differs is for a person to decide, and
    a row that only we have stays.
    """
    differences = diff(ours, theirs)
    added = tuple(edit for edit in differences if isinstance(edit, Add))
    clashes = tuple(
        Clash(edit, _standing(ours, edit))
        for edit in differences
        if not isinstance(edit, Add | Remove)
    )
    return Merged(added, clashes)


def _fitted(state: Workbook, edit: Edit) -> Edit:
    """Return their edit as it has to be made here, where other rows may stand."""
    match edit:
        case Add(kind, row, place):
            taken = [other for other in state.of_kind(kind) if other.id == row.id]
            if taken and taken[0] != row:
                fresh = fresh_id(state, kind, place.parent)
                row = replace(row, **cast(Any, {"id": fresh}))
            return Add(kind, row, _fitted_place(state, kind, place), edit.source)
        case Remove(kind, row):
            return Remove(kind, row, place_of(state, kind, row.id))
        case Move(kind, id, _, new) if _standing(state, edit) is not None:
            here = place_of(state, kind, id)
            return Move(kind, id, here, _fitted_place(state, kind, new, id))
        case _:
            return edit


def _fitted_place(state: Workbook, kind: Kind, place: Place, moving: str = "") -> Place:
    """Return a place as it is here: last under its parent where the row before it is gone."""
    family = [row.id for row in siblings(state, kind, place.parent) if row.id != moving]
    known = place.after in family or not place.after
    return Place(place.parent, place.after if known else family[-1] if family else "")


def _standing(state: Workbook, edit: Edit) -> str | None:
    try:
        row = row_of(state, edit.kind, edit.id)
        match edit:
            case Set(kind, _, field):
                return value(state, kind, row, field)
            case Remove() | Add() | Move():
                return edit.id
    except EhError:
        return None
