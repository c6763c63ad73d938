"""Completions and the man page, made of the table of commands: `make docs` writes them anew."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterable
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from eh_tui.cli.command import Argument
from eh_tui.cli.opening import OPEN_ARGUMENTS
from eh_tui.cli.table import NAMES, commands
from tests.docs.tables import DOCS

FOLDER = DOCS / "shell"
SHELLS = {"bash": "eh-tui.bash", "zsh": "_eh-tui", "fish": "eh-tui.fish"}
MAN_PAGE = "eh-tui.1"


def whole_parser(*, with_file: bool) -> ArgumentParser:
    """Return one parser of all commands, which the program itself never needs at once.

    `with_file` says that a workbook may stand in a command's place, as it may, and a folder in
    that of a second word: a shell would
    then complete the second word as a command, so completions leave it to the file names that
    a shell offers by itself.
    """
    parser = ArgumentParser("eh-tui", description="A school's Early Help audit as a workbook.")
    _add(parser, [each for each in OPEN_ARGUMENTS if with_file or _is_option(each)])
    alone: dict[str, ArgumentParser] = {}
    groups: dict[str, _SubParsersAction[ArgumentParser]] = {
        "": parser.add_subparsers(metavar="COMMAND")
    }
    for command in commands():
        first, _, second = command.name.rpartition(" ")
        if first and first not in groups:
            group = alone.get(first) or groups[""].add_parser(first, help=f"commands of a {first}")
            groups[first] = group.add_subparsers(metavar="COMMAND")
        added = groups[first].add_parser(
            second, help=command.purpose, description=f"{command.purpose}."
        )
        alone[command.name] = added
        is_one_word = with_file or all(not each.startswith(f"{command.name} ") for each in NAMES)
        _add(added, [each for each in command.arguments if is_one_word or _is_option(each)])
    return parser


def _is_option(argument: Argument) -> bool:
    return argument[0][0].startswith("-")


def _add(parser: ArgumentParser, arguments: Iterable[Argument]) -> None:
    for names, settings in arguments:
        added = parser.add_argument(*names, **settings)
        if settings.get("type") is Path:
            added.complete = shtab.FILE  # type: ignore[attr-defined]  # how shtab is told


def pages() -> dict[str, str]:
    """Return the text of each file in docs/shell/ by its name."""
    made = {
        name: shtab.complete(whole_parser(with_file=False), shell) for shell, name in SHELLS.items()
    }
    bash = SHELLS["bash"]
    made[bash] = made[bash].replace("complete -o bashdefault", "complete -o bashdefault -o default")
    manual = Manpage(whole_parser(with_file=True))
    manual.date = ""
    manual.manual = "eh-tui"
    manual.description = "a school's Early Help audit as a workbook"  # what apropos searches
    return {
        name: "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
        for name, text in (made | {MAN_PAGE: str(manual)}).items()
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text)
