#!/bin/sh
# DuckDB 2.0.0
#
# One would guess: a column of a CSV file that holds letters is text.
# It is: initials T and F are truth values, and so are Yes and No; "Partly", rows later, is then
# an error of the file. all_varchar keeps what was typed.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install duckdb==2.0.0

"$work/venv/bin/python" - "$work/plan.csv" >"$work/seen" <<'PYTHON'
import sys

import duckdb

path = sys.argv[1]


def written(rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write("ref,who,complete\n" + "".join(f"{row}\n" for row in rows))


written(["1-01,T,Yes", "1-02,F,No"])
print(duckdb.sql(f"FROM read_csv('{path}')").fetchall())
print(duckdb.sql(f"FROM read_csv('{path}', all_varchar = true)").fetchall())

written(["1-01,T,Yes"] * 30_000 + ["1-02,F,Partly"])
try:
    print(duckdb.sql(f"FROM read_csv('{path}')").fetchall()[-1])
except duckdb.ConversionException as error:
    print(str(error).splitlines()[0], "|", str(error).splitlines()[2])
PYTHON

diff - "$work/seen" <<'SEEN'
[('1-01', True, True), ('1-02', False, False)]
[('1-01', 'T', 'Yes'), ('1-02', 'F', 'No')]
Conversion Error: CSV Error on Line: 30002 | Error when converting column "complete". Could not convert string "Partly" to 'BOOLEAN'
SEEN
echo "still so"
