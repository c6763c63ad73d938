"""The texts above a drafted form's first section as lines, as the document has them."""

from collections.abc import Iterable

from eh_tui.model.paper.found import FoundText

_ROOM = " " * 20
"""What a label leaves for an answer where a sheet has the next label beside it."""


def intro_lines(texts: Iterable[tuple[FoundText, str]]) -> list[str]:
    """Return texts, each with what is kept of it, as lines; labels of one row stay on one line."""
    lines: list[str] = []
    row = ""
    for text, kept in texts:
        place = _row_of(text.where)
        if lines and place and place == row and lines[-1].rstrip().endswith(":"):
            lines[-1] += f"{_ROOM}{kept}"
        else:
            lines.append(kept)
        row = place
    return lines


def _row_of(where: str) -> str:
    """Return the row of a cell of a sheet, "Audit!2" of "Audit!D2"; "" for any other place."""
    sheet, sign, cell = where.rpartition("!")
    return f"{sheet}!{cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" if sign else ""
