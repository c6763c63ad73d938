#!/bin/sh
# tomli 2.5.0, tomlkit 0.15.2
#
# One would guess: tomli is the backport of the standard library's tomllib, and tomlkit edits the
# files that tomllib reads: on one Python all three take the same text.
# It is: tomli and tomlkit read TOML 1.1, tomllib up to Python 3.14 reads 1.0. A time without
# seconds, as people write one, or an inline table over several lines is a value in two of them
# and a syntax error in the third. What one part of a program changes, another can't open.
set -eu
if ! "${PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info >= (3, 15))'; then
    echo "skipped: needs a Python before 3.15"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install tomli==2.5.0 tomlkit==0.15.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import tomllib

import tomli
import tomlkit

LINES = {
    "time": "starts = 15:30\n",
    "inline table": 'next = {\n  room = "Hall",\n  lead = "TB",\n}\n',
    "escape": 'note = "\\x41"\n',
}
for name, line in LINES.items():
    for reader in (tomllib, tomli, tomlkit):
        try:
            said = dict(reader.loads(line))
        except ValueError:
            said = "refused"
        print(f"{name}, {reader.__name__}: {said if said == 'refused' else 'read'}")
PYTHON

diff - "$work/seen" <<'SEEN'
time, tomllib: refused
time, tomli: read
time, tomlkit: read
inline table, tomllib: refused
inline table, tomli: read
inline table, tomlkit: read
escape, tomllib: refused
escape, tomli: read
escape, tomlkit: read
SEEN
echo "still so"
