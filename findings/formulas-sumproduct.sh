#!/bin/sh
# formulas 1.3.4 with numpy 2.4.6 (openpyxl 3.1.5 writes the file)
#
# One would guess: an engine that does not know a way to write a formula says so.
# It is: the usual idiom to count by a condition, SUMPRODUCT(--(range="x")), is 0 without an
# error: the double minus leaves truth values as they are. With *1 instead it counts.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install formulas==1.3.4 numpy==2.4.6 openpyxl==3.1.5

"$work/venv/bin/python" - "$work/book.xlsx" >"$work/seen" 2>"$work/log" <<'PYTHON' || cat "$work/log"
import sys

import formulas
import openpyxl

COUNTS = (
    '=SUMPRODUCT(--(A1:A3="At risk"))',
    '=SUMPRODUCT((A1:A3="At risk")*1)',
    '=COUNTIF(A1:A3,"At risk")',
)

book = openpyxl.Workbook()
for row, rating in enumerate(("At risk", "On track", "At risk"), 1):
    book.active.cell(row, 1, rating)
for row, formula in enumerate(COUNTS, 1):
    book.active.cell(row, 2, formula)
book.save(sys.argv[1])

solution = formulas.ExcelModel().loads(sys.argv[1]).finish().calculate()
results = {str(place).split("!")[1]: cells for place, cells in solution.items()}
for row, formula in enumerate(COUNTS, 1):
    print(formula, int(results[f"B{row}"].value[0, 0]))
PYTHON

diff - "$work/seen" <<'SEEN'
=SUMPRODUCT(--(A1:A3="At risk")) 0
=SUMPRODUCT((A1:A3="At risk")*1) 2
=COUNTIF(A1:A3,"At risk") 2
SEEN
echo "still so"
