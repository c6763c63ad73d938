"""A worksheet written row by row, so that a round of all England's schools needs little memory.

A spreadsheet library would take minutes for it, and leave out a row or a text that is too long
without a word. What is too long here is cut, marked as cut and told; rows go on in another sheet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice, zip_longest
from typing import IO
from xml.sax.saxutils import escape

from eh_tui.files.office.xlsx.text import CELL_LIMIT, cell_shown, units
from eh_tui.model.paper.letters import column_letter

ROW_LIMIT = 1_048_576
"""The rows of a sheet, its headings too."""

_LINE, _MOST_LINES, _MOST_SIGNS = 15, 27, 2000
"""Points of a line; the lines of the highest row that Excel has; signs that may fill so many."""
_NO_END = 10_000_000
"""Characters of a line that is not wrapped."""
_CUT = " … (cut here: an Excel cell holds no more)"
_EPOCH = date(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Styles:
    """Numbers of the book's cell styles."""

    heading: int
    text: int
    day: int
    ratings: dict[str, int] = field(default_factory=dict)
    """By the text of a cell in the column of ratings."""
    heading_of_numbers: int = 0
    """Of a heading that stands at the right, as its numbers do."""
    on_one_line: int = 0
    """Of a text that is not wrapped: what has no room is cut to the eye."""


@dataclass(frozen=True, slots=True)
class Written:
    """What has come of a sheet."""

    rows: int
    """Its rows, the headings too."""
    cut: tuple[str, ...]
    """The addresses of cells whose text was cut."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet that is one table."""

    headings: tuple[str, ...]
    widths: tuple[int, ...]
    """In characters; the last one holds for all that follow."""
    rating_column: int = -1
    """Which column has the colour of its level, from 0; -1 for none."""
    numbers: frozenset[int] = frozenset()
    """Which columns hold numbers or days, whose headings stand at the right too, from 0."""
    pages_wide: int = 1
    """On how many pages side by side it is printed."""
    repeated: str = ""
    """Which columns stand on each of those pages, "B:B"; "" for none."""
    on_one_line: frozenset[int] = frozenset()
    """Which columns are not wrapped, from 0: what they repeat stands in full elsewhere."""


def write_sheet(
    out: IO[bytes], plan: TableSheet, rows: Iterable[Sequence[Value]], styles: Styles
) -> Written:
    """Write a sheet of as many rows as fit, and take no more of them than that."""
    cut: list[str] = []
    number = 1
    wrapped = tuple(_NO_END if at in plan.on_one_line else w for at, w in enumerate(_widths(plan)))
    out.write(_head(plan).encode())
    out.write(_heading_row(plan, styles, cut).encode())
    for row in islice(rows, ROW_LIMIT - 1):
        number += 1
        cells = _cells(row, number, plan, styles, cut)
        out.write(f"<row{_height(row, wrapped)}>{cells}</row>".encode("utf-8", "replace"))
    out.write(b"</sheetData>" + _page(plan) + b'<tableParts count="1"><tablePart r:id="rId1"/>')
    out.write(b"</tableParts></worksheet>")
    return Written(number, tuple(cut))


def _head(plan: TableSheet) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_widths(plan), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def _page(plan: TableSheet) -> bytes:
    wide = f'fitToWidth="{plan.pages_wide}" fitToHeight="0"'
    margins = (
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    )
    return f'{margins}<pageSetup paperSize="9" orientation="landscape" {wide}/>'.encode()


def _heading_row(plan: TableSheet, styles: Styles, cut: list[str]) -> str:
    cells = (
        _text(text, styles.heading_of_numbers if at in plan.numbers else styles.heading, at, 1, cut)
        for at, text in enumerate(plan.headings)
    )
    return f"<row{_height(plan.headings, plan.widths)}>{''.join(cells)}</row>"


def _widths(plan: TableSheet) -> Iterator[int]:
    for at, _ in enumerate(plan.headings):
        yield plan.widths[min(at, len(plan.widths) - 1)]


def _cells(
    row: Sequence[Value], number: int, plan: TableSheet, styles: Styles, cut: list[str]
) -> str:
    cells = []
    for at, value in enumerate(row):
        style = styles.on_one_line if at in plan.on_one_line else styles.text
        if at == plan.rating_column:
            style = styles.ratings.get(str(value), style)
        match value:
            case None | "":
                cells.append(f'<c s="{style}"/>')
            case str():
                cells.append(_text(value, style, at, number, cut))
            case bool():
                cells.append(_text("yes" if value else "no", style, at, number, cut))
            case date():
                cells.append(f'<c s="{styles.day}"><v>{(value - _EPOCH).days}</v></c>')
            case _:
                cells.append(f'<c s="{style}"><v>{value}</v></c>')
    return "".join(cells)


def _height(row: Sequence[Value], widths: Sequence[int]) -> str:
    """Return how high a row is in which texts are wrapped, "" for one of a single line.

    Not every program finds that out by itself.
    """
    lines = 1
    for value, width in zip_longest(row, widths[: len(row)], fillvalue=widths[-1]):
        if isinstance(value, str) and (len(value) >= width or "\n" in value):
            lines = max(lines, _lines(value, width - 2))
    return f' ht="{min(lines, _MOST_LINES) * _LINE}" customHeight="1"' if lines > 1 else ""


@lru_cache(maxsize=4096)
def _lines(text: str, width: int) -> int:
    """Return into how many lines a text is wrapped, by words; most are the form's own."""
    number = 0
    for part in text[:_MOST_SIGNS].split("\n"):
        number, used = number + 1, 0
        for word in map(len, part.split()):
            if used and used + 1 + word > width:
                number, used = number + 1, 0
            number += word // (width + 1)
            used = used + 1 + word if used else word % (width + 1)
    return number


def _text(text: str, style: int, at: int, number: int, cut: list[str]) -> str:
    """Return a cell that shows a text; whatever it begins with, it is never a formula."""
    if len(text) * 2 > CELL_LIMIT and units(text) > CELL_LIMIT:
        cut.append(f"{column_letter(at + 1)}{number}")
        text = _shortened(text)
    shown = escape(cell_shown(text)).replace("_x", "_x005F_x")
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _shortened(text: str) -> str:
    """Return as much of a text as a cell holds, with a word that it goes on."""
    room = CELL_LIMIT - units(_CUT)
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * room]
    return kept.decode("utf-16-le", "ignore") + _CUT
