"""Two people's states of one workbook brought together, field by field."""

from dataclasses import dataclass, replace
from typing import Any, cast

from eh_tui.errors import EhError
from eh_tui.model.diff import diff
from eh_tui.model.edits import Add, Edit, Move, Remove, Set, apply
from eh_tui.model.rows import Place, fresh_id, place_of, row_of, siblings, value
from eh_tui.model.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Clash:
    """A field or row that both sides changed, each in its own way; ours was kept."""

    theirs: Edit
    """What they did."""
    ours: str
    """What stands with us, "" where we took the row out."""


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
    for edit in diff(base, theirs):
        if isinstance(edit, Remove) and not _standing(state, edit):
            continue
        wanted = _fitted(state, edit)
        try:
            after = apply(state, wanted)
        except EhError:
            clashes.append(Clash(edit, _standing(state, edit)))
            continue
        if after != state:
            edits.append(wanted)
            state = after
    return Merged(tuple(edits), tuple(clashes))


def _fitted(state: Workbook, edit: Edit) -> Edit:
    """Return their edit as it has to be made here, where other rows may stand."""
    match edit:
        case Add(kind, row, place):
            taken = [other for other in state.of_kind(kind) if other.id == row.id]
            if taken and taken[0] != row:
                fresh = fresh_id(state, kind, place.parent)
                row = replace(row, **cast(Any, {"id": fresh}))
            family = [other.id for other in siblings(state, kind, place.parent)]
            known = place.after in family or not place.after
            after = place.after if known else family[-1] if family else ""
            return Add(kind, row, Place(place.parent, after), edit.source)
        case Remove(kind, row):
            return Remove(kind, row, place_of(state, kind, row.id))
        case _:
            return edit


def _standing(state: Workbook, edit: Edit) -> str:
    try:
        row = row_of(state, edit.kind, edit.id)
        match edit:
            case Set(kind, _, field):
                return value(state, kind, row, field)
            case Remove() | Add() | Move():
                return edit.id
    except EhError:
        return ""
