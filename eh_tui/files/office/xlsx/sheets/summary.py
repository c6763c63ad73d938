"""The sheet "Summary": live counts by rating, as tables and as a chart."""

from datetime import date
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.front import form_in_words
from eh_tui.files.office.xlsx.layout.ratings import series_letter
from eh_tui.files.office.xlsx.layout.strips import (
    Grid,
    Placed,
    make_strip,
    place_strips,
    warn_of_long_texts,
)
from eh_tui.files.office.xlsx.sheet import CellArea, Chart, PrintSetup, Series, SheetCell, SheetPlan
from eh_tui.files.office.xlsx.sheets.audit import AuditPlan, footer, header
from eh_tui.files.office.xlsx.sheets.count_cells import TableCells
from eh_tui.files.office.xlsx.sheets.count_grid import NUMBER, count_columns, count_grid
from eh_tui.files.office.xlsx.sheets.counted import CountTable, count_tables
from eh_tui.files.office.xlsx.sheets.signed import signed_rows
from eh_tui.files.office.xlsx.titles import SUMMARY_SHEET
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Of
from eh_tui.model.form.words import small

TOP = 5
"""The row of the first section; its headings are in the row above."""
_MOST_ON_A_PAGE = 3
"""The tables that can still be read on one page."""


def plan_summary(workbook: Workbook, audit: AuditPlan, today: date) -> SheetPlan:
    """Return the counts of each section's ratings, which follow the audit sheet."""
    tables = count_tables(workbook, audit)
    grid = count_grid(workbook.form, tables)
    last = len(grid.widths)
    front = (
        make_strip(grid.span(1, last, "Summary of ratings", "sheet title"), least=28),
        make_strip(grid.span(1, last, _subtitle(workbook), "sheet note"), least=18),
        make_strip(grid.span(1, 1, "", "plain")),
    )
    counted = _counted(workbook, grid, tables)
    signed_strips = signed_rows(workbook, grid)
    below = place_strips(signed_strips, counted.next_row)
    placed = (place_strips(front), *counted.placed, below)
    return SheetPlan(
        SUMMARY_SHEET,
        grid.widths,
        (*(cell for one in placed for cell in one.cells), *counted.counts),
        tuple(height for one in placed for height in one.heights),
        tuple(merge for one in placed for merge in one.merges),
        page=PrintSetup(
            CellArea(1, 1, counted.next_row + len(signed_strips) - 1, last),
            footer(workbook, today),
            header(workbook),
            on_one_page=len(tables) <= _MOST_ON_A_PAGE,
            is_portrait=len(tables) > 1,
        ),
        chart=counted.chart,
        warnings=warn_of_long_texts(signed_strips),
    )


class _Counted(NamedTuple):
    """The tables of counts as they stand one below the other, the chart below the first."""

    placed: tuple[Placed, ...]
    counts: tuple[SheetCell, ...]
    chart: Chart | None
    next_row: int


def _counted(workbook: Workbook, grid: Grid, tables: tuple[CountTable, ...]) -> _Counted:
    """Lay the tables out; where there are several, each has its rating's name above it."""
    placed: list[Placed] = []
    counts: list[SheetCell] = []
    chart = None
    row = TOP - 1
    for table in tables:
        if len(tables) > 1:
            last = len(grid.widths)
            caption = make_strip(grid.span(1, last, table.heading, "section"), least=26)
            placed.append(place_strips((caption,), row))
            row += 1
        columns = count_columns(workbook.form, table.scale)
        written = TableCells(workbook.form, grid, table, columns, row)
        placed.append(place_strips(written.strips(), row))
        counts += written.counts()
        row = written.total_row + 2
        if table.rows and not chart:
            chart = _chart(written, workbook)
            row = chart.area.bottom + 2
    return _Counted(tuple(placed), tuple(counts), chart, row)


def _subtitle(workbook: Workbook) -> str:
    about = [workbook.school.name, workbook.school.audit_date and "audit date "]
    about[1] += workbook.school.audit_date
    start = " – ".join(part for part in (*about, form_in_words(workbook.form)) if part)
    counted = "The counts follow the ratings on the sheet Audit tool."
    said = counted if workbook.form.rates else "This form rates nothing, so nothing is counted."
    return f"{start}{'. ' if start else ''}{said}"


def _chart(written: TableCells, workbook: Workbook) -> Chart:
    """Return the chart below a table, as wide as the sheet."""
    table, top, total_row = written.table, written.top, written.total_row
    bars = len(table.rows)
    series = tuple(
        Series(
            CellArea(top, column, top, column),
            CellArea(top + 1, column, total_row - 1, column),
            level.colour,
            series_letter(level),
        )
        for level, column in written.columns.levels
    )
    words = workbook.form.words
    rated = words.several("outcome" if table.of is Of.OUTCOME else "action")
    section = small(words.commitment)
    return Chart(
        CellArea(total_row + 2, 1, total_row + 6 + min(3 * bars, 30), len(written.grid.widths)),
        f"Share of each {section}'s {small(rated)} by rating",
        f"A bar for each {section}, parted by rating. The table above has the same numbers.",
        CellArea(top + 1, NUMBER, total_row - 1, NUMBER),
        series,
        axis=words.commitment,
    )
