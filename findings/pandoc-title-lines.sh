#!/bin/sh
# pandoc 3.9 as pypandoc_binary 1.17 brings it (python-docx 1.2.0 writes the file)
#
# One would guess: a Word form that is turned into plain text has all its lines in it.
# It is: lines at the beginning whose style is Title or Subtitle are taken for facts about the
# document and stand in none of the text. A form that has its school's name under its title, in
# the style that Word offers for it, comes out as nobody's; --standalone brings the title back,
# but in plain text not the name below it. Where a line of another style stands first, both stay.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install pypandoc_binary==1.17 python-docx==1.2.0

"$work/venv/bin/python" - "$work/form.docx" >"$work/seen" <<'PYTHON'
import sys

import docx
import pypandoc

LINES = (("Early Help audit", "Title"), ("Oakfield School", "Subtitle"), ("All is well.", "Normal"))

for first in ((), (("Please return by 1 May.", "Normal"),)):
    document = docx.Document()
    for text, style in (*first, *LINES):
        document.add_paragraph(text, style=style)
    document.save(sys.argv[1])
    for more in ((), ("--standalone",)):
        text = pypandoc.convert_file(sys.argv[1], "plain", extra_args=more)
        print(*more, *filter(None, text.split("\n")), sep=" / ")
PYTHON

diff - "$work/seen" <<'SEEN'
All is well.
--standalone / Early Help audit / All is well.
Please return by 1 May. / Early Help audit / Oakfield School / All is well.
--standalone / Please return by 1 May. / Early Help audit / Oakfield School / All is well.
SEEN
echo "still so"
