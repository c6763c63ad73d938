"""How long it takes to write the Excel file, as a whole process."""

import json
import sys
from pathlib import Path

from openpyxl import load_workbook

from tests.bench.commands import ms_of
from tests.bench.figures import Told, paired
from tests.bench.workbooks import workbook_in
from tests.support.pty_terminal import eh_tui


def measure(folder: Path, pairs: int) -> list[Told]:
    """Return ms for an export, against openpyxl writing the same cells without their looks."""
    exported, cells = folder / "ours.xlsx", folder / "cells.json"
    command = eh_tui("export", workbook_in(folder), "-o", exported)
    bare = (sys.executable, "-m", "tests.bench.bare_xlsx", cells, folder / "bare.xlsx")
    ms_of(command)
    _write_cells(exported, cells)
    ms_of(bare)
    us, bares = [], []
    for _ in range(pairs):
        bares.append(ms_of(bare))
        us.append(ms_of(command))
    return [paired("export / openpyxl, bare values", "ms", us, bares, ratio_limit=1.25)]


def _write_cells(exported: Path, cells: Path) -> None:
    sheets = load_workbook(exported).worksheets
    values = {
        sheet.title: [
            (cell.row, cell.column, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in sheets
    }
    cells.write_text(json.dumps(values, default=str), encoding="utf-8")
