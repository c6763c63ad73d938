"""A sheet that is one plain table, a row for each action: to filter, sort, copy and hear."""

from datetime import date
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.ratings import colour_ratings
from eh_tui.files.office.xlsx.layout.strips import (
    Grid,
    Strip,
    make_strip,
    place_strips,
    warn_of_long_texts,
)
from eh_tui.files.office.xlsx.layout.widths import WIDEST_ON_A4
from eh_tui.files.office.xlsx.sheet import (
    CellArea,
    CellKind,
    Hint,
    PrintSetup,
    SheetCell,
    SheetPlan,
    SheetTable,
)
from eh_tui.files.office.xlsx.sheets.audit import footer
from eh_tui.files.office.xlsx.text import cell_shown, header_text
from eh_tui.model.audit.summary import draft_notice
from eh_tui.model.core.workbook import Workbook

RATING_LOOK = "plan rating"
_LONGEST_HEADING = 240
"""Excel takes 255 UTF-16 units, a number behind them included."""
NUMBER_LOOKS = ("plan number", "plan date")


class FlatColumn(NamedTuple):
    """A column of the table: its heading, its width in Excel's units, and how its cells look."""

    heading: str
    width: float
    look: str = "plan text"
    scale: str = ""
    """That of its ratings."""
    is_hidden: bool = False
    is_of_form: bool = False
    """Whether it is called as the form calls it, and keeps that name before any of ours."""


FlatValue = str | int | date


class FlatTable(NamedTuple):
    """The name of a sheet and what its table holds: a value of each column for each row."""

    sheet: str
    name: str
    """The table's own, by which formulas may refer to it."""
    columns: tuple[FlatColumn, ...]
    rows: tuple[tuple[FlatValue, ...], ...]
    """The first value of each is a Ref."""
    notice: str
    """A line below the table, and above each printed page."""
    hint: str = ""
    """What Excel says beside a cell of the first column of ratings, "" for nothing."""


def plan_table(workbook: Workbook, today: date, table: FlatTable) -> SheetPlan:
    """Return the sheet of a table of values.

    Values, not formulas, because rows of it are copied into other workbooks.
    """
    grid = Grid(tuple(column.width for column in table.columns))
    headings = _unique(table.columns)
    strips = (_headings(grid, headings), *(_row(grid, table, row) for row in table.rows))
    placed = place_strips(strips)
    # A table has one row at least, also where the form has no action.
    area = CellArea(1, 1, max(2, len(strips)), len(headings))
    ratings: dict[str, tuple[CellArea, ...]] = {}
    for place, column in enumerate(table.columns, 1):
        if column.look == RATING_LOOK:
            cells = CellArea(2, place, area.bottom, place)
            ratings[column.scale] = (*ratings.get(column.scale, ()), cells)
    hinted = next(iter(ratings.values()), ())[:1]
    width = sum(column.width for column in table.columns if not column.is_hidden)
    notice = SheetCell(area.bottom + 2, 1, table.notice, "notice")
    return SheetPlan(
        table.sheet,
        grid.widths,
        (*placed.cells, *_values(table), notice),
        placed.heights,
        colours=tuple(
            colour
            for scale, areas in ratings.items()
            for colour in colour_ratings(workbook.form, areas, scale)
        ),
        hints=(Hint(hinted, table.hint),) if table.hint and hinted else (),
        freeze="B2",
        page=_page(workbook, area, width, today, table.notice),
        table=SheetTable(table.name, area),
        hidden_columns=tuple(
            place for place, column in enumerate(table.columns, 1) if column.is_hidden
        ),
        warnings=warn_of_long_texts(strips),
    )


def _unique(columns: tuple[FlatColumn, ...]) -> tuple[str, ...]:
    """Return headings as a table may have them: in one line, none blank, none twice, not long."""
    found: dict[str, int] = {}
    for place in sorted(range(len(columns)), key=lambda place: not columns[place].is_of_form):
        heading = columns[place].heading
        name = " ".join(cell_shown(heading).split())[:_LONGEST_HEADING] or "Column"
        number, unique = 2, name
        while unique.casefold() in map(str.casefold, found):
            unique, number = f"{name} {number}", number + 1
        found[unique] = place
    return tuple(sorted(found, key=found.__getitem__))


def _headings(grid: Grid, headings: tuple[str, ...]) -> Strip:
    spans = [
        grid.span(column, column, text, "plan heading") for column, text in enumerate(headings, 1)
    ]
    return make_strip(*spans, least=20)


def _row(grid: Grid, table: FlatTable, row: tuple[FlatValue, ...]) -> Strip:
    """Return the texts of a row; its numbers and dates stand in one line, and need no room."""
    return make_strip(
        *(
            grid.span(
                place, place, value, _look(column, value), f"{row[0]} on the sheet {table.sheet}"
            )
            for place, (column, value) in enumerate(zip(table.columns, row, strict=True), 1)
            if isinstance(value, str)
        )
    )


def _look(column: FlatColumn, text: str) -> str:
    """Return the look of a text, which stays one among numbers and dates."""
    return "plan text" if text and column.look in NUMBER_LOOKS else column.look


def _values(table: FlatTable) -> tuple[SheetCell, ...]:
    """Return the cells that hold no text."""
    return tuple(
        SheetCell(
            row,
            place,
            value,
            column.look,
            CellKind.NUMBER if isinstance(value, int) else CellKind.DATE,
        )
        for row, values in enumerate(table.rows, 2)
        for place, (column, value) in enumerate(zip(table.columns, values, strict=True), 1)
        if not isinstance(value, str)
    )


def _page(workbook: Workbook, area: CellArea, width: float, today: date, notice: str) -> PrintSetup:
    about, _, _ = notice.partition(":")  # the rest stands below the table: here is a draft's room
    return PrintSetup(
        area._replace(bottom=area.bottom + 2),
        footer(workbook, today),
        header=(
            header_text(workbook.school.name, 60),
            draft_notice(workbook),
            header_text(about, 68),
        ),
        title_row=1,
        top_margin=0.6,
        is_a3=width > WIDEST_ON_A4,
    )
