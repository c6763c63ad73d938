#!/bin/sh
# python-docx 1.2.0 (mammoth 1.13.0 reads it right, docx2python 3.7.1 in another way wrong)
#
# One would guess: a form's cell that Word lets one fill in, a content control around the cell
# (w:sdt), is a cell of its row.
# It is: python-docx leaves it out, so the next cell's text stands one column to the left;
# docx2python makes three rows of the one.
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

path = sys.argv[1]
document = docx.Document()
row = document.add_table(rows=1, cols=3).rows[0]
for cell, text in zip(row.cells, ("Book the training", "May", "DW")):
    cell.text = text
when = row.cells[1]._tc
control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
when.addprevious(control)
control[1].append(when)
document.save(path)

print("python-docx:", [cell.text for cell in docx.Document(path).tables[0].rows[0].cells])
print("docx2python:", [len(table) for table in docx2python(path).body if table[0][0][0]])
print("mammoth:", mammoth.convert_to_html(path).value)
PYTHON

diff - "$work/seen" <<'SEEN'
python-docx: ['Book the training', 'DW']
docx2python: [1, 1, 1]
mammoth: <table><tr><td><p>Book the training</p></td><td><p>May</p></td><td><p>DW</p></td></tr></table>
SEEN
echo "still so"
