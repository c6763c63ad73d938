#!/bin/sh
# openpyxl 3.1.5
#
# One would guess: rich_text=True tells struck-out words from the rest in both ways to load.
# It is: together with read_only=True, which is there for reading many files, it is ignored
# without a word, and the date that somebody struck out reads like the one that holds.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install openpyxl==3.1.5

"$work/venv/bin/python" - "$work/book.xlsx" >"$work/seen" <<'PYTHON'
import sys

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

path = sys.argv[1]
book = openpyxl.Workbook()
struck = TextBlock(InlineFont(strike=True), "October")
book.active["A1"] = CellRichText(struck, " November")
book.save(path)

for read_only in (False, True):
    book = openpyxl.load_workbook(path, rich_text=True, read_only=read_only)
    value = next(iter(book.active.rows))[0].value
    parts = value if isinstance(value, CellRichText) else [value]
    holds = [part for part in parts if not (isinstance(part, TextBlock) and part.font.strike)]
    print(f"read_only={read_only}: {type(value).__name__}, not struck out: {holds}")
PYTHON

diff - "$work/seen" <<'SEEN'
read_only=False: CellRichText, not struck out: [' November']
read_only=True: str, not struck out: ['October November']
SEEN
echo "still so"
