"""A TOML text cut into blocks, so that one row can change and the rest stays byte for byte.

A block is a header with the comment lines directly above it and its body; a comment that
stands alone between two rows is a block of its own. Asked to add, remove or move
rows, tomlkit loses comments, and so does tomlrt 2.3.2 (docs/ARCHITECTURE.md).

Only text that `tomllib` accepts may be cut.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from eh_tui.errors import Refused
from eh_tui.files.toml.lines import Line, header_path, key_of, logical_lines, with_literal
from eh_tui.files.toml.literals import key_literal, literal, literals
from eh_tui.files.toml.loading import toml_tables


@dataclass(frozen=True)
class Block:
    """A piece of the text: a table's own lines, or what stands outside of all tables."""

    lines: tuple[Line, ...]
    name: str = ""
    """The table's first name, "" for the head of the file and for free comments."""
    is_row: bool = False
    """Whether it is an element of an array of tables."""

    @cached_property
    def text(self) -> str:
        """The block's characters."""
        return "".join(line.text for line in self.lines)

    @property
    def newline(self) -> str:
        """The line ending that the block uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @property
    def ends_in_blank_line(self) -> bool:
        """Whether what follows stands apart from it."""
        return re.search(r"(^|\n)[ \t]*\r?\n$", self.text) is not None

    @property
    def path(self) -> tuple[str, ...]:
        """The table's whole name, ("school",) under [school]; () where there is no header."""
        at = self._header()
        return header_path(self.lines[at])[0] if at >= 0 else ()

    def keys_under(self, name: str) -> dict[tuple[str, ...], int]:
        """Return the keys that begin with a name, dotted ones too, and on which line each is."""
        found = {}
        for at, line in enumerate(self.lines):
            if line.is_statement and (key := key_of(line))[0] == name:
                found[key] = at
        return found

    def values(self) -> dict[str, object]:
        """Return the block's own keys and values, without those of tables below it."""
        return toml_tables("".join(line.text for line in self._statements()))

    def with_value(self, key: str, literal: str, under: str = "") -> "Block":
        """Return the block with a key's value replaced, or the key added after the last.

        With a name that it stands `under`, the key is a dotted one, as in `school.name`.
        """
        lines = list(self.lines)
        path = (under, key) if under else (key,)
        last = None
        for number, line in enumerate(lines):
            if line.is_header and last is not None and number > self._header():
                break
            if line.is_statement:
                known = key_of(line)
                last = number if not under or known[0] == under else last
                if known == path:
                    lines[number] = with_literal(line, literal)
                    return Block(tuple(lines), self.name, self.is_row)
        above = last if last is not None else self._header()
        if above < 0:
            above = len(lines) - 1
        indent = _indent(lines[above].text) if above >= 0 else ""
        if above >= 0 and not lines[above].text.endswith("\n"):
            lines[above] = Line(lines[above].text + self.newline)
        dotted = ".".join(key_literal(part) for part in path)
        new = Line(f"{indent}{dotted} = {literal}{self.newline}")
        lines.insert(above + 1, new)
        return Block(tuple(lines), self.name, self.is_row)

    def without(self, key: str) -> "Block":
        """Return the block without a key of its own, if it has it."""
        lines = [line for line in self.lines if not line.is_statement or key_of(line) != (key,)]
        return Block(tuple(lines), self.name, self.is_row)

    def _header(self) -> int:
        return next((at for at, line in enumerate(self.lines) if line.is_header), -1)

    def _statements(self) -> list[Line]:
        statements: list[Line] = []
        for at, line in enumerate(self.lines):
            if line.is_header and at > self._header():
                break
            if line.is_statement:
                statements.append(line)
        return statements


def cut(text: str) -> list[Block]:
    """Return the blocks of a TOML text; joined together they are the text again."""
    lines = logical_lines(text)
    headers = [at for at, line in enumerate(lines) if line.is_header]
    starts: list[tuple[int, int]] = []
    owner = ""
    for at in headers:
        path, is_row = header_path(lines[at])
        if len(path) > 1 and path[0] == owner:
            continue
        owner = path[0] if is_row and len(path) == 1 else ""
        starts.append((_comments_above(lines, at), at))

    blocks: list[Block] = []
    first = starts[0][0] if starts else len(lines)
    blocks += _split_free_comments(lines[:first], "", False)
    for number, (start, header) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        path, is_row = header_path(lines[header])
        blocks += _split_free_comments(lines[start:end], path[0], is_row)
    return blocks


def not_as_tables(kind: str, whose: str = "this file") -> Refused:
    """Return why rows of a kind can't be changed that are no blocks: {...} in a list."""
    return Refused(
        f"The {kind} of {whose} are written as {{...}} in a list; write them as [[{kind}]] "
        "tables, then they can be changed here."
    )


def joined_text(blocks: list[Block]) -> str:
    """Return the text of the blocks, with the line ends that keep them apart."""
    pieces: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before and not before.text.endswith("\n"):
            pieces.append(block.newline)
        if before and not block.name and not before.ends_in_blank_line:
            pieces.append(block.newline)  # or the comment would pass to the row above it
        pieces.append(block.text)
        before = block if block.text else before
    return "".join(pieces)


def with_list(blocks: list[Block], key: str, texts: tuple[str, ...]) -> list[Block]:
    """Return the blocks with a list of texts in the head of the file, without it if empty."""
    if not blocks or blocks[0].name:
        blocks = [Block(()), *blocks]
    head = blocks[0].with_value(key, literals(texts)) if texts else blocks[0].without(key)
    return [head, *blocks[1:]]


def render_table(
    header: str, values: Mapping[str, str | bool | tuple[str, ...]], newline: str
) -> Block:
    """Return a new table with its values, and a blank line after it."""
    rows = (f"{key_literal(key)} = {_rendered(value, newline)}" for key, value in values.items())
    name = header.strip("[]")
    return Block(
        tuple(Line(line + newline) for line in (header, *rows, "")), name, header[1] == "["
    )


def _rendered(value: str | bool | tuple[str, ...], newline: str) -> str:
    if isinstance(value, tuple):
        return literals(value)
    return literal(value, newline) if isinstance(value, str) else "true"


def _comments_above(lines: list[Line], header: int) -> int:
    start = header
    while start > 0 and lines[start - 1].is_comment:
        start -= 1
    return start


def _split_free_comments(lines: list[Line], name: str, is_row: bool) -> list[Block]:
    """Return a table's block, then the comments that stand alone after it."""
    own = len(lines)
    while own and not _is_content(lines[own - 1]):
        own -= 1
    if own == 0:
        return [Block(tuple(lines))] if lines else []
    while own < len(lines) and lines[own].is_comment:
        own += 1
    while own < len(lines) and lines[own].is_blank:
        own += 1
    blocks = [Block(tuple(lines[:own]), name, is_row)]
    if own < len(lines):
        blocks.append(Block(tuple(lines[own:])))
    return blocks


def _is_content(line: Line) -> bool:
    return line.is_header or line.is_statement


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t"))]
