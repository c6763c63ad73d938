#!/bin/sh
# python-dateutil 2.9.0.post0 (dateparser 1.5.0 with the same wish reads it right)
#
# One would guess: dayfirst=True, which every British program sets, is about dates as people
# write them, 01/09/2026; a date that begins with its year has one reading, that of ISO 8601.
# It is: year, day, month. 1 September becomes 9 January, with a time behind it too, and from
# the 13th of a month on the date is right, so that half a column is wrong.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install python-dateutil==2.9.0.post0 dateparser==1.5.0 tzdata==2026.6

"$work/venv/bin/python" -W ignore - >"$work/seen" <<'PYTHON'
import dateparser
from dateutil import parser

print("written".ljust(18), "dateutil   dateparser")
for written in ("01/09/2026", "2026-09-01", "2026-09-01 08:30", "2026-09-12", "2026-09-13"):
    by_dateutil = parser.parse(written, dayfirst=True).date()
    wishes = {"DATE_ORDER": "DMY"}
    by_dateparser = dateparser.parse(written, languages=["en"], settings=wishes).date()
    print(written.ljust(18), by_dateutil, by_dateparser)
print("isoparse:".ljust(18), parser.isoparse("2026-09-01").date())
PYTHON

diff - "$work/seen" <<'SEEN'
written            dateutil   dateparser
01/09/2026         2026-09-01 2026-09-01
2026-09-01         2026-01-09 2026-09-01
2026-09-01 08:30   2026-01-09 2026-09-01
2026-09-12         2026-12-09 2026-09-12
2026-09-13         2026-09-13 2026-09-13
isoparse:          2026-09-01
SEEN
echo "still so"
