#!/bin/sh
# mammoth 1.13.0, docx2python 3.7.1 and python-docx 1.2.0
#
# One would guess: the first cell of a row stands in the first column.
# It is: a row may begin further right (w:gridBefore), as where somebody has dragged its left
# edge. None of the three leaves the place empty, so the action becomes the outcome and the date
# the action; only python-docx tells, when asked for grid_cols_before.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install mammoth==1.13.0 docx2python==3.7.1 python-docx==1.2.0

"$work/venv/bin/python" - "$work/plan.docx" >"$work/seen" <<'PYTHON'
import sys

import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

path = sys.argv[1]
document = docx.Document()
table = document.add_table(rows=2, cols=3)
for row, texts in zip(table.rows, (("Outcome", "Action", "When"), ("", "Book", "May"))):
    for cell, text in zip(row.cells, texts):
        cell.text = text
short = table.rows[1]._tr
short.remove(short.tc_lst[0])
short.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
document.save(path)

row = docx.Document(path).tables[0].rows[1]
print("mammoth:", mammoth.convert_to_html(path).value.split("</tr>")[1])
print("docx2python:", docx2python(path).body[0][1])
print("python-docx:", [cell.text for cell in row.cells], "before them", row.grid_cols_before)
PYTHON

diff - "$work/seen" <<'SEEN'
mammoth: <tr><td><p>Book</p></td><td><p>May</p></td>
docx2python: [['Book'], ['May']]
python-docx: ['Book', 'May'] before them 1
SEEN
echo "still so"
