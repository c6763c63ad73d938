"""A terminal as its standard describes it, where pyte 0.8 knows less or knows better.

What is erased, or comes in empty, takes the background alone (xterm's `bce`) or nothing: pyte
gives it every attribute, and lines that come in none.
"""

from collections.abc import Iterable
from typing import Any

import pyte
from pyte.screens import Char, Cursor
from wcwidth import wcwidth


class Model(pyte.Screen):
    """What a terminal shows of what it is sent."""

    def __init__(self, columns: int, lines: int, *, bce: bool = True) -> None:
        """Show nothing; `bce` says whether erased cells take the background colour."""
        self.bce = bce
        self._has_wide = False
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        """Write characters; of a wide one that loses a half, the other half is blank then."""
        self._has_wide = self._has_wide or not data.isascii()
        super().draw(data)
        if self._has_wide:
            self._mend(self.cursor.y)

    def erase_characters(self, count: int | None = None) -> None:
        """Empty cells from the cursor on."""
        first = min(self.cursor.x, self.columns - 1)
        self._empty(self.cursor.y, range(first, min(first + (count or 1), self.columns)))

    def erase_in_line(self, how: int = 0, *_: Any, **__: Any) -> None:
        """Empty the rest of the line, its beginning, or all of it."""
        x = min(self.cursor.x, self.columns - 1)
        ranges = {0: range(x, self.columns), 1: range(x + 1), 2: range(self.columns)}
        self._empty(self.cursor.y, ranges[how])

    def erase_in_display(self, how: int = 0, *_: Any, **__: Any) -> None:
        """Empty the lines below, above, or all of them."""
        y = self.cursor.y
        ranges = {0: range(y + 1, self.lines), 1: range(y)}
        for line in ranges.get(how, range(self.lines)):
            self._empty(line, range(self.columns))
        if how in ranges:
            self.erase_in_line(how)

    def insert_lines(self, count: int | None = None) -> None:
        """Let empty lines in at the cursor."""
        super().insert_lines(count)
        self._empty_lines(range(self.cursor.y, self.cursor.y + (count or 1)))

    def delete_lines(self, count: int | None = None) -> None:
        """Take lines out at the cursor, and let empty ones in at the bottom."""
        super().delete_lines(count)
        bottom = (self.margins.bottom if self.margins else self.lines - 1) + 1
        self._empty_lines(range(max(self.cursor.y, bottom - (count or 1)), bottom))

    def _mend(self, y: int) -> None:
        line, columns = self.buffer[y], range(self.columns)
        wide = [bool(text := line[x].data) and wcwidth(text[0]) == 2 for x in columns]
        halves = [not line[x].data for x in columns]
        for x in columns:
            loses_second = wide[x] and not (x + 1 < self.columns and halves[x + 1])
            loses_first = halves[x] and not (x and wide[x - 1])
            if loses_second or loses_first:
                line[x] = line[x]._replace(data=" ")

    def _empty_lines(self, lines: Iterable[int]) -> None:
        for y in lines:
            if y < self.lines:
                self._empty(y, range(self.columns))

    def _empty(self, y: int, columns: Iterable[int]) -> None:
        cursor: Cursor = self.cursor
        blank = Char(" ", bg=cursor.attrs.bg) if self.bce else Char(" ")
        self.dirty.add(y)
        for x in columns:
            self.buffer[y][x] = blank
