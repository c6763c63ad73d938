#!/bin/sh
# phonenumbers 9.0.43
#
# One would guess: what is typed behind a telephone number is its extension, or an error.
# It is: letters are the digits on whose keys they stand, as in 0800 FLOWERS. "option 2" makes
# the number seven digits longer without an error, and a second number after a slash joins
# the first; only is_valid_number tells. The numbers are those kept for fiction.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install phonenumbers==9.0.43

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import phonenumbers

for typed in (
    "020 7946 0018",
    "020 7946 0018 ext 2",
    "020 7946 0018 option 2",
    "020 7946 0018/0019",
):
    number = phonenumbers.parse(typed, "GB")
    valid = phonenumbers.is_valid_number(number)
    print(f"{typed}: {number.national_number}, extension {number.extension}, valid {valid}")
PYTHON

diff - "$work/seen" <<'SEEN'
020 7946 0018: 2079460018, extension None, valid True
020 7946 0018 ext 2: 2079460018, extension 2, valid True
020 7946 0018 option 2: 20794600186784662, extension None, valid False
020 7946 0018/0019: 20794600180019, extension None, valid False
SEEN
echo "still so"
