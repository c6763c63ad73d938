"""What people typed, written so that a reader of Markdown shows it as they typed it."""

import re

from eh_tui.files.office.xlsx.text import cell_shown

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|$]")
_AT_THE_START = re.compile(r"(?m)^(?:(\d{1,9})([.)])(?=\s|$)|()([#+\-=:]))")
_NO_PAGE_HAS = re.compile("[\x80-\x9f]")
"""Control characters that a page shows as others, or not at all."""

_BLANKS_BEFORE = re.compile(r"(?m)^[^\S\n]+")
_BLANKS_AFTER = re.compile(r"(?m)(?<![^\S\n])[^\S\n]+$")
_LAST_LINE_ENDS = re.compile(r"(?<!\n)\n+\Z")


def printed(text: str) -> str:
    """Return a text with a symbol for each character that a page can't have."""
    return _NO_PAGE_HAS.sub("\ufffd", cell_shown(text))


def escaped(text: str, indent: str = "") -> str:
    """Return a text for a paragraph, or for a list's entry whose further lines are set in."""
    held = _LAST_LINE_ENDS.sub(_spelt_out, _marks_escaped(text))
    return held.replace("\n", f"\\\n{indent}")


def escaped_in_table(text: str) -> str:
    """Return a text for a table's cell, which has to be one line."""
    return _marks_escaped(text).replace("\n", "<br>")


def _marks_escaped(text: str) -> str:
    held = _ANYWHERE.sub(r"\\\g<0>", _BLANKS_AFTER.sub("", printed(text)))
    held = _AT_THE_START.sub(r"\1\3\\\2\4", held)
    return _BLANKS_BEFORE.sub(_spelt_out, held)


def _spelt_out(match: re.Match[str]) -> str:
    """Return blanks that a reader of Markdown would drop as what it can't."""
    return "".join(f"&#{ord(blank)};" for blank in match[0])
