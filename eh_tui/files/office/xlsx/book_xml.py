"""The cells of a book as XML, straight from its plan; openpyxl writes what is around them.

openpyxl would make an object of each cell, write its text where Apple's readers don't look
for it, leave the results of formulas out and keep every row at the height it was given. This
module stands on it, so it is imported only where a file is written.
"""

import io
import posixpath
import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, cast

from openpyxl.packaging import relationship
from openpyxl.utils import datetime as dates
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.related import Related
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml import functions
from openpyxl.xml.constants import ARC_WORKBOOK_RELS

from eh_tui.files.office.xlsx.cell_styles import CellStyles
from eh_tui.files.office.xlsx.sheet import (
    BookPlan,
    CellArea,
    CellKind,
    Chart,
    RowHeight,
    SheetCell,
    SheetPlan,
)
from eh_tui.files.office.xlsx.sheets.chart import (
    CHART_TYPE,
    DRAWING_TYPE,
    chart_xml,
    drawing_xml,
    xml_escaped,
)

# openpyxl's type stubs know neither what is private here nor that it writes with lxml.
XmlElement: Any = functions.Element
SubElement: Any = functions.SubElement
to_excel: Any = dates.to_excel
Relationship: Any = relationship.Relationship
RelationshipList: Any = relationship.RelationshipList
get_rels_path: Any = relationship.get_rels_path
tostring: Any = functions.tostring

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "xl/sharedStrings.xml"
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
ROWS = b"<sheetData/>"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_escape_like = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_place = attrgetter("row", "column")
_row = attrgetter("row")


class SheetParts(dict[str, bytes]):
    """The parts of a file by their names, filled as openpyxl fills a zip."""

    def writestr(self, name: str, content: str | bytes) -> None:
        """Add a part."""
        self[name] = content.encode() if isinstance(content, str) else content

    def namelist(self) -> list[str]:
        """Return the names of the parts so far."""
        return list(self)


class _Announced(NamedTuple):
    """A part as openpyxl's list of them asks for it."""

    path: str
    mime_type: str


class BookXml(ExcelWriter):
    """Writes a book whose sheets openpyxl has prepared without their cells and charts."""

    def __init__(self, book: Any, plan: BookPlan) -> None:
        self._parts = SheetParts()
        super().__init__(book, cast(Any, self._parts))
        self._plans = {sheet.name: sheet for sheet in plan.sheets}
        self._styles = CellStyles(book)
        self._strings: dict[str, int] = {}
        self._drawn = 0

    def parts(self) -> dict[str, bytes]:
        """Return all parts of the file."""
        self.manifest.append(_Announced(f"/{STRINGS}", STRINGS_TYPE))
        self.write_data()
        self._parts[STRINGS] = _shared_strings(self._strings)
        relations = functions.fromstring(self._parts[ARC_WORKBOOK_RELS])
        relation = Relationship(Id="rIdStrings", type="sharedStrings", Target=f"/{STRINGS}")
        relations.append(relation.to_tree())
        self._parts.writestr(ARC_WORKBOOK_RELS, functions.tostring(relations))
        return {name: _led_from_here(name, part) for name, part in self._parts.items()}

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet with its chart, and note what it is related to."""
        plan = self._plans[ws.title]
        writer = SheetXml(ws, plan, self._styles, self._strings)
        ws._comments += _comment_records(ws, plan)  # which a writer of cells begins anew
        if plan.chart:
            writer.drawing = self._draw(plan, plan.chart)
        writer.write()
        ws._drawing = None
        ws._rels = writer._rels
        self._parts[ws.path[1:]] = writer.read()
        self.manifest.append(ws)

    def _draw(self, plan: SheetPlan, chart: Chart) -> str:
        """Write a chart and the drawing that holds it, and return the drawing's path."""
        self._drawn += 1
        drawing = f"xl/drawings/drawing{self._drawn}.xml"
        chart_part = f"xl/charts/chart{self._drawn}.xml"
        relations = RelationshipList()
        relations.append(Relationship(type="chart", Target=f"/{chart_part}"))
        self._parts[chart_part] = chart_xml(plan, chart)
        self._parts[drawing] = drawing_xml(chart)
        self._parts.writestr(get_rels_path(drawing), functions.tostring(relations.to_tree()))
        self.manifest.append(_Announced(f"/{chart_part}", CHART_TYPE))
        self.manifest.append(_Announced(f"/{drawing}", DRAWING_TYPE))
        return f"/{drawing}"


class SheetXml(WorksheetWriter):
    """Writes one sheet; `strings` collects the texts of the whole book with their numbers."""

    def __init__(
        self, sheet: Any, plan: SheetPlan, styles: CellStyles, strings: dict[str, int]
    ) -> None:
        self._content = io.BytesIO()
        self._rels: Any
        super().__init__(sheet, self._content)
        self._plan = plan
        self._styles = styles
        self._strings = strings
        self.drawing = ""
        """The path of the sheet's drawing, "" where it has none."""

    def read(self) -> bytes:
        """Return the whole part."""
        self.close()
        above, below = self._content.getvalue().split(ROWS, 1)
        return b"".join((DECLARATION, above, *self._rows(), below))

    def write_dimensions(self) -> None:
        """Write which cells there are."""
        cells = self._plan.cells
        last = CellArea(1, 1, max(map(_row, cells)), max(cell.column for cell in cells))
        self.xf.send(SheetDimension(last.address).to_tree())

    def write_rows(self) -> None:
        """Leave a place for the rows: as plain text they take half as long as as elements."""
        self.xf.send(XmlElement("sheetData"))

    def _rows(self) -> Iterator[bytes]:
        """Yield all rows with their cells."""
        heights = {height.row: height for height in self._plan.heights}
        cells = sorted(self._plan.cells, key=_place)
        by_row = {row: tuple(of_row) for row, of_row in groupby(cells, key=_row)}
        yield b"<sheetData>"
        for number in sorted(heights.keys() | by_row.keys()):
            inside = "".join(map(self._cell, by_row.get(number, ())))
            yield f'<row r="{number}"{_height(heights.get(number))}>{inside}</row>'.encode()
        yield b"</sheetData>"

    def _cell(self, cell: SheetCell) -> str:
        start = f'<c r="{cell.address}" s="{self._styles.number(cell)}"'
        if cell.value == "":
            return f"{start}/>"
        if cell.kind is CellKind.TEXT:
            # Some readers show a text that stands in its own cell as an empty one.
            number = self._strings.setdefault(str(cell.value), len(self._strings))
            return f'{start} t="s"><v>{number}</v></c>'
        if cell.kind is CellKind.FORMULA:
            formula = xml_escaped(str(cell.value)[1:])
            return f"{start}><f>{formula}</f><v>{cell.cached!r}</v></c>"
        value = to_excel(cell.value) if cell.kind is CellKind.DATE else cell.value
        return f"{start}><v>{value:.16g}</v></c>"

    def write_merged_cells(self) -> None:
        """Write the merges in the order of the sheet."""
        if not self._plan.merges:
            return
        merges = XmlElement("mergeCells", count=str(len(self._plan.merges)))
        for area in sorted(self._plan.merges):
            SubElement(merges, "mergeCell", ref=area.address)
        self.xf.send(merges)

    def write_drawings(self) -> None:
        """Switch off Excel's warning that a number was typed as text, and refer to the drawing."""
        if self._plan.page:
            ignored = XmlElement("ignoredErrors")
            area = self._plan.page.area.address
            SubElement(ignored, "ignoredError", sqref=area, numberStoredAsText="1")
            self.xf.send(ignored)
        if self.drawing:
            relation = Relationship(type="drawing", Target=self.drawing)
            self._rels.append(relation)
            drawing: Any = Related(id=relation.Id)
            self.xf.send(drawing.to_tree("drawing"))


def _comment_records(sheet: Any, plan: SheetPlan) -> Iterator[Any]:
    """Yield what is noted to cells, as openpyxl wants it beside a sheet."""
    if not plan.comments:
        return
    from openpyxl.comments import Comment
    from openpyxl.comments.comment_sheet import CommentRecord

    for said in plan.comments:
        cell = sheet[said.address]
        cell.comment = Comment(said.text, "eh-tui", height=120, width=320)
        yield CommentRecord.from_cell(cell)


def _led_from_here(name: str, part: bytes) -> bytes:
    """Return a list of relations whose targets are told from where it lies.

    openpyxl tells them from the top, which is right too, and which some readers can't follow.
    """
    if not name.endswith(".rels"):
        return part
    relations: Any = functions.fromstring(part)
    folder = posixpath.join("/", posixpath.dirname(posixpath.dirname(name)))
    for relation in relations:
        if relation.get("Target").startswith("/"):
            relation.set("Target", posixpath.relpath(relation.get("Target"), folder))
    content: bytes = tostring(relations)
    return content


def _height(height: RowHeight | None) -> str:
    """Return the height of a row as attributes; Excel fits one anew that is not its own."""
    if height is None:
        return ""
    return f' ht="{height.points:.16g}"' + ("" if height.may_grow else ' customHeight="1"')


def _shared_strings(strings: dict[str, int]) -> bytes:
    start = f'<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">'
    return b"".join((DECLARATION, start.encode(), *map(_shared_string, strings), b"</sst>"))


def _shared_string(text: str) -> bytes:
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    # Readers take _x0041_ for an escaped "A", so its underscore is escaped itself.
    return f"<si><t{space}>{xml_escaped(_escape_like.sub('_x005F_', text))}</t></si>".encode()
