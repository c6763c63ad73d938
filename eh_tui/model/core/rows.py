"""Finding rows and reading their fields, whatever their kind."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from eh_tui.errors import Conflict, NotFound, Refused
from eh_tui.model.core.columns import column_of_field, columns_of_row
from eh_tui.model.core.form_rows import AchievedRow, Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer import schema as offer_schema
from eh_tui.model.core.schema import FIELDS, OWN_NAMES, PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.cells import cell, with_cell
from eh_tui.model.form.levels import Level


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: under `parent`, after the row `after` ("" for the first)."""

    parent: str = ""
    after: str = ""


Rows = Mapping[str, tuple[Kind, Row]]
"""Each row of a workbook by its id, with its kind."""


def rows_by_id(workbook: Workbook) -> Rows:
    """Return each row of a workbook by its id."""
    return {row.id: (kind, row) for kind in Kind for row in workbook.of_kind(kind)}


def locate(workbook: Workbook, id: str) -> tuple[Kind, Row]:
    """Return the row that has an id, and its kind.

    Raises `NotFound` where there is none and `Refused` where rows share the id.
    """
    found = [(kind, row) for kind in Kind for row in workbook.of_kind(kind) if row.id == id]
    if not found:
        raise NotFound(f"There is no row {id!r} in this workbook; 'eh-tui show' lists every id.")
    if len(found) > 1:
        raise _shared(id, len(found))
    return found[0]


def row_of(workbook: Workbook, kind: Kind, id: str) -> Row:
    """Return the one row of a kind that has an id.

    Raises `Conflict` where there is none and `Refused` where two rows share the id, since
    nobody could say which one is meant.
    """
    rows = [row for row in workbook.of_kind(kind) if row.id == id]
    if not rows:
        raise Conflict(f"{id} is no longer in this workbook.")
    if len(rows) > 1:
        raise _shared(id, len(rows))
    return rows[0]


def _shared(id: str, number: int) -> Refused:
    return Refused(
        f"{number} rows are called {id}: give each an id of its own in the file, "
        "then it can be changed here."
    )


def single_rows(workbook: Workbook, kind: Kind) -> dict[str, Row]:
    """Return the rows of a kind by id, without those that share one: nobody could tell them."""
    rows = workbook.of_kind(kind)
    number = Counter(row.id for row in rows)
    return {row.id: row for row in rows if number[row.id] == 1}


def fields(workbook: Workbook, kind: Kind, row: Row) -> tuple[str, ...]:
    """Return the names of the fields of a row that a person may change."""
    if isinstance(row, AchievedRow):
        return cell_keys(workbook, row)
    if isinstance(row, Action | Outcome) and workbook.form.columns:
        return _fields_of_form(workbook, row)
    return FIELDS.get(kind, ())


def _fields_of_form(workbook: Workbook, row: Row) -> tuple[str, ...]:
    """Return a row's own fields that its section has columns for, then its cells.

    A text and a note are there in every form: a row begins with the one, and the
    product itself writes into the other.
    """
    given = [column.field for column in columns_of_row(workbook, row)]
    known = [name for name in OWN_NAMES if name in given or name in ("text", "note")]
    return (*known, *(name for name in given if name not in OWN_NAMES))


def cell_keys(workbook: Workbook, row: AchievedRow) -> tuple[str, ...]:
    """Return the field names of an Outcomes Achieved row: its table's column headings."""
    for table in workbook.achieved:
        if table.id == row.table:
            return column_keys(table.columns)
    return column_keys(("",) * len(row.cells))


@lru_cache(64)  # a table's headings are asked for with every cell of it
def column_keys(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return a distinct key for each column: its heading, or "text" under a blank one."""
    keys: list[str] = []
    for column in columns:
        key = name = column.strip() or "text"
        number = 2
        while key in keys or key in ("id", "table", "outcome"):
            key, number = f"{name} {number}", number + 1
        keys.append(key)
    return tuple(keys)


def value(workbook: Workbook, kind: Kind, row: Row, name: str) -> str:
    """Return a field's value as text; raises `NotFound` for a field the row has not."""
    names = fields(workbook, kind, row)
    if name not in names:
        known = ", ".join(names) or "none"
        raise NotFound(f"{row.id} has no field {name!r}; its fields are: {known}.")
    return row.cells[names.index(name)] if isinstance(row, AchievedRow) else _text(row, name)


def each_text(workbook: Workbook, kind: Kind, row: Row) -> Iterator[tuple[str, str]]:
    """Yield each field of a row that a person may change, with its text."""
    names = fields(workbook, kind, row)
    if isinstance(row, AchievedRow):
        yield from zip(names, row.cells, strict=False)
        return
    if workbook.form.columns:
        yield from ((name, _text(row, name)) for name in names)
    else:
        yield from zip(names, [str(getattr(row, name)) for name in names], strict=True)


def _text(row: Row, name: str) -> str:
    if name not in OWN_NAMES and isinstance(row, Action | Outcome):
        return cell(row.cells, name)
    return str(getattr(row, name))


def with_value(workbook: Workbook, row: Row, name: str, new: str) -> Row:
    """Return a row with one field changed; raises `Refused` for a rating there is none of."""
    if isinstance(row, AchievedRow):
        at = cell_keys(workbook, row).index(name)
        return replace(row, cells=(*row.cells[:at], new, *row.cells[at + 1 :]))
    if name == "offered" and new not in offer_schema.OFFERED:
        raise Refused(
            f"{new!r} does not say whether it is offered; use yes, planned, no or nothing."
        )
    if isinstance(row, Action | Outcome):
        if name == "rag" and all(new != level.id for level in _levels(workbook, row, "rag")):
            raise Refused(no_rating(workbook, row, "rag", new))
        if name not in OWN_NAMES:
            return replace(row, cells=with_cell(row.cells, name, new))
    return replace(row, **cast(Any, {name: new}))


def no_rating(workbook: Workbook, row: Row, name: str, text: str) -> str:
    """Return the sentence that a text is no rating of a row's column, and what is."""
    *ids, last = (level.id for level in _levels(workbook, row, name))
    return f"{text!r} is not a rating; use {', '.join(ids)} or {last}."


def _levels(workbook: Workbook, row: Row, name: str) -> tuple[Level, ...]:
    column = column_of_field(workbook, row, name)
    scale = column.scale if column else ""
    return (*workbook.form.levels_of(scale), workbook.form.not_rated)


def place_of(workbook: Workbook, kind: Kind, id: str) -> Place:
    """Return where a row stands among the rows of its parent."""
    row = row_of(workbook, kind, id)
    parent = parent_id(kind, row)
    before = ""
    for sibling in siblings(workbook, kind, parent):
        if sibling.id == id:
            break
        before = sibling.id
    return Place(parent, before)


def siblings(workbook: Workbook, kind: Kind, parent: str) -> tuple[Row, ...]:
    """Return the rows of one kind under one parent, in the order of the form."""
    return tuple(row for row in workbook.of_kind(kind) if parent_id(kind, row) == parent)


def parent_id(kind: Kind, row: Row) -> str:
    """Return the id by which a row names its parent, "" for kinds that have none."""
    return str(getattr(row, PARENTS[kind][0])) if kind in PARENTS else ""


def in_form_order(workbook: Workbook) -> Workbook:
    """Return the workbook with each kind's rows in the order of their parents.

    A file may list rows in another order; every reader of a workbook may rely on this one.
    """
    ordered: dict[str, tuple[Row, ...]] = {}
    for kind, (_, parent_kind) in PARENTS.items():
        if not workbook.of_kind(kind):
            continue
        parents = ordered.get(parent_kind.value) or workbook.of_kind(parent_kind)
        rank = {row.id: number for number, row in reversed(list(enumerate(parents)))}
        last = len(rank)
        ordered[kind.value] = tuple(
            sorted(
                workbook.of_kind(kind),
                key=lambda row, kind=kind, rank=rank, last=last: rank.get(  # type: ignore[misc]  # mypy can't type a lambda's defaults
                    parent_id(kind, row), last
                ),
            )
        )
    return replace(workbook, **cast(Any, ordered))


def index_of(workbook: Workbook, kind: Kind, place: Place) -> int:
    """Return where in the rows of a kind a place is; raises `Conflict` where it is gone."""
    rows = workbook.of_kind(kind)
    family = [at for at, row in enumerate(rows) if parent_id(kind, row) == place.parent]
    if not place.after:
        return family[0] if family else len(rows)
    for at in family:
        if rows[at].id == place.after:
            return at + 1
    raise Conflict(f"{place.after} is no longer in this workbook.")
