#!/bin/sh
# rich 15.0.0, wcwidth 0.9.4, pyte 0.8.2 and pyavt 0.1.2
#
# One would guess: how many cells a word takes is agreed on by what lays out lines, what measures
# them and what models a terminal; vowel signs take none, or one.
# It is: four numbers for one name in Gujarati. Rich's is the lowest, so that what is placed
# behind the name by its count overwrites the name's end; and pyte, with which programs for the
# terminal are tested, drops all that follows the first vowel sign in one write.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install rich==15.0.0 wcwidth==0.9.4 pyte==0.8.2 pyavt==0.1.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import avt
import pyte
from rich.cells import cell_len
from wcwidth import wcswidth

NAME = "ગીતા પટેલ"

terminal = avt.Vt(20, 1)
terminal.feed_str(NAME)
model = pyte.Screen(20, 1)
pyte.Stream(model).feed(f"{NAME} | DSL")

print("rich:", cell_len(NAME))
print("wcwidth:", wcswidth(NAME))
print("avt:", terminal.cursor.col)
print("pyte:", model.cursor.x, repr(model.display[0].rstrip()))
PYTHON

diff - "$work/seen" <<'SEEN'
rich: 6
wcwidth: 8
avt: 9
pyte: 1 'ગ'
SEEN
echo "still so"
