"""Texts as TOML writes them."""

import re

_PIECE = re.compile(r'.{1,2000}["\n]*', re.DOTALL)
_HIDDEN = re.compile(
    "[\x80-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


def literal(text: str, newline: str = "\n") -> str:
    r"""Return a text as TOML writes it: a \"\"\" block where it has several lines.

    Characters that would steer a terminal or hide are escaped.
    """
    import tomlkit  # 40 ms that only a writer pays

    several = "\n" in text and "\r" not in text  # a raw \r would be read as a line ending
    quotes = 3 if several else 1
    # In pieces, since tomlkit takes the square of a text's length; none begins with what it
    # treats in another way at a string's beginning.
    pieces = [tomlkit.string(piece, multiline=several) for piece in _PIECE.findall(text) or [""]]
    written = "".join(piece.as_string()[quotes:-quotes] for piece in pieces)
    written = '"' * quotes + written + '"' * quotes
    written = _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
    if several and not text.startswith("\n"):  # there tomlkit breaks the line itself
        written = '"""\n' + written[3:]
    return written.replace("\n", newline) if newline != "\n" else written


def literals(texts: tuple[str, ...]) -> str:
    """Return a list of texts as TOML writes it, on one line."""
    return "[" + ", ".join(literal(text) for text in texts) + "]"


def key_literal(key: str) -> str:
    """Return a key as TOML writes it, on one line whatever it holds."""
    if re.fullmatch(r"[A-Za-z0-9_-]+", key):
        return key
    lines = (literal(line)[1:-1] for line in key.split("\n"))
    return '"' + "\\n".join(lines) + '"'
