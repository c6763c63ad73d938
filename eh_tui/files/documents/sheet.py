"""Reads an Excel file through openpyxl: each sheet that is shown, as its cells are seen.

A formula counts by the result that was saved with it. Numbers and dates are texts as a person
in the UK reads them; everything else is letter for letter.
"""

import io
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from itertools import product
from typing import Any

from eh_tui.files.documents.colours import hex_colour, theme_colours, tinted
from eh_tui.files.documents.excel_book import CellPlace, covered_places, open_excel
from eh_tui.files.documents.shown_value import shown_value, unseen_year
from eh_tui.model.paper.source import (
    COMMENT_UNREAD,
    SourceCell,
    SourceDocument,
    SourceNote,
    SourceTable,
    SourceText,
)


def read_sheets(
    content: bytes, name: str, hidden: Collection[str] = (), *, under_merged: bool = False
) -> SourceDocument:
    """Return what an .xlsx says; what openpyxl raises for a broken one goes through.

    Of the sheets that are not shown only the `hidden` ones are read, by their names. A merged
    area hides what lies under it, or with `under_merged` counts for nothing where it does.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it drops; that is told in our words
        opened = open_excel(content)
    reader = _SheetReader(opened.book, opened.formulas, hidden, under_merged)
    return reader.read(name, _parts_drawn(content))


_NOTHING = SourceText()
_TICKS = {"=TRUE()": True, "=FALSE()": False}
"""What LibreOffice stores a tick as."""
_DRAWINGS = "xl/drawings/drawing"
_MOST_OFFERED = 200_000
"""The cells of a sheet for which what they may hold is noted."""


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str = ""
    is_bold: bool = False
    is_struck: bool = False


_PLAIN = _Look()


@dataclass(slots=True)
class _SheetReader:
    shown: Any
    formulas: Mapping[str, Mapping[CellPlace, str]]
    hidden: Collection[str] = ()
    under_merged: bool = False
    unread: list[SourceNote] = field(default_factory=list)
    theme: tuple[str, ...] = ()
    _unsaved: list[str] = field(default_factory=list)
    """Where formulas stand without a result."""
    _looks: dict[int, "_Look"] = field(default_factory=dict)
    """The look of each style of the book."""

    def read(self, name: str, parts: dict[str, bytes]) -> SourceDocument:
        self.theme = tuple(theme_colours(self.shown.loaded_theme))
        tables = []
        for sheet in self.shown.worksheets:
            if sheet.sheet_state == "visible" or sheet.title in self.hidden:
                tables.append(self._sheet(sheet))
            else:
                self._note(f"sheet {sheet.title}", "a hidden sheet is not read")
        for says, count in _drawn(parts):
            self._note("", f"{says} ({count})")
        return SourceDocument(name, tuple(tables), tuple(self.unread))

    def _note(self, where: str, says: str) -> None:
        self.unread.append(SourceNote(where, says))

    def _sheet(self, sheet: Any) -> SourceTable:
        where = f"sheet {sheet.title}"
        areas = [
            area
            for area in sheet.merged_cells.ranges
            if not (self.under_merged and _hides_something(sheet, area))
        ]
        merged = {(area.min_row, area.min_col): area for area in areas}
        covered = {at for area in areas for at in covered_places(area)}
        formulas = self.formulas.get(sheet.title, {})
        choices = self._choices(sheet)
        cells = []
        # Not iter_rows: it makes a cell for each place up to the furthest one that is filled.
        for at in sorted(sheet._cells.keys() | choices.keys()):
            if at in covered:
                continue
            cell = sheet.cell(*at)
            place = f"{sheet.title}!{cell.coordinate}"
            said = self._said(cell, formulas.get(at, ""), place, choices.get(at, ()))
            area = merged.get(at)
            if area or said != _NOTHING:
                rows, columns = (area.size["rows"], area.size["columns"]) if area else (1, 1)
                cells.append(SourceCell(said, at[0] - 1, at[1] - 1, place, rows, columns))
        self._tell_of_unsaved()
        if any(each.hidden for each in sheet.row_dimensions.values()):
            self._note(where, "hidden rows are read as if they were shown")
        if sheet.conditional_formatting:
            self._note(where, "colours that a rule gives to cells are not read")
        return SourceTable(tuple(cells), where, is_sheet=True)

    def _tell_of_unsaved(self) -> None:
        """Note a sheet's formulas without a result, of which a return may have thousands."""
        if self._unsaved:
            several = f", nor are {len(self._unsaved) - 1} more up to {self._unsaved[-1]}"
            says = "a formula without a saved result is not read"
            self._note(self._unsaved[0], says + (several if len(self._unsaved) > 1 else ""))
            self._unsaved = []

    def _said(self, cell: Any, formula: str, place: str, choices: tuple[str, ...]) -> SourceText:
        value = cell.value
        if formula.upper() in _TICKS:
            value, formula = _TICKS[formula.upper()], ""
        if value is None and formula:
            self._unsaved.append(place)
        if cell.comment:
            self._note(place, COMMENT_UNREAD)
        look = self._look(cell)
        struck, is_bold = _struck_and_bold(value, look)
        links = (cell.hyperlink.target,) if cell.hyperlink and cell.hyperlink.target else ()
        text = value if type(value) is str else shown_value(value, cell.number_format)
        return SourceText(
            text,
            look.fill,
            is_bold=is_bold,
            choices=choices,
            struck=struck,
            links=links,
            formula=formula,
            comment=cell.comment.text if cell.comment else "",
            is_number=isinstance(value, int | float | date | time),
            unseen_year=unseen_year(value, cell.number_format),
        )

    def _look(self, cell: Any) -> "_Look":
        """Return the look of a cell; of its style, since openpyxl is slow to tell."""
        if not cell.has_style:
            return _PLAIN
        if cell.style_id not in self._looks:
            fill, font = cell.fill, cell.font
            is_filled = getattr(fill, "fill_type", None) not in (None, "none")
            colour = self._colour(fill.fgColor) if is_filled and hasattr(fill, "fgColor") else ""
            colour = "" if colour == "FFFFFF" else colour
            self._looks[cell.style_id] = _Look(colour, bool(font.b), bool(font.strike))
        return self._looks[cell.style_id]

    def _colour(self, colour: Any) -> str:
        from openpyxl.styles.colors import COLOR_INDEX

        if colour.type == "theme":
            known = self.theme[colour.theme] if colour.theme < len(self.theme) else ""
            return tinted(known, colour.tint or 0)
        if colour.type == "indexed":
            return hex_colour(COLOR_INDEX[colour.indexed]) if colour.indexed < 64 else ""
        return tinted(hex_colour(colour.rgb), colour.tint or 0)

    def _choices(self, sheet: Any) -> dict[tuple[int, int], tuple[str, ...]]:
        """Return what each cell with a list may hold; the list of a whole column ends with it."""
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        for rule in sheet.data_validations.dataValidation:
            texts = self._listed(sheet, rule.formula1 or "") if rule.type == "list" else ()
            if rule.type == "list" and not texts:
                self._note(f"sheet {sheet.title}", f"the list of {rule.sqref} is not read")
            for area in rule.sqref.ranges if texts else ():
                rows = range(area.min_row, min(area.max_row, sheet.max_row) + 1)
                columns = range(area.min_col, min(area.max_col, sheet.max_column) + 1)
                if len(found) + len(rows) * len(columns) > _MOST_OFFERED:
                    self._note(f"sheet {sheet.title}", f"the list of {area.coord} is not read")
                    continue
                found |= dict.fromkeys(product(rows, columns), texts)
        return found

    def _listed(self, sheet: Any, formula: str) -> tuple[str, ...]:
        """Return the texts of a list: written out, or in an area, or under a name."""
        formula = formula.removeprefix("=")
        if formula.startswith('"'):
            return tuple(each.strip() for each in formula.strip('"').split(","))
        named = self.shown.defined_names.get(formula) or sheet.defined_names.get(formula)
        formula = named.attr_text if named is not None else formula
        title, _, area = formula.rpartition("!")
        title = title.strip("'").replace("''", "'") or sheet.title
        if title not in self.shown.sheetnames or not area:
            return ()
        from openpyxl.utils.cell import range_boundaries

        try:
            left, top, right, bottom = range_boundaries(area.replace("$", ""))
        except ValueError:
            return ()
        if None in (left, top, right, bottom):
            return ()
        source = self.shown[title]
        bounds = {"min_row": top, "max_row": min(bottom, source.max_row)}
        cells = source.iter_rows(min_col=left, max_col=right, values_only=True, **bounds)
        return tuple(
            shown_value(each, "General") for row in cells for each in row if each is not None
        )


def _hides_something(sheet: Any, area: Any) -> bool:
    """Say whether anything is written in the cells that a merged area lies over."""
    cells = (sheet._cells.get(at) for at in covered_places(area))
    return any(cell is not None and cell.value not in (None, "") for cell in cells)


def _struck_and_bold(value: object, look: _Look) -> tuple[tuple[str, ...], bool]:
    """Return the pieces of a value that are struck through, and whether all of it is bold."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if not isinstance(value, CellRichText):
        text = value if isinstance(value, str) else ""
        return ((text,) if look.is_struck and text else ()), look.is_bold and value is not None
    blocks = [each for each in value if isinstance(each, TextBlock)]
    struck = tuple(each.text for each in blocks if each.font.strike)
    return struck, len(blocks) == len(value) and all(each.font.b for each in blocks)


def _parts_drawn(content: bytes) -> dict[str, bytes]:
    """Return the names of a file's parts, with what is in them of those that lie over cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        return {name: archive.read(name) if name.startswith(_DRAWINGS) else b"" for name in names}


def _drawn(parts: dict[str, bytes]) -> Iterator[tuple[str, int]]:
    """Yield what lies over the cells and how many there are of it."""
    drawings = [xml for name, xml in parts.items() if name.startswith(_DRAWINGS)]
    counted = {
        "text boxes are not read": sum(each.count(b"txBody>") // 2 for each in drawings),
        "pictures are not read": sum(each.count(b"<xdr:pic>") for each in drawings),
        "charts are not read": sum(name.startswith("xl/charts/chart") for name in parts),
        "tick boxes and buttons over cells are not read": sum(
            name.startswith("xl/ctrlProps/") for name in parts
        ),
    }
    yield from ((says, count) for says, count in counted.items() if count)
