"""Writes tables to a Word file with python-docx, and nothing more: `bare_docx CELLS OUT`."""

import json
import sys
from pathlib import Path

from docx import Document


def write(cells: Path, out: Path) -> None:
    """Write tables, each a list of rows of texts."""
    document = Document()
    for rows in json.loads(cells.read_text(encoding="utf-8")):
        table = document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
    document.save(str(out))


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
