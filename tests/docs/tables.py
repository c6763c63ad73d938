"""The tables in docs/, made from the program: `make docs` writes them anew."""

import ast
import inspect
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Iterator
from functools import partial

from eh_tui.cli.table import commands as plain_commands
from eh_tui.model.core import form_rows, register_rows
from eh_tui.model.core.kinds import SINGLE, Kind
from eh_tui.model.core.offer import language as offer_language
from eh_tui.model.core.offer import rows as offer_rows
from eh_tui.model.core.review import assurance_rows, meeting_rows
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import type_of_kind
from eh_tui.model.offer.wording import PAGE_WORDS
from eh_tui.ui.commands import Scope, all_key_names, commands_of
from tests.support import CHECKOUT

DOCS = CHECKOUT / "docs"
MARK = "<!-- {}: written by make docs -->"


def keys_table() -> str:
    """Return every key of every screen, with what it does and its name in the settings."""
    parts = []
    for where in Scope:
        rows = [
            f"| `{'` `'.join(all_key_names(command).split())}` | {command.help} | `{command.id}` |"
            for command in commands_of(where)
        ]
        if rows:
            head = ["| Key | What it does | Name in the settings |", "| --- | --- | --- |"]
            parts.append("\n".join([f"**{where}**", "", *head, *rows]))
    return "\n\n".join(parts)


def commands_table() -> str:
    """Return every plain command as it is typed, with what it does."""
    rows = ["| Command | What it does |", "| --- | --- |"]
    wide = partial(HelpFormatter, width=1000)
    for command in plain_commands():
        name = f"eh-tui {command.name}"
        parser = ArgumentParser(prog=name, add_help=False, formatter_class=wide)
        for names, settings in command.arguments:
            parser.add_argument(*names, **settings)
        usage = parser.format_usage().removeprefix("usage: ").strip()
        rows.append(f"| `{usage.replace('|', ' or ')}` | {command.purpose} |")
    return "\n".join(rows)


def fields_table() -> str:
    """Return every table of a workbook's file with its fields, as the model describes them."""
    described = {
        node.name: node
        for module in (
            *(form_rows, register_rows, meeting_rows, assurance_rows),
            *(offer_rows, offer_language),
        )
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.ClassDef)
    }
    parts = []
    for kind in Kind:
        name = type_of_kind[kind].__name__
        brackets = f"[{kind}]" if kind in SINGLE else f"[[{kind}]]"
        lines = [f"### `{brackets}`", "", _first(ast.get_docstring(described[name]) or ""), ""]
        if kind in PARENTS:
            field, parent = PARENTS[kind]
            lines += [f"Belongs to the row of `[[{parent}]]` that `{field}` names.", ""]
        lines += ["| Field | What it holds |", "| --- | --- |"]
        for field, words in _fields(described[name]):
            lines.append(f"| `{field}` | {words or _generic(kind, field)} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _fields(row: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Return the fields of a row's class, each with the docstring below it."""
    for at, node in enumerate(row.body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            following = row.body[at + 1] if at + 1 < len(row.body) else None
            words = ""
            if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
                words = str(following.value.value)
            yield node.target.id, " ".join(words.split()).replace("|", "\\|")


_OF_MANY = {
    "title": "What it is called.",
    "as_of": "Of when the figure is.",
    "phone": "The phone number.",
    "email": "The e-mail address.",
    "url": "The web page.",
}


def _generic(kind: Kind, field: str) -> str:
    """Return what a field holds that is the same for rows of many kinds; no field is without."""
    if field == "id":
        return "By what the row is called, in commands and by other rows."
    if field == PARENTS.get(kind, ("",))[0]:
        return f"The row of `[[{PARENTS[kind][1]}]]` that it belongs to, by id."
    if kind is Kind.LANGUAGES:
        return f"In this language: {PAGE_WORDS[field]}"
    return _OF_MANY[field]


def _first(docstring: str) -> str:
    return " ".join(docstring.split("\n\n", maxsplit=1)[0].split())


TABLES = {
    "keys.md": ("keys", keys_table),
    "commands.md": ("commands", commands_table),
    "workbook-file.md": ("fields", fields_table),
}
"""Each page of docs/ that holds a table, with the table's name and what makes it."""


def renewed(page: str, text: str) -> str:
    """Return a page's text with its table as the program is now."""
    name, make = TABLES[page]
    begin, end = MARK.format(name), f"<!-- /{name} -->"
    before, rest = text.split(begin)
    _, after = rest.split(end)
    return f"{before}{begin}\n\n{make()}\n\n{end}{after}"


def main() -> None:
    """Write all tables anew."""
    for page in TABLES:
        path = DOCS / page
        path.write_text(renewed(page, path.read_text()))


if __name__ == "__main__":
    main()
