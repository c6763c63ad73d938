"""Ghostty's own engine as a model of a terminal: it reads every script, and pyte does not."""

import pytest

_MOST = 32
"""Code points that are read of a cell."""


class Ghostty:
    """What Ghostty shows of what it is sent."""

    def __init__(self, columns: int, lines: int, *, joins_signs: bool = False) -> None:
        """Show nothing; `joins_signs` is its mode 2027, in which a reader's letter is one cell."""
        self._native = pytest.importorskip("pyghostty")
        self._size = (columns, lines)
        self._terminal = self._native.Terminal(columns, lines)
        if joins_signs:
            self._terminal.feed("\x1b[?2027h")

    def feed(self, text: str) -> None:
        """Take in what a program sends."""
        self._terminal.feed(text)

    @property
    def display(self) -> list[str]:
        """The lines as texts, without the spaces at their ends."""
        lines = str(self._terminal.text()).split("\n")
        return [*lines, *[""] * (self._size[1] - len(lines))]

    def seen(self) -> list[object]:
        """Return its lines of cells: what is written in each and how, or a blank's background."""
        columns, rows = self._size
        return [[self._cell(x, y) for x in range(columns)] for y in range(rows)]

    def _cell(self, x: int, y: int) -> object:
        ffi, lib, ref = self._native.ffi, self._native.lib, self._terminal.ref(x, y)
        codes, count = ffi.new("uint32_t[]", _MOST), ffi.new("size_t *")
        lib.ghostty_grid_ref_graphemes(ref, codes, _MOST, count)
        text = "".join(chr(codes[at]) for at in range(count[0])).strip()
        look = self._terminal.style(x, y)
        if text or look["inverse"]:
            return text, look
        # An erased cell has its background in place of a text (pyghostty 0.1.3 does not say it).
        cell, number = ffi.new("GhosttyCell *"), ffi.new("uint8_t *")
        lib.ghostty_grid_ref_cell(ref, cell)
        found = lib.ghostty_cell_get(cell[0], lib.GHOSTTY_CELL_DATA_CONTENT_TAG, number)
        is_erased = not found and number[0] == lib.GHOSTTY_CELL_CONTENT_BG_COLOR_PALETTE
        if is_erased:
            lib.ghostty_cell_get(cell[0], lib.GHOSTTY_CELL_DATA_COLOR_PALETTE, number)
        return "", ("palette", number[0]) if is_erased else look["bg"]

    @property
    def column(self) -> int:
        """The column of the cursor."""
        return int(self._terminal.cursor[0])
