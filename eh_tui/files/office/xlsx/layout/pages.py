"""Where the audit's pages end: no heading is left without its rows, no outcome is cut."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.strips import Strip, total_height
from eh_tui.files.office.xlsx.layout.widths import USUAL_SCALE, PaperSize

SCALE = USUAL_SCALE
PAGE_POINTS = PaperSize(SCALE).points
"""The height of rows that fits on A4 landscape between the margins."""
LEAST = 20
"""The points of the lowest row, so that one line does not look squeezed between two."""
SPACER = Strip((), 6.0)
"""A gap between blocks, also below the title on each page."""


class Chunk(NamedTuple):
    """Rows that stay on one page, and the headings repeated when they come first on it."""

    strips: tuple[Strip, ...]
    repeated: tuple[Strip, ...] = ()
    starts_page: bool = False


class Paged(NamedTuple):
    """All rows of a sheet in order, and the rows after which a page ends."""

    strips: tuple[Strip, ...]
    breaks_after: tuple[int, ...]


def paginate(front: tuple[Strip, ...], chunks: Iterable[Chunk], points: float) -> Paged:
    """Return the rows with page breaks; the first row of `front` is printed on each page."""
    strips, breaks = list(front), []
    used = total_height(front)
    for chunk in chunks:
        needed = total_height(chunk.strips)
        if chunk.starts_page or used + needed > points:
            breaks.append(len(strips))
            strips += (SPACER, *chunk.repeated)
            used = front[0].height + SPACER.height + total_height(chunk.repeated)
        strips += chunk.strips
        used += needed
    return Paged(tuple(strips), tuple(breaks))


def fill(strips: Iterable[Strip], points: float) -> Iterator[tuple[Strip, ...]]:
    """Yield rows in parts of at most so many points, each of one row at least."""
    part: list[Strip] = []
    for strip in strips:
        if part and total_height(part) + strip.height > points:
            yield tuple(part)
            part = []
        part.append(strip)
    if part:
        yield tuple(part)
