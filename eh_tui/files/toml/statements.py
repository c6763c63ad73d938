"""The tables of a workbook file with the line and column of each of their statements."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from eh_tui.files.toml import blocks
from eh_tui.files.toml.blocks import Block
from eh_tui.files.toml.lines import header_path, key_of
from eh_tui.files.toml.read import ARRAYS
from eh_tui.files.toml.values import as_text
from eh_tui.model.core.kinds import Kind

_KINDS = {kind.value: kind for kind in Kind}


class StatementPlace(NamedTuple):
    """Where something begins in a file; lines and columns count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class TomlTable:
    """A table as its file has it: its own keys, and where each stands."""

    name: str
    """The table's name, "" for the head of the file."""
    values: dict[str, Any]
    place: StatementPlace
    places: dict[str, StatementPlace] = field(default_factory=dict)
    is_row: bool = False
    is_inline: bool = False
    """Whether it is written as {...} in a list."""
    below: tuple[tuple[str, StatementPlace], ...] = ()
    """The tables within it, such as "actions.more", and where each begins."""

    @property
    def kind(self) -> Kind | None:
        """The kind of its row, None for a table that is not the form's."""
        return _KINDS.get(self.name)

    @property
    def id(self) -> str:
        """Its id as text, "" where it has none."""
        return as_text(self.values.get("id", "")) if self.kind in ARRAYS else ""

    def of(self, key: str) -> StatementPlace:
        """Return where a key is given its value, or where the table begins."""
        return self.places.get(key, self.place)


def line_of_key(text: str, key: str) -> int:
    """Return the line of a key in the head of a file, 1 where it is not there."""
    head = blocks.cut(text)[0]
    at = min(head.keys_under(key).values(), default=0)
    return 1 + sum(line.text.count("\n") for line in head.lines[:at])


@lru_cache(maxsize=1)  # faults and unknown keys are looked for in the same text
def tables_in(text: str) -> tuple[TomlTable, ...]:
    """Return the tables of a TOML text in their order. Nobody changes them."""
    tables: list[TomlTable] = []
    line = 1
    for block in blocks.cut(text):
        table = _table(block, line)
        line += block.text.count("\n")
        tables.append(table)
        if not table.name:
            tables += _rows_in_lists(table)
    return tuple(tables)


def _table(block: Block, line: int) -> TomlTable:
    header: StatementPlace | None = None
    first = StatementPlace(line, 1)
    places: dict[str, StatementPlace] = {}
    below: list[tuple[str, StatementPlace]] = []
    for part in block.lines:
        here = StatementPlace(line, len(part.text) - len(part.text.lstrip(" \t")) + 1)
        if part.is_header:
            if header or places:
                below.append((".".join(header_path(part)[0]), here))
            else:
                header = here
        elif part.is_statement and not below:  # the keys of a table below are not this one's
            places.setdefault(key_of(part)[0], here)
        line += part.text.count("\n")
    return TomlTable(
        block.name, block.values(), header or first, places, block.is_row, below=tuple(below)
    )


def _rows_in_lists(head: TomlTable) -> Iterator[TomlTable]:
    for kind in ARRAYS:
        rows = head.values.get(kind.value)
        if isinstance(rows, list):
            for row in rows:
                values = row if isinstance(row, dict) else {}
                yield TomlTable(kind.value, values, head.of(kind.value), {}, True, True)
