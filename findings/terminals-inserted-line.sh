#!/bin/sh
# pyte 0.8.2 and pyavt 0.1.2
#
# One would guess: after a line is inserted (CSI L) the cursor is, as far as terminals agree on
# anything so old, where it was.
# It is: they are of two minds. xterm and pyte go to the first column, as ECMA-48 has it; tmux
# and avt, on which asciinema's player is built, stay in theirs. A program that writes on without
# placing the cursor looks right on one kind only.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install pyte==0.8.2 pyavt==0.1.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import avt
import pyte

WRITTEN = "1-01\x1b[Lx"

screen = pyte.Screen(8, 2)
pyte.Stream(screen).feed(WRITTEN)
print("pyte:", [line.rstrip() for line in screen.display])
terminal = avt.Vt(8, 2)
terminal.feed_str(WRITTEN)
print("avt: ", [line.text.rstrip() for line in terminal.view()])
PYTHON

diff - "$work/seen" <<'SEEN'
pyte: ['x', '1-01']
avt:  ['    x', '1-01']
SEEN
echo "still so"
