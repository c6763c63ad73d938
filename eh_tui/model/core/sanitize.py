"""Text as a terminal may have it: what would steer it or hide is a visible symbol.

Every text that a person typed passes here on its way to a screen or a pipe; the file keeps
it as it was typed (RELIABILITY.md T30, T31).
"""

REPLACEMENT = "\ufffd"
"""Stands for what has no picture of its own: C1 controls, bidi marks, half characters."""

_HIDDEN = (
    *range(0x80, 0xA0),  # C1: a terminal may take U+009B for ESC [
    0x061C,
    0x200B,
    0x200E,
    0x200F,
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),  # half characters, as a file name that is not UTF-8 has them
    0xFEFF,
)
_SYMBOLS = {
    **dict.fromkeys(_HIDDEN, REPLACEMENT),
    **{code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A},
    0x7F: "\u2421",
}
_ON_ONE_LINE = {**_SYMBOLS, 0x0A: " \u21b5 "}


def shown(text: str) -> str:
    """Return a text with a one-cell symbol for each character that must not be printed.

    A line feed stays; a tab is "␉", ESC is "␛", and what has no picture is `REPLACEMENT`.
    """
    return text.translate(_SYMBOLS)


def shown_on_one_line(text: str) -> str:
    """Return a text as `shown` does, with the sign of the Enter key, " ↵ ", for each line feed."""
    return text.translate(_ON_ONE_LINE)
