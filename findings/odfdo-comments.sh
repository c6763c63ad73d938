#!/bin/sh
# odfdo 3.27.3
#
# One would guess: the text of a paragraph in an .odt file, as inner_text has it, is what stands
# on the line; a comment in the margin is no part of the sentence, or is told apart from it.
# It is: the comment run into the middle of the sentence, with its author and date. Whoever
# takes the answers out of a filled-in form by it takes a reviewer's remark for the school's
# own words.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install odfdo==3.27.3

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
from datetime import datetime

from odfdo import Annotation, Paragraph

paragraph = Paragraph("On track since May")
remark = Annotation("by when?", creator="NK", date=datetime(2026, 11, 2))
paragraph.insert_annotation(remark, after="On track")
print("on the line: 'On track since May'")
print("inner_text: ", repr(paragraph.inner_text))
PYTHON

diff - "$work/seen" <<'SEEN'
on the line: 'On track since May'
inner_text:  'On trackby when?\nNK 2026-11-02 00:00:00 since May'
SEEN
echo "still so"
