"""The tables of README.md, made from the program: `python -m tests.readme` writes them anew."""

from argparse import ArgumentParser, HelpFormatter
from functools import partial
from pathlib import Path

from eh_tui.cli.table import commands as plain_commands
from eh_tui.ui.commands import Where, all_key_names, commands

README = Path(__file__).resolve().parents[1] / "README.md"


def markdown_table() -> str:
    """Return every key of every screen, with what it does and its name in the settings."""
    parts = []
    for where in Where:
        rows = [
            f"| `{'` `'.join(all_key_names(command).split())}` | {command.help} | `{command.id}` |"
            for command in commands(where)
        ]
        head = ["| Key | What it does | Name in the settings |", "| --- | --- | --- |"]
        parts.append("\n".join([f"**{where}**", "", *head, *rows]))
    return "\n\n".join(parts)


def plain_table() -> str:
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


def renewed(text: str) -> str:
    """Return the README's text with its tables as the program is now."""
    for name, table in (("keys", markdown_table()), ("commands", plain_table())):
        begin, end = f"<!-- {name}: written by python -m tests.readme -->", f"<!-- /{name} -->"
        before, rest = text.split(begin)
        _, after = rest.split(end)
        text = f"{before}{begin}\n\n{table}\n\n{end}{after}"
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text()))
