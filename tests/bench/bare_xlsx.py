"""Writes cells to an Excel file with openpyxl, and nothing more: `bare_xlsx CELLS OUT`."""

import json
import sys
from pathlib import Path

from openpyxl import Workbook


def write(cells: Path, out: Path) -> None:
    """Write sheets of (row, column, value)."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, values in json.loads(cells.read_text(encoding="utf-8")).items():
        sheet = workbook.create_sheet(title)
        for row, column, value in values:
            sheet.cell(row, column, value)
    workbook.save(out)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
