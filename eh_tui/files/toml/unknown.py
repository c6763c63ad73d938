"""What a workbook file holds beyond the form: keys and tables that are kept, and not shown."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from difflib import get_close_matches

from eh_tui.files.toml.faults import HEAD, Fault
from eh_tui.files.toml.read import ARRAYS, load
from eh_tui.files.toml.statements import TomlTable, tables_of
from eh_tui.model.core.form_rows import RagLabels, School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.schema import FIELDS
from eh_tui.model.core.workbook import type_of_kind

_TABLES: dict[str, tuple[str, ...]] = {
    "": (*HEAD, "school", "rag", "offer", "export", *ARRAYS),
    "school": tuple(field.name for field in fields(School)),
    "rag": tuple(field.name for field in fields(RagLabels)),
    "export": ("id", "key"),
    "offer": FIELDS[Kind.OFFER],
} | {
    kind.value: tuple(field.name for field in fields(type_of_kind[kind]))
    for kind in ARRAYS
    if kind is not Kind.ROWS  # its keys are its table's columns, of which `faults` tells
}


def unknown(text: str) -> tuple[Fault, ...]:
    """Return a finding for each key and table that eh-tui does not know, in the file's order.

    None of them is a fault: they are kept as they are, and a slip in a key's name is among
    them. Raises `BrokenFile` for a text that is no TOML.
    """
    return tuple(found for table in tables_of(text, load(text)) for found in _of_table(table))


def _of_table(table: TomlTable) -> Iterator[Fault]:
    yield from _of_keys(table)
    for name, place in table.below:
        sentence = f"eh-tui knows no table [{name}]; it is kept, and not shown."
        yield Fault(place.line, place.column, table.id, sentence)


def _of_keys(table: TomlTable) -> Iterator[Fault]:
    known = _TABLES.get(table.name)
    if known is None:
        if table.name != Kind.ROWS:
            meant = _meant(table.name, _TABLES)
            sentence = f"eh-tui knows no table [{table.name}]; it is kept, and not shown{meant}."
            yield Fault(table.place.line, table.place.column, table.id, sentence)
        return
    where = f"[[{table.name}]]" if table.kind in ARRAYS else f"[{table.name}]"
    for key in table.values:
        if key not in known:
            place = table.of(key)
            inside = f" in {where}" if table.name else ""
            sentence = (
                f'eh-tui knows no "{key}"{inside}; it is kept, and not shown{_meant(key, known)}.'
            )
            yield Fault(place.line, place.column, table.id, sentence)


def _meant(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), 1)
    return f' (is "{close[0]}" meant?)' if close else ""
