#!/bin/sh
# DuckDB 1.4.4 with its excel extension (duckdb-ext-excel 1.4.4.20260205); Linux on x86-64
#
# One would guess: read_xlsx reads the used range of a sheet.
# It is: the first row decides how many columns there are, and the first blank row ends the
# table. A sheet with a title above its headings, as any form has, is a table without rows;
# an explicit range reads it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install duckdb==1.4.4 duckdb-ext==0.1.2 \
    duckdb-ext-excel==1.4.4.20260205 openpyxl==3.1.5

"$work/venv/bin/python" - "$work/audit.xlsx" >"$work/seen" <<'PYTHON'
import sys

import duckdb
import duckdb_ext
import openpyxl

path = sys.argv[1]
book = openpyxl.Workbook()
for row in (["Early Help audit"], [], ["Outcome", "Action", "When"], ["Trained", "Book", "May"]):
    book.active.append(row)
book.save(path)

base = duckdb_ext.init(duckdb.connect())
base.load_extension("excel")
whole = base.sql(f"FROM read_xlsx('{path}')")
print("whole sheet:", whole.columns, whole.fetchall())
part = base.sql(f"FROM read_xlsx('{path}', range = 'A3:C4')")
print("A3:C4:", part.columns, part.fetchall())
PYTHON

diff - "$work/seen" <<'SEEN'
whole sheet: ['Early Help audit'] []
A3:C4: ['Outcome', 'Action', 'When'] [('Trained', 'Book', 'May')]
SEEN
echo "still so"
