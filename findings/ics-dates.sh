#!/bin/sh
# ics 0.7.3
#
# One would guess: a to-do that is due on a day is, read and written again, due on that day;
# and long lines are folded at 75 octets, as the format has it.
# It is: the day becomes midnight by Greenwich time, which is one o'clock in a British summer
# night and still the day before further west; and a line stays as long as it is.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install ics==0.7.3

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import ics

FOLDED = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VTODO
UID:1-01@example.org
DTSTAMP:20260901T000000Z
DUE;VALUE=DATE:20260731
SUMMARY:Appropriate staff to attend the training on the case management syst
 em, parts A and B
END:VTODO
END:VCALENDAR
"""

for line in ics.Calendar(FOLDED).serialize().splitlines():
    if line.startswith(("DUE", "SUMMARY")):
        print(len(line), line)
PYTHON

diff - "$work/seen" <<'SEEN'
20 DUE:20260731T000000Z
94 SUMMARY:Appropriate staff to attend the training on the case management system\, parts A and B
SEEN
echo "still so"
