#!/bin/sh
# polars 2.1.0 with fastexcel 0.21.0 (openpyxl 3.1.5 writes the file, python-calamine 0.9.1 reads
# it right)
#
# One would guess: a sheet is read as it is, or not at all, as polars does with a CSV file in which
# a text comes late in a column of numbers: that is an error.
# It is: read_excel decides by the first hundred rows what a column holds, and whatever is
# something else further down is null without a word. A When that somebody wrote out in words is
# then one that nobody has filled in. Within the hundred rows all of the column is text.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5 \
    python-calamine==0.9.1

"$work/venv/bin/python" - "$work/plan.xlsx" >"$work/seen" <<'PYTHON'
import io
import sys

import openpyxl
import polars
from python_calamine import CalamineWorkbook

for before in (99, 100):
    book = openpyxl.Workbook()
    book.active.append(["Ref", "When"])
    for number in range(before):
        book.active.append([number, 2026])
    book.active.append([before, "Autumn 2"])
    book.save(sys.argv[1])
    by_polars = polars.read_excel(sys.argv[1])["When"]
    by_calamine = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
    print(f"after {before} rows: polars {by_polars[-1]}, calamine {by_calamine[-1][1]}")

lines = "\n".join(["When", *["2026"] * 100, "Autumn 2", ""])
try:
    polars.read_csv(io.StringIO(lines))
except polars.exceptions.ComputeError:
    print("as CSV: ComputeError")
PYTHON

diff - "$work/seen" <<'SEEN'
after 99 rows: polars Autumn 2, calamine Autumn 2
after 100 rows: polars None, calamine Autumn 2
as CSV: ComputeError
SEEN
echo "still so"
