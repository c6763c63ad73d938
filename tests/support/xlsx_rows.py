"""The rows of an exported audit, those that its workbook says should be there, and the XML."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree

from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.model.core.workbook import Workbook
from tests.support.rag import Rag


def rows_of(sheet: SheetPlan) -> list[tuple[str, ...]]:
    """Return the texts of a sheet row by row, blank cells left out."""
    rows: dict[int, list[str]] = {}
    for cell in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.value != "":
            rows.setdefault(cell.row, []).append(str(cell.value))
    return [tuple(row) for row in rows.values()]


def expected_rows(workbook: Workbook) -> list[tuple[str, ...]]:
    """Return the form's rows as the printed document has them, with their Refs."""
    rows: list[tuple[str, ...]] = []
    for commitment in workbook.commitments:
        rows += [(commitment.title,), (commitment.band,), (*commitment.headings, "Ref")]
        for outcome in workbook.outcomes:
            if outcome.commitment != commitment.id:
                continue
            text = outcome.text
            for action in workbook.actions:
                if action.outcome == outcome.id:
                    label = workbook.form.label(action.rag) if action.rag != Rag.NONE else ""
                    rows.append((text, action.text, action.when, action.who, label, action.id))
                    text = ""
        for table in workbook.achieved:
            if table.commitment == commitment.id:
                rows += [(table.heading,), (*table.columns, "Ref")]
                rows += [(*row.cells, row.id) for row in workbook.rows if row.table == table.id]
    return [tuple(text for text in row if text) for row in rows if any(row)]


def xml_of(file: Path, part: str) -> Any:
    """Return one part of an Excel file."""
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read(part))


def rows_in_file(path: Path) -> list[tuple[str, ...]]:
    """Return the texts of an Excel file's audit sheet row by row, blank cells left out."""
    sheet = openpyxl.load_workbook(path)["Audit tool"]
    return [
        tuple(str(value) for value in row if value is not None)
        for row in sheet.iter_rows(values_only=True)
    ]
