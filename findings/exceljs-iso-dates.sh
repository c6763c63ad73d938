#!/bin/sh
# exceljs 4.4.0 on a file of openpyxl 3.1.5; needs node and npm
#
# One would guess: a date in a cell is read as that date, or the reader says that it can't.
# It is: the format lets a cell hold a date as ISO 8601 writes it (t="d"), and openpyxl does so
# when told iso_dates. exceljs takes what stands before the first hyphen for a number of days:
# 2026, which is 18 July 1905, for every date of that year. Saved, the file holds just that.
set -eu
for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "skipped: needs $tool"; exit 0; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5
npm --silent --prefix "$work" install exceljs@4.4.0 >/dev/null

cat >"$work/again.js" <<'JAVASCRIPT'
const { Workbook } = require("exceljs");
(async () => {
  const book = await new Workbook().xlsx.readFile(`${__dirname}/book.xlsx`);
  for (const row of [2, 3]) {
    console.log("exceljs: ", book.worksheets[0].getCell(row, 2).value.toISOString().slice(0, 10));
  }
  await book.xlsx.writeFile(`${__dirname}/again.xlsx`);
})();
JAVASCRIPT

"$work/venv/bin/python" - "$work" >"$work/seen" <<'PYTHON'
import subprocess
import sys
from datetime import date

import openpyxl


def tell(name):
    for row in openpyxl.load_workbook(f"{sys.argv[1]}/{name}.xlsx").active.iter_rows(min_row=2):
        print("openpyxl:", f"{row[1].value:%Y-%m-%d}", flush=True)


book = openpyxl.Workbook()
book.iso_dates = True
for row in (["Ref", "When"], ["1-01", date(2026, 9, 1)], ["1-02", date(2026, 12, 18)]):
    book.active.append(row)
book.save(f"{sys.argv[1]}/book.xlsx")
tell("book")
subprocess.run(["node", f"{sys.argv[1]}/again.js"], check=True)
tell("again")
PYTHON

diff - "$work/seen" <<'SEEN'
openpyxl: 2026-09-01
openpyxl: 2026-12-18
exceljs:  1905-07-18
exceljs:  1905-07-18
openpyxl: 1905-07-18
openpyxl: 1905-07-18
SEEN
echo "still so"
