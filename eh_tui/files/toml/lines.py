"""The logical lines of a TOML text: what each is, and which key or table it names.

Only text that `tomllib` accepts may be cut into them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eh_tui.files.toml.loading import toml_tables

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'  # a multi-line string may end in up to five quotes
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|\n"
    r"|[\[\]{}]"
    r"|[^\"'\#\n\[\]{}]+",
    re.DOTALL,
)
_KEY = re.compile(r"""[ \t]*((?:"(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_.\- \t])+?)[ \t]*=[ \t]*""")


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line: a multi-line string or array counts as one."""

    text: str

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text.strip()

    @property
    def is_comment(self) -> bool:
        """Whether it holds a comment and nothing else."""
        return self.text.lstrip().startswith("#")

    @property
    def is_header(self) -> bool:
        """Whether it opens a table."""
        return self.text.lstrip().startswith("[")

    @property
    def is_statement(self) -> bool:
        """Whether it gives a key its value."""
        return not (self.is_blank or self.is_comment or self.is_header)


def logical_lines(text: str) -> list[Line]:
    """Return the lines of a TOML text; joined together they are the text again."""
    lines: list[Line] = []
    start = depth = 0
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
            case "\n" if depth == 0:
                lines.append(Line(text[start : token.end()]))
                start = token.end()
    if start < len(text):
        lines.append(Line(text[start:]))
    return lines


def comments(text: str) -> Iterator[str]:
    """Return every comment of a text, those at the end of a line too."""
    for token in _TOKEN.finditer(text):
        if token[0].startswith("#"):
            yield token[0].strip()


def header_path(line: Line) -> tuple[tuple[str, ...], bool]:
    """Return the names in a table's header, and whether the last one is of an array's row."""
    path, last = _names_in(line.text)
    return path, isinstance(last, list)


def key_of(line: Line) -> tuple[str, ...]:
    """Return the names in a statement's key: one, or several of a dotted key."""
    match = _KEY.match(line.text)
    assert match, "only statements are asked for their key"
    return _names_in(f"{match[1]}=0")[0]


@lru_cache(maxsize=1024)  # a file has thousands of headers and keys, and few different ones
def _names_in(text: str) -> tuple[tuple[str, ...], object]:
    """Return the names on the way to the only value of a text, and that value."""
    node: object = toml_tables(text)
    path: list[str] = []
    while isinstance(node, dict) and node:
        name, node = next(iter(node.items()))
        path.append(name)
    return tuple(path), node


def with_literal(line: Line, literal: str) -> Line:
    """Return a statement with another value in the place of its own, its comment kept."""
    text = line.text
    match = _KEY.match(text)
    assert match, "only statements are given a value"
    end = match.end()
    for token in _TOKEN.finditer(text, end):
        if not token[0].startswith("#") and token[0].strip():
            end = token.start() + len(token[0].rstrip())
    return Line(text[: match.end()] + literal + text[end:])
