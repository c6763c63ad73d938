"""Text as Excel can hold it: nothing of it is lost without a word."""

import re

from eh_tui.errors import Refused

CELL_LIMIT = 32_767
"""The UTF-16 units that an Excel cell can hold."""
FORMULA_TEXT_LIMIT = 255
"""The UTF-16 units of a text inside an Excel formula, and of an inline dropdown list."""

_newline = re.compile(r"\r\n?")
_unholdable = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def cell_shown(text: str) -> str:
    """Return a text with a visible symbol for each character that a cell cannot hold.

    Line ends become newlines, control characters their pictures (U+2400 on), and what is
    no character at all U+FFFD.
    """
    if text.isprintable():
        return text
    return _unholdable.sub(_symbol, _newline.sub("\n", text))


def _symbol(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def units(text: str) -> int:
    """Return the length of a text as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cell_text(text: str, about: str) -> str:
    """Return a text as a cell shows it; raises `Refused` where no cell can hold it.

    `about` names the text to its reader, like "3-02, Action".
    """
    held = cell_shown(text)
    if units(held) > CELL_LIMIT:
        raise Refused(
            f"The text of {about} is too long for Excel: it has {units(held):,} characters "
            f"and a cell holds {CELL_LIMIT:,}. Shorten it, then export again."
        )
    return held


def header_text(text: str, limit: int) -> str:
    """Return a text for a page's header or footer, at most `limit` characters long.

    An ampersand would be a code there, so it is doubled.
    """
    line = " ".join(cell_shown(text).split())
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return line.replace("&", "&&")


def quoted(text: str) -> str:
    """Return a text as a literal of Excel's formulas."""
    return '"' + text.replace('"', '""') + '"'


def numbered_format(number: str, suffix: str) -> str:
    """Return the number format that shows a number before a text and a suffix behind it.

    The cell holds the text alone.
    """
    prefix = format_literal(f"{number}.  ") if number else ""
    return f"{prefix}@{format_literal(suffix) if suffix else ''}"


def format_literal(text: str) -> str:
    """Return a text as a literal of Excel's number formats, where only `"` is special."""
    return '"' + cell_shown(text).replace('"', '"\\""') + '"'
