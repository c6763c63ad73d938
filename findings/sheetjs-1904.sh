#!/bin/sh
# xlsx (SheetJS) 0.18.5 on a file of openpyxl 3.1.5; needs node and npm
#
# One would guess: a date has one value, however the file counts its days.
# It is: in a workbook that counts from 1904, as those begun on older Macs do, SheetJS gives the
# right date as text and another one as value, four years and a day earlier.
set -eu
for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "skipped: needs $tool"; exit 0; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5
npm --silent --prefix "$work" install xlsx@0.18.5 >/dev/null

"$work/venv/bin/python" - "$work" <<'PYTHON'
import datetime
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

for name, epoch in (("1900", CALENDAR_WINDOWS_1900), ("1904", CALENDAR_MAC_1904)):
    book = openpyxl.Workbook()
    book.epoch = epoch
    book.active["A1"] = datetime.date(2026, 10, 31)
    path = f"{sys.argv[1]}/{name}.xlsx"
    book.save(path)
    assert openpyxl.load_workbook(path).active["A1"].value == datetime.datetime(2026, 10, 31)
PYTHON

cat >"$work/read.js" <<'JAVASCRIPT'
const { readFile } = require("xlsx");
for (const year of ["1900", "1904"]) {
  const cell = readFile(`${__dirname}/${year}.xlsx`, { cellDates: true }).Sheets.Sheet.A1;
  console.log(`${year}: text ${cell.w}, value ${cell.v.toISOString().slice(0, 10)}`);
}
JAVASCRIPT
TZ=UTC node "$work/read.js" >"$work/seen"

diff - "$work/seen" <<'SEEN'
1900: text 2026-10-31, value 2026-10-31
1904: text 2026-10-31, value 2022-10-30
SEEN
echo "still so"
