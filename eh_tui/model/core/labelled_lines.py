"""Rows as lines of text: every value follows its label, nothing stands beside another."""

from collections.abc import Iterable, Iterator

EMPTY = "empty"
"""What is said where nothing was typed, since silence can't be told from a lost line."""

NO_WORDS = "no words yet"
"""What is said in place of a row's text, where others stand beside it on a line."""


def row_lines(id: str, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return a row's lines after a blank one: its id and first field, and the others below it."""
    yield ""
    prefix, indent = f"{id}. ", ""
    for label, value in fields:
        yield from field_lines(f"{prefix}{label}", value, indent)
        prefix, indent = "", "  "


def field_lines(label: str, value: str, indent: str = "  ") -> Iterator[str]:
    """Return a field's lines, the further ones of a long text set in below the first."""
    first, *more = value.split("\n") if value.strip() else (EMPTY,)
    yield f"{indent}{label}: {first}"
    for line in more:
        yield f"    {line}"
