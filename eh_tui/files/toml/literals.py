"""Texts as TOML writes them."""

import json
import re

_HIDDEN = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_ESCAPE = re.compile(r"\\(.)")
_AS_IT_IS = {"n": "\n", '"': '"'}
"""What needs no escape in a block of lines."""


def literal(text: str, newline: str = "\n") -> str:
    r"""Return a text as TOML writes it: a \"\"\" block where it has several lines.

    Characters that would steer a terminal or hide are escaped.
    """
    written = json.dumps(text, ensure_ascii=False)  # JSON's escapes are TOML's too
    written = _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
    if "\n" not in text or "\r" in text:  # a raw \r would be read as a line ending
        return written
    lines = _ESCAPE.sub(lambda match: _AS_IT_IS.get(match[1], match[0]), written[1:-1])
    lines = lines.replace('"""', '""\\"').replace("\n", newline)
    return f'"""{newline}{lines}"""'


def literals(texts: tuple[str, ...]) -> str:
    """Return a list of texts as TOML writes it, on one line."""
    return "[" + ", ".join(literal(text) for text in texts) + "]"


def key_literal(key: str) -> str:
    """Return a key as TOML writes it, on one line whatever it holds."""
    if re.fullmatch(r"[A-Za-z0-9_-]+", key):
        return key
    lines = (literal(line)[1:-1] for line in key.split("\n"))
    return '"' + "\\n".join(lines) + '"'
