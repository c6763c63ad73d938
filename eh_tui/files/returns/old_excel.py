"""Reads an Excel file of before 2007 in a process of its own, whose memory is limited."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from eh_tui.errors import Refused
from eh_tui.files.documents.limits import LIMITS
from eh_tui.model.paper.letters import column_letter
from eh_tui.model.paper.source import SourceCell, SourceDocument, SourceTable, SourceText

_PATIENCE = 60
"""Seconds; the largest sheet of a school takes less than one."""


def read_old_excel(path: Path, hidden: tuple[str, ...]) -> SourceDocument:
    """Return what an .xls says; of the sheets that are not shown only the `hidden` ones.

    Its cells that show an error come out blank, so no blank of it says that something is to go.
    Raises `Refused` where it can't be read, or holds far more than a form.
    """
    command = [sys.executable, "-m", "eh_tui.files.returns.old_excel_child", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  # our own program
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        told = {"trouble": "it is damaged, or far larger than any form"}
    if trouble := told.get("trouble"):
        raise Refused(f"{path} can't be read: {trouble}. Save it as .xlsx and import that.")
    tables = [
        _table(sheet) for sheet in told["sheets"] if sheet["shown"] or sheet["name"] in hidden
    ]
    if sum(len(table.cells) for table in tables) > LIMITS.cells:
        raise Refused(f"{path} has more than {LIMITS.cells} cells, so it is not read.")
    return SourceDocument(path.name, tuple(tables))


def _table(sheet: Any) -> SourceTable:
    """Return a sheet as the child tells it; what lies under a merged area is not seen."""
    areas = {(top, left): (bottom, right) for top, left, bottom, right in sheet["merged"]}
    covered = {
        (row, column)
        for (top, left), (bottom, right) in areas.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - areas.keys()
    cells = []
    for row, column, text, is_number in sheet["cells"]:
        if (row, column) in covered:
            continue
        bottom, right = areas.get((row, column), (row, column))
        said = SourceText(text, is_number=is_number)
        where = f"{sheet['name']}!{column_letter(column + 1)}{row + 1}"
        size = bottom - row + 1, right - column + 1
        cells.append(SourceCell(said, row, column, where, *size))
    return SourceTable(tuple(cells), f"sheet {sheet['name']}", is_sheet=True, has_sure_blanks=False)
