"""The page as plain text, as a preview or a screen reader has it."""

from collections.abc import Iterator

from eh_tui.model.offer.page import (
    Aside,
    Bullets,
    Facts,
    Inline,
    InlinePart,
    Link,
    Page,
    PageBlock,
    Paragraph,
    Subsection,
    Table,
)


def page_text(page: Page) -> Iterator[str]:
    """Yield the lines of a page, in its order; a link's address follows its words."""
    yield page.title
    for section in page.sections:
        yield from ("", section.heading.upper())
        for block in section.blocks:
            yield from _block(block)


def _block(block: PageBlock) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield _words(text)
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                sign = f"{number}." if numbered else "·"
                yield f"{sign} {_words(item)}".replace("\n", "\n  ")
        case Facts(rows):
            for label, text in rows:
                yield f"{label}: {_words(text)}"
        case Table():
            yield from _table(block)
        case Subsection(heading, blocks):
            yield from ("", heading)
            for inner in blocks:
                yield from _block(inner)


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield ""
        for heading, cell in zip(table.headings, row, strict=True):
            yield f"{heading}: {_words(cell)}".replace("\n", "\n  ")


def _words(text: Inline) -> str:
    return "".join(map(_part, text))


def _part(part: InlinePart) -> str:
    match part:
        case str():
            return part
        case Aside(text):
            return f"\n{text}"
        case Link(text, href):
            return f"{text} <{href}>" if href.startswith("http") else text
