#!/bin/sh
# openpyxl 3.1.5
#
# One would guess: a row whose height the spreadsheet program has worked out itself, which has
# `ht` and no `customHeight`, is loaded and saved as that; or one can say so.
# It is: every row with a height is saved with customHeight="1", a height set by hand, so it
# no longer grows with its text; and the attribute can't be set.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5

"$work/venv/bin/python" - "$work" >"$work/seen" <<'PYTHON'
import re
import sys
import zipfile
from pathlib import Path

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"
folder = Path(sys.argv[1])


def row(path):
    return re.search("<row[^>]*>", zipfile.ZipFile(path).read(SHEET).decode())[0]


book = openpyxl.Workbook()
book.active["A1"] = "Book the training"
book.active.row_dimensions[1].height = 30
book.save(folder / "made.xlsx")
made = zipfile.ZipFile(folder / "made.xlsx")
with zipfile.ZipFile(folder / "automatic.xlsx", "w") as automatic:
    for name in made.namelist():
        automatic.writestr(name, made.read(name).replace(b' customHeight="1"', b""))
print(row(folder / "automatic.xlsx"))

book = openpyxl.load_workbook(folder / "automatic.xlsx")
book.save(folder / "saved.xlsx")
print(row(folder / "saved.xlsx"))
try:
    book.active.row_dimensions[1].customHeight = False
except AttributeError as error:
    print(error)
PYTHON

diff - "$work/seen" <<'SEEN'
<row r="1" ht="30">
<row r="1" ht="30" customHeight="1">
property 'customHeight' of 'RowDimension' object has no setter
SEEN
echo "still so"
