"""What openpyxl itself says of an Excel file, for a reader that walks the cells without it."""

import io
import warnings
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock

from eh_tui.files.documents.shown_value import shown_value
from eh_tui.model.paper.source import SourceDocument, SourceText


class Told(NamedTuple):
    """What is told of a cell."""

    text: str
    formula: str
    comment: str
    link: str
    fill: str
    is_bold: bool
    struck: str
    size: tuple[int, int] = (1, 1)
    """The rows and columns that it covers."""

    @property
    def says_something(self) -> bool:
        """Whether it is more than a blank cell."""
        return any(self[:-1])


def told_by_openpyxl(path: Path) -> dict[str, Told]:
    """Return what openpyxl says of each cell that says anything, by where a person finds it."""
    content = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a day that no calendar has
        values = load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
        formulas = load_workbook(io.BytesIO(content))
    found = {}
    for sheet in values.worksheets:
        sizes = {
            area.coord.partition(":")[0]: (area.size["rows"], area.size["columns"])
            for area in sheet.merged_cells.ranges
        }
        for cell in (each for row in sheet.iter_rows() for each in row if type(each) is Cell):
            other = formulas[sheet.title][cell.coordinate]
            size = sizes.get(cell.coordinate, (1, 1))
            told = _told(cell, other.value if other.data_type == "f" else None, size)
            if told.says_something:
                found[f"{sheet.title}!{cell.coordinate}"] = told
    return found


def told_by_us(document: SourceDocument) -> dict[str, Told]:
    """Return the same of a document as our own reader has read it."""
    cells = [cell for table in document.tables for cell in table.cells]
    found = {cell.where: _of(cell.said, (cell.rows, cell.columns)) for cell in cells}
    return {where: told for where, told in found.items() if told.says_something}


def _told(cell: Any, formula: Any, size: tuple[int, int]) -> Told:
    value, font = cell.value, cell.font
    blocks = value if isinstance(value, CellRichText) else []
    looks = [each for each in blocks if isinstance(each, TextBlock)]
    text = str(value) if isinstance(value, str) else shown_value(value, cell.number_format)
    is_bold, struck = bool(font.b) and value is not None, ""
    if blocks:
        is_bold = len(looks) == len(blocks) and all(each.font.b for each in looks)
        struck = "".join(
            str(each)
            for each in blocks
            if (each.font if isinstance(each, TextBlock) else font).strike
        )
    elif font.strike:
        struck = text
    fill = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else ""
    return Told(
        text,
        str(getattr(formula, "text", formula) or ""),
        cell.comment.text if cell.comment else "",
        (cell.hyperlink.target or "") if cell.hyperlink else "",
        "" if fill == "FFFFFF" else fill,
        is_bold,
        struck,
        size,
    )


def _of(said: SourceText, size: tuple[int, int]) -> Told:
    links, struck = "".join(said.links), "".join(said.struck)
    return Told(
        said.text, said.formula, said.comment, links, said.shading, said.is_bold, struck, size
    )
