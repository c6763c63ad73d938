#!/bin/sh
# exceljs 4.4.0 on a file of openpyxl 3.1.5; needs node and npm
#
# One would guess: "true" and "1" are the same to a reader of .xlsx, since in its schema they are
# the two ways to write one value; LibreOffice writes the words, Excel the figures.
# It is: exceljs knows the figures alone in the protection of a sheet and of a cell and in how a
# page is fitted. Read from LibreOffice and saved, the form is open to everybody, its cells to be
# filled in are those that are locked, and its page is not fitted any more. (Bold and hidden rows
# it knows in both ways.)
set -eu
for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "skipped: needs $tool"; exit 0; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5
npm --silent --prefix "$work" install exceljs@4.4.0 >/dev/null

cat >"$work/read.js" <<'JAVASCRIPT'
const { Workbook } = require("exceljs");
(async () => {
  for (const name of ["figures", "words"]) {
    const book = new Workbook();
    await book.xlsx.readFile(`${__dirname}/${name}.xlsx`);
    const [sheet] = book.worksheets;
    const open = sheet.getCell("A1").protection?.locked === false;
    console.log(`${name}: protected ${!!sheet.sheetProtection?.sheet}, cell open ${open},`,
      `fitted ${!!sheet.pageSetup.fitToPage}`);
  }
})();
JAVASCRIPT
"$work/venv/bin/python" - "$work" <<'PYTHON'
import re
import sys
from zipfile import ZipFile

import openpyxl
from openpyxl.styles import Protection
from openpyxl.worksheet.properties import PageSetupProperties

book = openpyxl.Workbook()
book.active["A1"] = "On track"
book.active["A1"].protection = Protection(locked=False)
book.active.protection.sheet = True
book.active.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
book.save(f"{sys.argv[1]}/figures.xlsx")
names, words = "locked|hidden|sheet|fitToPage", {"0": "false", "1": "true"}
old, new = ZipFile(f"{sys.argv[1]}/figures.xlsx"), ZipFile(f"{sys.argv[1]}/words.xlsx", "w")
with old, new:
    for name in old.namelist():
        part = re.sub(
            rf' ({names})="([01])"',
            lambda found: f' {found[1]}="{words[found[2]]}"',
            old.read(name).decode(),
        )
        new.writestr(name, part)
PYTHON
node "$work/read.js" >"$work/seen"

diff - "$work/seen" <<'SEEN'
figures: protected true, cell open true, fitted true
words: protected false, cell open false, fitted false
SEEN
echo "still so"
