"""Fonts such as Wingdings, in which a letter is seen as a tick, a cross or a box.

A file holds the letter, or the same in the private area of Unicode from F000 on; what a person
sees is told by the font alone.
"""

from collections.abc import Mapping

_PRIVATE = 0xF000

_FONTS: Mapping[str, Mapping[str, str]] = {
    "wingdings": {
        "l": "●",
        "m": "❍",
        "n": "■",
        "o": "□",
        "p": "🞐",
        "q": "❑",
        "r": "❒",
        "x": "⌧",
        "\x9f": "•",
        "¡": "○",
        "§": "▪",
        "¨": "◻",
        "û": "✗",
        "ü": "✓",
        "ý": "☒",
        "þ": "☑",
    },
    "wingdings 2": {
        "O": "✗",
        "P": "✓",
        "Q": "☒",
        "R": "☑",
        "S": "☒",
        "T": "☒",
        "U": "⊗",
        "£": "□",
    },
    "webdings": {"a": "✓", "r": "✗", "c": "□", "g": "■", "n": "●"},
    "marlett": {"a": "✓", "b": "✔", "r": "✗"},
    "symbol": {"Ö": "√", "·": "•"},
    "zapf dingbats": {
        "3": "✓",
        "4": "✔",
        "5": "✕",
        "6": "✖",
        "7": "✗",
        "8": "✘",
        "l": "●",
        "n": "■",
        "o": "❏",
        "p": "❐",
        "q": "❑",
        "r": "❒",
    },
}
"""The signs by the letter, in the fonts' own encoding; a letter that is not here is seen otherwise.

Unicode lists what they are where it took them up (L2/12-368), and Apple those of Zapf Dingbats.
"""
_ANY = {
    "ü": "✓",
    "þ": "☑",
    "R": "☑",
    "S": "☒",
    "ý": "☒",
    "û": "✗",
    "¨": "☐",
    "£": "☐",
    "o": "☐",
    "·": "•",
}
"""What a letter of the private area most probably is where nothing tells its font."""


def sign_font(name: str | None) -> str:
    """Return the name under which a font of signs is known here, "" for any other font."""
    folded = " ".join((name or "").casefold().replace("itc ", "").split())
    folded = "zapf dingbats" if folded in ("zapfdingbats", "dingbats") else folded
    return folded if folded in _FONTS else ""


def as_seen(text: str, font: str = "") -> str:
    """Return a text as it is seen in a font of `sign_font`; what is not known is kept."""
    if font or any(_is_private(letter) for letter in text):
        return "".join(sign_of(letter, font) or letter for letter in text)
    return text


def sign_of(letter: str, font: str = "") -> str:
    """Return the sign that a letter is seen as, "" where that is not known."""
    if _is_private(letter):
        return _FONTS.get(font, _ANY).get(chr(ord(letter) - _PRIVATE), "")
    return _FONTS[font].get(letter, "") if font else ""


def _is_private(letter: str) -> bool:
    return _PRIVATE <= ord(letter) <= _PRIVATE + 0xFF
