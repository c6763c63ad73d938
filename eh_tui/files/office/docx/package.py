"""A Word file around its pages: paper, styles, header, footer, properties, without a time in it."""

import io
from typing import Any

from eh_tui.files.office.docx.styles import LANGUAGE
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.files.office.zip import zip_parts, zipped

# python-docx has types, but the XML below it, which is what is set here, has none.
Element = Any

PROPERTY_LIMIT = 255
"""The characters that a property of a file may have."""
TEXT_WIDTH = 18.0
"""Centimetres between the margins of an A4 page."""

_LEFT_OUT = ("stylesWithEffects", "customXml", "numbering", "thumbnail")
"""Parts of python-docx's template that say nothing here, or something wrong."""


def new_document(*, title: str, author: str, at: str, styles: str) -> Any:
    """Return an empty A4 document in the styles of some XML.

    `at` is the moment in UTC that it tells of, as ISO 8601; "" for none.
    """
    from docx import Document
    from docx.oxml import parse_xml
    from docx.shared import Cm

    document = Document()
    document.styles.element[:] = parse_xml(styles)[:]
    for relations in (document.part.rels, document.part.package.rels):
        for id in [id for id, one in relations.items() if one.reltype.endswith(_LEFT_OUT)]:
            del relations[id]
    _set_up(document.settings.element)
    _set_properties(document.core_properties, title, author, at)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH) / 2)
    section.top_margin = section.bottom_margin = Cm(1.7)
    section.header_distance = section.footer_distance = Cm(1)
    return document


def put_round_pages(document: Any, *, left: str, right: str, foot: str) -> None:
    """Give every page a header of two texts, and a footer with a text and the page's number."""
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.add_run(f"{document_line(left)}\t{document_line(right)}")
    footer.add_run(f"{document_line(foot)}\t")
    _add_page_number(footer)


def number_pages(document: Any) -> None:
    """Give every page its number at its foot, and nothing else."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _add_page_number(footer)


def lay_across(document: Any) -> None:
    """Turn a document's pages on their side."""
    from docx.enum.section import WD_ORIENT

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def finished(document: Any) -> bytes:
    """Return a document's file."""
    file = io.BytesIO()
    document.save(file)
    return zipped(zip_parts(file.getvalue()))


def document_line(text: str) -> str:
    """Return a text for where a document has no room for line ends."""
    return " ".join(cell_shown(text).split())


def _set_up(settings: Element) -> None:
    """Make it a document of today's Word, which calls the template's an old one, in English."""
    from docx.oxml.ns import qn

    for name in ("w:useFELayout", "w:savePreviewPicture", "w:proofState", "w:rsids"):
        for element in settings.findall(f".//{qn(name)}"):
            element.getparent().remove(element)
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")
    for element in settings.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), LANGUAGE)
    for element in settings.iter(qn("w:zoom")):
        element.set(qn("w:percent"), "100")


def _set_properties(properties: Any, title: str, author: str, at: str) -> None:
    from datetime import UTC, datetime

    properties.title = document_line(title)[:PROPERTY_LIMIT]
    properties.author = document_line(author)[:PROPERTY_LIMIT]
    properties.last_modified_by = properties.author
    properties.comments = ""
    properties.language = LANGUAGE
    try:
        properties.created = properties.modified = datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):  # a draft has no moment, and one typed by hand may be none
        for name in ("created", "modified"):
            element = getattr(properties._element, name)
            properties._element.remove(element)


def _add_page_number(paragraph: Any) -> None:
    paragraph.add_run("Page ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    """Add a number that Word works out; the 1 in it is what other readers show."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
