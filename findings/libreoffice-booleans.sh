#!/bin/sh
# LibreOffice 7.4.7.2 and openpyxl 3.1.5; needs soffice
#
# One would guess: a cell that holds TRUE still holds TRUE after somebody has opened the file
# in LibreOffice and saved it.
# It is: it is saved as the formula TRUE(). A reader that asks for formulas, so as to know what
# somebody has typed, gets the text '=TRUE()'; one that asks for results gets True.
set -eu
command -v soffice >/dev/null || { echo "skipped: needs soffice"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5

"$work/venv/bin/python" - "$work/book.xlsx" <<'PYTHON'
import sys

import openpyxl

book = openpyxl.Workbook()
book.active["A1"] = True
book.active["A2"] = False
book.save(sys.argv[1])
PYTHON

soffice "-env:UserInstallation=file://$work/profile" --headless \
    --convert-to xlsx --outdir "$work/out" "$work/book.xlsx" >/dev/null 2>&1

"$work/venv/bin/python" - "$work" >"$work/seen" <<'PYTHON'
import sys

import openpyxl

for name in ("book.xlsx", "out/book.xlsx"):
    path = f"{sys.argv[1]}/{name}"
    formulas = openpyxl.load_workbook(path).active
    results = openpyxl.load_workbook(path, data_only=True).active
    print(name, [cell.value for cell in formulas["A"]], [cell.value for cell in results["A"]])
PYTHON

diff - "$work/seen" <<'SEEN'
book.xlsx [True, False] [True, False]
out/book.xlsx ['=TRUE()', '=FALSE()'] [True, False]
SEEN
echo "still so"
