"""The texts and the cells of an .xlsx, walked here as far as a value and a formula go.

openpyxl makes an object of each cell, each border and each rule of the sheet, which takes ten
times as long as to read them. What a date is, how a formula is moved and what a rich text is made
of, it is asked (ECMA-376 part 1, 18.3.1.4).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from eh_tui.files.documents.excel_styles import CellStyle, ExcelStyles

CellPlace = tuple[int, int]
"""A row and a column, from 1."""

# lxml has no types of its own.
ExcelElement = Any

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT, _VALUE, _FORMULA, _INLINE = S + "t", S + "v", S + "f", S + "is"

_RETURN = re.compile(r"(?<!_x005F)_x000D_\n?", re.IGNORECASE)
"""How the format writes the end of a line of Windows' (ECMA-376 part 1, 22.9.2.19).

A text in which somebody typed these signs has its first underscore written as _x005F_.
"""


class ExcelCell(NamedTuple):
    """A cell of a sheet."""

    value: Any = None
    """A text, openpyxl's rich text, a number, a truth, a date or a time; None for nothing."""
    formula: str = ""
    """The formula that it holds, "=A1+1"; the value is the result saved with it."""
    style: CellStyle = CellStyle()


def element_of(xml: bytes) -> ExcelElement:
    """Return the root of a part's XML, without comments; raises lxml's `SyntaxError`."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    return etree.fromstring(xml, parser)


def shared_texts(xml: bytes) -> list[Any]:
    """Return the texts that the cells of a book call by their numbers."""
    if b"_x000d_" in xml.lower():
        xml = _with_plain_line_ends(xml.decode("utf-8")).encode()
    return [_text(each) for each in element_of(xml).iter(S + "si")]


def _with_plain_line_ends(text: str) -> str:
    """Return a text without the line ends that openpyxl takes for words."""
    return _RETURN.sub("\n", text) if "_" in text else text


def _text(element: ExcelElement) -> Any:
    """Return a text, as openpyxl's rich text where pieces of it have looks of their own."""
    if len(element) == 1 and element[0].tag == _TEXT:
        return (element[0].text or "").replace("x005F_", "")
    from openpyxl.cell.rich_text import CellRichText

    value = CellRichText.from_tree(element)
    if len(value) == 0:
        return ""
    return value[0] if len(value) == 1 and isinstance(value[0], str) else value


@dataclass(slots=True)
class CellWalk:
    """Reads the cells of one sheet."""

    texts: Sequence[Any]
    styles: ExcelStyles
    epoch: datetime
    _formulas: dict[str, Any] = field(default_factory=dict)
    """The formulas that several cells share, each as openpyxl moves it."""

    def cells(self, sheet: ExcelElement) -> Iterator[tuple[CellPlace, ExcelCell]]:
        """Yield the cells of a sheet with their places; one without an address follows the last."""
        row = 0
        for line in sheet.iter(S + "row"):
            row, column = _row_number(line.get("r"), row + 1), 0
            for element in line:
                address = element.get("r")
                at = _place(address) if address else (row, column + 1)
                column = at[1]
                yield at, self._cell(element, address)

    def _cell(self, element: ExcelElement, address: str) -> ExcelCell:
        kind, style = element.get("t", "n"), self.styles[int(element.get("s") or 0)]
        value, formula = None, ""
        for part in element:
            if part.tag == _VALUE and kind != "inlineStr":
                value = self._value(kind, part.text, style) if part.text else None
            elif part.tag == _INLINE and kind == "inlineStr":
                for piece in part.iter():  # not in the table of texts
                    piece.text = _with_plain_line_ends(piece.text or "")
                value = _text(part)
            elif part.tag == _FORMULA:
                formula = self._formula(part, address)
        return ExcelCell(value, formula, style)

    def _value(self, kind: str, written: str, style: CellStyle) -> Any:
        match kind:
            case "s":
                return self.texts[int(written)]
            case "n":
                return self._number(written, style)
            case "b":
                return bool(int(written))
            case "str":
                return _with_plain_line_ends(written)
            case "d":
                from openpyxl.utils.datetime import from_ISO8601

                return from_ISO8601(written)  # type: ignore[no-untyped-call]  # it has none
        return written

    def _number(self, written: str, style: CellStyle) -> Any:
        number = float(written) if any(sign in written for sign in ".eE") else int(written)
        if not style.is_date:
            return number
        from openpyxl.utils.datetime import from_excel

        try:
            return from_excel(number, self.epoch, timedelta=style.is_span)
        except (OverflowError, ValueError):  # no calendar has that day
            return "#VALUE!"

    def _formula(self, element: ExcelElement, address: str) -> str:
        formula, shared = f"={element.text or ''}", element.get("si", "")
        if element.get("t") != "shared":
            return formula if element.get("t") != "dataTable" else "="
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import Translator

        if shared in self._formulas:
            return str(self._formulas[shared].translate_formula(address))
        if formula != "=":
            try:
                self._formulas[shared] = Translator(formula, address)
            except TokenizerError as error:
                raise ValueError(f"{address} holds no formula") from error
        return formula


@lru_cache(maxsize=4096)
def _place(address: str) -> CellPlace:
    from openpyxl.utils.cell import coordinate_to_tuple

    row, column = coordinate_to_tuple(address)
    return row, column


def _row_number(written: str | None, following: int) -> int:
    """Return a row's number; some programs write "7.0"."""
    if written is None:
        return following
    number = float(written)
    if not number.is_integer():
        raise ValueError(f"{written} is no row")
    return int(number)
