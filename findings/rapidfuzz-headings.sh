#!/bin/sh
# rapidfuzz 3.14.6
#
# One would guess: of a form's headings the nearest to "WHO" is "Who", and a title that only
# begins with the same letters is far from it.
# It is: capitals count as other letters, so that "Outcome" is nearer than "Who"; with letters
# folded the title gets 90 of 100, as part of it is the heading whole.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install rapidfuzz==3.14.6

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
from rapidfuzz import process, utils

HEADINGS = ("Outcome", "Action", "When", "Who", "RAG rating")

for typed, fold in (
    ("WHO", None),
    ("WHO", utils.default_process),
    ("Whole school approach", utils.default_process),
):
    heading, score, _ = process.extractOne(typed, HEADINGS, processor=fold)
    print(f"{typed!r}, folded {fold is not None}: {heading}, {score:.0f}")
PYTHON

diff - "$work/seen" <<'SEEN'
'WHO', folded False: Outcome, 45
'WHO', folded True: Who, 100
'Whole school approach', folded True: Who, 90
SEEN
echo "still so"
