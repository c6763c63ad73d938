"""The one door by which user text reaches a widget: never as markup, never as control codes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len, split_graphemes
from textual.content import Content

from eh_tui.model.shown import shown


def content(text: str, style: str = "") -> Content:
    """Return user text as a widget may show it, exactly as typed."""
    return Content.styled(shown(text), style) if style else Content(shown(text))


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Return user text as lines of at most `width` cells, broken at spaces where it can be.

    An empty text is one empty line.
    """
    return tuple(line for part in shown(text).split("\n") for line in _wrapped(part, width))


def fit(line: str, width: int) -> str:
    """Return a line padded with spaces, or cut, to exactly `width` cells."""
    if cell_len(line) > width:
        head = line[: bisect_right(_edges(line), max(width - 1, 0)) - 1]
        line = f"{head}…" if width > 0 else ""
    padded = line + " " * (width - cell_len(line))
    # A joiner at the end of the text takes the first space as the sign that it joins.
    return padded + " " * (width - cell_len(padded))


def _wrapped(line: str, width: int) -> Iterator[str]:
    edges, end = _edges(line), len(line)
    at = 0
    while edges[end] - edges[at] > width:
        cut = bisect_right(edges, max(edges[at] + width, edges[at + 1])) - 1
        if line[cut : cut + 1] != " ":
            after = (line.rfind(sign, at, cut) + 1 for sign in "/-")
            break_at = max(line.rfind(" ", at, cut), *after)
            cut = break_at if break_at > at else cut
        yield line[at:cut]
        at = cut + 1 if line[cut : cut + 1] == " " else cut
        if at == end:
            return
    yield line[at:]


def _edges(line: str) -> Sequence[int]:
    """Return the cell at which each character ends, after a 0; signs joined into one end as one."""
    if line.isascii():
        return range(len(line) + 1)
    spans, _ = split_graphemes(line)
    edges = [0]
    for start, end, cells in spans:
        edges += [edges[-1] + cells] * (end - start)
    return edges
