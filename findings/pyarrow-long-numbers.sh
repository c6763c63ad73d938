#!/bin/sh
# pyarrow 26.0.1
#
# One would guess: digits that fit no integer stay text, and so does a number with a plus sign.
# It is: both become floating-point numbers. Two references of twenty digits that differ in the
# last are equal, and a telephone number is 4.4e11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install pyarrow==26.0.1

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import io

from pyarrow import csv

table = csv.read_csv(
    io.BytesIO(
        b"reference,telephone\n"
        b"10000000000000000001,+441632960000\n"
        b"10000000000000000002,+441632960001\n"
    )
)
for name in table.column_names:
    print(name, table[name].type, table[name].to_pylist())
first, second = table["reference"].to_pylist()
print("the same reference:", first == second)
PYTHON

diff - "$work/seen" <<'SEEN'
reference double [1e+19, 1e+19]
telephone double [441632960000.0, 441632960001.0]
the same reference: True
SEEN
echo "still so"
