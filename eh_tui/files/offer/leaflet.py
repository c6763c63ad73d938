"""The offer as a leaflet in Word: two sheets of A4 at most, read well by a screen reader.

Headings, lists and heading rows are Word's own; no cell is empty, none is merged, and no
letter is smaller than 12 points.
"""

from pathlib import Path as File
from typing import Any

from eh_tui.files.offer.printable import page_line, printable
from eh_tui.files.office.docx.package import finished, new_document
from eh_tui.files.office.docx.writing import added_row, empty_table
from eh_tui.model.offer.page import (
    Aside,
    Bullets,
    Facts,
    Inline,
    Link,
    Page,
    PageBlock,
    Paragraph,
    Subsection,
    Table,
)

_HERE = File(__file__).parent
_WIDTHS = (6.0, 12.0)
"""Centimetres of a table's columns."""
_MARGIN = 1.5


def leaflet(page: Page) -> bytes:
    """Return a page as a .docx file; the same page gives the same bytes."""
    from docx.shared import Cm

    is_rtl = page.direction == "rtl"
    style = (_HERE / "leaflet_styles.xml").read_text(encoding="utf-8")
    style = style.replace("{language}", page.language)
    style = style.replace("{bidi}", "<w:bidi/>" if is_rtl else "")
    style = style.replace("{rtl}", "<w:rtl/>" if is_rtl else "")
    document = new_document(title=page.title, author=page.school, at="", styles=style)
    document.core_properties.language = page.language
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin = section.bottom_margin = Cm(_MARGIN)
    _put_numbering(document)
    writer = _Writer(document, is_rtl=is_rtl)
    writer.heading(page.title, 1)
    for number, part in enumerate(page.sections):
        writer.heading(part.heading, 2)
        for block in part.blocks:
            writer.block(block, "Urgent" if number == 0 else None)
    return finished(document)


def _put_numbering(document: Any) -> None:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    part = NumberingPart.load(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        (_HERE / "leaflet_numbering.xml").read_bytes(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)


class _Writer:
    """Puts blocks into a document, one after the other."""

    def __init__(self, document: Any, *, is_rtl: bool) -> None:
        self.document = document
        self.is_rtl = is_rtl

    def heading(self, text: str, level: int) -> None:
        self.document.add_paragraph(page_line(text), f"Heading {level}")

    def block(self, block: PageBlock, style: str | None = None) -> None:
        match block:
            case Paragraph(text):
                self._line(self.document.add_paragraph(style=style), text)
            case Bullets(items, numbered):
                for item in items:
                    kind = "List Number" if numbered else "List Bullet"
                    self._line(self.document.add_paragraph(style=kind), item)
            case Facts(rows):
                for label, text in rows:
                    paragraph = self.document.add_paragraph(style=style)
                    paragraph.add_run(f"{page_line(label)}: ", "Strong")
                    self._line(paragraph, text)
            case Table():
                self._table(block)
            case Subsection(heading, blocks):
                self.heading(heading, 3)
                for inner in blocks:
                    self.block(inner)

    def _table(self, planned: Table) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        table = empty_table(self.document, _WIDTHS)
        if self.is_rtl:
            table._tbl.tblPr.append(parse_xml(f"<w:bidiVisual {nsdecls('w')}/>"))
        headings: tuple[Inline, ...] = tuple((heading,) for heading in planned.headings)
        for number, cells in enumerate((headings, *planned.rows)):
            row = added_row(table, _WIDTHS, is_heading=not number)
            for cell, text in zip(row.cells, cells, strict=True):
                cell.paragraphs[0].style = "Cell"
                self._line(cell.paragraphs[0], text)

    def _line(self, paragraph: Any, text: Inline) -> None:
        for part in text:
            match part:
                case Link():
                    _add_link(paragraph, part)
                case Aside(said):
                    paragraph.add_run(f"\n{printable(said)}")
                case str():
                    paragraph.add_run(printable(part))


def _add_link(paragraph: Any, link: Link) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.text.run import Run

    id = paragraph.part.relate_to(link.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    holder = OxmlElement("w:hyperlink")
    holder.set(qn("r:id"), id)
    element = OxmlElement("w:r")
    holder.append(element)
    paragraph._p.append(holder)
    run = Run(element, paragraph)
    run.text = page_line(link.text)
    run.style = "Hyperlink"
