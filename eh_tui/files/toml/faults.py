"""What is broken in a workbook file, each fault with its place, so that a person can mend it."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from eh_tui.errors import BrokenFile
from eh_tui.files.toml.fault import Fault, fault_at
from eh_tui.files.toml.form import COLUMN_KEYS, FORM_SCHEMA, FORM_TABLES, KEY_KEYS, WORD_KEYS
from eh_tui.files.toml.form_faults import cell_faults, form_contradictions, section_faults
from eh_tui.files.toml.read import ARRAYS, SCHEMA, decode, load, workbook_of_tables
from eh_tui.files.toml.statements import TomlTable, tables_in
from eh_tui.files.toml.values import as_text
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import column_keys
from eh_tui.model.core.schema import FIELDS, PARENTS
from eh_tui.model.core.workbook import Workbook, type_of_kind
from eh_tui.model.form.levels import Level

_LISTS = {Kind.COMMITMENTS: ("headings",), Kind.AREAS: ("headings",), Kind.ACHIEVED: ("columns",)}
_SWITCHES = {
    Kind.ACHIEVED: ("growable",),
    Kind.SIGNATORIES: ("name_first",),
    Kind.OUTCOMES: ("statutory", "unrated"),
    Kind.ACTIONS: ("statutory", "unrated"),
}
HEAD = {
    **dict.fromkeys(("form", "version", "issuer", "title", "intro", "sign_off"), "text"),
    "schema": "number",
    **dict.fromkeys(("retired", "renumbered"), "list"),
}
"""The keys above a file's first table, and what each holds."""
_ROW_LINKS = ("id", "table", "outcome")


def faults_in(data: bytes) -> tuple[Fault, ...]:
    """Return what is broken in a workbook file's bytes, in the order of its lines."""
    try:
        text = decode(data)
        if not text.strip():
            return (Fault(1, 1, "", "The file is empty; 'eh-tui new' makes a workbook."),)
        raw = load(text)
        tables = tables_in(text)
        misshapen = tuple(_misshapen(tables, raw))
        if misshapen:
            return tuple(sorted(misshapen))
        if wrong := tuple(form_contradictions(text, raw)):
            return tuple(sorted(wrong))
        workbook = workbook_of_tables(raw, text).workbook
    except BrokenFile as error:
        sentence = re.sub(r"^line \d+(, column \d+)?: ", "", str(error))
        return (Fault(error.line or 1, error.column or 1, "", sentence),)
    found = [
        *_head(tables),
        *_inline(tables),
        *_ids(tables),
        *_parents(tables, workbook),
        *cell_faults(tables, workbook),
        *section_faults(tables, workbook),
        *_columns(tables, workbook),
        *_types(tables, workbook),
    ]
    if not workbook.is_form:
        sentence = "The file holds no [[commitments]], so it is not a workbook."
        found.append(Fault(1, 1, "", sentence))
    return tuple(sorted(found))


def _misshapen(tables: tuple[TomlTable, ...], raw: dict[str, Any]) -> Iterator[Fault]:
    for names, shape, right in (
        (ARRAYS, list, "[[{}]], with two brackets: there are many"),
        (
            ("school", "rag", "offer", "words", "scoring"),
            dict,
            "[{}], with one bracket: there is one",
        ),
    ):
        for name in names:
            if not isinstance(raw.get(name, shape()), shape):
                place = next(
                    (table.place for table in tables if table.name == name), tables[0].of(name)
                )
                sentence = f'"{name}" should be written as {right.format(name)}.'
                yield Fault(place.line, place.column, "", sentence)


def _head(tables: tuple[TomlTable, ...]) -> Iterator[Fault]:
    given = [name for name in FORM_TABLES if any(name == table.name for table in tables)]
    for table in tables:
        schema = table.values.get("schema") if not table.name else None
        if isinstance(schema, int) and schema > SCHEMA:
            sentence = (
                f"The file was made by a newer eh-tui (schema {schema}); this one knows {SCHEMA}, "
                "so it shows the file and changes nothing."
            )
            yield fault_at(table.of("schema"), table, sentence)
        if given and isinstance(schema, int) and schema < FORM_SCHEMA:
            sentence = f"A form's [{given[0]}] is of schema 2; write schema = 2."
            yield fault_at(table.of("schema"), table, sentence)


def _inline(tables: tuple[TomlTable, ...]) -> Iterator[Fault]:
    named: set[str] = set()
    for table in tables:
        if table.is_inline and table.name not in named:
            named.add(table.name)
            sentence = (
                f"The {table.name} are written as {{...}} in a list, so they can't be changed; "
                f"write each as a [[{table.name}]] table."
            )
            yield fault_at(table.place, table, sentence)


def _ids(tables: tuple[TomlTable, ...]) -> Iterator[Fault]:
    first: dict[str, TomlTable] = {}
    for table in tables:
        if table.kind not in ARRAYS:
            continue
        if not table.id:
            yield fault_at(table.place, table, f"This row of {table.name} has no id; give it one.")
        elif table.id in first:
            sentence = (
                f"The id {table.id} is also that of line {first[table.id].of('id').line}, so "
                "neither row can be changed; give each an id of its own."
            )
            yield fault_at(table.of("id"), table, sentence)
        else:
            first[table.id] = table


def _parents(tables: tuple[TomlTable, ...], workbook: Workbook) -> Iterator[Fault]:
    ids = {kind: {row.id for row in workbook.of_kind(kind)} for kind in Kind}
    above: dict[Kind, str] = {}
    for table in tables:
        if table.kind in PARENTS:
            key, kind = PARENTS[table.kind]
            parent = as_text(table.values.get(key, above.get(kind, "")))
            if parent not in ids[kind]:
                yield fault_at(table.of(key), table, _orphan(table.kind, key, parent))
        if table.kind is Kind.ROWS:
            outcome = as_text(table.values.get("outcome", ""))
            if outcome and outcome not in ids[Kind.OUTCOMES]:
                sentence = f"There is no outcome {outcome} for this row to report on."
                yield fault_at(table.of("outcome"), table, sentence)
        if table.kind:
            above[table.kind] = table.id


def _orphan(kind: Kind, key: str, parent: str) -> str:
    shown = "not shown" if kind in (Kind.GUIDANCE, Kind.EVIDENCE) else 'shown under "Unassigned"'
    missing = f"There is no {key} {parent}" if parent else f"This row names no {key}"
    return f"{missing}, so it is {shown}; name one by its id."


def _columns(tables: tuple[TomlTable, ...], workbook: Workbook) -> Iterator[Fault]:
    columns = {table.id: column_keys(table.columns) for table in workbook.achieved}
    above = ""
    for table in tables:
        if table.kind is Kind.ACHIEVED:
            above = table.id
        home = as_text(table.values.get("table", above))
        if table.kind is not Kind.ROWS or home not in columns:
            continue
        for key, value in table.values.items():
            if key not in (*_ROW_LINKS, *columns[home]) and not isinstance(value, dict):
                names = ", ".join(f'"{name}"' for name in columns[home])
                sentence = (
                    f'"{key}" is no column of {home}, so its cell is not shown; '
                    f"the columns are {names}."
                )
                yield fault_at(table.of(key), table, sentence)


def _types(tables: tuple[TomlTable, ...], workbook: Workbook) -> Iterator[Fault]:
    columns = {table.id: column_keys(table.columns) for table in workbook.achieved}
    for table in tables:
        for key, value in table.values.items():
            wanted = _wanted(table, key, columns)
            if wanted and not _fits(value, wanted):
                sentence = f'"{key}" holds {_called(value)} where {_WANTED[wanted]}.'
                yield fault_at(table.of(key), table, sentence)


_NOT_TEXTS = {"cells", "descriptors", "weight", "rag"}
_LEVEL_TEXTS = tuple(field.name for field in fields(Level) if field.type is str)
_COLUMN_LISTS = ("choices", "section")
_COLUMN_TEXTS = tuple(key for key in COLUMN_KEYS if key not in (*_COLUMN_LISTS, "ticks"))
_WANTED = {
    "text": "a text belongs; put quotation marks around it",
    "number": "a number belongs; leave the quotation marks out",
    "list": 'a list of texts belongs, as in ["Action", "When"]',
    "switch": "true or false belongs",
}


def _wanted(table: TomlTable, key: str, columns: dict[str, tuple[str, ...]]) -> str:
    """Return what a key should hold, "" for a key that is not the form's."""
    if not table.name:
        return HEAD.get(key, "")
    if table.kind in ARRAYS:
        if key in _LISTS.get(table.kind, ()):
            return "list"
        if key in _SWITCHES.get(table.kind, ()):
            return "switch"
        known = {field.name for field in fields(type_of_kind[table.kind])} - _NOT_TEXTS
        if table.kind is Kind.ROWS:
            known |= {name for names in columns.values() for name in names}
        return "text" if key in known else ""
    if table.name == "columns" and key in _COLUMN_LISTS:
        is_one = key == "section" and not isinstance(table.values[key], list)
        return "text" if is_one else "list"
    known_keys = {
        "school": tuple(field.name for field in fields(School)),
        "rag": KEY_KEYS,
        "words": WORD_KEYS,
        "levels": _LEVEL_TEXTS,
        "columns": _COLUMN_TEXTS,
        Kind.OFFER.value: FIELDS[Kind.OFFER],
    }.get(table.name, ())
    return "text" if key in known_keys else ""


def _fits(value: object, wanted: str) -> bool:
    match wanted:
        case "text":  # a bare date is read as the text that it is
            return not isinstance(value, bool | int | float | list | dict)
        case "number":
            return isinstance(value, int) and not isinstance(value, bool)
        case "list":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case _:
            return isinstance(value, bool)


def _called(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date"
