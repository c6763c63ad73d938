"""A sheet is read as a person in the UK sees it, with its lists, fills and merged cells."""

import io
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from eh_tui.files.documents.read import read_document
from eh_tui.model.paper.source import SourceCell, SourceDocument
from tests.support.documents import read_back, saved, with_parts
from tests.support.other_programs import converted


def book() -> tuple[openpyxl.Workbook, Worksheet]:
    """Return a new book and its sheet, "Audit tool"."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Audit tool"
    return made, sheet


def by_address(read: SourceDocument) -> dict[str, SourceCell]:
    """Return the cells of all sheets by where a person finds them."""
    return {cell.where: cell for table in read.tables for cell in table.cells}


def test_texts_are_kept_and_other_values_read_as_in_the_uk(tmp_path: Path) -> None:
    """A date day first, a whole number without a point, a percentage as one."""
    made, sheet = book()
    values = (" a\tb\nc  ", date(2026, 9, 12), datetime(2026, 9, 12, 14, 30), time(9, 5), 3.0)
    sheet.append((*values, 2.5, True, 0.25, 7))
    sheet["H1"].number_format = "0%"
    found = by_address(read_back(made, tmp_path / "a.xlsx"))
    assert [cell.said.text for cell in found.values()] == [
        " a\tb\nc  ",
        "12/09/2026",
        "12/09/2026 14:30",
        "09:05",
        "3",
        "2.5",
        "TRUE",
        "25%",
        "7",
    ]
    assert found["Audit tool!A1"].row == found["Audit tool!A1"].column == 0


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Nadia Kent\nTom Ede", "Nadia Kent_x000D_\nTom Ede"),
        ("Nadia Kent\nTom Ede", "Nadia Kent_x000D_Tom Ede"),
        ("the field _x000D_ of the file", "the field _x005F_x000D_ of the file"),
    ],
)
def test_an_end_of_a_line_from_windows_is_one(tmp_path: Path, typed: str, value: str) -> None:
    """The format writes a carriage return as _x000D_, which nobody typed; who did, keeps it."""
    made, sheet = book()
    sheet["A1"] = value
    sheet["A2"] = CellRichText("By ", TextBlock(InlineFont(b=True), value))
    found = by_address(read_back(made, tmp_path / "a.xlsx"))
    assert found["Audit tool!A1"].said.text == typed
    assert found["Audit tool!A2"].said.text == f"By {typed}"


def test_a_month_that_excel_made_a_day_of_stays_a_month(tmp_path: Path) -> None:
    """A text such as Sept 2026 is due at the end of the month, and would be overdue too early."""
    made, sheet = book()
    sheet.append((date(2026, 9, 1), date(2027, 1, 4)))
    sheet["A1"].number_format = "mmm-yy"
    sheet["B1"].number_format = '"w/c "dd/mm/yyyy'
    found = by_address(read_back(made, tmp_path / "a.xlsx"))
    assert [cell.said.text for cell in found.values()] == ["September 2026", "w/c 04/01/2027"]


def test_a_formula_counts_by_its_saved_result(tmp_path: Path) -> None:
    """Openpyxl saves none; LibreOffice stores a tick as the formula =TRUE()."""
    made, sheet = book()
    sheet["A1"], sheet["A2"] = "=TRUE()", "=1+1"
    read = read_back(made, tmp_path / "a.xlsx")
    said = [(cell.said.text, cell.said.formula) for cell in by_address(read).values()]
    assert said == [("TRUE", ""), ("", "=1+1")]
    assert [str(note) for note in read.unread] == [
        "Audit tool!A2: a formula without a saved result is not read"
    ]


def test_merged_cells_are_one_and_blank_ones_are_left_out(tmp_path: Path) -> None:
    """A sheet may hold several tables; the rows between them are simply not there."""
    made, sheet = book()
    sheet["B2"] = "title"
    sheet.merge_cells("B2:D3")
    sheet["A9"] = "far below"
    read = read_back(made, tmp_path / "a.xlsx")
    first, second = read.tables[0].cells
    assert (first.row, first.column, first.rows, first.columns) == (1, 1, 2, 3)
    assert (second.row, second.column, second.where) == (8, 0, "Audit tool!A9")
    assert (read.tables[0].is_sheet, read.tables[0].where) == (True, "sheet Audit tool")


def test_fills_are_read_also_from_the_theme_and_the_old_palette(tmp_path: Path) -> None:
    """Theme colours are made lighter or darker by a tint."""
    made, sheet = book()
    fills = Color(rgb="FFFFC000"), Color(theme=4), Color(theme=4, tint=0.4), Color(indexed=10)
    for column, colour in enumerate(fills, 1):
        sheet.cell(1, column, "x").fill = PatternFill("solid", fgColor=colour)
    found = by_address(read_back(made, tmp_path / "a.xlsx"))
    shadings = [cell.said.shading for cell in found.values()]
    assert shadings == ["FFC000", "4F81BD", "95B3D7", "FF0000"]


def test_lists_are_read_written_out_from_cells_and_by_name(tmp_path: Path) -> None:
    """The list of a whole column ends with the sheet."""
    made, sheet = book()
    words = made.create_sheet("Words' list")
    for row, text in enumerate(("Yes", "Partly", "No"), 1):
        words.cell(row, 1, text)
    made.defined_names["Answers"] = DefinedName("Answers", attr_text="'Words'' list'!$A$1:$A$3")
    sheet["D4"] = "end"
    for formula, area in (
        ('"Red, Amber,Green"', "A1:A1048576"),
        ("'Words'' list'!$A$1:$A$2", "B1"),
        ("Answers", "C1"),
        ("=INDIRECT(A1)", "D1"),
    ):
        rule = DataValidation(type="list", formula1=formula)
        rule.add(area)
        sheet.add_data_validation(rule)
    read = read_back(made, tmp_path / "a.xlsx")
    found = by_address(read)
    assert found["Audit tool!A1"].said.choices == ("Red", "Amber", "Green")
    assert "Audit tool!A5" not in found
    assert found["Audit tool!B1"].said.choices == ("Yes", "Partly")
    assert found["Audit tool!C1"].said.choices == ("Yes", "Partly", "No")
    assert "sheet Audit tool: the list of D1 is not read" in map(str, read.unread)


def test_struck_and_bold_letters_are_told(tmp_path: Path) -> None:
    """A cell in which "Red" is struck through for "Amber" says Amber."""
    made, sheet = book()
    sheet["A1"] = CellRichText(TextBlock(InlineFont(strike=True), "Red"), " Amber")
    sheet["A2"] = "heading"
    sheet["A2"].font = Font(bold=True)
    sheet["A3"] = "gone"
    sheet["A3"].font = Font(strike=True)
    found = by_address(read_back(made, tmp_path / "a.xlsx"))
    first, second, third = (cell.said for cell in found.values())
    assert (first.text, first.struck, first.is_bold) == ("Red Amber", ("Red",), False)
    assert (second.is_bold, third.struck) == (True, ("gone",))


def test_a_number_or_a_date_that_is_struck_through_is_told(tmp_path: Path) -> None:
    """Also in a cell of which a piece has its own looks, the rest being struck through."""
    made, sheet = book()
    sheet["A1"] = date(2026, 9, 1)
    sheet["A2"] = CellRichText("old ", TextBlock(InlineFont(b=True), "new"))
    for cell in ("A1", "A2"):
        sheet[cell].font = Font(strike=True)
    first, second = (
        cell.said for cell in by_address(read_back(made, tmp_path / "a.xlsx")).values()
    )
    assert (first.struck, first.live) == ((first.text,), "")
    assert (second.struck, second.live) == (("old ",), "new")


def test_signs_of_a_sign_font_are_read_as_they_are_seen(tmp_path: Path) -> None:
    """A tick in Excel is mostly a letter in Wingdings."""
    made, sheet = book()
    for place, letter, font in (
        ("A1", "\u00fc", "Wingdings"),
        ("A2", "P", "Wingdings 2"),
        ("A3", "o", "Wingdings"),
        ("A4", "o", "Calibri"),
    ):
        sheet[place] = letter
        sheet[place].font = Font(name=font)
    sheet["A5"] = CellRichText(TextBlock(InlineFont(rFont="Wingdings"), "\u00a8"), " yes")
    found = by_address(read_back(made, tmp_path / "a.xlsx"))
    assert [cell.said.text for cell in found.values()] == ["✓", "✓", "□", "o", "◻ yes"]


def test_what_is_not_read_of_a_book_is_named(tmp_path: Path) -> None:
    """Openpyxl drops text boxes, charts and buttons without a word."""
    made, sheet = book()
    sheet["A1"] = "x"
    sheet["A1"].comment = Comment("please mend", "the lead")
    hidden = made.create_sheet("Lists")
    hidden.sheet_state = "veryHidden"
    path = saved(made, tmp_path / "a.xlsx")
    drawing = b"<xdr:wsDr xmlns:xdr='x'><xdr:txBody></xdr:txBody><xdr:pic></xdr:pic></xdr:wsDr>"
    parts = {"xl/drawings/drawing1.xml": drawing, "xl/ctrlProps/ctrlProp1.xml": b"<a/>"}
    path.write_bytes(with_parts(path.read_bytes(), parts))
    assert {str(note) for note in read_document(path).unread} == {
        "Audit tool!A1: a comment is not read",
        "sheet Lists: a hidden sheet is not read",
        "text boxes are not read (1)",
        "pictures are not read (1)",
        "tick boxes and buttons over cells are not read (1)",
    }


@pytest.mark.libreoffice
def test_libreoffice_s_own_files_are_read_like_excel_s(tmp_path: Path) -> None:
    """The same sheet saved by it as .xlsx and as .ods, which odfdo opens."""
    made, sheet = book()
    sheet["A1"] = "title"
    sheet.merge_cells("A1:B1")
    sheet["A2"], sheet["B2"] = "a  b\tc", True
    sheet["A2"].fill = PatternFill("solid", fgColor="FFFFC000")
    sheet["A2"].font = Font(bold=True)
    rule = DataValidation(type="list", formula1='"Red,Amber"')
    rule.add("A2")
    sheet.add_data_validation(rule)
    saved(made, tmp_path / "in.xlsx")
    into = tmp_path / "out"
    files = [converted(tmp_path / "in.xlsx", kind, into) for kind in ("xlsx", "ods")]
    books = [read_document(file) for file in files]
    assert [book.tables for book in books] == [read_document(tmp_path / "in.xlsx").tables] * 2


def test_a_chart_sheet_and_an_empty_book_are_read_as_nothing(tmp_path: Path) -> None:
    """No cell, no text, no fault."""
    made, _ = book()
    file = io.BytesIO()
    made.save(file)
    (tmp_path / "a.xlsx").write_bytes(file.getvalue())
    assert read_document(tmp_path / "a.xlsx").tables[0].cells == ()
