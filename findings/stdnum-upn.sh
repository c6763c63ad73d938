#!/bin/sh
# python-stdnum 2.2
#
# One would guess: a checker of Unique Pupil Numbers takes a number with the right check letter
# from any local authority in England.
# It is: it has a list of authorities that ends before the reorganisations of 2019, 2021 and
# 2023. Numbers given since by Dorset (838), Bournemouth, Christchurch and Poole (839), North
# and West Northamptonshire (940, 941), Cumberland (942) and Westmorland and Furness (943) are
# refused. The numbers here are made up.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install python-stdnum==2.2

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
from stdnum.exceptions import ValidationError
from stdnum.gb import upn

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def with_letter(digits):
    """Return a number with its check letter: weights 2 to 13, modulo 23."""
    total = sum(weight * int(digit) for weight, digit in enumerate(digits, 2))
    return LETTERS[total % 23] + digits


for authority in (856, 926, 838, 839, 940, 941, 942, 943):
    number = with_letter(f"{authority}000026001")
    try:
        print(number, "is taken:", upn.validate(number) == number)
    except ValidationError as error:
        print(number, type(error).__name__)
PYTHON

diff - "$work/seen" <<'SEEN'
J856000026001 is taken: True
B926000026001 is taken: True
L838000026001 InvalidComponent
Q839000026001 InvalidComponent
G940000026001 InvalidComponent
L941000026001 InvalidComponent
Q942000026001 InvalidComponent
V943000026001 InvalidComponent
SEEN
echo "still so"
