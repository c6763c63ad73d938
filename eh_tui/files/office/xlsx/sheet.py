"""What a sheet will hold, as values: the writer only carries it out.

Most are named tuples: a dataclass takes eight times as long to define, and an export is
often a process of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from eh_tui.model.paper.letters import column_letter

TOP_MARGIN = 0.42
BOTTOM_MARGIN = SIDE_MARGIN = 0.5
"""The margins of a page in inches."""


class CellKind(StrEnum):
    """What Excel is told that a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FORMULA = "formula"


class CellArea(NamedTuple):
    """A rectangle of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        """Return the area as Excel writes it, like "A1:F6" or "E5"."""
        first = f"{column_letter(self.left)}{self.top}"
        last = f"{column_letter(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    @property
    def fixed_address(self) -> str:
        """Return the area as a formula on any cell refers to it, like "$A$1:$F$6"."""
        first = f"${column_letter(self.left)}${self.top}"
        last = f"${column_letter(self.right)}${self.bottom}"
        return first if first == last else f"{first}:{last}"

    def addresses(self) -> Iterator[str]:
        """Yield the addresses of the area's cells, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield f"{column_letter(column)}{row}"


class SheetCell(NamedTuple):
    """One cell: its value, the name of its look, and a formula's result as counted here."""

    row: int
    column: int
    value: str | int | float | date
    look: str
    kind: CellKind = CellKind.TEXT
    cached: int | float | None = None
    number_format: str = ""
    """In place of the look's own format."""

    @property
    def address(self) -> str:
        """Return the cell as Excel writes it, like "C12"."""
        return f"{column_letter(self.column)}{self.row}"


class RowHeight(NamedTuple):
    """The height of a row in points, and whether Excel may fit it anew after an edit."""

    row: int
    points: float
    may_grow: bool


class Dropdown(NamedTuple):
    """A choice of ratings or texts; `source` is Excel's list or the cells that hold it."""

    areas: tuple[CellArea, ...]
    source: str
    error: str
    error_title: str = "Not a rating"


class Hint(NamedTuple):
    """A sentence that Excel shows beside the cells of some areas when one is chosen."""

    areas: tuple[CellArea, ...]
    text: str


class SheetComment(NamedTuple):
    """What is noted to a cell, for whoever points at it."""

    address: str
    text: str


class RatingColour(NamedTuple):
    """A rating's colours for the cells of some areas that equal a formula's operand."""

    areas: tuple[CellArea, ...]
    equals: str
    colour: str
    """By its name in the palette."""


class PrintSetup(NamedTuple):
    """How a sheet is printed, on A4, landscape unless it says otherwise."""

    area: CellArea
    footer: tuple[str, str, str]
    header: tuple[str, str, str] = ("", "", "")
    scale: int | None = None
    """Per cent; None fits the sheet to one page's width."""
    on_one_page: bool = False
    """Whether the sheet is fitted to one page's height too."""
    title_row: int | None = None
    breaks_after: tuple[int, ...] = ()
    top_margin: float = TOP_MARGIN
    is_portrait: bool = False
    is_a3: bool = False


class SheetTable(NamedTuple):
    """A native Excel table whose first row holds its headings."""

    name: str
    area: CellArea


class Series(NamedTuple):
    """The bars of one rating: the cell with its name, its counts, its colour."""

    name: CellArea
    counts: CellArea
    colour: str
    """By its name in the palette."""
    letter: str
    """Before each count, so that no colour is needed; "" for none."""


class Chart(NamedTuple):
    """A stacked bar for each category, all of one length, drawn over an area of cells."""

    area: CellArea
    title: str
    description: str
    """What it shows, for those who cannot see it."""
    categories: CellArea
    """A column of names, or two: of groups, and of what is in each."""
    series: tuple[Series, ...]
    axis: str = "Commitment"
    """What the categories are."""
    is_upright: bool = False
    """Whether the bars stand beside each other and don't lie below each other."""


@dataclass(frozen=True)
class SheetPlan:
    """One sheet, complete."""

    name: str
    widths: tuple[float, ...]
    cells: tuple[SheetCell, ...]
    heights: tuple[RowHeight, ...] = ()
    merges: tuple[CellArea, ...] = ()
    dropdowns: tuple[Dropdown, ...] = ()
    colours: tuple[RatingColour, ...] = ()
    hints: tuple[Hint, ...] = ()
    comments: tuple[SheetComment, ...] = ()
    freeze: str = ""
    page: PrintSetup | None = None
    table: SheetTable | None = None
    chart: Chart | None = None
    hidden_columns: tuple[int, ...] = ()
    hidden: bool = False
    """Out of sight even in Excel's own list of hidden sheets."""
    warnings: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def by_address(self) -> dict[str, SheetCell]:
        """The cells by their address."""
        return {cell.address: cell for cell in self.cells}


@dataclass(frozen=True, slots=True)
class BookPlan:
    """The whole Excel file as values."""

    title: str
    sheets: tuple[SheetPlan, ...]
    properties: tuple[tuple[str, str], ...]
    """Custom document properties."""
    day: date
    """The day of the export, which the file gives as its date."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know about the export, in plain sentences."""
        return tuple(warning for sheet in self.sheets for warning in sheet.warnings)
