#!/bin/sh
# tomlkit 0.15.2
#
# One would guess: parsed and written again without a change, a file is the same to the byte;
# that is what a style-preserving library is for.
# It is: where the rows of two arrays of tables alternate, which TOML allows, all rows of the
# first array come first. Here every action leaves the outcome under which it stood.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install tomlkit==0.15.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import tomlkit

ALTERNATING = """\
[[outcomes]]
id = "A"

[[actions]]
id = "A-1"

[[outcomes]]
id = "B"

[[actions]]
id = "B-1"
"""

print(tomlkit.dumps(tomlkit.parse(ALTERNATING)).strip())
PYTHON

diff - "$work/seen" <<'SEEN'
[[outcomes]]
id = "A"

[[outcomes]]
id = "B"

[[actions]]
id = "A-1"

[[actions]]
id = "B-1"
SEEN
echo "still so"
