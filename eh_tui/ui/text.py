"""The one door by which user text reaches a widget: never as markup, never as control codes.

Textual and Rich are loaded only by what needs them: the first picture is painted before both.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
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

SCRIPTS = (
    r"\u0900-\u0dff\u0e33\u0eb3\u0f00-\u109f\u1700-\u17ff\u1900-\u1cff"
    r"\ua800-\ua95f\ua980-\uabff\U00011000-\U00011fff"
)
"""A class of characters, as `re` has them: the scripts of India and around, with spacing signs."""

_JOINER = "\u200d"
_MEASURED_ANEW = re.compile(f"[{SCRIPTS}{_JOINER}]")
"""What Rich takes for narrower than terminals do."""

_VIRAMA = 9
"""The combining class of the sign that makes one letter of two."""

Span = tuple[int, int, int]
"""Where in a text a character begins and ends with what joins it, and how many cells it takes."""


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
        cut = bisect_right(_edges(line), max(width - 1, 0)) - 1
        head = line[: _before_letter(line, 0, cut)]
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
    return sum(width for _, _, width in spans(line))


def spans(text: str) -> list[Span]:
    """Return the spans of a text, one after the other."""
    from rich.cells import split_graphemes

    return measured(text, split_graphemes(text)[0])


def measured(text: str, found: list[Span]) -> list[Span]:
    """Return Rich's spans of a text as the widest of terminals shows them.

    xterm, Ghostty and tmux give a spacing vowel sign ("\u0abe") a cell of its own, as the C
    library's `wcwidth` does; some terminals join it to its letter, as Rich does. Whoever counts
    too few loses what stands there, whoever counts too many has a gap behind it.
    """
    if not _MEASURED_ANEW.search(text):
        return found
    return [part for span in found for part in _parts(text, span)]


def lead(text: str) -> str:
    """Return the signs at a text's beginning that join what stands before it."""
    if is_narrow(text):
        return ""
    return text[: next((start for start, _, width in spans(text) if width), len(text))]


def characters(text: str) -> Iterator[tuple[str, int]]:
    """Return a text's characters on one line, with what joins them, and their widths in cells."""
    text = shown_on_one_line(text)
    if is_narrow(text):
        for character in text:
            yield character, 1
        return
    for start, end, width in spans(text):
        if width:
            yield text[start:end], width


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Return a span of Rich's in two or more where it holds what takes a cell of its own."""
    first, end, width = span
    for at in range(first, end):
        is_sign = unicodedata.category(text[at]) == "Mc"
        if at == span[0]:
            width = width or int(is_sign)
        elif is_sign or (text[at - 1] == _JOINER and text[at].isalpha()):
            yield first, at, width
            first, width = at, 1
    yield first, end, width


def _wrapped(line: str, width: int) -> Iterator[str]:
    edges, end = _edges(line), len(line)
    at = 0
    while edges[end] - edges[at] > width:
        cut = bisect_right(edges, max(edges[at] + width, edges[at + 1])) - 1
        if line[cut : cut + 1] != " ":
            after = (line.rfind(sign, at, cut) + 1 for sign in "/-")
            break_at = max(line.rfind(" ", at, cut), *after)
            cut = break_at if break_at > at else _before_letter(line, at, cut)
        yield line[at:cut]
        at = cut + 1 if line[cut : cut + 1] == " " else cut
        if at == end:
            return
    yield line[at:]


def _edges(line: str) -> Sequence[int]:
    """Return the cell at which each character ends, after a 0; signs joined into one end as one."""
    if is_narrow(line):
        return range(len(line) + 1)
    edges = [0]
    for start, end, cells in spans(line):
        edges += [edges[-1] + cells] * (end - start)
    return edges


def _before_letter(line: str, start: int, cut: int) -> int:
    """Return a cut moved before the letter that it goes through, unless the line starts there."""
    at = cut
    while at > start and _is_within_letter(line, at):
        at -= 1
    return at if at > start else cut


def _is_within_letter(line: str, at: int) -> bool:
    """Say whether what stands at a place is one letter with what stands before it, to a reader."""
    if not 0 < at < len(line):
        return False
    sign, before = line[at], line[at - 1]
    joins = before == _JOINER or unicodedata.combining(before) == _VIRAMA
    return unicodedata.category(sign)[0] == "M" or (joins and sign.isalpha())


def packed(figures: Iterable[str], width: int) -> list[str]:
    """Return figures two cells apart on as few lines of a width as they need, none broken."""
    lines: list[str] = []
    for figure in figures:
        longer = f"{lines[-1]}  {figure}" if lines else figure
        if lines and len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(figure)
    return lines
