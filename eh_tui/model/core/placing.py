"""Where a person's "add here" and "move up" put a row."""

from eh_tui.model.core.edits import Add, Move
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, parent_id, place_of, row_of, siblings
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook


def place_below(workbook: Workbook, kind: Kind, id: str) -> tuple[Kind, Place]:
    """Return the place below a row, or below an outcome's last action, and what comes there."""
    if kind is Kind.OUTCOMES:
        return Kind.ACTIONS, place_at_end(workbook, Kind.ACTIONS, id)
    return kind, Place(parent_id(kind, row_of(workbook, kind, id)), id)


def place_at_end(workbook: Workbook, kind: Kind, parent: str = "") -> Place:
    """Return the place behind the last row of a kind, of those below a parent if it has one."""
    rows = siblings(workbook, kind, parent)
    return Place(parent, rows[-1].id if rows else "")


def add_last(workbook: Workbook, kind: Kind, row: Row) -> Add:
    """Return the edit that adds a row behind the last of its kind, or of its parent's."""
    return Add(kind, row, place_at_end(workbook, kind, parent_id(kind, row)))


def add_at(workbook: Workbook, kind: Kind, place: Place) -> Add:
    """Return the edit that adds an empty row at a place."""
    return Add(kind, new_row(workbook, kind, place.parent), place)


def add_below(workbook: Workbook, kind: Kind, id: str) -> Add:
    """Return the edit that adds an empty row below one, or an outcome's last action."""
    return add_at(workbook, *place_below(workbook, kind, id))


def shifted(workbook: Workbook, kind: Kind, id: str, step: int) -> Move | None:
    """Return the edit that moves a row one place up (-1) or down (1), None at the very end.

    An action moves on into the outcome above or below when it leaves its own.
    """
    old = place_of(workbook, kind, id)
    family = [row.id for row in siblings(workbook, kind, old.parent)]
    at = family.index(id) + step
    if 0 <= at < len(family):
        others = [other for other in family if other != id]
        return Move(kind, id, old, Place(old.parent, others[at - 1] if at else ""))
    if kind is not Kind.ACTIONS:
        return None
    parents = [row.id for row in workbook.of_kind(PARENTS[kind][1])]
    beyond = parents.index(old.parent) + step if old.parent in parents else -1
    if not 0 <= beyond < len(parents):
        return None
    there = parents[beyond]
    new = place_at_end(workbook, kind, there) if step < 0 else Place(there)
    return Move(kind, id, old, new)
