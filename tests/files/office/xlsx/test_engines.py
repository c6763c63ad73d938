"""The Summary's formulas in programs that are neither Excel nor LibreOffice."""

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.support.xlsx_audits import export, filled_audit

Counts = dict[str, float]
ROWS, COLUMNS = range(5, 10), "CDEFGH"
ADDRESSES = [f"{column}{row}" for row in ROWS for column in COLUMNS]
AT_RISK = "At risk of not achieving"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return an export."""
    path = tmp_path / "audit.xlsx"
    export(filled_audit(), path, today=date(2026, 11, 22))
    return path


def rated_anew(file: Path) -> dict[int, str]:
    """Return what a lead chooses in some rows of the audit sheet, so that no old count holds."""
    sheet = openpyxl.load_workbook(file)["Audit tool"]
    rows = {sheet.cell(row, 6).value: row for row in range(1, sheet.max_row + 1)}
    return {rows["1-01"]: AT_RISK, rows["1-02"]: AT_RISK, rows["3-01"]: ""}


def expected() -> Counts:
    """Return what the Summary has to say of that: actions, red, amber, green, none, share."""
    counts = {
        5: (3, 2, 0, 1, 0),
        6: (2, 1, 0, 1, 0),
        7: (5, 0, 1, 2, 2),
        8: (15, 1, 7, 5, 2),
        9: (25, 4, 8, 9, 4),
    }
    return {
        f"{column}{row}": value
        for row, (actions, *rated) in counts.items()
        for column, value in zip(COLUMNS, (actions, *rated, rated[2] / actions), strict=True)
    }


def test_ironcalc_counts_right(file: Path) -> None:
    """It is behind spreadsheets in web pages."""
    ironcalc = pytest.importorskip("ironcalc", reason="the engine IronCalc is not installed")
    model = ironcalc.load_from_xlsx(str(file), "en", "Europe/London", "en")
    for row, rating in rated_anew(file).items():
        model.set_user_input(0, row, 5, rating)
    model.evaluate()
    found = {
        f"{letter}{row}": model.get_cell_value(1, row, column)
        for row in ROWS
        for column, letter in enumerate(COLUMNS, 3)
    }
    assert found == pytest.approx(expected())


@pytest.mark.filterwarnings("ignore")  # of a library's own making
def test_the_engine_formulas_counts_right(file: Path) -> None:
    """It takes `--(range="x")` for nothing, and says so to nobody."""
    formulas = pytest.importorskip("formulas", reason="the engine formulas is not installed")
    book = openpyxl.load_workbook(file)
    for row, rating in rated_anew(file).items():
        book["Audit tool"].cell(row, 5).value = rating or None
    book.save(file)
    solution = formulas.ExcelModel().loads(str(file)).finish().calculate()
    found = {
        address: float(solution[f"'[{file.name}]SUMMARY'!{address}"].value[0, 0])
        for address in ADDRESSES
    }
    assert found == pytest.approx(expected())


def test_no_formula_makes_a_number_of_an_answer_with_two_minus_signs(file: Path) -> None:
    """What the engines above would find, where they are missing."""
    summary = openpyxl.load_workbook(file)["Summary"]
    formulas = [str(summary[address].value) for address in ADDRESSES]
    assert all(formula.startswith("=") for formula in formulas)
    assert not [formula for formula in formulas if re.search(r"--", formula)]
