#!/bin/sh
# tomlrt 2.3.2
#
# One would guess: a heading that stands alone between two rows, with a blank line on either
# side, is nobody's and stays; and a row inserted after another row stands after it.
# It is: all comments between two rows are the later row's and leave with it; and an array of
# tables knows only the order of its own rows, so that a row inserted where rows of another
# array stand between lands on the far side of them, here under the wrong outcome.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install tomlrt==2.3.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import tomlrt

headed = tomlrt.loads("""\
[[actions]]
id = "1"

# ---- Summer term, from here to the end ----

[[actions]]
id = "2"

[[actions]]
id = "3"
""")
headed["actions"].pop(1)
print(tomlrt.dumps(headed).strip())

print("-----")
alternating = tomlrt.loads("""\
[[outcomes]]
id = "A"

[[actions]]
id = "A-1"

[[outcomes]]
id = "B"

[[actions]]
id = "B-1"
""")
alternating["actions"].insert(1, {"id": "A-2"})
print(tomlrt.dumps(alternating).strip())
PYTHON

diff - "$work/seen" <<'SEEN'
[[actions]]
id = "1"

[[actions]]
id = "3"
-----
[[outcomes]]
id = "A"

[[actions]]
id = "A-1"

[[outcomes]]
id = "B"

[[actions]]
id = "A-2"

[[actions]]
id = "B-1"
SEEN
echo "still so"
