"""How long it takes to read what came back, and to write the Word form, as whole processes."""

import json
import random
import sys
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from tests.bench.commands import Command, ms_of
from tests.bench.figures import Told, paired
from tests.bench.workbooks import workbook_in
from tests.support.pty_terminal import eh_tui

LARGE = 4 << 20
"""Bytes of a return into which somebody has pasted far more than the form asks."""

_LOAD = (
    "import sys; sys.modules['numpy'] = None; import openpyxl; openpyxl.load_workbook(sys.argv[1])"
)
"""As where numpy is not installed, which openpyxl would load and which takes as long as it does."""


def measure(folder: Path, pairs: int) -> list[Told]:
    """Return ms for reading a return, against openpyxl loading it, and for the Word form.

    That is held against python-docx writing the same cells without their looks.
    """
    workbook = workbook_in(folder)
    sent, returned, large = (folder / f"{name}.xlsx" for name in ("sent", "returned", "large"))
    ms_of(eh_tui("export", workbook, "-o", sent))
    _edit(sent, returned)
    _enlarge(returned, large)
    word, cells = folder / "audit.docx", folder / "cells.json"
    export = eh_tui("export", workbook, "-o", word)
    ms_of(export)
    _write_cells(word, cells)
    bare = (sys.executable, "-m", "tests.bench.bare_docx", cells, folder / "bare.docx")
    pairs_of: dict[str, tuple[float, int, Command, Command]] = {
        "import / openpyxl, load_workbook": (
            *(1.3, pairs),
            eh_tui("import", workbook, returned),
            (sys.executable, "-c", _LOAD, returned),
        ),
        "import of 4 MB / openpyxl, load_workbook": (
            *(1.3, max(3, pairs // 5)),
            eh_tui("import", workbook, large),
            (sys.executable, "-c", _LOAD, large),
        ),
        "export to Word / python-docx, bare cells": (1.5, pairs, export, bare),
    }
    return [
        _in_turns(name, limit, number, ours, theirs)
        for name, (limit, number, ours, theirs) in pairs_of.items()
    ]


def _in_turns(name: str, limit: float, number: int, ours: Command, theirs: Command) -> Told:
    us, bares = [], []
    for turn in range(number + 1):
        times = ms_of(theirs), ms_of(ours)
        if turn:  # the first one only warms the caches
            bares.append(times[0])
            us.append(times[1])
    return paired(name, "ms", us, bares, ratio_limit=limit)


def _edit(sent: Path, returned: Path) -> None:
    """Save a sheet with one cell typed over."""
    book = load_workbook(sent)
    sheet = book["Audit tool"]
    cell = next(cell for row in sheet for cell in row if cell.value == "D.Whitfield")
    cell.value = "Zeb Quill"
    book.save(returned)


def _enlarge(returned: Path, large: Path) -> None:
    """Save a return of some size, with texts beside the table that no zip makes small."""
    signs, book = random.Random(4), load_workbook(returned)  # noqa: S311  # no secret
    sheet = book["Audit tool"]
    for row in range(1, LARGE // 15_000):
        sheet.cell(row, 30, signs.randbytes(15_000).hex())
    book.save(large)


def _write_cells(word: Path, cells: Path) -> None:
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in Document(str(word)).tables
    ]
    cells.write_text(json.dumps(tables), encoding="utf-8")
