#!/bin/sh
# openpyxl 3.1.5 and python-calamine 0.9.1
#
# One would guess: a text put into a cell with one library is the text that another reads.
# It is: in the format _x0041_ inside a text stands for the letter A, and a real _x0041_ is
# escaped as _x005F_x0041_. openpyxl writes and reads such a text as it is, so its own round
# trip looks right; whoever reads the file by the format, as calamine does, gets other words.
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
book.active["A1"] = "Form EHA_x0041_ to be sent"
book.save(path)

print("openpyxl:", openpyxl.load_workbook(path).active["A1"].value)
print("calamine:", CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0][0])
PYTHON

diff - "$work/seen" <<'SEEN'
openpyxl: Form EHA_x0041_ to be sent
calamine: Form EHAA to be sent
SEEN
echo "still so"
