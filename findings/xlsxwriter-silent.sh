#!/bin/sh
# XlsxWriter 3.3.1 (openpyxl 3.1.5 reads what came of it)
#
# One would guess: what can't be written raises an error, or at least warns.
# It is: a text above 32,767 characters is cut, and a cell beyond the sheet's edge is left out,
# both without an error or a warning: only the number that write() returns, -2 or -1, tells.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install XlsxWriter==3.3.1 openpyxl==3.1.5

"$work/venv/bin/python" -W error - "$work/book.xlsx" >"$work/seen" <<'PYTHON'
import sys

import openpyxl
import xlsxwriter

path = sys.argv[1]
with xlsxwriter.Workbook(path) as book:
    sheet = book.add_worksheet()
    print("written:", sheet.write(0, 0, "Book the training"))
    print("too long:", sheet.write(1, 0, "x" * 40_000))
    print("too far:", sheet.write(0, 16_384, "Note"))

sheet = openpyxl.load_workbook(path).active
print("read:", [len(row[0].value) for row in sheet.rows], sheet.dimensions)
PYTHON

diff - "$work/seen" <<'SEEN'
written: 0
too long: -2
too far: -1
read: [17, 32767] A1:A2
SEEN
echo "still so"
