#!/bin/sh
# openpyxl 3.1.5 and python-calamine 0.9.1
#
# One would guess: a cell that a merged one covers is empty to every reader, as to the person
# who looks at the sheet; or at least to both modes of one library.
# It is: LibreOffice and others may keep the values below a merged cell in the file. openpyxl
# hides them in its usual mode; with read_only=True, and in calamine, they come up as data.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5 python-calamine==0.9.1

"$work/venv/bin/python" - "$work" >"$work/seen" <<'PYTHON'
import sys
import zipfile
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

MERGED = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'

folder = Path(sys.argv[1])
book = openpyxl.Workbook()
book.active["A1"] = "DSLs are trained"
book.active["A2"] = "what stood here before"
book.save(folder / "apart.xlsx")
apart = zipfile.ZipFile(folder / "apart.xlsx")
path = str(folder / "merged.xlsx")
with zipfile.ZipFile(path, "w") as merged:
    for name in apart.namelist():
        merged.writestr(name, apart.read(name).replace(b"</sheetData>", MERGED))

for read_only in (False, True):
    sheet = openpyxl.load_workbook(path, read_only=read_only).active
    print(f"openpyxl, read_only={read_only}:", [row[0].value for row in sheet.rows])
rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
print("calamine:", [row[0] for row in rows])
PYTHON

diff - "$work/seen" <<'SEEN'
openpyxl, read_only=False: ['DSLs are trained', None]
openpyxl, read_only=True: ['DSLs are trained', 'what stood here before']
calamine: ['DSLs are trained', 'what stood here before']
SEEN
echo "still so"
