"""The one door by which user text reaches a widget: never as markup, never as control codes.

Textual and Rich are loaded only by what needs them: the first picture is painted before both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from eh_tui.model.core.sanitize import shown, shown_on_one_line

if TYPE_CHECKING:
    from textual.content import Content

_NARROW = re.compile(
    r"[ -~\u00a0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    r"\u2190-\u21ff\u2400-\u25fc]*"
)
"""Text of which Rich, too, would say that each character takes one cell of its own."""


def content(text: str, style: str = "") -> Content:
    """Return user text as a widget may show it, exactly as typed."""
    from textual.content import Content

    return Content.styled(shown(text), style) if style else Content(shown(text))


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Return user text as lines of at most `width` cells, broken at spaces where it can be.

    An empty text is one empty line.
    """
    return tuple(line for part in shown(text).split("\n") for line in _wrapped(part, width))


def fit(line: str, width: int) -> str:
    """Return a line padded with spaces, or cut, to exactly `width` cells."""
    if cell_length(line) > width:
        head = line[: bisect_right(_edges(line), max(width - 1, 0)) - 1]
        line = f"{head}…" if width > 0 else ""
    padded = line + " " * (width - cell_length(line))
    # A joiner at the end of the text takes the first space as the sign that it joins.
    return padded + " " * (width - cell_length(padded))


def is_narrow(text: str) -> bool:
    """Say whether each character of a text surely takes one cell of its own."""
    return _NARROW.fullmatch(text) is not None


def cell_length(line: str) -> int:
    """Return the cells that a line takes."""
    if is_narrow(line):
        return len(line)
    from rich.cells import cell_len

    return cell_len(line)


def characters(text: str) -> Iterator[tuple[str, int]]:
    """Return a text's characters on one line, with what joins them, and their widths in cells."""
    text = shown_on_one_line(text)
    if is_narrow(text):
        for character in text:
            yield character, 1
        return
    from rich.cells import split_graphemes

    for start, end, width in split_graphemes(text)[0]:
        if width:
            yield text[start:end], width


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
    if is_narrow(line):
        return range(len(line) + 1)
    from rich.cells import split_graphemes

    spans, _ = split_graphemes(line)
    edges = [0]
    for start, end, cells in spans:
        edges += [edges[-1] + cells] * (end - start)
    return edges
