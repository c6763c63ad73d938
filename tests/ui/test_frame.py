"""What is sent cell by cell paints exactly what Textual itself would have sent."""

import random
from pathlib import Path
from typing import Any

import pyte
import pytest
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate

from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.commands import COMMANDS, Where, key_name
from eh_tui.ui.frame import Frame

LEAVES = {"quit", "open", "export"}
KEYS = [
    command.keys.split(",")[0]
    for command in COMMANDS
    if command.where in (Where.SHEET, Where.WALK, Where.EVERYWHERE) and command.id not in LEAVES
]
TYPED = [*KEYS, *"abc[]/ é", "enter", "escape", "tab", "down", "up", "left", "right"]


class Twice(EhApp):
    """The program with two model terminals: Textual's own output goes to one, ours to the other."""

    def __init__(self, session: Session, size: tuple[int, int]) -> None:
        super().__init__(session)
        self.stock, self.ours = pyte.Screen(*size), pyte.Screen(*size)
        self.streams = pyte.Stream(self.stock), pyte.Stream(self.ours)
        self.sent = [0, 0]
        self.frame = Frame()
        self.console._color_system = ColorSystem.TRUECOLOR

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self._batch_count:
            size = (self.size.width, self.size.height)
            stock = renderable.render_segments(self.console).replace("\n", "\r\n")
            ours = self.frame.changes(renderable, size, ColorSystem.TRUECOLOR)
            for at, text in enumerate((stock, ours)):
                self.streams[at].feed(text)
                self.sent[at] += len(text)
        super()._display(screen, renderable)


def cells(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Return every cell with its look; a blank's foreground can't be seen."""
    return [
        [
            (" " if not cell.data.strip() else cell.data, cell.bg, cell.reverse, cell.underscore)
            + ((cell.fg, cell.bold, cell.italics) if cell.data.strip() else ())
            for cell in (screen.buffer[y][x] for x in range(screen.columns))
        ]
        for y in range(screen.lines)
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_screen_is_painted_as_textual_would(
    workbook: Path, size: tuple[int, int], seed: int
) -> None:
    """Random walks through all screens: after each key every cell is the same."""
    chance = random.Random(seed)  # noqa: S311  # a walk, not a secret
    app = Twice(Session(workbook), size)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        for _ in range(30):
            key = chance.choice(TYPED)
            await pilot.press("space" if key == " " else key)
            await pilot.pause()
            assert cells(app.ours) == cells(app.stock), key_name(key)
    assert app.sent[1] < app.sent[0]


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
