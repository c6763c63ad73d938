#!/bin/sh
# rtoml 0.14.0 beside tomllib of Python
#
# One would guess: two conforming TOML readers give the same text for the same file.
# It is: the standard leaves it to the reader what a line end inside a multi-line string is.
# In a file saved with CR LF tomllib gives LF and rtoml CR LF, so that a value that nobody
# changed differs, and so does any hash over it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install rtoml==0.14.0

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import tomllib

import rtoml

SAVED_ON_WINDOWS = 'when = """\r\n10/3/16\r\n11/6/20"""\r\n'

print("tomllib", repr(tomllib.loads(SAVED_ON_WINDOWS)["when"]))
print("rtoml  ", repr(rtoml.loads(SAVED_ON_WINDOWS)["when"]))
PYTHON

diff - "$work/seen" <<'SEEN'
tomllib '10/3/16\n11/6/20'
rtoml   '10/3/16\r\n11/6/20'
SEEN
echo "still so"
