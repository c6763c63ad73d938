"""Text measured by Rich and Textual as it is where it is written: else they lay it out anew.

Each docstring names the behaviour of Rich 15.0.0 that it mends; look there again with
another version.
"""

from functools import lru_cache

from rich import cells
from rich.segment import Segment

from eh_tui.ui.text import Span, measured

_split_graphemes = cells.split_graphemes


def measure_as_written() -> None:
    """Have every width that Rich and Textual tell be the one by which cells are written.

    Both ask `rich.cells` (`cell_len`, `set_cell_size`, `chop_cells`), and those ask these.
    """
    cells.split_graphemes = _spans
    cells._cell_len = _cell_len
    cells.cached_cell_len.cache_clear()
    Segment._split_cells = staticmethod(_split_cells)  # type: ignore[assignment]


def _spans(text: str, unicode_version: str = "auto") -> tuple[list[Span], int]:
    """Return what `split_graphemes` does; it gives vowel signs with a cell of their own none."""
    found = measured(text, _split_graphemes(text, unicode_version)[0])
    return found, sum(width for _, _, width in found)


def _cell_len(text: str, unicode_version: str) -> int:
    """Return the cells of a text; `_cell_len` counts as `split_graphemes` does."""
    return _spans(text, unicode_version)[1]


@lru_cache(maxsize=4096)
def _split_cells(segment: Segment, cut: int) -> tuple[Segment, Segment]:
    """Return the parts of a segment before and behind a cell.

    `Segment._split_cells` cuts between a letter and a sign that has no cell.
    """
    parts = cells.split_text(segment.text, cut) if cut < segment.cell_length else (segment.text, "")
    before, behind = (Segment(part, segment.style, segment.control) for part in parts)
    return before, behind
