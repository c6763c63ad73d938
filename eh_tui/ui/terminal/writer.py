"""Writes cells to a terminal with as few bytes as it takes."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from eh_tui.ui.terminal.cell_diff import Stroke
from eh_tui.ui.terminal.cells import PLAIN, UNSEEN, ScreenCell, ScreenStyle, of_blank
from eh_tui.ui.terminal.line_moves import LineMoves
from eh_tui.ui.terminal.terminfo import Terminfo

_SURE = (
    (" ", "~"),
    ("\xa1", "\xac"),
    ("\xae", "\u02ff"),
    ("\u0400", "\u0482"),
    ("\u1e00", "\u1eff"),
    ("\u2010", "\u2027"),
    ("\u2190", "\u21ff"),
    ("\u2400", "\u25ff"),
)
"""First and last of what is one cell wide on every terminal, and joins nothing."""

_REPEATED = re.compile(r" {6}")
"""What it may be cheaper to erase than to write."""

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29", "53": "55"}
"""The code that takes an attribute away."""


_FEW_STEPS = 4
"""Lines or columns that are gone one by one in fewer bytes than at once."""


class CellWriter:
    """Where a terminal would write next and in which look, and what is to be sent to it."""

    def __init__(self, can: Terminfo, width: int) -> None:
        """Know neither the place nor the look on a screen of some columns."""
        self.can = can
        self._width = width
        self._sent: list[str] = []
        self._at: tuple[int, int] | None = None
        self._look: ScreenStyle | None = None

    def copy(self) -> "CellWriter":
        """Return a writer that has written the same."""
        other = CellWriter(self.can, self._width)
        other._sent, other._at, other._look = self._sent.copy(), self._at, self._look
        return other

    def taken(self) -> str:
        """Return what is to be sent, and count it as sent."""
        sent = "".join(self._sent)
        self._sent.clear()
        return sent

    def __len__(self) -> int:
        return len("".join(self._sent).encode())

    def clear(self, background: str) -> ScreenCell:
        """Erase the screen, and return the cell that is everywhere then."""
        blank = self._blank(background)
        self._dress(blank)
        self._sent.append("\x1b[2J")
        return blank

    def move_lines(self, moves: LineMoves, background: str) -> ScreenCell:
        """Take lines out and let empty ones in; return the cell of which those are made."""
        blank = self._blank(background)
        self._dress(blank)
        for lines, final in ((moves.out, "M"), (moves.into, "L")):
            for y, count in lines:
                self.go(y, 0)
                self._sent.append(f"\x1b[{_count(count)}{final}")
        return blank

    def write(self, strokes: Sequence[Stroke]) -> None:
        """Write strokes one after the other."""
        for at, stroke in enumerate(strokes):
            follows = at + 1 < len(strokes) and strokes[at + 1][:2] == (stroke.y, stroke.end)
            if stroke.cells:
                self._write(stroke, follows)
            else:
                self.go(stroke.y, stroke.x)
                self._dress((" ", stroke.look))
                self._sent.append("\x1b[K")

    def go(self, y: int, x: int) -> None:
        """Go to a place in the fewest bytes."""
        if self._at != (y, x):
            self._sent.append(_way(self._at, (y, x), self.can.hpa))
            self._at = (y, x)

    def bytes_to(self, look: ScreenStyle) -> int:
        """Return the bytes that it takes to take on a look."""
        return len(_step(self._look, look, self.can.rmul))

    # Inside

    def _write(self, stroke: Stroke, follows: bool) -> None:
        if stroke.is_word:
            self._write_word(stroke)
            return
        text = "".join(cell[0] for cell in stroke.cells)
        if text.isascii() and not _REPEATED.search(text):
            self.go(stroke.y, stroke.x)
            self._dress((text, stroke.look))
            self._sent.append(text)
            self._is_at(stroke.y, stroke.end)
            return
        x = stroke.x
        for cell, same in groupby(stroke.cells):
            count = len(list(same))
            if cell[0]:
                self.go(stroke.y, x)
                self._dress(cell)
                self._repeat(cell, count, jump_after=follows or x + count < stroke.end)
            x += count

    def _write_word(self, stroke: Stroke) -> None:
        """Write cells without going to any of them, over blanks that stay where they end early."""
        x = stroke.x
        for look, same in groupby(of_blank(cell[1]) for cell in stroke.cells):
            count = len(list(same))
            self.go(stroke.y, x)
            self._dress((" ", look))
            self._repeat((" ", look), count, jump_after=x + count < stroke.end)
            x += count
        self.go(stroke.y, stroke.x)
        for character, look in stroke.cells:
            # A blank's as well, which a sign may join.
            self._sent.append(_step(self._look, look, self.can.rmul))
            self._look = look
            self._sent.append(character)
        self._at = None

    def _repeat(self, cell: ScreenCell, count: int, *, jump_after: bool) -> None:
        """Write one cell some times; after an erasure the terminal writes next where it did."""
        character = cell[0]
        erased = f"\x1b[{_count(count)}X"
        jump = len(f"\x1b[{count}C") if jump_after else 0
        if self.can.ech and self.can.erases(cell) and jump + len(erased) < count:
            self._sent.append(erased)
            return
        is_sure = _is_sure(character)
        written = character * count
        if is_sure and self.can.rep and count > 1:
            repeated = f"{character}\x1b[{_count(count - 1)}b"
            written = min(written, repeated, key=lambda text: len(text.encode()))
        self._sent.append(written)
        y, x = self._at or (0, 0)
        if is_sure:
            self._is_at(y, x + count)
        else:
            self._at = None

    def _is_at(self, y: int, x: int) -> None:
        """Be at a place; no terminal goes on behind the last column (`?7l`)."""
        self._at = y, min(x, self._width - 1)

    def _blank(self, background: str) -> ScreenCell:
        return " ", ((), "", background if self.can.bce else "")

    def _dress(self, cell: ScreenCell) -> None:
        """Take on the look of a cell."""
        look = self._look_for(cell)
        self._sent.append(_step(self._look, look, self.can.rmul))
        self._look = look

    def _look_for(self, cell: ScreenCell) -> ScreenStyle:
        """Return the look to take on for a cell: a blank needs no more than the background."""
        (character, look), old = cell, self._look
        if character == " " and not look[0] and old:
            unseen = tuple(code for code in old[0] if code in UNSEEN)
            kept = (unseen, old[1], look[2])
            return min(kept, look, key=lambda to: len(_step(old, to, self.can.rmul)))
        return look


@lru_cache(maxsize=4096)
def _step(old: ScreenStyle | None, new: ScreenStyle, takes_away: bool) -> str:
    """Return the shortest sequence that turns one look, or any, into another."""
    if old == new:
        return ""
    anew = ["0", *new[0], *(code for code in new[1:] if code)]
    steps = ["\x1b[m" if new == PLAIN else f"\x1b[{';'.join(anew)}m"]
    if old:
        gone = [code for code in old[0] if code not in new[0]]
        off = list(dict.fromkeys(_OFF.get(code, "") for code in gone))
        if not gone or (takes_away and all(off)):
            on = [code for code in new[0] if code not in old[0] or _OFF.get(code) in off]
            colours = zip(old[1:], new[1:], ("39", "49"), strict=True)
            off += [*on, *(to or none for was, to, none in colours if was != to)]
            steps.append(f"\x1b[{';'.join(off)}m")
    return min(steps, key=len)


@lru_cache(maxsize=8192)
def _way(old: tuple[int, int] | None, new: tuple[int, int], can_step: bool) -> str:
    """Return the shortest sequence that goes from one place, or any, to another."""
    y, x = new
    ways = [f"\x1b[{_count(y + 1)}{f';{x + 1}' if x else ''}H"]
    if old:
        lines = _to_line(old[0], y, can_step)
        ways += [lines + _right(x - old[1]), f"{lines}\r{_right(x)}"]
        if can_step:
            ways += [f"{lines}\x1b[{_count(x + 1)}G", lines + _back(old[1] - x)]
    return min(ways, key=len)


def _to_line(old: int, new: int, can_step: bool) -> str:
    """Return the shortest sequence that goes to another line and keeps to the column.

    A vertical tab goes one down, and where a line feed would, no driver adds a return to it.
    """
    lines = new - old
    ways = [f"\x1b[{_count(abs(lines))}{'B' if lines > 0 else 'A'}" if lines else ""]
    if can_step and lines:
        ways.append(f"\x1b[{_count(new + 1)}d")
        if 0 < lines <= _FEW_STEPS:
            ways.append("\v" * lines)
    return min(ways, key=len)


def _right(columns: int) -> str:
    return f"\x1b[{_count(abs(columns))}{'C' if columns > 0 else 'D'}" if columns else ""


def _back(columns: int) -> str:
    return "\b" * columns if 0 < columns <= _FEW_STEPS else _right(-columns)


def _count(number: int) -> str:
    """Return a sequence's number; 1 goes without saying."""
    return "" if number == 1 else str(number)


@lru_cache(maxsize=1024)
def _is_sure(character: str) -> bool:
    """Say whether every terminal gives a character one cell.

    After any other the place is said anew, so that nothing is out of line behind it.
    """
    return len(character) == 1 and any(first <= character <= last for first, last in _SURE)
