"""What eh-tui's screen showed, key by key, so that curses can show the same."""

import curses
import json
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from pyte.graphics import FG_BG_256

from tests.bench.curses_pictures import Run
from tests.bench.pressing import Press, press
from tests.support.pty_terminal import Terminal

_ATTRIBUTES = {
    "bold": curses.A_BOLD,
    "italics": curses.A_ITALIC,
    "underscore": curses.A_UNDERLINE,
    "reverse": curses.A_REVERSE,
}


def taken(terminal: Terminal, keys: Sequence[bytes], into: Path) -> list[Press]:
    """Press keys, and write the pictures from the one before the first to that of the last."""
    pictures, pressed = [_picture(terminal)], []
    for key in keys:
        pressed.append(press(terminal, key, 0.1))
        pictures.append(_picture(terminal))
    into.write_text(json.dumps(pictures), encoding="utf-8")
    return pressed


def _picture(terminal: Terminal) -> list[list[Run]]:
    return [
        [
            ("".join(cell.data for cell in cells), *look)
            for look, cells in groupby(row, key=_look)
        ]
        for row in terminal.cells()
    ]  # fmt: skip


def _look(cell: Any) -> tuple[int, int, int]:
    attributes = sum(code for name, code in _ATTRIBUTES.items() if getattr(cell, name))
    return _number(cell.fg), _number(cell.bg), attributes


@cache
def _number(colour: str) -> int:
    """Return a colour's number among those of the 256 that the themes are made of."""
    if colour == "default":
        return -1
    return 16 + FG_BG_256[16:].index(colour)
