#!/bin/sh
# openpyxl 3.1.5
#
# One would guess: insert_rows moves what lies below, merged areas with their cells, as a
# spreadsheet does; if not, the areas look odd and no more.
# It is: the areas stay where they were, over the cells of other rows. Whoever opens the file
# then, openpyxl itself among them, shows nothing of those cells: the row is in the file, and gone.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5

"$work/venv/bin/python" - "$work" >"$work/seen" <<'PYTHON'
import sys

import openpyxl

path = f"{sys.argv[1]}/plan.xlsx"
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["Train the staff", "DW"])
sheet.append(["Ring the nurse", "TB"])
sheet.append(["A title across the sheet", None])
sheet.merge_cells("A3:B3")
sheet.insert_rows(2)
book.save(path)

for read_only in (False, True):
    sheet = openpyxl.load_workbook(path, read_only=read_only).active
    rows = [[cell.value for cell in row] for row in sheet.rows]
    print(f"read_only={read_only}:", rows[2:])
PYTHON

diff - "$work/seen" <<'SEEN'
read_only=False: [['Ring the nurse', None], ['A title across the sheet', None]]
read_only=True: [['Ring the nurse', 'TB'], ['A title across the sheet', None]]
SEEN
echo "still so"
