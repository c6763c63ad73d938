#!/bin/sh
# exceljs 4.4.0 on files of openpyxl 3.1.5; needs node and npm
#
# One would guess: a JavaScript reader of .xlsx opens what the usual Python writer writes.
# It is: openpyxl names the parts that belong to a sheet by absolute addresses, as the packaging
# standard allows. exceljs looks for them beside the sheet and raises a TypeError: a sheet with
# a table, a comment or a chart can't be opened, a plain one can.
set -eu
for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "skipped: needs $tool"; exit 0; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5
npm --silent --prefix "$work" install exceljs@4.4.0 >/dev/null

"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

for name in ("plain", "comment", "table"):
    book = openpyxl.Workbook()
    book.active.append(["Ref", "RAG rating"])
    book.active.append(["1-01", "On track"])
    if name == "comment":
        book.active["B2"].comment = Comment("since May", "DW")
    if name == "table":
        book.active.add_table(Table(displayName="Plan", ref="A1:B2"))
    book.save(f"{sys.argv[1]}/{name}.xlsx")
PYTHON

cat >"$work/read.js" <<'JAVASCRIPT'
const { Workbook } = require("exceljs");
(async () => {
  for (const name of ["plain", "comment", "table"]) {
    try {
      const book = await new Workbook().xlsx.readFile(`${__dirname}/${name}.xlsx`);
      console.log(`${name}: ${book.worksheets[0].getCell("B2").value}`);
    } catch (error) {
      console.log(`${name}: ${error.name}`);
    }
  }
})();
JAVASCRIPT
node "$work/read.js" >"$work/seen"

diff - "$work/seen" <<'SEEN'
plain: On track
comment: TypeError
table: TypeError
SEEN
echo "still so"
