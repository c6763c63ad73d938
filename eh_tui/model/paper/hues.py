"""Which colour a person calls a colour: FFC000 is amber, D9E2F3 is no rating but a tint."""

import colorsys

from eh_tui.model.form.levels import COLOURS
from eh_tui.model.form.palette import PALETTE

_HUES = (
    (12, "red"),
    (26, "orange"),
    (56, "amber"),
    (68, "yellow"),
    (175, "green"),
    (255, "blue"),
    (320, "purple"),
    (361, "red"),
)
"""The hue in degrees up to which each name goes."""
_NEARLY_GREY, _TINT = 0.06, 0.2
"""The span between a colour's strongest and weakest part below which it is no colour of a rating.

Red, amber and green are used as pale as E2EFD9; in blue that is the tint of Word's heading rows.
"""


_OURS = {PALETTE[colour].ground: colour for colour in COLOURS}
"""The shades of our own exports, whose names are known."""


def colour_name(colour: str) -> str:
    """Return what six hex digits are called, "red", "amber", "green" ...; "" for grey and tints."""
    if not colour:
        return ""
    if ours := _OURS.get(colour):
        return ours
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    degrees = colorsys.rgb_to_hsv(*parts)[0] * 360
    name = next(name for limit, name in _HUES if degrees < limit)
    least = _TINT if name in ("blue", "purple") else _NEARLY_GREY
    return name if max(parts) - min(parts) >= least else ""
