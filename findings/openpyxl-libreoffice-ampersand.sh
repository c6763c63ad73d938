#!/bin/sh
# openpyxl 3.1.5 and LibreOffice 7.4.7.2; needs soffice
#
# One would guess: the text given to a page header is the text on the page, since fonts and
# sizes have attributes of their own.
# It is: "&" begins a code in the format's headers, and "&&" is the sign itself. openpyxl writes
# the text as it is, and reads it back as it was; on paper the sign is gone.
set -eu
command -v soffice >/dev/null || { echo "skipped: needs soffice"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5

cat >"$work/header.py" <<'PYTHON'
import sys

import openpyxl


def printed(path):
    """Return the header's text; LibreOffice writes a real "&" as "&&"."""
    return openpyxl.load_workbook(path).active.oddHeader.left.text.replace("&&", "&")


task, path = sys.argv[1:]
if task == "write":
    book = openpyxl.Workbook()
    book.active["A1"] = "Early Help audit"
    book.active.oddHeader.left.text = "Oak & Elm Federation"
    book.save(path)
print(printed(path))
PYTHON

{
    printf 'openpyxl: '
    "$work/venv/bin/python" "$work/header.py" write "$work/book.xlsx"
    soffice "-env:UserInstallation=file://$work/profile" --headless \
        --convert-to xlsx --outdir "$work/out" "$work/book.xlsx" >/dev/null 2>&1
    printf 'LibreOffice: '
    "$work/venv/bin/python" "$work/header.py" read "$work/out/book.xlsx"
} >"$work/seen"

diff - "$work/seen" <<'SEEN'
openpyxl: Oak & Elm Federation
LibreOffice: Oak Elm Federation
SEEN
echo "still so"
