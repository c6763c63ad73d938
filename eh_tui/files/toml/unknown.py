"""What a workbook file holds beyond the form: keys and tables that are kept, and not shown."""

from collections.abc import Iterable, Iterator
from dataclasses import fields as fields_of

from eh_tui.files.toml.fault import Fault
from eh_tui.files.toml.faults import HEAD
from eh_tui.files.toml.form import (
    COLUMN_KEYS,
    FORM_TABLES,
    KEY_KEYS,
    LEVEL_KEYS,
    SCORING_KEYS,
    WORD_KEYS,
)
from eh_tui.files.toml.read import ARRAYS
from eh_tui.files.toml.statements import TomlTable, tables_in
from eh_tui.files.toml.values import as_texts
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import fields
from eh_tui.model.core.schema import FIELDS, PARENTS
from eh_tui.model.core.workbook import Workbook, type_of_kind
from eh_tui.model.form.columns import ITEM_KEYS, columns_by_place

_RATED = (Kind.OUTCOMES, Kind.ACTIONS)
_TABLES: dict[str, tuple[str, ...]] = {
    "": (*HEAD, "school", "rag", "offer", "export", *FORM_TABLES, *ARRAYS),
    "school": tuple(field.name for field in fields_of(School)),
    "rag": KEY_KEYS,
    "levels": LEVEL_KEYS,
    "columns": COLUMN_KEYS,
    "words": WORD_KEYS,
    "scoring": SCORING_KEYS,
    "export": ("id", "key"),
    "offer": FIELDS[Kind.OFFER],
}
_ROWS = tuple(kind.value for kind in ARRAYS if kind is not Kind.ROWS)
"""The tables of rows; the keys of one more are its table's columns, of which `faults` tells."""


def unknown(text: str, workbook: Workbook) -> tuple[Fault, ...]:
    """Return a finding for each key and table that the workbook's form does not know, in order.

    None of them is a fault: they are kept as they are, and a slip in a key's name is among
    them. The text is one in which nothing is broken.
    """
    return tuple(found for table in tables_in(text) for found in _of_table(table, workbook))


def _of_table(table: TomlTable, workbook: Workbook) -> Iterator[Fault]:
    yield from _of_keys(table, workbook)
    if table.name == Kind.COMMITMENTS:
        yield from _headings(table, workbook)
    for name, place in table.below:
        if name.endswith(".descriptors") and table.kind in _RATED:
            continue
        sentence = f"eh-tui knows no table [{name}]; it is kept, and not shown."
        yield Fault(place.line, place.column, table.id, sentence)


def _of_keys(table: TomlTable, workbook: Workbook) -> Iterator[Fault]:
    known = _known_in(table, workbook)
    if known is None:
        if table.name != Kind.ROWS:
            meant = _meant(table.name, (*_TABLES, *_ROWS))
            sentence = f"eh-tui knows no table [{table.name}]; it is kept, and not shown{meant}."
            yield Fault(table.place.line, table.place.column, table.id, sentence)
        return
    where = f"[[{table.name}]]" if table.is_row else f"[{table.name}]"
    for key in table.values:
        if key not in known:
            place = table.of(key)
            inside = f" in {where}" if table.name else ""
            sentence = (
                f'eh-tui knows no "{key}"{inside}; it is kept, and not shown{_meant(key, known)}.'
            )
            yield Fault(place.line, place.column, table.id, sentence)


def _known_in(table: TomlTable, workbook: Workbook) -> tuple[str, ...] | None:
    """Return the keys that a table may have: those of a row by the columns of its section."""
    kind = table.kind
    if kind not in _RATED:
        return _usual_keys(table.name)
    row = next((row for row in workbook.of_kind(kind) if row.id == table.id), None)
    if row is None:
        return _usual_keys(table.name)
    columns = {column.field: column.key for column in columns_of_row(workbook, row)}
    own = fields(workbook, kind, row)
    return (
        *("id", PARENTS[kind][0], *ITEM_KEYS[:-1]),
        *(columns.get(field, field) for field in own),
    )


def _usual_keys(name: str) -> tuple[str, ...] | None:
    """Return the keys that any form has in a table, None for a table that is not the form's."""
    if name in _ROWS:
        return tuple(field.name for field in fields_of(type_of_kind[Kind(name)]))
    return _TABLES.get(name)


def _headings(table: TomlTable, workbook: Workbook) -> Iterator[Fault]:
    """Yield a heading of Leicester's order that no field stands below."""
    given = as_texts(table.values.get("headings"))
    more = given[len(columns_by_place(())) :]
    place = table.of("headings")
    if workbook.form.columns and given:
        sentence = "The headings are not used, since the form has [[columns]]; leave them out."
        yield Fault(place.line, place.column, table.id, sentence)
    elif more:
        listed = ", ".join(f'"{heading}"' for heading in more)
        sentence = (
            f"Nothing stands below {listed}: headings are read in their order, Outcome, Action, "
            "When, Who and rating; describe other columns as [[columns]]."
        )
        yield Fault(place.line, place.column, table.id, sentence)


def _meant(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), 1)
    return f' (is "{close[0]}" meant?)' if close else ""
