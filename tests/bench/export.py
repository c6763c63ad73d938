"""How long it takes to write the Excel file, as a whole process."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from openpyxl import load_workbook

from tests.bench.figures import CHECKOUT, Figure, paired
from tests.bench.programs import workbook_in
from tests.pty_terminal import eh_tui, environment


def measure(folder: Path, pairs: int) -> list[Figure]:
    """Return ms for an export, against openpyxl writing the same cells without their looks."""
    exported, cells = folder / "ours.xlsx", folder / "cells.json"
    command = eh_tui("export", workbook_in(folder), "-o", exported)
    bare = (sys.executable, "-m", "tests.bench.bare_xlsx", cells, folder / "bare.xlsx")
    _seconds(command)
    _write_cells(exported, cells)
    _seconds(bare)
    us, bares = [], []
    for _ in range(pairs):
        bares.append(_seconds(bare) * 1000)
        us.append(_seconds(command) * 1000)
    return [paired("export, whole process", "ms", us, bares, ratio_limit=2.0)]


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


def _seconds(command: Sequence[str | Path]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=CHECKOUT, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
