#!/bin/sh
# polars 2.1.0 and pyarrow 26.0.1
#
# One would guess: a folder partitioned by school, which one library writes as school=Oak/...,
# is a data set for the other; the layout has a name, "Hive".
# It is: polars leaves the key inside the files as well, as a large string, where pyarrow takes
# it from the folder's name, as another type, and refuses to read. include_key=False mends it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install polars==2.1.0 pyarrow==26.0.1

"$work/venv/bin/python" - "$work" >"$work/seen" <<'PYTHON'
import sys

import polars
import pyarrow
from pyarrow import parquet

ratings = polars.DataFrame({"school": ["Oak", "Elm"], "rag": ["red", "green"]})
for name, options in (("as it comes", {}), ("include_key=False", {"include_key": False})):
    folder = f"{sys.argv[1]}/{name}"
    ratings.write_parquet(polars.PartitionBy(folder, key="school", **options), mkdir=True)
    try:
        print(f"{name}: {parquet.read_table(folder).num_rows} rows")
    except pyarrow.ArrowTypeError as error:
        print(f"{name}: {str(error).split(' vs ')[0]}")
PYTHON

diff - "$work/seen" <<'SEEN'
as it comes: Unable to merge: Field school has incompatible types: large_string
include_key=False: 2 rows
SEEN
echo "still so"
