#!/bin/sh
# docx2python 3.7.1 and docx2txt 0.9 (python-docx 1.2.0 and mammoth 1.13.0 read it right)
#
# One would guess: the hyphen that Word puts in with Ctrl+Shift+_ so that a reference or two
# dates stay on one line is text like any other hyphen.
# It is: an element of its own, <w:noBreakHyphen/>, and two readers leave it out. Action 1-04
# becomes action 104, and 5-9 January the 59th.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 \
    mammoth==1.13.0

"$work/venv/bin/python" - "$work/plan.docx" >"$work/seen" <<'PYTHON'
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

path = sys.argv[1]
document = docx.Document()
for before, after in (("Action 1", "04"), ("5", "9 January")):
    run = document.add_paragraph().add_run(before)
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run._r.add_t(after)
document.save(path)

with open(path, "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
with docx2python(path) as file:
    by_docx2python = file.text
texts = {
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs),
    "mammoth": by_mammoth.replace("\N{NON-BREAKING HYPHEN}", "-"),
    "docx2python": by_docx2python,
    "docx2txt": docx2txt.process(path),
}
for library, text in texts.items():
    print(library.ljust(12), [line for line in text.splitlines() if line])
PYTHON

diff - "$work/seen" <<'SEEN'
python-docx  ['Action 1-04', '5-9 January']
mammoth      ['Action 1-04', '5-9 January']
docx2python  ['Action 104', '59 January']
docx2txt     ['Action 104', '59 January']
SEEN
echo "still so"
