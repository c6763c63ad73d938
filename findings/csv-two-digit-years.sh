#!/bin/sh
# DuckDB 2.0.1 and polars 2.1.0
#
# One would guess: a reader that looks for dates in a CSV file takes 13/09/26 for 13 September
# 2026, or leaves what it can't be sure of as text.
# It is: DuckDB takes its first number for the year, 26 September 2013, and its last one where
# the month has no zero in front; polars has the year 26, of the Romans. Neither says a word,
# and the column has the type of a date. With four digits both are right.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install duckdb==2.0.1 polars==2.1.0

"$work/venv/bin/python" - "$work/plan.csv" >"$work/seen" <<'PYTHON'
import sys
from pathlib import Path

import duckdb
import polars

path = Path(sys.argv[1])
columns = (("13/09/26", "05/01/27"), ("13/9/26", "5/1/27"), ("13/09/2026", "05/01/2027"))
for written in columns:
    rows = [f"1-0{number},{when}" for number, when in enumerate(written, start=1)]
    path.write_text("\n".join(["ref,when", *rows, ""]))
    by_duckdb = duckdb.execute('SELECT "when" FROM read_csv(?)', [str(path)]).fetchall()
    by_polars = polars.read_csv(path, try_parse_dates=True)["when"]
    print("written", *written)
    print("  DuckDB", *(when for (when,) in by_duckdb))
    print("  polars", *by_polars)
PYTHON

diff - "$work/seen" <<'SEEN'
written 13/09/26 05/01/27
  DuckDB 2013-09-26 2005-01-27
  polars 0026-09-13 0027-01-05
written 13/9/26 5/1/27
  DuckDB 2026-09-13 2027-01-05
  polars 0026-09-13 0027-01-05
written 13/09/2026 05/01/2027
  DuckDB 2026-09-13 2027-01-05
  polars 2026-09-13 2027-01-05
SEEN
echo "still so"
