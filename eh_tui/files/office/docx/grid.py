"""Tables of a Word document whose cells are merged and shaded, written as XML.

python-docx looks a table through for each of its cells, which takes seconds for a form's.
"""

from collections.abc import Iterator
from html import escape  # that of xml.sax loads what speaks to servers
from typing import Any, NamedTuple

from eh_tui.files.office.docx.writing import WordLine
from eh_tui.files.office.xlsx.text import cell_shown

TWIPS = 567
"""Those of a centimetre."""


class GridCell(NamedTuple):
    """A cell, merged over as many columns and rows as it says."""

    lines: tuple[WordLine, ...]
    columns: int = 1
    rows: int = 1
    ground: str = ""
    """Its shading as six hex digits, "" for none."""


class WordGrid(NamedTuple):
    """A table, whose first rows are repeated on each page; the widths are in centimetres."""

    widths: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    """The cells that begin in each row, from left to right."""
    headings: int = 1


class _Merged(NamedTuple):
    """A cell that goes on further down."""

    cell: GridCell
    rows_left: int


def add_grid(document: Any, grid: WordGrid) -> None:
    """Write a table at a document's end."""
    from docx.oxml import parse_xml

    # A document's last element is its page set-up, and must stay the last.
    document.element.body.insert(-1, parse_xml(grid_xml(grid)))


def grid_xml(grid: WordGrid) -> str:
    """Return a table as XML."""
    from docx.oxml.ns import nsdecls

    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in grid.widths)
    first = '<w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
    look = first if grid.headings else '<w:tblLook w:val="0600" w:noHBand="1" w:noVBand="1"/>'
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{_twips(sum(grid.widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(_rows(grid))}</w:tbl>"
    )


def _rows(grid: WordGrid) -> Iterator[str]:
    merged: dict[int, _Merged] = {}
    for number, row in enumerate(grid.rows):
        begun = iter(row)
        heads = "<w:tblHeader/>" if number < grid.headings else ""
        cells: list[str] = []
        at = 0
        while at < len(grid.widths):
            above = merged.pop(at, None)
            cell = above.cell if above else next(begun)
            left = (above.rows_left if above else cell.rows) - 1
            if left:
                merged[at] = _Merged(cell, left)
            width = sum(grid.widths[at : at + cell.columns])
            cells.append(_cell(cell, width, goes_on=above is not None))
            at += cell.columns
        yield f"<w:tr><w:trPr><w:cantSplit/>{heads}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: GridCell, width: float, *, goes_on: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.ground}"/>' if cell.ground else ""
    text = "<w:p/>" if goes_on else "".join(map(_line, cell.lines)) or "<w:p/>"
    properties = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>{span}{merge}{ground}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"


def _line(line: WordLine) -> str:
    style = _attribute(line.style)
    runs = "".join(_run(piece.text, piece.style) for piece in line.pieces if piece.text)
    return f"<w:p><w:pPr><w:pStyle w:val={style}/></w:pPr>{runs}</w:p>"


def _run(text: str, style: str | None) -> str:
    look = f"<w:rPr><w:rStyle w:val={_attribute(style)}/></w:rPr>" if style else ""
    words = f'<w:t xml:space="preserve">{escape(cell_shown(text), quote=False)}</w:t>'
    words = words.replace("\t", f"{_END}<w:tab/>{_BEGIN}").replace("\n", f"{_END}<w:br/>{_BEGIN}")
    return f"<w:r>{look}{words}</w:r>"


def _attribute(style: str) -> str:
    """Return a style's name as the value of an attribute, without the blanks that ids lack."""
    return f'"{escape(style.replace(" ", ""))}"'


_BEGIN, _END = '<w:t xml:space="preserve">', "</w:t>"


def _twips(centimetres: float) -> int:
    return round(centimetres * TWIPS)
