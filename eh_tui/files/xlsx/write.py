"""A plan carried out by openpyxl: no decision is made here."""

import io
import zipfile
from datetime import datetime, time
from typing import Any

from eh_tui.files.xlsx.chart import add_chart
from eh_tui.files.xlsx.looks import FONT, RULE, looks, rating_colours
from eh_tui.files.xlsx.sheet import (
    BOTTOM_MARGIN,
    SIDE_MARGIN,
    Area,
    BookPlan,
    Kind,
    Page,
    SheetPlan,
    column_letter,
)

# openpyxl's type stubs lack half of what is set here.
Book = Any
Worksheet = Any
Style = Any
Styles = dict[tuple[str, str, bool], Style]

A4 = 9
FOOT_SIZE = 8
FORMULA_STARTS = ("=", "+", "-", "@", "\t")
"""What Excel would take for the start of a formula if the text were typed anew."""


def write_book(plan: BookPlan) -> bytes:
    """Return the parts that openpyxl makes of a plan, as a zip that is not polished yet."""
    from openpyxl.writer.excel import ExcelWriter

    book = _empty_book(plan)
    styles: Styles = {}
    for sheet_plan in plan.sheets:
        sheet = book.create_sheet(sheet_plan.name)
        _write_cells(sheet, sheet_plan, styles)
        _write_rules(sheet, sheet_plan)
        if sheet_plan.page:
            _set_up_page(sheet, sheet_plan.page)
        if sheet_plan.chart:
            add_chart(sheet, sheet_plan, sheet_plan.chart)
    parts = io.BytesIO()
    # Workbook.save would stamp the file with the present moment.
    with zipfile.ZipFile(parts, "w") as archive:
        ExcelWriter(book, archive).write_data()
    return parts.getvalue()


def _empty_book(plan: BookPlan) -> Book:
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    book: Book = Workbook()
    book.remove(book.active)
    # Column widths are in digits of the first font, which openpyxl leaves at Calibri 11.
    book._fonts = IndexedList([Font(name=FONT, size=10, family=2)])
    book._named_styles["Normal"].font = Font(name=FONT, size=10, family=2)
    moment = datetime.combine(plan.day, time())
    book.properties.creator = "eh-tui"
    book.properties.title = plan.title
    book.properties.created = moment
    book.properties.modified = moment
    for name, value in plan.properties:
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    return book


def _write_cells(sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    from openpyxl.worksheet.cell_range import CellRange

    for column, width in enumerate(plan.widths, 1):
        sheet.column_dimensions[column_letter(column)].width = width
    for height in plan.heights:
        sheet.row_dimensions[height.row].height = height.points
    for planned in plan.cells:
        cell = sheet.cell(planned.row, planned.column)
        if planned.value != "":
            cell.value = planned.value
            if planned.kind is Kind.TEXT:
                # openpyxl takes "=1" for a formula and "#N/A" for an error.
                cell.data_type = "s"
        is_quoted = str(planned.value).startswith(FORMULA_STARTS)
        key = (planned.look, planned.number_format, is_quoted)
        if key not in styles:
            styles[key] = _style(sheet, *key)
        cell._style = styles[key]
    # merge_cells would replace the cells, and with them their borders; add compares each
    # merge with all others.
    sheet.merged_cells.ranges.update(CellRange(area.address) for area in plan.merges)
    sheet.sheet_state = "veryHidden" if plan.hidden else "visible"
    sheet.sheet_view.showGridLines = False
    if plan.freeze:
        sheet.freeze_panes = plan.freeze


def _style(sheet: Worksheet, look_name: str, number_format: str, is_quoted: bool) -> Style:
    """Return a look as openpyxl keeps it, to be shared by all cells that have it."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    look = looks[look_name]
    cell: Any = Cell(sheet, 1, 1)
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, color=look.ink, family=2)
    if look.ground:
        cell.fill = PatternFill("solid", fgColor=look.ground)
    cell.alignment = Alignment(
        horizontal=look.across, vertical=look.down, indent=look.indent, wrap_text=look.wraps
    )
    cell.number_format = number_format or look.number_format
    cell.protection = Protection(locked=look.locked)
    line = Side("thin", RULE)
    if look.border == "box":
        cell.border = Border(left=line, right=line, top=line, bottom=line)
    elif look.border == "under":
        cell.border = Border(bottom=Side("medium", look.ink))
    cell.quotePrefix = is_quoted
    return cell._style


def _write_rules(sheet: Worksheet, plan: SheetPlan) -> None:
    """Add dropdowns, colours and the table."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table, TableStyleInfo

    for dropdown in plan.dropdowns:
        validation = DataValidation(
            type="list",
            formula1=dropdown.source,
            sqref=_addresses(dropdown.areas),
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="stop",
            errorTitle="Not a rating",
            error=dropdown.error,
        )
        sheet.add_data_validation(validation)
    for colour in plan.colours:
        colours = rating_colours[colour.rag]
        style = DifferentialStyle(
            font=Font(bold=True, color=colours.ink),
            fill=PatternFill("solid", bgColor=colours.ground),
        )
        rule = Rule("cellIs", operator="equal", formula=[colour.equals], dxf=style)
        sheet.conditional_formatting.add(_addresses(colour.areas), rule)
    if plan.table:
        table = Table(displayName=plan.table.name, ref=plan.table.area.address)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        sheet.add_table(table)


def _addresses(areas: tuple[Area, ...]) -> str:
    return " ".join(area.address for area in areas)


def _set_up_page(sheet: Worksheet, page: Page) -> None:
    from openpyxl.worksheet.pagebreak import Break

    sheet.print_area = page.area.address
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape"
    if page.scale:
        sheet.page_setup.scale = page.scale
    else:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = int(page.on_one_page)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = SIDE_MARGIN
    margins.top, margins.bottom = page.top_margin, BOTTOM_MARGIN
    margins.header = margins.footer = 0.25
    if page.title_row:
        sheet.print_title_rows = f"{page.title_row}:{page.title_row}"
    for row in page.breaks_after:
        sheet.row_breaks.append(Break(id=row))
    for line, texts in ((sheet.oddHeader, page.header), (sheet.oddFooter, page.footer)):
        for part, text in zip((line.left, line.center, line.right), texts, strict=True):
            # A space ends the size, or a text that starts with a digit would lose it.
            part.text = f'&"{FONT},Regular"&{FOOT_SIZE} {text}' if text else None
