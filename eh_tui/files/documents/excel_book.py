"""An .xlsx by its parts: its sheets with what is noted, linked and ruled for their cells.

The parts are found here (ECMA-376 part 2, 9.3): openpyxl makes a book of its own of them, with
every style that Excel knows, and what it makes nobody throws away while a command runs.
"""

import io
import posixpath
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import Any, NamedTuple, cast

from eh_tui.files.documents.excel_cells import (
    CellPlace,
    CellWalk,
    ExcelCell,
    ExcelElement,
    S,
    element_of,
    shared_texts,
)
from eh_tui.files.documents.excel_styles import ExcelStyles, styles_of
from eh_tui.files.documents.limits import LIMITS
from eh_tui.files.system.trimmed_imports import import_without

_BOOK, _STYLES, _THEME = "xl/workbook.xml", "xl/styles.xml", "xl/theme/theme1.xml"
_TEXTS = "xl/sharedStrings.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFF = (None, "", "0", "f", "false")
"""How a switch is written that is not on."""


class PartRelation(NamedTuple):
    """What a part of a file refers to."""

    kind: str
    """"worksheet", "comments", "hyperlink" ..."""
    target: str
    """The name of another part, or where a link leads out of the file."""


@dataclass
class ExcelParts:
    """What the sheets of a book share; each part is read when somebody asks for it."""

    content: bytes
    """The whole file."""
    xml: Mapping[str, bytes]
    """Its parts whose names say that they are XML."""
    cells: int = 0
    """How many cells its sheets have, as far as they have been read."""
    merged: int = 0
    """How many of the places in them are in merged areas, likewise."""

    def part(self, name: str) -> bytes:
        """Return a part, whatever its name ends in, b"" for one that the file does not have."""
        if name in self.xml:
            return self.xml[name]
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return archive.read(name) if name in archive.namelist() else b""

    def count(self, *, cells: int = 0, merged: int = 0, furthest: CellPlace = (1, 1)) -> None:
        """Count what a sheet has; raises `ValueError` where that is beyond the limits.

        `parts_within` sees that a file is, where it is written as office programs write one. A
        sheet may have another name or another encoding, and then this alone sees it.
        """
        self.cells += cells
        self.merged += merged
        row, column = furthest
        if self.cells > LIMITS.cells or self.merged > LIMITS.merged:
            raise ValueError("it has more cells than any form")
        if row > LIMITS.row or column > LIMITS.column:
            raise ValueError("it has a cell far beyond any form")

    def relations(self, name: str) -> dict[str, PartRelation]:
        """Return what a part refers to by the ids that it calls them by."""
        folder, _, file = name.rpartition("/")
        xml = self.xml.get(f"{folder}/_rels/{file}.rels")
        found = {}
        for each in element_of(xml) if xml else ():
            target = each.get("Target")
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = each.get("Type").rpartition("/")[2]
            found[each.get("Id")] = PartRelation(kind, target)
        return found

    @cached_property
    def book(self) -> ExcelElement:
        """The part that names the sheets."""
        return element_of(self.part(_BOOK))

    @cached_property
    def book_relations(self) -> dict[str, PartRelation]:
        """What that part refers to."""
        return self.relations(_BOOK)

    @cached_property
    def epoch(self) -> Any:
        """The day from which the book counts days."""
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

        own = self.book.find(S + "workbookPr")
        is_macs = own is not None and own.get("date1904") not in _OFF
        return CALENDAR_MAC_1904 if is_macs else CALENDAR_WINDOWS_1900

    @cached_property
    def texts(self) -> list[Any]:
        """The texts that cells call by their numbers."""
        parts = (at.target for at in self.book_relations.values() if at.kind == "sharedStrings")
        xml = self.part(next(parts, _TEXTS))
        return shared_texts(xml) if xml else []

    @cached_property
    def styles(self) -> ExcelStyles:
        """The styles that cells call by their numbers."""
        return styles_of(self.part(_STYLES), self.xml.get(_THEME, b""))

    def names(self, sheet: str | None) -> dict[str, str]:
        """Return what is defined under a name for a sheet by its number, None for all of them."""
        return {
            each.get("name"): each.text or ""
            for each in self.book.iter(S + "definedName")
            if each.get("localSheetId") == sheet
        }


class CellLink(NamedTuple):
    """Where a link of a cell leads."""

    target: str
    """A page or a file, "" for a place in the book."""
    place: str


@dataclass
class ExcelSheet:
    """A sheet with cells of a book; what openpyxl raises for a broken one goes through."""

    title: str
    names: Mapping[str, str]
    """What is defined under a name for this sheet alone."""
    is_shown: bool
    part: str
    """The name of the part that it is."""
    parts: ExcelParts

    @cached_property
    def cells(self) -> dict[CellPlace, ExcelCell]:
        """Its cells, those also that have only a comment or a link; a blank one shows its link."""
        found = self._walked
        for at, link in self.links.items():
            cell = found.get(at, ExcelCell())
            shown = cell.value if cell.value is not None else link.target or link.place or None
            found[at] = cell._replace(value=shown)
        for at in self.comments:
            found.setdefault(at, ExcelCell())
        return found

    @cached_property
    def extent(self) -> CellPlace:
        """The furthest row and the furthest column with a cell, at least 1."""
        return _extent(self.cells)

    @cached_property
    def merged(self) -> tuple[Any, ...]:
        """The merged areas, as openpyxl's ranges."""
        from openpyxl.worksheet.cell_range import CellRange

        addresses = dict.fromkeys(each.get("ref") for each in self._root.iter(S + "mergeCell"))
        areas = tuple(map(CellRange, addresses))
        self.parts.count(merged=sum(area.size["rows"] * area.size["columns"] for area in areas))
        return areas

    @cached_property
    def comments(self) -> dict[CellPlace, str]:
        """The comments on its cells."""
        from openpyxl.comments.comment_sheet import CommentSheet
        from openpyxl.utils.cell import range_boundaries

        found: dict[CellPlace, str] = {}
        for kind, target in self._relations.values():
            if kind != "comments":
                continue
            sheet = CommentSheet.from_tree(element_of(self.parts.part(target)))
            for address, comment in cast(Any, sheet).comments:
                column, row, *_ = range_boundaries(address)
                found[row or 1, column or 1] = comment.text
        return found

    @cached_property
    def links(self) -> dict[CellPlace, CellLink]:
        """The links of its cells; that of an area ends with the sheet.

        Where that is more than a file may have cells, the area's first cell alone has it.
        """
        from openpyxl.utils.cell import range_boundaries

        found: dict[CellPlace, CellLink] = {}
        last_row, last_column = _extent(self._walked)
        linked = 0
        for link in self._root.iter(S + "hyperlink"):
            relation = link.get(_RELATION)
            target = self._relations[relation].target if relation else ""
            left, top, right, bottom = range_boundaries(link.get("ref"))
            left, top = left or 1, top or 1
            rows = range(top, max(top, min(bottom or last_row, last_row)) + 1)
            columns = range(left, max(left, min(right or last_column, last_column)) + 1)
            linked += len(rows) * len(columns)
            places = product(rows, columns) if linked <= LIMITS.cells else ((top, left),)
            found |= dict.fromkeys(places, CellLink(target, link.get("location") or ""))
        return found

    @cached_property
    def rules(self) -> list[Any]:
        """The rules of what cells may hold, as openpyxl has them."""
        from openpyxl.worksheet.datavalidation import DataValidation

        return [DataValidation.from_tree(each) for each in self._root.iter(S + "dataValidation")]

    @property
    def has_hidden_rows(self) -> bool:
        """Whether any row is hidden."""
        return any(row.get("hidden") not in _OFF for row in self._root.iter(S + "row"))

    @cached_property
    def coloured_by_rules(self) -> tuple[tuple[int, int, int, int], ...]:
        """The areas to which rules give colours, each as its first and last row and column."""
        from openpyxl.utils.cell import range_boundaries

        found = []
        for each in self._root.iter(S + "conditionalFormatting"):
            for area in (each.get("sqref") or "").split():
                left, top, right, bottom = range_boundaries(area)
                found.append((top or 1, bottom or sys.maxsize, left or 1, right or sys.maxsize))
        return tuple(found)

    @cached_property
    def _walked(self) -> dict[CellPlace, ExcelCell]:
        walk = CellWalk(self.parts.texts, self.parts.styles, self.parts.epoch)
        room = LIMITS.cells - self.parts.cells
        cells = list(islice(walk.cells(self._root), room + 1))
        found = dict(cells)
        self.parts.count(cells=len(cells), furthest=_extent(found))
        return found

    @cached_property
    def _root(self) -> ExcelElement:
        return element_of(self.parts.part(self.part))

    @cached_property
    def _relations(self) -> dict[str, PartRelation]:
        return self.parts.relations(self.part)


@dataclass(frozen=True)
class ExcelBook:
    """A book by its sheets, without those that are a chart alone."""

    sheets: tuple[ExcelSheet, ...]
    names: Mapping[str, str]
    """What is defined under a name for the whole book."""


def open_excel(content: bytes, xml: Mapping[str, bytes]) -> ExcelBook:
    """Return the book in an .xlsx, the XML of whose parts has been read from it.

    What lxml and openpyxl raise for a broken one goes through.
    """
    # Of numpy, which takes as long to load as itself, openpyxl only wants the types of numbers.
    import_without("numpy", "openpyxl")
    parts = ExcelParts(content, xml)
    return ExcelBook(tuple(_sheets(parts)), parts.names(None))


def _sheets(parts: ExcelParts) -> Iterator[ExcelSheet]:
    for number, each in enumerate(parts.book.iter(S + "sheet")):
        id = each.get(_RELATION)
        kind, part = parts.book_relations[id] if id else ("", "")
        if kind not in ("", "chartsheet") and parts.part(part):
            is_shown = each.get("state", "visible") == "visible"
            yield ExcelSheet(each.get("name"), parts.names(str(number)), is_shown, part, parts)


def covered_places(area: Any) -> Iterator[CellPlace]:
    """Yield the places that a merged area lies over, without its own first cell."""
    first = area.min_row, area.min_col
    return (at for row in area.rows for at in row if at != first)


def _extent(cells: Mapping[CellPlace, object]) -> CellPlace:
    return max((row for row, _ in cells), default=1), max((at for _, at in cells), default=1)
