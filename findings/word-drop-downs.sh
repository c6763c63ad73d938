#!/bin/sh
# python-docx 1.2.0 and mammoth 1.13.0 (docx2python 3.7.1 reads it right)
#
# One would guess: what somebody chose in a form is text of the form, as it is on paper.
# It is: a drop-down of the older kind, which forms made years ago still have, keeps its entries
# and the number of the chosen one in its properties, and no text. The answer is lost.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1

"$work/venv/bin/python" - "$work/form.docx" >"$work/seen" <<'PYTHON'
import sys

import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

FIELD = (
    '<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Rating"/><w:enabled/>'
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="At risk"/>'
    '<w:listEntry w:val="On track"/></w:ddList></w:ffData></w:fldChar>',
    '<w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
)

path = sys.argv[1]
document = docx.Document()
paragraph = document.add_paragraph("Rating: ")
for part in FIELD:
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>"))
document.save(path)

print("python-docx:", repr(docx.Document(path).paragraphs[0].text))
print("mammoth:", mammoth.convert_to_html(path).value)
print("docx2python:", repr(docx2python(path).text.strip()))
PYTHON

diff - "$work/seen" <<'SEEN'
python-docx: 'Rating: '
mammoth: <p>Rating: </p>
docx2python: 'Rating: On track'
SEEN
echo "still so"
