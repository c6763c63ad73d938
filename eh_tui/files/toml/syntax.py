"""What is wrong with a text that is no TOML, and what to do, for whoever edits it by hand."""

import re

from eh_tui.errors import BrokenFile

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")
_SLIPS = (
    (
        "Illegal character '\\n'",
        'a text in quotation marks is not closed on its line; put a " there',
    ),
    ("Unterminated string", "a text in quotation marks is not closed; close it where it ends"),
    ('Expected "\'"', "a text in single quotation marks is not closed; close it where it ends"),
    (
        "Invalid value",
        'here stands no value; write a text in quotation marks, as in when = "6/2027"',
    ),
    (
        "Expected '=' after a key",
        "a line is a key, = and a value; put # before a remark of your own",
    ),
    (
        "Expected newline or end of document",
        'the line goes on where it should end; within a text write \\" for a quotation mark',
    ),
    ("Unescaped '\\'", "write \\\\ for a backslash within quotation marks"),
    ("Invalid hex value", "write \\\\ for a backslash within quotation marks"),
    ("Cannot overwrite a value", "this key is here twice; leave one out"),
    (
        "Cannot declare",
        "this heading is here twice; leave one out, or write each row's with two brackets",
    ),
    ("Unclosed array", "a list is not closed, or lacks a comma; it is written as [1, 2]"),
    ("Unclosed inline table", "a { is not closed; put a } where it ends"),
    ("Expected ']", "the heading is not closed; it is written as [words] or [[levels]]"),
)
"""What the parser says first, and how a person is told."""


def broken(text: str, message: str) -> BrokenFile:
    """Return what the parser's message means, with the line and column in the text."""
    place = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    line = int(place[1]) if place else text.count("\n") + 1
    column = int(place[2]) if place else len(text) - text.rfind("\n")
    said = (
        message[: place.start()].strip() if place else message.removesuffix(" (at end of document)")
    )
    what = next((told for begins, told in _SLIPS if said.startswith(begins)), said)
    lines = text.splitlines()
    if line <= len(lines) and lines[line - 1].startswith(_CONFLICT):
        what = "a conflict that a git merge left; choose one side and delete the marks"
    return BrokenFile(f"line {line}, column {column}: {what}.", line, column)
