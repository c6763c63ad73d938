"""A terminal's screen as cells, each a character and the codes of its look."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category

from eh_tui.ui.text import SCRIPTS, characters

ScreenStyle = tuple[tuple[str, ...], str, str]
"""The codes of the attributes, the colour and the background; "" is the terminal's own."""

ScreenCell = tuple[str, ScreenStyle]
"""A character with what joins it, and its look; ("", ...) is a wide one's second half."""

ScreenRow = list[ScreenCell | None]
"""The cells of one line; None is one of which nothing is known."""

PLAIN: ScreenStyle = ((), "", "")

UNSEEN = frozenset("1235")
"""The codes of the attributes that change nothing about a blank: bold, dim, italic, blinking."""

_OF_SCRIPT = re.compile(f"[{SCRIPTS}]")
_MADE_OF = re.compile("[\u200d\ufe0f]")

_PIECE = re.compile(r"(?:.-?)?m|w|e-?|j(?:.-?)?", re.DOTALL)
_WORDS = re.compile(rf"(?:{_PIECE.pattern})(?:{_PIECE.pattern}| (?=[wmje]))*", re.DOTALL)
"""Cells by their kinds (`_kind`) that are written as one: words, and single spaces between."""

_STEPS = {level: at for at, level in enumerate((0, 95, 135, 175, 215, 255))}
"""The levels of each of red, green and blue in xterm's cube of 6 x 6 x 6 colours."""


def cells(text: str, look: ScreenStyle) -> Iterator[ScreenCell]:
    """Return a text's cells in a look; a control character is a symbol (ui/text.py)."""
    blank = of_blank(look)
    for character, width in characters(text):
        yield _cell(character, blank if character == " " else look)
        if width > 1:
            yield _cell("", look)


def words(row: ScreenRow) -> list[tuple[int, int]]:
    """Return where words stand in a line that terminals do not agree on how wide they are.

    Each is the columns of its first cell and of the one after its last. Where signs have no
    cell of their own, what is behind them stands further left than here, and what is written
    into the middle of a word falls on another letter.
    """
    kinds = "".join([_kind(cell[0]) if cell else "." for cell in row])
    if not _PIECE.search(kinds):
        return []
    return [match.span() for match in _WORDS.finditer(kinds)]


def number_of(levels: Sequence[int]) -> int:
    """Return the number from 16 to 255 of a colour among xterm's, 0 where it is none of them."""
    if all(level in _STEPS for level in levels):
        red, green, blue = (_STEPS[level] for level in levels)
        return 16 + 36 * red + 6 * green + blue
    grey, rest = divmod(levels[0] - 8, 10)
    return 232 + grey if len(set(levels)) == 1 and not rest and 0 <= grey < 24 else 0


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    """Return what a cell is for its neighbours.

    A letter of a word as above (w), a sign that may join the cell before (m), what may join the
    cell behind (j), a picture made of several (e), a wide one's second half (-), a space, or
    anything else (.).
    """
    if not character:
        return "-"
    if _OF_SCRIPT.match(character):
        return "m" if category(character[0])[0] == "M" else "w"
    if len(character) == 1:
        return " " if character == " " else "."
    return "j" if character[-1] == "\u200d" else "e" if _MADE_OF.search(character) else "."


@lru_cache(maxsize=4096)
def _cell(character: str, look: ScreenStyle) -> ScreenCell:
    """Return a cell, always the same one, since a comparison with itself takes no time."""
    return character, look


def of_blank(look: ScreenStyle) -> ScreenStyle:
    """Return what can be seen of a look where there is nothing but background."""
    return look if set(look[0]) - UNSEEN else ((), "", look[2])
