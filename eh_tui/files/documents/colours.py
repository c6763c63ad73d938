"""The colours of documents as six hex digits, however a program has written them."""

import colorsys
import re
from collections.abc import Iterator

_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})\Z")

_MARKERS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
    "white": "FFFFFF",
}
"""Word's markers (ECMA-376 part 1, 17.18.40)."""

_THEME_ORDER = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    *(f"accent{n}" for n in range(1, 7)),
    "hlink",
    "folHlink",
)
"""The colours of a theme as cells of a sheet number them, from 0."""


def hex_colour(written: str | None) -> str:
    """Return a colour as six hex digits in capitals; "" for none, "auto" and what is no colour.

    An alpha in front, as sheets have it, is dropped.
    """
    found = _HEX.match(written or "")
    return found[1].upper() if found else ""


def marker_colour(name: str | None) -> str:
    """Return the colour of one of Word's markers, "" for "none" and unknown names."""
    return _MARKERS.get(name or "", "")


def tinted(colour: str, tint: float) -> str:
    """Return a colour made lighter (tint up to 1) or darker (down to -1), as sheets do."""
    if not colour or not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def theme_colours(xml: bytes | str | None) -> Iterator[str]:
    """Yield the colours of a workbook's theme in the order in which cells number them."""
    if not xml:
        return
    from lxml import etree

    scheme = etree.fromstring(xml).find(".//{*}clrScheme")
    named = {etree.QName(each).localname: each for each in scheme} if scheme is not None else {}
    for name in _THEME_ORDER:
        colour = next(iter(named[name]), None) if name in named else None
        written = (colour.get("lastClr") or colour.get("val")) if colour is not None else ""
        yield hex_colour(written)
