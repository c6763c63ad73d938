#!/bin/sh
# openpyxl 3.1.5 (python-calamine 0.9.1 reads the same file)
#
# One would guess: a workbook saved as "Strict Open XML Spreadsheet", which Excel offers under
# the same ending .xlsx, is read, or refused with an error.
# It is: a workbook of no sheets, with a warning that does not name the cause.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5 python-calamine==0.9.1

"$work/venv/bin/python" - "$work" >"$work/seen" <<'PYTHON'
import sys
import warnings
import zipfile
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

TO_STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}

folder = Path(sys.argv[1])
book = openpyxl.Workbook()
book.active["A1"] = "Early Help audit"
book.save(folder / "usual.xlsx")
usual = zipfile.ZipFile(folder / "usual.xlsx")
with zipfile.ZipFile(folder / "strict.xlsx", "w") as strict:
    for name in usual.namelist():
        part = usual.read(name)
        for transitional, replacement in TO_STRICT.items():
            part = part.replace(transitional, replacement)
        strict.writestr(name, part)

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print("openpyxl:", openpyxl.load_workbook(folder / "strict.xlsx").sheetnames)
print(*(warning.message for warning in told), sep="\n")
sheet = CalamineWorkbook.from_path(str(folder / "strict.xlsx")).get_sheet_by_index(0)
print("calamine:", sheet.to_python())
PYTHON

diff - "$work/seen" <<'SEEN'
openpyxl: []
File contains an invalid specification for 0. This will be removed
calamine: [['Early Help audit']]
SEEN
echo "still so"
