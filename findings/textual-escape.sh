#!/bin/sh
# textual 8.2.8
#
# One would guess: a text that went through textual.markup.escape is shown as it was typed,
# whatever stands in brackets in it.
# It is: escape looks for tags that begin with a small letter, as Rich's do, whose code it is;
# the reader of markup also takes capitals. "[on track]" is saved, but a role or initials in
# brackets are a style that nobody knows, and gone. Only markup=False, or Content of the plain
# text, shows every word.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install textual==8.2.8 rich==15.0.0

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
from rich.markup import escape as rich_escape
from rich.text import Text
from textual.content import Content
from textual.markup import escape

print("typed".ljust(22), "Rich".ljust(22), "Textual")
for typed in ("May [on track]", "[DSL] Nadia Kent", "With governors [TBC]", "Train [Y5] staff"):
    by_rich = Text.from_markup(rich_escape(typed)).plain
    by_textual = Content.from_markup(escape(typed)).plain
    print(typed.ljust(22), by_rich.ljust(22), repr(by_textual))
print("as Content:", Content("[DSL] Nadia Kent").plain)
PYTHON

diff - "$work/seen" <<'SEEN'
typed                  Rich                   Textual
May [on track]         May [on track]         'May [on track]'
[DSL] Nadia Kent       [DSL] Nadia Kent       ' Nadia Kent'
With governors [TBC]   With governors [TBC]   'With governors '
Train [Y5] staff       Train [Y5] staff       'Train  staff'
as Content: [DSL] Nadia Kent
SEEN
echo "still so"
