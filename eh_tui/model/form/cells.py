"""A row's further cells: texts by the keys of their columns."""

Cells = tuple[tuple[str, str], ...]
"""Pairs of a key and a text, sorted by the key; what is empty is left out."""


def cells_from(texts: dict[str, str]) -> Cells:
    """Return texts by their keys as the cells of a row."""
    return tuple(sorted((key, text) for key, text in texts.items() if text))


def cell(cells: Cells, key: str) -> str:
    """Return the text under a key, "" where there is none."""
    return next((text for known, text in cells if known == key), "")


def with_cell(cells: Cells, key: str, text: str) -> Cells:
    """Return the cells with one text put in place of what stood under its key."""
    return cells_from({**dict(cells), key: text})
