"""The offer's page as one HTML file that asks nothing of anybody: no script, no request."""

from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

from eh_tui.files.offer.printable import page_line, printable
from eh_tui.files.templates import template_in
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

_HERE = File(__file__).parent


def html(page: Page) -> str:
    """Return a page as HTML, in UTF-8 once encoded."""
    rendered = template_in(_HERE).render_template(
        "page.html",
        language=page.language,
        direction=page.direction,
        title=page_line(page.title),
        school=page_line(page.school),
        skip=page_line(page.skip),
        contents=page_line(page.contents),
        sections=[
            {"heading": page_line(section.heading), "blocks": list(map(_block, section.blocks))}
            for section in page.sections
        ],
    )
    return str(rendered)


def _block(block: PageBlock) -> dict[str, Any]:
    match block:
        case Paragraph(text):
            return {"kind": "paragraph", "text": _inline(text)}
        case Bullets(items, numbered):
            tag = "ol" if numbered else "ul"
            return {"kind": "list", "tag": tag, "items": list(map(_inline, items))}
        case Facts(rows):
            facts = [{"label": page_line(label), "text": _inline(text)} for label, text in rows]
            return {"kind": "facts", "rows": facts}
        case Table(_, table_rows):  # a list, since two columns have no room on a telephone
            return {"kind": "table", "rows": [list(map(_inline, row)) for row in table_rows]}
        case Subsection(heading, blocks, folded):
            return {
                "kind": "folded" if folded else "part",
                "heading": page_line(heading),
                "blocks": list(map(_block, blocks)),
            }


def _inline(text: Inline) -> list[dict[str, Any]]:
    return [piece for part in text for piece in _pieces(part)]


def _pieces(part: InlinePart) -> Iterator[dict[str, Any]]:
    if isinstance(part, Aside):
        yield {"line_end": True}
        yield from _pieces(part.text)
        return
    if isinstance(part, Link):
        text = page_line(part.text)
        if part.href.startswith("tel:"):  # a number is never broken at the end of a line
            text = text.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")
        yield {"text": text, "href": part.href}
        return
    for number, line in enumerate(printable(part).split("\n")):
        if number:
            yield {"line_end": True}
        if line:
            yield {"text": line}
