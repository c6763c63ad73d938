"""A fault of a file, and where it is."""

from typing import NamedTuple

from eh_tui.files.toml.statements import StatementPlace, TomlTable


class Fault(NamedTuple):
    """One fault of a file: where it is, the row it is in ("" for none), and what to do."""

    line: int
    column: int
    id: str
    sentence: str


def fault_at(place: StatementPlace, table: TomlTable, sentence: str) -> Fault:
    """Return a fault of a table at a place in it."""
    return Fault(place.line, place.column, table.id, sentence)
