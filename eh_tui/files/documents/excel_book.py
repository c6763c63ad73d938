"""Opens an .xlsx: openpyxl knows its parts, styles, names and rules, its cells are walked here."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
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
from eh_tui.files.system.trimmed_imports import import_without

_STYLES = "xl/styles.xml"


class ExcelParts:
    """What the sheets of a book share; each part is read when somebody asks for it."""

    def __init__(self, package: Any, parts: Mapping[str, bytes]) -> None:
        """Take openpyxl's reader of a file, which has looked no further than at the book."""
        self._package = package
        self._parts = parts

    def __contains__(self, name: str) -> bool:
        """Say whether the file has a part."""
        return name in self._package.valid_files

    def xml(self, name: str) -> bytes:
        """Return a part of the file, b"" for one that it does not have."""
        if name in self._parts or name not in self:
            return self._parts.get(name, b"")
        return cast(bytes, self._package.archive.read(name))  # its name does not say what it is

    def relations(self, name: str) -> Any:
        """Return openpyxl's list of what a part refers to."""
        from openpyxl.packaging.relationship import (
            RelationshipList,
            get_dependents,
            get_rels_path,
        )

        path = get_rels_path(name)  # type: ignore[no-untyped-call]  # it has none
        return get_dependents(self._package.archive, path) if path in self else RelationshipList()

    @property
    def epoch(self) -> Any:
        """The day from which the book counts days."""
        return self._package.wb.epoch

    @cached_property
    def texts(self) -> list[Any]:
        """The texts that cells call by their numbers."""
        from openpyxl.xml.constants import SHARED_STRINGS

        own = self._package.package.find(SHARED_STRINGS)
        return shared_texts(self.xml(own.PartName[1:])) if own else []

    @cached_property
    def styles(self) -> ExcelStyles:
        """The styles that cells call by their numbers."""
        return styles_of(self.xml(_STYLES), self._package.wb.loaded_theme or b"")


class CellLink(NamedTuple):
    """Where a link of a cell leads."""

    target: str
    """A page or a file, "" for a place in the book."""
    place: str


@dataclass
class ExcelSheet:
    """A sheet with cells of a book; what openpyxl raises for a broken one goes through."""

    title: str
    names: Mapping[str, Any]
    """What is defined under a name for this sheet alone, as openpyxl has it."""
    is_shown: bool
    part: str
    """Where it lies in the file."""
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

        areas = dict.fromkeys(each.get("ref") for each in self._root.iter(S + "mergeCell"))
        return tuple(map(CellRange, areas))

    @cached_property
    def comments(self) -> dict[CellPlace, str]:
        """The comments on its cells."""
        from openpyxl.comments.comment_sheet import CommentSheet
        from openpyxl.utils.cell import range_boundaries
        from openpyxl.xml.constants import COMMENTS_NS

        found: dict[CellPlace, str] = {}
        for relation in self._relations.find(COMMENTS_NS):
            sheet = CommentSheet.from_tree(element_of(self.parts.xml(relation.target)))
            for address, comment in cast(Any, sheet).comments:
                column, row, *_ = range_boundaries(address)
                found[row or 1, column or 1] = comment.text
        return found

    @cached_property
    def links(self) -> dict[CellPlace, CellLink]:
        """The links of its cells; that of an area ends with the sheet."""
        from openpyxl.utils.cell import range_boundaries

        found: dict[CellPlace, CellLink] = {}
        last_row, last_column = _extent(self._walked)
        for link in self._root.iter(S + "hyperlink"):
            relation = link.get(_RELATION)
            target = self._relations.get(relation).Target if relation else ""
            left, top, right, bottom = range_boundaries(link.get("ref"))
            left, top = left or 1, top or 1
            rows = range(top, max(top, min(bottom or last_row, last_row)) + 1)
            columns = range(left, max(left, min(right or last_column, last_column)) + 1)
            its = CellLink(target, link.get("location") or "")
            found |= dict.fromkeys(product(rows, columns), its)
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

    @property
    def has_colour_rules(self) -> bool:
        """Whether rules give colours to cells."""
        return next(self._root.iter(S + "cfRule"), None) is not None

    @cached_property
    def _walked(self) -> dict[CellPlace, ExcelCell]:
        walk = CellWalk(self.parts.texts, self.parts.styles, self.parts.epoch)
        return dict(walk.cells(self._root))

    @cached_property
    def _root(self) -> ExcelElement:
        return element_of(self.parts.xml(self.part))

    @cached_property
    def _relations(self) -> Any:
        return self.parts.relations(self.part)


@dataclass(frozen=True)
class ExcelBook:
    """A book by its sheets, without those that are a chart alone."""

    sheets: tuple[ExcelSheet, ...]
    names: Mapping[str, Any]
    """What is defined under a name for the whole book, as openpyxl has it."""


def open_excel(content: bytes, xml: Mapping[str, bytes]) -> ExcelBook:
    """Return the book in an .xlsx, the XML of whose parts has been read from it.

    What openpyxl raises for a broken one goes through.
    """
    # Of numpy, which takes as long to load as itself, openpyxl only wants the types of numbers.
    excel = cast(Any, import_without("numpy", "openpyxl.reader.excel"))
    package = excel.ExcelReader(io.BytesIO(content), keep_links=False)
    package.read_manifest()
    package.read_workbook()
    package.read_theme()
    parts, book, found = ExcelParts(package, xml), package.wb, []
    for sheet, relation in package.parser.find_sheets():
        if relation.target not in parts:
            continue
        is_chart = "chartsheet" in relation.Type  # it is counted where names are of one sheet
        own = (book.create_chartsheet if is_chart else book.create_sheet)(sheet.name)
        found.append((own, sheet.state == "visible", relation.target, is_chart))
    package.parser.assign_names()
    sheets = tuple(
        ExcelSheet(own.title, own.defined_names, is_shown, part, parts)
        for own, is_shown, part, is_chart in found
        if not is_chart
    )
    for own, *_ in found:
        book.remove(own)  # each knows the other: nobody would throw them away
    return ExcelBook(sheets, book.defined_names)


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFF = (None, "", "0", "f", "false")


def covered_places(area: Any) -> Iterator[CellPlace]:
    """Yield the places that a merged area lies over, without its own first cell."""
    first = area.min_row, area.min_col
    return (at for row in area.rows for at in row if at != first)


def _extent(cells: Mapping[CellPlace, object]) -> CellPlace:
    return max((row for row, _ in cells), default=1), max((at for _, at in cells), default=1)
