#!/bin/sh
# pyte 0.8.2 (pyavt 0.1.2 does as a terminal does)
#
# One would guess: a line that is deleted (CSI M) is gone, and what was below it moves up.
# It is: only where something was written below it. Where the line below is one that nobody has
# written to yet, it does not move up, and the deleted line is still shown: a test on this
# model fails for a program that is right, or is content with one that is wrong.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install pyte==0.8.2 pyavt==0.1.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import avt
import pyte


def shown(written):
    screen = pyte.Screen(8, 3)
    pyte.Stream(screen).feed(written)
    terminal = avt.Vt(8, 3)
    terminal.feed_str(written)
    print("pyte:", [line.rstrip() for line in screen.display])
    print("avt: ", [line.text.rstrip() for line in terminal.view()])


DELETE_THE_SECOND = "\x1b[2H\x1b[M"

shown("red\r\namber" + DELETE_THE_SECOND)
shown("red\r\namber\r\n " + DELETE_THE_SECOND)
PYTHON

diff - "$work/seen" <<'SEEN'
pyte: ['red', 'amber', '']
avt:  ['red', '', '']
pyte: ['red', '', '']
avt:  ['red', '', '']
SEEN
echo "still so"
