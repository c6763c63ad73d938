"""The export in LibreOffice: it opens, prints and calculates as it was planned."""

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from eh_tui.files.office.xlsx.text_metrics import MAX_HEIGHT, needed_height
from tests.support.other_programs import converted
from tests.support.xlsx_audits import export, filled_audit
from tests.support.xlsx_rows import expected_rows, rows_in_file

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the export of the filled audit."""
    path = tmp_path_factory.mktemp("libreoffice") / "audit.xlsx"
    export(filled_audit(), path, today=TODAY)
    return path


def test_it_prints_on_the_planned_pages(file: Path) -> None:
    """Six pages of audit with the sign-off, one of counts, one of actions."""
    pdf = converted(file, "pdf", file.parent / "pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 8


def test_all_rows_are_there_after_libreoffice_has_saved_it(file: Path) -> None:
    """Leads without Excel open it, save it and send it back."""
    saved = converted(file, "xlsx", file.parent / "saved")
    rows = rows_in_file(saved)
    found = iter(rows)
    assert len(rows) > 25
    for row in expected_rows(filled_audit()):
        assert row in found, row


def test_calculated_anew_the_counts_are_those_that_were_stored(file: Path) -> None:
    """LibreOffice trusts stored results, so they are planted wrong to make it calculate."""
    book = openpyxl.load_workbook(file)
    blank = file.with_name("no results.xlsx")
    book.save(blank)
    calculated = converted(blank, "xlsx", file.parent / "calculated")
    planned = openpyxl.load_workbook(file, data_only=True)["Summary"]
    found = openpyxl.load_workbook(calculated, data_only=True)["Summary"]
    for row in range(5, 10):
        for column in range(3, 9):
            value = found.cell(row, column).value
            assert value == pytest.approx(planned.cell(row, column).value), (row, column)


def test_libreoffice_shortens_no_row(file: Path) -> None:
    """It keeps whole pixels only, and a row that loses half a point may lose its last line."""
    saved = openpyxl.load_workbook(converted(file, "xlsx", file.parent / "heights"))
    for sheet in openpyxl.load_workbook(file):
        if sheet.sheet_state == "visible":
            ours = {row: one.height for row, one in sheet.row_dimensions.items()}
            theirs = {row: saved[sheet.title].row_dimensions[row].height for row in ours}
            assert theirs == ours, sheet.title


def hard_texts() -> list[str]:
    """Return texts that wrap in many ways, without the blank lines at their ends."""
    workbook = filled_audit()
    texts = [text for row in expected_rows(workbook) for text in row]
    link = "https://example.org/early-help/offer/published-list?area=attendance&year=2026-27"
    return [
        *dict.fromkeys(text.rstrip() for text in texts),
        workbook.intro,
        link,
        f"See {link} and {link}",
        "x" * 180,
        "Pneumono-ultra-microscopic/silico-volcano-coniosis " * 6,
        "WWW MMM @@@ %%% " * 12,
        "illicit little lilies; " * 20,
        "🎒 school bags 🎒🎒🎒 and café – “quotes” … " * 5,
        "one\n\ntwo\n   three words",
        "word " * 90,
    ]


def test_no_row_is_too_low_for_its_text(tmp_path: Path) -> None:
    """LibreOffice fits each row itself here, by way of its own format: ours have a point more."""
    looks = [(width, size) for width in (15.5, 19.5, 33.5, 44, 57.5, 78) for size in (9, 10)]
    book = openpyxl.Workbook()
    sheets = {}
    for width, size in looks:
        sheet = book.create_sheet(f"{width} {size}")
        sheet.column_dimensions["A"].width = width
        for row, text in enumerate(hard_texts(), 1):
            cell = sheet.cell(row, 1, text)
            cell.font = openpyxl.styles.Font(name="Arial", size=size)
            cell.alignment = openpyxl.styles.Alignment(
                horizontal="left", vertical="top", indent=1, wrap_text=True
            )
        sheets[sheet.title] = (width, size)
    book.save(tmp_path / "rows.xlsx")
    own = converted(tmp_path / "rows.xlsx", "ods", tmp_path / "own")
    fitted = openpyxl.load_workbook(converted(own, "xlsx", tmp_path / "fitted"))
    for title, (width, size) in sheets.items():
        for row, text in enumerate(hard_texts(), 1):
            fit = fitted[title].row_dimensions[row].height or 0
            needed = needed_height(text, (width,), size=size)
            assert min(needed, MAX_HEIGHT) >= min(fit + 1, MAX_HEIGHT), (title, text)
