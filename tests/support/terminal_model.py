"""A terminal as its standard describes it, where pyte 0.8 knows less or knows better.

What is erased, or comes in empty, takes the background alone (xterm's `bce`) or nothing: pyte
gives it every attribute, and lines that come in none. Vowel signs of Indian scripts have a cell
of their own, as in xterm, tmux and Ghostty: pyte drops what follows one. A deleted line is
gone: in pyte it stays where nobody has written to the line below it. A character is repeated
(REP), which pyte does not know.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

import pyte
from pyte import modes
from pyte.screens import Char, Cursor, StaticDefaultDict
from wcwidth import wcwidth


class ModelStream(pyte.Stream):
    """Takes what a program sends apart for a model."""

    def __init__(self, model: "Model") -> None:
        """Tell a model what a program sends."""
        self.csi = {**pyte.Stream.csi, "b": "repeat"}
        self.events = pyte.Stream.events | {"repeat"}
        super().__init__(model)


class Model(pyte.Screen):
    """What a terminal shows of what it is sent."""

    def __init__(
        self, columns: int, lines: int, *, bce: bool = True, joins_signs: bool = False
    ) -> None:
        """Show nothing.

        `bce` says whether erased cells take the background colour, `joins_signs` whether a vowel
        sign has no cell of its own, as in terminals that go by the letters which a reader sees.
        """
        self.bce = bce
        self._joins_signs = joins_signs
        self._has_wide = False
        super().__init__(columns, lines)

    @property
    def display(self) -> list[str]:
        """The lines as texts; a wide character is one."""
        rows, columns = range(self.lines), range(self.columns)
        return ["".join(self.buffer[y][x].data for x in columns) for y in rows]

    def draw(self, data: str) -> None:
        """Write characters; of a wide one that loses a half, the other half is blank then."""
        self._has_wide = self._has_wide or not data.isascii()
        for character in data:
            self._draw(character)
        self.dirty.add(self.cursor.y)
        if self._has_wide:
            self._mend(self.cursor.y)

    def _draw(self, character: str) -> None:
        cursor, line = self.cursor, self.buffer[self.cursor.y]
        at = cursor.x - 1
        while at > 0 and not line[at].data:
            at -= 1
        before = line[at].data if at >= 0 else ""
        width = self._width(character, before)
        if not width:
            if before:
                line[at] = line[at]._replace(data=before + character)
            return
        if cursor.x + width > self.columns:
            if modes.DECAWM in self.mode:
                self.carriage_return()
                self.linefeed()
                line = self.buffer[cursor.y]
            else:
                cursor.x = self.columns - width
        line[cursor.x] = cursor.attrs._replace(data=character)
        for half in range(cursor.x + 1, cursor.x + width):
            line[half] = cursor.attrs._replace(data="")
        cursor.x += width

    def _width(self, character: str, before: str) -> int:
        """Return the cells of a character behind what stands before it."""
        if unicodedata.category(character) == "Mc":
            return 0 if self._joins_signs and before.strip() else 1
        joins = before.endswith("\u200d") and not character.isalpha()
        return 0 if joins or "\U0001f3fb" <= character <= "\U0001f3ff" else wcwidth(character)

    def repeat(self, count: int | None = None) -> None:
        """Write the character left of the cursor again, as if it had come."""
        last = self.buffer[self.cursor.y][self.cursor.x - 1].data
        self.draw(last * (count or 1))

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
        self._have_all_lines()
        super().insert_lines(count)
        self._empty_lines(range(self.cursor.y, self.cursor.y + (count or 1)))

    def delete_lines(self, count: int | None = None) -> None:
        """Take lines out at the cursor, and let empty ones in at the bottom."""
        self._have_all_lines()
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

    def _have_all_lines(self) -> None:
        """Have a line where nobody has written yet: pyte moves only lines that it has."""
        for y in range(self.lines):
            self.buffer.setdefault(y, StaticDefaultDict(self.default_char))

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
