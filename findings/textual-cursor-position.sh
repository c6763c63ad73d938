#!/bin/sh
# textual 8.2.8
#
# One would guess: a field that has the focus puts the terminal's own cursor where it draws its
# cursor, since input methods, magnifiers and mosh's local echo go by that one.
# It is: the place is noted when the field gets the focus, before it is laid out, so that the
# cursor is in the screen's first line until a letter is typed; and behind the last letter of an
# `Input` it is one column further than what is drawn.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install textual==8.2.8

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import asyncio

from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class Dialog(ModalScreen):
    def compose(self):
        yield Static("Who?\n" * 5)
        yield Input(compact=True)


class Plan(App):
    CSS = "Static { height: 5; }"


async def looked():
    app = Plan()
    async with app.run_test() as pilot:
        app.push_screen(Dialog())
        await pilot.pause()
        for typed in ("", "D", "a"):
            if typed:
                await pilot.press(typed)
            field = app.screen.query_one(Input)
            drawn = field.content_region.offset + (field.cursor_position, 0)
            print(f"{field.value!r}: drawn at {tuple(drawn)}, the cursor", tuple(app.cursor_position))


asyncio.run(looked())
PYTHON

diff - "$work/seen" <<'SEEN'
'': drawn at (0, 5), the cursor (1, 0)
'D': drawn at (1, 5), the cursor (2, 5)
'Da': drawn at (2, 5), the cursor (3, 5)
SEEN
echo "still so"
