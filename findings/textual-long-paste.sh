#!/bin/sh
# textual 8.2.8
#
# One would guess: an `Input` with a `max_length` takes what fits of a longer paste, as a field of a
# page in a browser does.
# It is: a paste that is one letter too long is refused whole. Nothing is put in, no event tells of
# it, and all that whoever pasted a sentence notices is the bell.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install textual==8.2.8

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import asyncio

from textual import events
from textual.app import App
from textual.widgets import Input


class Form(App):
    told = 0

    def compose(self):
        yield Input(max_length=20)

    def on_input_changed(self):
        self.told += 1


async def looked():
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one(Input)
        for text in ("Twenty letters exact", "Twenty letters exact."):
            field.clear()
            await pilot.pause()
            app.told = 0
            field.post_message(events.Paste(text))
            await pilot.pause()
            print(f"{len(text)} letters: {field.value!r}, told {app.told} times")


asyncio.run(looked())
PYTHON

diff - "$work/seen" <<'SEEN'
20 letters: 'Twenty letters exact', told 1 times
21 letters: '', told 0 times
SEEN
echo "still so"
