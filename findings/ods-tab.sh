#!/bin/sh
# pandas 3.1.1 with odfpy 1.4.1, and python-calamine 0.9.1 (odfdo 3.27.3 reads it right)
#
# One would guess: a TAB typed in a cell of an OpenDocument sheet comes back as a TAB, or as a
# blank; the format has an element for it, <text:tab/>.
# It is: nothing is left of it, and two words become one.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 odfdo==3.27.3

"$work/venv/bin/python" - "$work/sheet.ods" >"$work/seen" <<'PYTHON'
import sys

import odfdo
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P, Tab
from python_calamine import CalamineWorkbook

path = sys.argv[1]
words = P(text="Dana")
words.addElement(Tab())
words.addText("Whitfield")
cell = TableCell(valuetype="string")
cell.addElement(words)
row = TableRow()
row.addElement(cell)
table = Table(name="People")
table.addElement(row)
document = OpenDocumentSpreadsheet()
document.spreadsheet.addElement(table)
document.save(path)

print("odfdo:", odfdo.Document(path).body.get_table(0).get_values())
print("pandas:", pandas.read_excel(path, engine="odf", header=None).values.tolist())
print("calamine:", CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
PYTHON

diff - "$work/seen" <<'SEEN'
odfdo: [['Dana\tWhitfield']]
pandas: [['DanaWhitfield']]
calamine: [['DanaWhitfield']]
SEEN
echo "still so"
