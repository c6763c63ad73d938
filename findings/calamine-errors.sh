#!/bin/sh
# python-calamine 0.9.1 (openpyxl 3.1.5 writes the file)
#
# One would guess: a cell with an error is told from an empty one, by a value or an exception.
# It is: '' for both. Whoever compares two states of a sheet takes a lookup that failed for a
# cell that somebody has emptied.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5 python-calamine==0.9.1

"$work/venv/bin/python" - "$work/book.xlsx" >"$work/seen" <<'PYTHON'
import sys

import openpyxl
from python_calamine import CalamineWorkbook

path = sys.argv[1]
book = openpyxl.Workbook()
for column, value in enumerate(("#N/A", "#REF!", None, "DW"), 1):
    book.active.cell(1, column, value)
book.save(path)

print("openpyxl:", [cell.value for cell in openpyxl.load_workbook(path).active[1]])
print("calamine:", CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0])
PYTHON

diff - "$work/seen" <<'SEEN'
openpyxl: ['#N/A', '#REF!', None, 'DW']
calamine: ['', '', '', 'DW']
SEEN
echo "still so"
