"""Paragraphs and tables of a Word document as plain data, and how they are written."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from eh_tui.files.office.xlsx.text import cell_shown


class WordRun(NamedTuple):
    """Some text of a paragraph, in a style of its own or in the paragraph's."""

    text: str
    style: str | None = None


class WordLine(NamedTuple):
    """A paragraph, by the name of its style."""

    style: str
    pieces: tuple[WordRun, ...]
    begins_page: bool = False


WordCell = tuple[WordLine, ...]


class WordTable(NamedTuple):
    """A table with its row of headings; the widths are in centimetres."""

    headings: tuple[WordLine, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[WordCell, ...], ...]
    """A row of one cell alone is as wide as the table, and stands above those that follow."""


def write_parts(document: Any, parts: Iterable[WordLine | WordTable]) -> None:
    """Write paragraphs and tables at a document's end."""
    for part in parts:
        if isinstance(part, WordTable):
            _write_table(document, part)
        else:
            _write_line(document.add_paragraph(), part)


def _write_line(paragraph: Any, line: WordLine) -> None:
    paragraph.style = line.style
    if line.begins_page:
        paragraph.paragraph_format.page_break_before = True
    for piece in line.pieces:
        paragraph.add_run(cell_shown(piece.text), piece.style)


def _write_table(document: Any, planned: WordTable) -> None:
    table = empty_table(document, planned.widths)
    headings = tuple((heading,) for heading in planned.headings)
    for number, cells in enumerate((headings, *planned.rows)):
        row = added_row(table, planned.widths, is_heading=not number)
        if len(cells) == 1:
            row.cells[0].merge(row.cells[-1])
        for cell, lines in zip(row.cells, cells, strict=False):
            for at, line in enumerate(lines):
                _write_line(cell.add_paragraph() if at else cell.paragraphs[0], line)


def empty_table(document: Any, widths: Sequence[float]) -> Any:
    """Add a table without rows, its columns as wide as given in centimetres, and return it."""
    from docx.shared import Cm

    table = document.add_table(0, len(widths), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def added_row(table: Any, widths: Sequence[float], *, is_heading: bool) -> Any:
    """Add a row that no page's end cuts and return it; headings are repeated on each page."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Cm

    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if is_heading:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Cm(width)
    return row


def word_line(style: str, *texts: str | WordRun) -> WordLine:
    """Return a paragraph of some texts, each in a style of its own or in the paragraph's."""
    return WordLine(
        style, tuple(text if isinstance(text, WordRun) else WordRun(text) for text in texts)
    )


def word_headings(*texts: str) -> tuple[WordLine, ...]:
    """Return the headings of a table."""
    return tuple(word_line("Cell Heading", text) for text in texts)
