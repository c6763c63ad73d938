#!/bin/sh
# babel 2.18.0
#
# One would guess: a language that has one form for 1 and one for more uses the second for 0, as
# English does.
# It is: by the Unicode rules that Babel carries, 0 takes the form of 1 in Gujarati, Panjabi,
# Bengali and Persian. A form for one that is worded without its number, "one action is due",
# is then shown for none.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install babel==2.18.0

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
from babel import Locale

DUE = {"one": "one action is due", "other": "several actions are due"}

for language in ("en", "gu", "pa", "bn", "fa"):
    locale = Locale(language)
    shown = (f"{number}: {DUE[locale.plural_form(number)]}" for number in (0, 1, 2))
    print(language, *shown, sep=" | ")
PYTHON

diff - "$work/seen" <<'SEEN'
en | 0: several actions are due | 1: one action is due | 2: several actions are due
gu | 0: one action is due | 1: one action is due | 2: several actions are due
pa | 0: one action is due | 1: one action is due | 2: several actions are due
bn | 0: one action is due | 1: one action is due | 2: several actions are due
fa | 0: one action is due | 1: one action is due | 2: several actions are due
SEEN
echo "still so"
