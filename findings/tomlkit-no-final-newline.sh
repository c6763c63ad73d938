#!/bin/sh
# tomlkit 0.15.2
#
# One would guess: whatever is done through the library to a valid document, it writes TOML.
# It is: a row appended to an array of tables in a file without a line end at its end, as many
# editors leave it, is glued to the last value, and no parser reads the file any more, nor
# does tomlkit.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install tomlkit==0.15.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import tomllib

import tomlkit

document = tomlkit.parse('[[actions]]\nrag = "red"')
document["actions"].append({"rag": "green"})
written = tomlkit.dumps(document)
print(written.strip())
for reader, error in (
    (tomllib.loads, tomllib.TOMLDecodeError),
    (tomlkit.parse, tomlkit.exceptions.ParseError),
):
    try:
        reader(written)
    except error as problem:
        print(f"{reader.__module__.split('.')[0]}: {type(problem).__name__}")
PYTHON

diff - "$work/seen" <<'SEEN'
[[actions]]
rag = "red"[[actions]]
rag = "green"
tomllib: TOMLDecodeError
tomlkit: UnexpectedCharError
SEEN
echo "still so"
