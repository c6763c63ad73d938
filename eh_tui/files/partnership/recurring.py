"""TOML texts of which most was read before: the form's own wording is in every school's file."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from eh_tui.files.toml.loading import toml_tables

_HEADER = re.compile(r"\[(?:\[([\w-]+)\]|([\w-]+))\]", re.ASCII)


class _Piece(NamedTuple):
    """A table of a text, or a row of an array of tables; read once, and never changed."""

    name: str
    """"" where it is neither, or not that alone."""
    is_row: bool = False
    values: Any = None


def tables_of(text: str) -> dict[str, Any] | None:
    """Return what a TOML text holds, as `tomllib` does, None where it is broken.

    It is parted where a line begins with "[", and each piece must be sound by itself: one that
    begins or ends within a text or a list is not. Together the pieces say what the whole says
    where each has a name of its own, or is one more row of its kind. Any other text is read as
    a whole. What is returned must not be changed: other texts share it.
    """
    try:
        found = _joined(text)
    except (ValueError, RecursionError):
        found = None
    try:
        return toml_tables(text) if found is None else found
    except (ValueError, RecursionError):
        return None


def _joined(text: str) -> dict[str, Any] | None:
    """Return what the pieces of a text say together, None where that can't be told.

    Raises `ValueError` where one is not sound.
    """
    text = text.replace("\r\n", "\n")
    if "\r" in text:  # alone it is no end of a line
        return None
    head, *pieces = f"\n{text}".split("\n[")
    found = dict(toml_tables(head))
    rows: dict[str, list[Any]] = {}
    for each in pieces:
        piece = _piece(each)
        if piece.is_row and piece.name in rows:
            rows[piece.name].append(piece.values)
        elif piece.name and piece.name not in found:
            found[piece.name] = [piece.values] if piece.is_row else piece.values
            if piece.is_row:
                rows[piece.name] = found[piece.name]
        else:
            return None
    return found


@lru_cache(1024)
def _piece(rest: str) -> _Piece:
    """Return what a piece says, given without its first bracket."""
    text = f"[{rest}"
    header, tables = _HEADER.match(text), toml_tables(text)
    name = (header[1] or header[2]) if header else ""
    if tables.keys() != {name}:
        return _Piece("")
    values = tables[name]
    if header and header[1]:
        return _Piece(name, is_row=True, values=values[0]) if len(values) == 1 else _Piece("")
    return _Piece(name, values=values)
