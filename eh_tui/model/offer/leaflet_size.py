"""A page cut down to a leaflet of two sheets: the fullest of a few versions that fits.

Lines are counted, not laid out: Arial of 12 points on A4 has about 90 characters a line and
48 lines a page.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from eh_tui.model.offer.page import (
    Aside,
    Bullets,
    Facts,
    Inline,
    Page,
    PageBlock,
    Paragraph,
    Subsection,
    Table,
    without_folded,
)

PAGES = 4
"""The sides of two sheets."""

_LINES = 50
_WIDTH = 88
_COLUMNS = (28, 56)


def for_leaflet(page: Page) -> Page:
    """Return a page without what is folded away, and as much of the rest as fits.

    First the lines below each item go (for whom, when, whom to ask), then the items of a part
    are run together, then help of which only a link is known goes. What is then still too long
    is returned all the same.
    """
    full = without_folded(page)
    for cut in (_as_it_is, _texts_alone, _run_together):
        shorter = _with_items(full, cut)
        if fits(shorter):
            return shorter
    return _without_bare_links(shorter)


def fits(page: Page) -> bool:
    """Say whether a page has room on two sheets."""
    return sum(_lines_of(page)) <= PAGES * _LINES


def _with_items(page: Page, cut: Callable[[Bullets], PageBlock]) -> Page:
    """Return a page with the lists of each part in a shorter form."""

    def of(block: PageBlock) -> PageBlock:
        if isinstance(block, Subsection):
            inner = tuple(cut(one) if isinstance(one, Bullets) else one for one in block.blocks)
            return replace(block, blocks=inner)
        return block

    sections = tuple(
        replace(section, blocks=tuple(map(of, section.blocks))) for section in page.sections
    )
    return replace(page, sections=sections)


def _without_bare_links(page: Page) -> Page:
    def of(block: PageBlock) -> PageBlock:
        if isinstance(block, Table):
            told = (row for row in block.rows if any(isinstance(part, str) for part in row[-1]))
            return replace(block, rows=tuple(told))
        return block

    sections = tuple(
        replace(section, blocks=tuple(map(of, section.blocks))) for section in page.sections
    )
    return replace(page, sections=sections)


def _as_it_is(items: Bullets) -> PageBlock:
    return items


def _texts_alone(items: Bullets) -> PageBlock:
    return replace(items, items=tuple(map(_without_asides, items.items)))


def _run_together(items: Bullets) -> PageBlock:
    texts = (" ".join(_words(_without_asides(item)).split()) for item in items.items)
    texts = (text.rstrip(". ") for text in texts)
    return Paragraph(("; ".join(texts) + ".",))


def _without_asides(item: Inline) -> Inline:
    return tuple(part for part in item if not isinstance(part, Aside))


def _lines_of(page: Page) -> Iterator[float]:
    yield 2
    for section in page.sections:
        yield 2
        for block in section.blocks:
            yield from _lines_of_block(block)


def _lines_of_block(block: PageBlock) -> Iterator[float]:
    match block:
        case Paragraph(text):
            yield 0.2 + _height(_words(text), _WIDTH)
        case Bullets(items):
            yield from (0.1 + _height(_words(item), _WIDTH - 4) for item in items)
        case Facts(rows):
            yield from (0.2 + _height(f"{label}: {_words(text)}", _WIDTH) for label, text in rows)
        case Table(_, rows):
            yield 1.2
            for row in rows:
                cells = zip(row, _COLUMNS, strict=False)
                yield 0.2 + max(_height(_words(cell), width) for cell, width in cells)
        case Subsection(_, blocks):
            yield 1.5
            for inner in blocks:
                yield from _lines_of_block(inner)


def _height(text: str, width: int) -> int:
    return sum(-(-max(len(line), 1) // width) for line in text.split("\n"))


def _words(text: Inline) -> str:
    return "".join(
        part
        if isinstance(part, str)
        else f"\n{part.text}"
        if isinstance(part, Aside)
        else part.text
        for part in text
    )
