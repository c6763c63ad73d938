"""Which colour a person calls a colour: FFC000 is amber, D9E2F3 is no rating but a tint.

A form is drafted by what a colour is nearest to, and a person looks at that. A school's rating is
read only where nobody would call the colour otherwise: pink is not red, nor brown amber.
"""

import colorsys
from typing import NamedTuple

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
    degrees, strength, light = _parts(colour)
    name = next(name for limit, name in _HUES if degrees < limit)
    least = _TINT if name in ("blue", "purple") else _NEARLY_GREY
    return name if strength * light >= least else ""


class _Span(NamedTuple):
    """Between which hues in degrees a colour is plainly called so, and from what strength."""

    name: str
    low: float
    high: float
    strength: float
    """The least saturation, 0 to 1; from here down it is a tint of the paper."""
    light: float
    """The least brightness, likewise; from here down amber is brown, and all is black."""


_PLAIN = (
    _Span("red", 352, 370, 0.16, 0.5),
    _Span("orange", 20, 30, 0.2, 0.8),
    _Span("amber", 30, 56, 0.3, 0.8),
    _Span("yellow", 56, 66, 0.3, 0.8),
    _Span("green", 75, 165, 0.16, 0.3),
    _Span("blue", 190, 250, 0.3, 0.3),
    _Span("purple", 255, 310, 0.2, 0.3),
)
_FAINT = 0.16
"""The strength from which up a colour is no tint of a table's design."""
_LIGHT = 0.9
"""From here up a grey is that of paper."""


def plain_colour(colour: str) -> str:
    """Return what nobody would call six hex digits otherwise than; "" where people may differ."""
    if not colour:
        return ""
    if ours := _OURS.get(colour):
        return ours
    hue, strength, light = _parts(colour)
    return next(
        (
            span.name
            for span in _PLAIN
            if (hue - span.low) % 360 < span.high - span.low
            and strength >= span.strength
            and light >= span.light
        ),
        "",
    )


def is_strong(colour: str) -> bool:
    """Return whether a colour is no tint, grey or black: whoever gave it meant something."""
    if not colour:
        return False
    _, strength, light = _parts(colour)
    return strength >= 0.24 and light >= 0.3


def is_seen(colour: str) -> bool:
    """Return whether a colour is told from paper and from the tints of a table's design."""
    if not colour:
        return False
    _, strength, light = _parts(colour)
    is_grey = strength < _NEARLY_GREY and light < _LIGHT
    return bool(colour_name(colour)) or strength >= _FAINT or is_grey


def _parts(colour: str) -> tuple[float, float, float]:
    """Return the hue of six hex digits in degrees, their strength and their brightness."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, strength, light = colorsys.rgb_to_hsv(red, green, blue)
    return hue * 360, strength, light
