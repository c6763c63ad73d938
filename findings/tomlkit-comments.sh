#!/bin/sh
# tomlkit 0.15.2
#
# One would guess: a comment above [[actions]] is about the row below it, as everywhere in
# TOML files, and it stays with that row when a row is removed or gets one more key.
# It is: a comment belongs to the row that ends above it. A removed row leaves its comment to
# the next row, whose own comment goes; a new key is written below the next row's comment.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install tomlkit==0.15.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import tomlkit

ROWS = """\
# about the first
[[actions]]
id = "1"

# about the second
[[actions]]
id = "2"

# about the third
[[actions]]
id = "3"
"""

removed = tomlkit.parse(ROWS)
del removed["actions"][1]
print(tomlkit.dumps(removed).strip())

print("-----")
added = tomlkit.parse(ROWS)
added["actions"][0]["who"] = "Dana"
print(tomlkit.dumps(added).strip())
PYTHON

diff - "$work/seen" <<'SEEN'
# about the first
[[actions]]
id = "1"

# about the second
[[actions]]
id = "3"
-----
# about the first
[[actions]]
id = "1"

# about the second
who = "Dana"
[[actions]]
id = "2"

# about the third
[[actions]]
id = "3"
SEEN
echo "still so"
