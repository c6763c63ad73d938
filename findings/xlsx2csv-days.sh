#!/bin/sh
# xlsx2csv 0.8.6 (openpyxl 3.1.5 writes the file)
#
# One would guess: a number that is shown with a word behind it, by the format 0" days", comes
# out as it is shown, or as the bare number.
# It is: neither. The letters in quotes are taken for those of a date's format: 5 days becomes
# the fourth "ays", sessions have seconds in the middle, and where no letter is one of them the
# format itself stands in the place of the number.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install xlsx2csv==0.8.6 openpyxl==3.1.5

"$work/venv/bin/python" - "$work/book.xlsx" <<'PYTHON'
import sys

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.append(["Shown", "Read"])
for word in ("", " days", " sessions", " hours", " staff"):
    sheet.append([f"5{word}", 5])
    if word:
        sheet.cell(sheet.max_row, 2).number_format = f'0"{word}"'
book.save(sys.argv[1])
PYTHON
"$work/venv/bin/xlsx2csv" "$work/book.xlsx" >"$work/seen"

diff - "$work/seen" <<'SEEN'
Shown,Read
5,5
5 days,"0"" 04ays"""
5 sessions,"0"" se00ions"""
5 hours,"0"" 12ours"""
5 staff,"0"" staff"""
SEEN
echo "still so"
