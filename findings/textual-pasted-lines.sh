#!/bin/sh
# textual 8.2.8
#
# One would guess: several lines pasted into a field of one line are joined, as in a browser, or
# refused with a sound.
# It is: the first line is taken and the others are dropped without a sign.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install textual==8.2.8

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import asyncio

from textual.app import App
from textual.events import Paste
from textual.widgets import Input


class Plan(App):
    def compose(self):
        yield Input()


async def pasted(text):
    app = Plan()
    async with app.run_test() as pilot:
        app.post_message(Paste(text))
        await pilot.pause()
        return app.query_one(Input).value


print(repr(asyncio.run(pasted("Book the training\nTell the governors\n"))))
PYTHON

diff - "$work/seen" <<'SEEN'
'Book the training'
SEEN
echo "still so"
