#!/bin/sh
# tablib 3.10.0 (odfpy 1.4.1 writes the file, python-calamine 0.9.1 reads it right)
#
# One would guess: two neighbouring cells that say the same are read as two cells.
# It is: OpenDocument writes them once, with how often they are repeated, and LibreOffice does so
# whenever a rating stands in two columns. tablib reads one: all that follows moves to the left, so
# that the note is the second rating, and of rows that are alike the further ones are gone.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install "tablib[ods]==3.10.0" odfpy==1.4.1 python-calamine==0.9.1

"$work/venv/bin/python" - "$work/plan.ods" >"$work/seen" <<'PYTHON'
import sys
from pathlib import Path

import tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook


def row(*texts, times="1", **repeated):
    made = TableRow(numberrowsrepeated=times)
    for text in texts:
        cell = TableCell(valuetype="string", numbercolumnsrepeated=repeated.get(text, "1"))
        cell.addElement(P(text=text))
        made.addElement(cell)
    return made


table = Table(name="Plan")
table.addElement(row("Ref", "Autumn", "Spring", "Note"))
table.addElement(row("1-01", "G", "all trained", G="2"))
table.addElement(row("new", "R", "A", "ask", times="2"))
document = OpenDocumentSpreadsheet()
document.spreadsheet.addElement(table)
document.save(sys.argv[1])

by_calamine = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
by_tablib = tablib.Dataset().load(Path(sys.argv[1]).read_bytes(), format="ods")
for name, rows in (("calamine", by_calamine), ("tablib", [by_tablib.headers, *by_tablib])):
    print(name)
    for cells in rows:
        print(" ", *(cell or "nothing" for cell in cells), sep=" | ")
PYTHON

diff - "$work/seen" <<'SEEN'
calamine
  | Ref | Autumn | Spring | Note
  | 1-01 | G | G | all trained
  | new | R | A | ask
  | new | R | A | ask
tablib
  | Ref | Autumn | Spring | Note
  | 1-01 | G | all trained | nothing
  | new | R | A | ask
SEEN
echo "still so"
