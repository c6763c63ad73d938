"""Opens an .xlsx with openpyxl, once for all that is asked of it.

openpyxl reads a file either for its values or for its formulas, and throws away what lies under
merged areas while it lays out their borders, which takes a third of its time. Its reader of a
sheet is replaced by one that notes all three, and its reader of the texts by one that knows the
carriage returns among them; neither is a public name of openpyxl's, which is why pyproject.toml
holds it to 3.1.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, cast

from eh_tui.files.system.trimmed_imports import import_without

_RETURN = re.compile(r"(?<!_x005F)_x000D_\n?", re.IGNORECASE)
"""How the format writes the end of a line of Windows' (ECMA-376 part 1, 22.9.2.19).

A text in which somebody typed these signs has its first underscore written as _x005F_.
"""

CellPlace = tuple[int, int]
"""A row and a column, from 1."""


@dataclass(frozen=True)
class ExcelBook:
    """A book as openpyxl has it, its cells holding values also under merged areas."""

    book: Any
    formulas: dict[str, dict[CellPlace, str]] = field(default_factory=dict)
    """The formulas of each sheet by its title, "=A1+1"; the cells hold their results."""


def open_excel(content: bytes) -> ExcelBook:
    """Return the book in an .xlsx; what openpyxl raises for a broken one goes through."""
    # Of numpy, which takes as long to load as itself, openpyxl only wants the types of numbers.
    excel = cast(Any, import_without("numpy", "openpyxl.reader.excel"))
    formulas: dict[str, dict[CellPlace, str]] = {}
    usual, usual_texts = excel.WorksheetReader, excel.read_rich_text
    excel.WorksheetReader = _reader(formulas)
    excel.read_rich_text = lambda xml: usual_texts(_with_plain_line_ends(xml))
    try:
        book = excel.load_workbook(
            io.BytesIO(content), data_only=True, rich_text=True, keep_links=False
        )
    finally:
        excel.WorksheetReader, excel.read_rich_text = usual, usual_texts
    return ExcelBook(book, formulas)


def covered_places(area: Any) -> Iterator[CellPlace]:
    """Yield the places that a merged area lies over, without its own first cell."""
    first = area.min_row, area.min_col
    return (at for row in area.rows for at in row if at != first)


def _with_plain_line_ends(xml: IO[bytes]) -> IO[bytes]:
    """Return the XML of a book's texts without the line ends that openpyxl takes for words."""
    content = xml.read()
    if b"_x000d_" in content.lower():
        content = _RETURN.sub("\n", content.decode("utf-8")).encode()
    return io.BytesIO(content)


def _reader(formulas: dict[str, dict[CellPlace, str]]) -> type[Any]:
    """Return a reader of sheets that notes their formulas, and only names their merged areas."""
    from openpyxl.worksheet import _reader as reader
    from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

    class Reader(reader.WorksheetReader):
        def bind_cells(self) -> None:
            own, parser = formulas.setdefault(self.ws.title, {}), cast(Any, self.parser)
            usual = parser.parse_cell

            def parse_cell(element: Any) -> dict[str, Any]:
                if element.get("t") in ("inlineStr", "str"):  # not in the table of texts
                    for part in element.iter():
                        part.text = _RETURN.sub("\n", part.text or "")
                cell: dict[str, Any] = usual(element)
                if element.find(reader.FORMULA_TAG) is not None:
                    formula = parser.parse_formula(element)
                    text = formula if isinstance(formula, str) else getattr(formula, "text", "")
                    own[cell["row"], cell["column"]] = text or "="
                return cell

            parser.parse_cell = parse_cell
            super().bind_cells()

        def bind_merged_cells(self) -> None:
            if merged := self.parser.merged_cells:
                areas = [CellRange(each.ref) for each in merged.mergeCell]
                self.ws.merged_cells = MultiCellRange(areas)

    return Reader
