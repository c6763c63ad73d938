"""The one door by which user text reaches a widget: never as markup, never as control codes."""

from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len
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
    length = cell_len(line)
    if length <= width:
        return line + " " * (width - length)
    head, _ = _cut(line, width - 1)
    return head + "…" + " " * (width - 1 - cell_len(head))


def _wrapped(line: str, width: int) -> Iterator[str]:
    while cell_len(line) > width:
        head, rest = _cut(line, width)
        if not rest.startswith(" "):
            at = max(head.rfind(" "), head.rfind("/") + 1, head.rfind("-") + 1)
            if at > 0:
                head, rest = line[:at], line[at:]
        yield head
        line = rest[1:] if rest.startswith(" ") else rest
    yield line


def _cut(line: str, width: int) -> tuple[str, str]:
    """Return the longest head of at most `width` cells, but at least a character, and the rest."""
    if line.isascii():
        at = max(1, width)
        return line[:at], line[at:]
    at, used = 0, 0
    while at < len(line):
        used += cell_len(line[at])
        if used > width and at:
            break
        at += 1
    return line[:at], line[at:]
