#!/bin/sh
# dateparser 1.5.0
#
# One would guess: a school year, a year group or a one-to-one in a When column is no date, so
# None comes back and somebody is asked; "Autumn 2" and "end of term" are dealt with so.
# It is: 2026/27 is the 27th of this month in 2026, 26/27 the 26th in 2027, Yr 6 the 6th of this
# month and 1:1 a minute past one today. STRICT_PARSING refuses them all, and with them a month
# without its day.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install dateparser==1.5.0 tzdata==2026.6

"$work/venv/bin/python" -W ignore - >"$work/seen" <<'PYTHON'
from datetime import datetime

import dateparser

BRITISH = {"DATE_ORDER": "DMY", "RELATIVE_BASE": datetime(2026, 11, 9)}


def read(written, **more):
    return dateparser.parse(written, languages=["en"], settings={**BRITISH, **more})


column = "Autumn 2, end of term, 2026/27, 26/27, 2025-26, Yr 6, 1:1, Sept 2027"
for written in column.split(", "):
    print(written.ljust(12), str(read(written)).ljust(20), read(written, STRICT_PARSING=True))
PYTHON

diff - "$work/seen" <<'SEEN'
Autumn 2     None                 None
end of term  None                 None
2026/27      2026-11-27 00:00:00  None
26/27        2027-11-26 00:00:00  None
2025-26      2025-11-26 00:00:00  None
Yr 6         2026-11-06 00:00:00  None
1:1          2026-11-09 01:01:00  None
Sept 2027    2027-09-09 00:00:00  None
SEEN
echo "still so"
