#!/bin/sh
# agate 1.14.2, on which csvkit is built
#
# One would guess: the name of a class, 6W for Year 6 with Ms Whitlock, is text.
# It is: a length of time where every class of the column can be one, six weeks and five minutes;
# initials that begin with W, D, H, M or S are enough. One class that is none, such as 6K, keeps
# the column as text, so that two schools' lists of classes have different types.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install agate==1.14.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import io

import agate

for classes in (("6W", "5M", "4H"), ("6W", "5M", "6K")):
    read = agate.Table.from_csv(io.StringIO("\n".join(["class", *classes, ""])))
    column = read.columns["class"]
    print(*classes, "->", type(column.data_type).__name__, *column.values(), sep=" | ")
PYTHON

diff - "$work/seen" <<'SEEN'
6W | 5M | 4H | -> | TimeDelta | 42 days, 0:00:00 | 0:05:00 | 4:00:00
6W | 5M | 6K | -> | Text | 6W | 5M | 6K
SEEN
echo "still so"
