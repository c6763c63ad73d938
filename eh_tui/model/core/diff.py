"""What separates two states of a workbook, said as the edits that lead from one to the other."""

from collections.abc import Iterator

from eh_tui.errors import EhError
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, apply
from eh_tui.model.core.rows import GROWABLE, Place, fields, parent_id, place_of, siblings, value
from eh_tui.model.core.workbook import Kind, Row, Workbook


def diff(old: Workbook, new: Workbook) -> tuple[Edit, ...]:
    """Return edits that turn `old` into `new`, as far as a person could have made them.

    What is part of the form itself (titles, headings, outcomes added by hand) has no edit
    and is left out.
    """
    edits: list[Edit] = []
    state = old
    for step in (_removed, _added, _moved, _changed):
        for edit in step(state, new):
            try:
                state = apply(state, edit)
            except EhError:  # two rows of one id, say: nobody can tell what was done to which
                continue
            edits.append(edit)
    return tuple(edits)


def _removed(old: Workbook, new: Workbook) -> Iterator[Edit]:
    for kind in GROWABLE:
        kept = _by_id(new, kind)
        for id, row in reversed(_by_id(old, kind).items()):
            if id not in kept:
                yield Remove(kind, row, place_of(old, kind, id))


def _added(old: Workbook, new: Workbook) -> Iterator[Edit]:
    for kind in GROWABLE:
        state, known = old, _by_id(old, kind)
        for id, row in _by_id(new, kind).items():
            if id not in known:
                edit = Add(kind, row, _place_for_now(state, kind, row, new))
                try:
                    state = apply(state, edit)
                except EhError:
                    continue
                yield edit


def _place_for_now(state: Workbook, kind: Kind, row: Row, new: Workbook) -> Place:
    """Return a row's new place, or one nearby while the row before it has yet to move there."""
    parent = parent_id(kind, row)
    here = {sibling.id for sibling in siblings(state, kind, parent)}
    family = [sibling.id for sibling in siblings(new, kind, parent)]
    before = [id for id in family[: family.index(row.id)] if id in here]
    return Place(parent, before[-1] if before else "")


def _moved(old: Workbook, new: Workbook) -> Iterator[Edit]:
    for kind in GROWABLE:
        state = old
        for id in _by_id(new, kind):
            if id not in _by_id(state, kind):
                continue
            here, there = place_of(state, kind, id), place_of(new, kind, id)
            if here != there:
                edit = Move(kind, id, here, there)
                try:
                    state = apply(state, edit)
                except EhError:
                    continue
                yield edit


def _changed(old: Workbook, new: Workbook) -> Iterator[Edit]:
    for kind in Kind:
        after = _by_id(new, kind)
        for id, row in _by_id(old, kind).items():
            if id not in after:
                continue
            names = fields(new, kind, after[id])
            for name in fields(old, kind, row):
                if name in names:
                    was, now = value(old, kind, row, name), value(new, kind, after[id], name)
                    if was != now:
                        yield Set(kind, id, name, was, now)


def _by_id(workbook: Workbook, kind: Kind) -> dict[str, Row]:
    """Return the rows of a kind by id, without those that share one."""
    rows: dict[str, Row] = {}
    shared: set[str] = set()
    for row in workbook.of_kind(kind):
        if row.id in rows:
            shared.add(row.id)
        rows[row.id] = row
    return {id: row for id, row in rows.items() if id not in shared}
