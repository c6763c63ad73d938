#!/bin/sh
# toml 0.10.2 (tomllib reads the same text whole)
#
# One would guess: a document that a reader takes without an error is read to its end.
# It is: where its lines end in CR LF, as on Windows, which TOML allows, and one text goes over
# several lines, the reading ends there without a word. That text, the rest of its row and all
# rows below are gone, and what is written back is the shorter file.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install toml==0.10.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import tomllib

import toml

LINES = [
    "[[actions]]",
    'ref = "1-01"',
    'note = """',
    "On track",
    'since May"""',
    "",
    "[[actions]]",
    'ref = "1-02"',
    'note = "With the governors"',
    "",
]

for name, end in (("LF", "\n"), ("CR LF", "\r\n")):
    text = end.join(LINES)
    for library, loads in (("tomllib", tomllib.loads), ("toml", toml.loads)):
        print(f"{name}, {library}:")
        for row in loads(text)["actions"]:
            print("   ", row)
PYTHON

diff - "$work/seen" <<'SEEN'
LF, tomllib:
    {'ref': '1-01', 'note': 'On track\nsince May'}
    {'ref': '1-02', 'note': 'With the governors'}
LF, toml:
    {'ref': '1-01', 'note': 'On track\nsince May'}
    {'ref': '1-02', 'note': 'With the governors'}
CR LF, tomllib:
    {'ref': '1-01', 'note': 'On track\nsince May'}
    {'ref': '1-02', 'note': 'With the governors'}
CR LF, toml:
    {'ref': '1-01'}
SEEN
echo "still so"
