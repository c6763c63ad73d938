"""The colours of levels: a ground, and an ink that is read on it (WCAG 2.2, at least 4.5:1).

Each colour repeats what words or a letter say beside it, on paper as in a sheet.
"""

from typing import NamedTuple

from eh_tui.model.form.levels import COLOURS, NOT_RATED


class Shade(NamedTuple):
    """A ground and its ink, as six hex digits."""

    ground: str
    ink: str


_SHADES = {
    "red": Shade("F4B6B6", "6B0A0A"),
    "orange": Shade("FBC490", "552400"),
    "amber": Shade("FFD966", "4A3200"),
    "yellow": Shade("FFF5A8", "453D00"),
    "green": Shade("B5DBA4", "123F10"),
    "blue": Shade("B4D3F3", "0A2C57"),
    "purple": Shade("D9C4EE", "3B1262"),
    "grey": Shade("C8CDD5", "1F2937"),
}
_NONE = Shade("E5E7EB", "111827")

PALETTE: dict[str, Shade] = {**{colour: _SHADES[colour] for colour in COLOURS}, NOT_RATED: _NONE}
"""The shade of each colour that a level may have, and that of what is not rated."""


def shade_of(colour: str) -> Shade:
    """Return the shade of a colour by its name, that of not rated for any other word."""
    return PALETTE.get(colour, _NONE)
