"""The first sheet of a round's Excel file: one page to print, with a chart."""

from collections.abc import Sequence
from typing import Any

from eh_tui.files.office.xlsx.named_styles import FONT
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.files.office.xlsx.text_metrics import needed_height
from eh_tui.files.office.xlsx.write import A4
from eh_tui.model.form.palette import shade_of
from eh_tui.model.paper.letters import column_letter
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated
from eh_tui.model.partnership.round_text import (
    changed_in_words,
    due_and_steps,
    state_in_words,
    title_of,
)
from eh_tui.model.partnership.tables import (
    Cell,
    ChangesByFile,
    PageTable,
    at_risk_table,
    commitment_table,
)

_Worksheet = Any
"""openpyxl's stubs lack half of what is set here."""

_FIRST = 6
"""The row of the first table's headings."""
_MOST = 6
"""How many outcomes are named, so that it stays one page."""
_CHART_ROWS = 14
_SIZE = 10
"""Points."""
_FIRST_WIDTH, _OTHER_WIDTH = 60, 13
"""Of the columns, in characters."""


def write_page(sheet: _Worksheet, collated: Collated, changes: ChangesByFile | None) -> None:
    """Write the page into an empty sheet."""
    from openpyxl.styles import Font

    sheet.title = "Page"
    sheet.sheet_view.showGridLines = False
    _put(sheet, 1, 1, title_of(collated)).font = Font(name=FONT, bold=True, size=16)
    said = [state_in_words(collated), due_and_steps(collated)]
    if changes is not None:
        said.append(changed_in_words(sum(changes.values(), Changed()), len(changes)))
    for row, sentence in enumerate(said, 2):
        _put(sheet, row, 1, sentence).font = Font(name=FONT, size=_SIZE)
    table = commitment_table(collated)
    below = _write_table(sheet, _FIRST, table)
    _colour_headings(sheet, collated)
    _add_chart(sheet, collated, below + 1)
    last = _write_table(sheet, below + _CHART_ROWS + 2, at_risk_table(collated), _MOST)
    width = len(table.headings)
    for at in range(width):
        sheet.column_dimensions[column_letter(at + 1)].width = _width(at)
    sheet.print_area = f"A1:{column_letter(width)}{last}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = A4, "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = sheet.page_setup.fitToWidth = 1


def _put(sheet: _Worksheet, row: int, column: int, value: Cell) -> Any:
    """Write a cell and return it; a text is never a formula, whatever it begins with."""
    cell = sheet.cell(row, column, cell_shown(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _write_table(sheet: _Worksheet, top: int, table: PageTable, most: int = 1000) -> int:
    """Write a table with its title above it, and return the row below its last."""
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Border(bottom=Side("thin", color="6B7280"))
    title = f"{table.title}. {table.note}" if table.note else table.title
    _put(sheet, top, 1, title).font = Font(name=FONT, size=_SIZE, bold=True)
    rows: Sequence[tuple[Cell, ...]] = (table.headings, *table.rows[:most])
    for down, row in enumerate(rows, top + 1):
        is_heading = down == top + 1
        for at, value in enumerate(row, 1):
            cell = _put(sheet, down, at, value)
            cell.border = line
            cell.font = Font(name=FONT, size=_SIZE, bold=is_heading)
            side = "left" if at == 1 else "right"
            cell.alignment = Alignment(side, vertical="top", wrap_text=True)
        sheet.row_dimensions[down].height = max(
            needed_height(str(value), (_width(at),), size=_SIZE, bold=is_heading)
            for at, value in enumerate(row)
        )
    return top + 1 + len(rows)


def _width(at: int) -> int:
    return _FIRST_WIDTH if at == 0 else _OTHER_WIDTH


def _colour_headings(sheet: _Worksheet, collated: Collated) -> None:
    from openpyxl.styles import Font, PatternFill

    for at, level in enumerate(collated.form.ratings, 2):
        shade = shade_of(level.colour)
        cell = sheet.cell(_FIRST + 1, at)
        cell.fill = PatternFill("solid", fgColor=shade.ground)
        cell.font = Font(name=FONT, size=_SIZE, bold=True, color=shade.ink)


def _add_chart(sheet: _Worksheet, collated: Collated, row: int) -> None:
    """Add a bar for each commitment, parted by rating; each part has its name in the key."""
    from openpyxl.chart import BarChart, Reference

    homes, levels = len(collated.commitments), collated.form.ratings
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "percentStacked", 100
    chart.title = None
    top = _FIRST + 1
    numbers = Reference(sheet, min_col=2, max_col=1 + len(levels), min_row=top, max_row=top + homes)
    chart.add_data(numbers, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=top + 1, max_row=top + homes))
    for series, level in zip(chart.series, levels, strict=True):
        shade = shade_of(level.colour)
        series.graphicalProperties.solidFill = shade.ground
        series.graphicalProperties.line.solidFill = shade.ink
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"
    chart.height, chart.width = 6.5, 26
    sheet.add_chart(chart, f"A{row}")
