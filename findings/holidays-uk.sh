#!/bin/sh
# holidays 0.108
#
# One would guess: UK() gives a school in England its bank holidays, or those of any nation.
# It is: only those that all four nations share. Easter Monday, which Scotland has not, and the
# summer bank holiday, which Scotland has on another day, are missing; subdiv="ENG" has them.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install holidays==0.108

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import holidays

england = holidays.UK(years=2027, subdiv="ENG")
whole = holidays.UK(years=2027)
for day, name in sorted(england.items()):
    if day not in whole:
        print(day, name)
PYTHON

diff - "$work/seen" <<'SEEN'
2027-03-29 Easter Monday
2027-08-30 Late Summer Bank Holiday
SEEN
echo "still so"
