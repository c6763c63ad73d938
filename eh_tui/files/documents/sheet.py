"""Reads an Excel file: each sheet that is shown, as its cells are seen.

A formula counts by the result that was saved with it. Numbers and dates are texts as a person
in the UK reads them; everything else is letter for letter.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import lru_cache
from itertools import product
from typing import Any

from eh_tui.files.documents.excel_book import ExcelBook, ExcelSheet, covered_places, open_excel
from eh_tui.files.documents.excel_cells import CellPlace, ExcelCell
from eh_tui.files.documents.excel_styles import CellStyle
from eh_tui.files.documents.shown_value import shown_value, unseen_year
from eh_tui.files.documents.sign_fonts import as_seen, sign_font
from eh_tui.model.paper.source import (
    COMMENT_UNREAD,
    SourceCell,
    SourceDocument,
    SourceNote,
    SourceTable,
    SourceText,
)


def read_sheets(
    parts: Mapping[str, bytes],
    content: bytes,
    name: str,
    hidden: Collection[str] = (),
    *,
    under_merged: bool = False,
) -> SourceDocument:
    """Return what an .xlsx says; what openpyxl raises for a broken one goes through.

    `parts` is the XML that is in its content, by the names of its parts. Of the sheets that are
    not shown only the `hidden` ones are read, by their names. A merged area hides what lies under
    it, or with `under_merged` counts for nothing where it does.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it drops; that is told in our words
        reader = _SheetReader(open_excel(content, parts), hidden, under_merged)
        return reader.read(name, parts)


_NOTHING, _BLANK = SourceText(), ExcelCell()
_TICKS = {"=TRUE()": True, "=FALSE()": False}
"""What LibreOffice stores a tick as."""
_DRAWINGS = "xl/drawings/drawing"
_LONGEST_KEPT = 1000
"""Characters; whatever is longer is no wording of a form, and would take room."""
_MOST_OFFERED = 200_000
"""The cells of a sheet for which what they may hold is noted."""


@dataclass(slots=True)
class _SheetReader:
    book: ExcelBook
    hidden: Collection[str] = ()
    under_merged: bool = False
    unread: list[SourceNote] = field(default_factory=list)
    _unsaved: list[str] = field(default_factory=list)
    """Where formulas stand without a result."""

    def read(self, name: str, parts: Mapping[str, bytes]) -> SourceDocument:
        tables = []
        for sheet in self.book.sheets:
            if sheet.is_shown or sheet.title in self.hidden:
                tables.append(self._sheet(sheet))
            else:
                self._note(f"sheet {sheet.title}", "a hidden sheet is not read")
        for says, count in _drawn(parts):
            self._note("", f"{says} ({count})")
        return SourceDocument(name, tuple(tables), tuple(self.unread))

    def _note(self, where: str, says: str) -> None:
        self.unread.append(SourceNote(where, says))

    def _sheet(self, sheet: ExcelSheet) -> SourceTable:
        from openpyxl.utils.cell import get_column_letter

        where = f"sheet {sheet.title}"
        areas = [
            area
            for area in sheet.merged
            if not (self.under_merged and _hides_something(sheet, area))
        ]
        merged = {(area.min_row, area.min_col): area for area in areas}
        covered = {at for area in areas for at in covered_places(area)}
        choices, title = self._choices(sheet), sheet.title
        cells = []
        for at in sorted(sheet.cells.keys() | choices.keys()):
            if at in covered:
                continue
            place = f"{title}!{get_column_letter(at[1])}{at[0]}"
            said = self._said(sheet, at, place, choices.get(at, ()))
            area = merged.get(at)
            if area or said != _NOTHING:
                rows, columns = (area.size["rows"], area.size["columns"]) if area else (1, 1)
                cells.append(SourceCell(said, at[0] - 1, at[1] - 1, place, rows, columns))
        self._tell_of_unsaved()
        if sheet.has_hidden_rows:
            self._note(where, "hidden rows are read as if they were shown")
        if sheet.coloured_by_rules:
            self._note(where, "colours that a rule gives to cells are not read")
        return SourceTable(tuple(cells), where, is_sheet=True)

    def _tell_of_unsaved(self) -> None:
        """Note a sheet's formulas without a result, of which a return may have thousands."""
        if self._unsaved:
            several = f", nor are {len(self._unsaved) - 1} more up to {self._unsaved[-1]}"
            says = "a formula without a saved result is not read"
            self._note(self._unsaved[0], says + (several if len(self._unsaved) > 1 else ""))
            self._unsaved = []

    def _said(
        self, sheet: ExcelSheet, at: CellPlace, place: str, choices: tuple[str, ...]
    ) -> SourceText:
        cell = sheet.cells.get(at, _BLANK)
        value, formula = cell.value, cell.formula
        if formula.upper() in _TICKS:
            value, formula = _TICKS[formula.upper()], ""
        if value is None and formula:
            self._unsaved.append(place)
        if at in sheet.comments:
            self._note(place, COMMENT_UNREAD)
        # The form's own words recur in every file; a number may equal a truth, so it is not kept.
        recurs = value is None or (type(value) is str and len(value) <= _LONGEST_KEPT)
        said = (_read if recurs else _read.__wrapped__)(value, cell.style, choices)
        if said.shading and said.text and _is_ruled(sheet, at):
            said = replace(said, is_ruled=True)
        link, comment = sheet.links.get(at), sheet.comments.get(at, "")
        if not (formula or link or comment):
            return said
        links = (link.target,) if link and link.target else ()
        return replace(said, links=links, formula=formula, comment=comment)

    def _choices(self, sheet: ExcelSheet) -> dict[tuple[int, int], tuple[str, ...]]:
        """Return what each cell with a list may hold; the list of a whole column ends with it."""
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        last_row, last_column = sheet.extent
        for rule in sheet.rules:
            texts = self._listed(sheet, rule.formula1 or "") if rule.type == "list" else ()
            if rule.type == "list" and not texts:
                self._note(f"sheet {sheet.title}", f"the list of {rule.sqref} is not read")
            for area in rule.sqref.ranges if texts else ():
                rows = range(area.min_row, min(area.max_row, last_row) + 1)
                columns = range(area.min_col, min(area.max_col, last_column) + 1)
                if len(found) + len(rows) * len(columns) > _MOST_OFFERED:
                    self._note(f"sheet {sheet.title}", f"the list of {area.coord} is not read")
                    continue
                found |= dict.fromkeys(product(rows, columns), texts)
        return found

    def _listed(self, sheet: ExcelSheet, formula: str) -> tuple[str, ...]:
        """Return the texts of a list: written out, or in an area, or under a name."""
        formula = formula.removeprefix("=")
        if formula.startswith('"'):
            return tuple(each.strip() for each in formula.strip('"').split(","))
        formula = self.book.names.get(formula) or sheet.names.get(formula) or formula
        title, _, area = formula.rpartition("!")
        title = title.strip("'").replace("''", "'") or sheet.title
        source = next((each for each in self.book.sheets if each.title == title), None)
        if source is None or not area:
            return ()
        from openpyxl.utils.cell import range_boundaries

        try:
            left, top, right, bottom = range_boundaries(area.replace("$", ""))
        except ValueError:
            return ()
        if left is None or top is None or right is None or bottom is None:
            return ()
        last_row, last_column = source.extent
        rows = range(top, min(bottom, last_row) + 1)
        columns = range(left, min(right, last_column) + 1)
        values = (source.cells.get(at, _BLANK).value for at in product(rows, columns))
        return tuple(shown_value(each, "General") for each in values if each is not None)


def _is_ruled(sheet: ExcelSheet, at: CellPlace) -> bool:
    """Say whether a rule may lay a colour over that of a cell."""
    row, column = at
    return any(
        top <= row <= bottom and left <= column <= right
        for top, bottom, left, right in sheet.coloured_by_rules
    )


def _hides_something(sheet: ExcelSheet, area: Any) -> bool:
    """Say whether anything is written in the cells that a merged area lies over."""
    cells = (sheet.cells.get(at, _BLANK) for at in covered_places(area))
    return any(cell.value not in (None, "") for cell in cells)


@lru_cache(maxsize=4096)
def _read(value: Any, style: CellStyle, choices: tuple[str, ...]) -> SourceText:
    """Return what a value says that has a style, and may be chosen from a list."""
    text = _seen(value, style)
    struck, is_bold = _struck_and_bold(value, text, style)
    return SourceText(
        text,
        style.fill,
        is_bold=is_bold,
        choices=choices,
        struck_at=struck,
        is_number=isinstance(value, int | float | date | time),
        unseen_year=unseen_year(value, style.number_format),
    )


def _seen(value: object, style: CellStyle) -> str:
    """Return a value as a text; in a font of signs each letter is what is seen of it."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if not isinstance(value, CellRichText):
        text = value if isinstance(value, str) else shown_value(value, style.number_format)
        return as_seen(text, style.signs)
    return "".join(
        as_seen(each.text, sign_font(each.font.rFont))
        if isinstance(each, TextBlock)
        else as_seen(each, style.signs)
        for each in value
    )


def _struck_and_bold(
    value: object, text: str, style: CellStyle
) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Return where a value is struck through, and whether all of it is bold."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if not isinstance(value, CellRichText):
        is_struck = style.is_struck and bool(text)
        return ((0, len(text)),) if is_struck else (), style.is_bold and value is not None
    struck: list[tuple[int, int]] = []
    end = 0
    for each in value:  # what has no looks of its own has its cell's
        begin, end = end, end + len(str(each))
        is_struck = bool(each.font.strike) if isinstance(each, TextBlock) else style.is_struck
        struck += [(begin, end)] if is_struck else []
    blocks = [each for each in value if isinstance(each, TextBlock)]
    return tuple(struck), len(blocks) == len(value) and all(each.font.b for each in blocks)


def _drawn(parts: Mapping[str, bytes]) -> Iterator[tuple[str, int]]:
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
