"""A table of rows with curses, a bar on one of them: `curses_rows ROWS.csv`.

Down and Up move the bar, r, a, g and x rate the row under it, q leaves.
"""

import csv
import curses
import locale
import sys
from pathlib import Path

from tests.bench.workbooks import LABELS

WIDTHS = (5, 31, 31, 18, 17, 17)
RATINGS = {ord("r"): "red", ord("a"): "amber", ord("g"): "green", ord("x"): ""}


def run(screen: curses.window) -> None:
    """Show the rows and obey until q."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    curses.curs_set(0)
    curses.use_default_colors()
    at = 0
    _show(screen, 0, heading, curses.A_BOLD)
    while True:
        for y, row in enumerate(rows, 1):
            _show(screen, y, row, curses.A_REVERSE if y == at + 1 else curses.A_NORMAL)
        key = screen.getch()
        if key == ord("q"):
            return
        if key in RATINGS:
            rows[at][-1] = LABELS[RATINGS[key]]
        at += {curses.KEY_DOWN: 1, curses.KEY_UP: -1}.get(key, 0)
        at = max(0, min(at, len(rows) - 1))


def _show(screen: curses.window, y: int, row: list[str], look: int) -> None:
    cells = (text[: width - 1].ljust(width) for text, width in zip(row, WIDTHS, strict=True))
    screen.addnstr(y, 0, "".join(cells), 119, look)


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    curses.wrapper(run)
