"""What is sent cell by cell paints exactly what Textual itself would have sent."""

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyte
import pytest
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate

from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.commands import COMMANDS, Scope, key_name
from eh_tui.ui.terminal.frame import Frame
from eh_tui.ui.terminal.strips_to_cells import take
from eh_tui.ui.terminal.terminfo import Terminfo
from tests.support.terminal_model import Model, ModelStream

LEAVES = {"quit", "open", "export"}
KEYS = [
    command.keys.split(",")[0]
    for command in COMMANDS
    if command.where in (Scope.SHEET, Scope.WALK, Scope.EVERYWHERE) and command.id not in LEAVES
]
TYPED = [*KEYS, *"abc[]/ é", "enter", "escape", "tab", "down", "up", "left", "right"]

ABILITIES = {
    "xterm-256color": Terminfo(bce=True, ech=True, hpa=True, il=True, rep=True, rmul=True),
    "tmux-256color": Terminfo(hpa=True, il=True, rmul=True),
    "linux": Terminfo(bce=True, ech=True, hpa=True, il=True, rmul=True),
    "vt100": Terminfo(),
}
COLOURS = (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)
SIZES = ((80, 24), (120, 40))

TOUR = {
    "the summary": "s down up escape",
    "the guidance": "v down down up escape",
    "the help": "question_mark down pagedown up escape",
    "the filter": "f down down enter down f up up enter",
    "the history": "1 r a u H down down t s pagedown enter escape",
    "one line": "M n o w enter",
    "the walk": "w right r right v a left m o k escape n x escape",
    "a choice": "1 enter down down escape",
    "a text": "1 left left enter a b ctrl+j c left backspace escape enter ctrl+r escape",
    "the palette": "ctrl+p t h e down down escape",
    "search": "slash d s l down down escape f3",
    "the themes": "f9 down f9 down f9 down f9",
    "a message": "d right u ctrl+z down",
    "the list of workbooks": "o down n s c h tab x escape escape escape",
    "scrolling": "home pagedown pagedown down down pageup up end up up home 3 2 4 1",
}
"""Keys that lead through every screen."""


class Twice(EhApp):
    """The program with two model terminals: Textual's own output goes to one, ours to the other."""

    def __init__(
        self,
        session: Session,
        size: tuple[int, int],
        can: Terminfo = ABILITIES["xterm-256color"],
        colours: ColorSystem = ColorSystem.TRUECOLOR,
    ) -> None:
        super().__init__(session)
        self.stock, self.ours = (Model(*size, bce=can.bce) for _ in range(2))
        self.streams = ModelStream(self.stock), ModelStream(self.ours)
        for stream in self.streams:
            stream.feed("\x1b[?7l")  # as Textual does
        self.sent = [0, 0]
        self.frame = Frame(can)
        # Styles remember how they were sent first, in another test too.
        self.console._color_system = ColorSystem.TRUECOLOR
        self.colours = colours

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self._batch_count:
            size = (self.size.width, self.size.height)
            take(self.frame, renderable, size, self.colours)
            asked = ""
            if not self.sent[1]:
                asked = self.frame.questions()
                self.frame.learn(column=2)
            ours = asked + self.frame.changes(self.cursor_position)
            # All of the screen, so that nothing is missed that changed and was not rendered.
            whole = Compositor.render_full_update(screen._compositor)
            for at, text in enumerate((self._by_textual(whole), ours)):
                self.streams[at].feed(text)
            self.sent[0] += len(self._by_textual(renderable))
            self.sent[1] += len(ours)
        super()._display(screen, renderable)

    def _by_textual(self, update: LayoutUpdate | ChopsUpdate) -> str:
        return update.render_segments(self.console).replace("\n", "\r\n")


def cells(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Return every cell with its look; of a blank only what can be seen."""
    return [
        [
            (cell.reverse, cell.underscore, cell.strikethrough)
            + (
                (cell.data, cell.bg, cell.fg, cell.bold, cell.italics, cell.blink)
                if cell.data.strip() or cell.reverse or cell.underscore or cell.strikethrough
                else (cell.bg,)
            )
            for cell in (screen.buffer[y][x] for x in range(screen.columns))
        ]
        for y in range(screen.lines)
    ]


@pytest.mark.parametrize("term", ABILITIES)
@pytest.mark.parametrize("seed", range(3))
async def test_every_change_is_painted_as_textual_would(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, term: str, seed: int
) -> None:
    """Random walks through all screens: after each key every cell is the same."""
    if seed == 0:
        monkeypatch.setenv("NO_COLOR", "1")
    chance = random.Random(f"{term} {seed}")  # noqa: S311  # a walk, not a secret
    size = chance.choice(SIZES)
    app = Twice(Session(workbook), size, ABILITIES[term], COLOURS[seed % 2])
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        for _ in range(25):
            key = chance.choice(TYPED)
            await pilot.press("space" if key == " " else key)
            await pilot.pause()
            assert cells(app.ours) == cells(app.stock), key_name(key)
    assert app.sent[1] < app.sent[0]


@pytest.mark.parametrize(
    ("screen", "term", "size"),
    [
        (screen, term, size)
        for screen, (term, size) in zip(
            [*TOUR, *TOUR], itertools.cycle(itertools.product(ABILITIES, SIZES)), strict=False
        )
    ],
)
async def test_every_screen_is_painted_as_textual_would(
    workbook: Path, screen: str, term: str, size: tuple[int, int]
) -> None:
    """There and back, each on two terminals."""
    app = Twice(Session(workbook), size, ABILITIES[term])
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        for key in TOUR[screen].split():
            await pilot.press(key)
            await pilot.pause()
            assert cells(app.ours) == cells(app.stock), key_name(key)
    assert app.sent[1] < app.sent[0]


@pytest.mark.parametrize("term", ABILITIES)
def test_only_what_terminfo_knows_is_used(term: str) -> None:
    """A vt100 has no colour to erase with, and moves no lines."""
    code = "from eh_tui.ui.terminal.terminfo import terminfo; print(terminfo())"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "TERM": term},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == repr(ABILITIES[term])


async def test_a_message_stays_until_it_goes(workbook: Path) -> None:
    """What lies above the sheet is not painted over by an update of what is beside it."""
    app = Twice(Session(workbook), (80, 24))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("d")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("right", "left")
        await pilot.pause()
        assert "1-01 taken out; u brings it back." in "\n".join(app.ours.display)
        assert cells(app.ours) == cells(app.stock)


async def test_a_wide_character_changes_whole(workbook: Path) -> None:
    """Emoji, Hebrew and combining marks take their cells and give them back."""
    text = workbook.read_text(encoding="utf-8")
    wide = "".join(chr(code) for code in (0x1F600, 0x5E9, 0x65, 0x301, 0x4E2D, 0x6587))
    workbook.write_text(text.replace('when = "ongoing"', f'when = "{wide}"'), encoding="utf-8")
    app = Twice(Session(workbook), (80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "down", "down", "right", "r", "up", "pagedown", "pageup", "4")
        await pilot.pause()
        ours, stock = ("\n".join(screen.display) for screen in (app.ours, app.stock))
        assert ours == stock
