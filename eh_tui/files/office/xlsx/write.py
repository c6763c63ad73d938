"""A plan carried out by openpyxl: no decision is made here."""

from datetime import datetime, time
from typing import Any

from eh_tui.files.office.xlsx.named_styles import FONT
from eh_tui.files.office.xlsx.sheet import (
    BOTTOM_MARGIN,
    SIDE_MARGIN,
    BookPlan,
    CellArea,
    PrintSetup,
    SheetPlan,
    SheetTable,
)
from eh_tui.model.form.palette import shade_of
from eh_tui.model.paper.letters import column_letter

# openpyxl's type stubs lack half of what is set here.
Book = Any
Worksheet = Any

A3, A4 = 8, 9
LINE_STYLE = f'&"{FONT},Regular"&8'
MARK_STYLE = f'&"{FONT},Bold"&10'
"""How the lines above and below a printed page look, and the mark in the middle above it."""


def write_book(plan: BookPlan) -> dict[str, bytes]:
    """Return the parts of a plan's file by their names."""
    from eh_tui.files.office.xlsx.book_xml import BookXml

    book = _empty_book(plan)
    for sheet_plan in plan.sheets:
        sheet = book.create_sheet(sheet_plan.name)
        _set_up_sheet(sheet, sheet_plan)
        _write_rules(sheet, sheet_plan)
        if sheet_plan.table:
            _add_table(sheet, sheet_plan, sheet_plan.table)
        if sheet_plan.page:
            _set_up_page(sheet, sheet_plan.page)
    return BookXml(book, plan).parts()


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


def _set_up_sheet(sheet: Worksheet, plan: SheetPlan) -> None:
    for column, width in enumerate(plan.widths, 1):
        sheet.column_dimensions[column_letter(column)].width = width
        if column in plan.hidden_columns:
            sheet.column_dimensions[column_letter(column)].hidden = True
    sheet.sheet_state = "veryHidden" if plan.hidden else "visible"
    sheet.sheet_view.showGridLines = False
    if plan.freeze:
        sheet.freeze_panes = plan.freeze


def _write_rules(sheet: Worksheet, plan: SheetPlan) -> None:
    """Add dropdowns, hints, and the colours that cells have by what stands in them."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.datavalidation import DataValidation

    for dropdown in plan.dropdowns:
        validation = DataValidation(
            type="list",
            formula1=dropdown.source,
            sqref=_addresses(dropdown.areas),
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="stop",
            errorTitle=dropdown.error_title,
            error=dropdown.error,
        )
        sheet.add_data_validation(validation)
    for hint in plan.hints:
        shown = DataValidation(
            sqref=_addresses(hint.areas), showInputMessage=True, prompt=hint.text
        )
        sheet.add_data_validation(shown)
    for colour in plan.colours:
        shade = shade_of(colour.colour)
        style = DifferentialStyle(
            font=Font(bold=True, color=shade.ink),
            fill=PatternFill("solid", bgColor=shade.ground),
        )
        rule = Rule("cellIs", operator="equal", formula=[colour.equals], dxf=style)
        sheet.conditional_formatting.add(_addresses(colour.areas), rule)


def _add_table(sheet: Worksheet, plan: SheetPlan, planned: SheetTable) -> None:
    """Make an area of a sheet one of Excel's tables, whose headings its first row has already."""
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table: Any = Table(displayName=planned.name, ref=planned.area.address)
    table._initialise_columns()
    headings = planned.area._replace(bottom=planned.area.top).addresses()
    for column, heading in zip(table.tableColumns, headings, strict=True):
        column.name = str(plan.by_address[heading].value)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _addresses(areas: tuple[CellArea, ...]) -> str:
    return " ".join(area.address for area in areas)


def _set_up_page(sheet: Worksheet, page: PrintSetup) -> None:
    from openpyxl.worksheet.pagebreak import Break

    sheet.print_area = page.area.address
    sheet.page_setup.paperSize = A3 if page.is_a3 else A4
    sheet.page_setup.orientation = "portrait" if page.is_portrait else "landscape"
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
            style = MARK_STYLE if part is sheet.oddHeader.center else LINE_STYLE
            # A space ends the size, or a text that starts with a digit would lose it.
            part.text = f"{style} {text}" if text else None
