"""Pictures of a screen with curses, the next one at each key: `curses_pictures PICTURES.json`.

What curses sends from one to the next is what a program of forty years of care sends for the
same change of the same cells.
"""

import curses
import json
import locale
import sys
from functools import cache
from pathlib import Path

Run = tuple[str, int, int, int]
"""Characters, their colour and background as numbers of 256 (-1: the terminal's), attributes."""


def run(screen: curses.window) -> None:
    """Show one picture after the other."""
    curses.curs_set(0)
    curses.use_default_colors()
    for picture in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        for y, runs in enumerate(picture):
            _show(screen, y, runs)
        screen.getch()


def _show(screen: curses.window, y: int, runs: list[Run]) -> None:
    """Show a line; its end is put in first, because nothing may be added behind the last cell."""
    x = 0
    for text, colour, background, attributes in runs:
        look = _pair(colour, background) | attributes
        last = x + len(text) == curses.COLS
        if last:
            screen.insstr(y, curses.COLS - 1, text[-1], look)
        screen.addstr(y, x, text[:-1] if last else text, look)
        x += len(text)


@cache
def _pair(colour: int, background: int) -> int:
    number = _pair.cache_info().currsize + 1
    curses.init_pair(number, colour, background)
    return curses.color_pair(number)


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    curses.wrapper(run)
