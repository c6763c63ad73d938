#!/bin/sh
# python-calamine 0.9.1 (odfdo 3.27.3 writes the file and reads it right)
#
# One would guess: merged_cell_ranges tells of an .ods sheet what it tells of the same sheet
# as .xlsx: where cells are merged.
# It is: None, as if nothing could be known, while the format says it in the cell itself. An
# outcome that stands beside three actions is then read as the first one's alone.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install python-calamine==0.9.1 odfdo==3.27.3 openpyxl==3.1.5

"$work/venv/bin/python" - "$work" >"$work/seen" <<'PYTHON'
import sys
from pathlib import Path

import openpyxl
from odfdo import Document, Table
from python_calamine import CalamineWorkbook

folder = Path(sys.argv[1])
rows = [["Outcome", "Action"], ["DSLs are trained", "Book"], [None, "Attend"], [None, "Report"]]

book = openpyxl.Workbook()
for row in rows:
    book.active.append(row)
book.active.merge_cells("A2:A4")
book.save(folder / "sheet.xlsx")

document = Document("spreadsheet")
document.body.clear()
table = Table("Sheet")
table.set_values(rows)
table.set_span((0, 1, 0, 3))
document.body.append(table)
document.save(folder / "sheet.ods")

for name in ("sheet.xlsx", "sheet.ods"):
    sheet = CalamineWorkbook.from_path(folder / name).get_sheet_by_index(0)
    print(f"{name}: merged {sheet.merged_cell_ranges}")
(table,) = Document(folder / "sheet.ods").body.tables
print("odfdo: rows spanned by A2:", table.get_cell("A2").get_attribute("table:number-rows-spanned"))
PYTHON

diff - "$work/seen" <<'SEEN'
sheet.xlsx: merged [((1, 0), (3, 0))]
sheet.ods: merged None
odfdo: rows spanned by A2: 3
SEEN
echo "still so"
