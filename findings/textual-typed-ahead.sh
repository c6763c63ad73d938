#!/bin/sh
# textual 8.2.8
#
# One would guess: keys are handled in their order, so what is typed right behind the key that
# opens a dialog is typed into the dialog.
# It is: keys that are already there when the dialog is pushed, as after a slow line delivers
# them in one piece, go to the screen below or nowhere. One at a time, with a pause between,
# as a pilot in tests sends them, all arrive.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install textual==8.2.8

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
import asyncio

from textual.app import App
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input


class Dialog(ModalScreen):
    def compose(self):
        yield Input()


class Plan(App):
    BINDINGS = [("w", "who", "Who")]

    def action_who(self):
        self.push_screen(Dialog())


async def typed(at_once):
    app = Plan()
    async with app.run_test() as pilot:
        if at_once:
            for key in "wDana":
                app.post_message(Key(key, key))
            await pilot.pause()
            await pilot.pause()
        else:
            await pilot.press(*"wDana")
        return app.screen.query_one(Input).value


print("one at a time:", repr(asyncio.run(typed(at_once=False))))
print("at once:", repr(asyncio.run(typed(at_once=True))))
PYTHON

diff - "$work/seen" <<'SEEN'
one at a time: 'Dana'
at once: ''
SEEN
echo "still so"
