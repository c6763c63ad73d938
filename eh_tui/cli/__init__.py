"""The commands: what the screens do, one line at a time; the only package that prints."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from io import TextIOWrapper
from typing import NoReturn

from eh_tui.cli.command import DONE, INTERRUPTED, Command
from eh_tui.cli.opening import OPEN_ARGUMENTS, open_screens
from eh_tui.cli.output import complain, drop_output
from eh_tui.errors import EhError, Refused
from eh_tui.files.durable import why


def main(argv: list[str] | None = None) -> int:
    """Run a command, or the screens, and return the exit code; never raises."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        if sys.stdout:
            sys.stdout.flush()
    except EhError as error:
        return complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return DONE
    except OSError as error:
        drop_output()
        return complain(f"The output can't be written: {why(error)}.")
    return code


def _run(arguments: list[str]) -> int:
    command, rest = _command(arguments)
    parser = _Parser(
        prog=f"eh-tui {command.name}" if command else "eh-tui",
        description=command.purpose if command else "A school's Early Help audit as a workbook.",
        epilog=None if command else _list_of_commands(),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    try:
        for names, settings in command.arguments if command else OPEN_ARGUMENTS:
            parser.add_argument(*names, **settings)
        # Mixing them, argparse forgets that every word after "--" is an argument.
        parse = parser.parse_args if "--" in rest else parser.parse_intermixed_args
        given = parse(rest)
        return command.run(given) if command else open_screens(given)
    except SystemExit as done:  # argparse, after --help and --version
        return int(done.code or 0)


def _command(arguments: list[str]) -> tuple[Command | None, list[str]]:
    """Return the command that the first word names, or the first two, and what it is given."""
    if arguments[:1] == ["due"]:  # it runs at each login, so it waits for no other command
        from eh_tui.cli.due import DUE

        return DUE, arguments[1:]
    from eh_tui.cli.table import COMMANDS

    for words in (2, 1):
        if command := COMMANDS.get(" ".join(arguments[:words])):
            return command, arguments[words:]
    first = f"{arguments[0]} " if arguments else ""
    seconds = [name.removeprefix(first) for name in COMMANDS if first and name.startswith(first)]
    if seconds:
        raise Refused(f"'eh-tui {first.strip()}' needs a second word: {' or '.join(seconds)}.")
    return None, arguments


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Refuse the arguments in one sentence."""
        raise Refused(f"{message}; '{self.prog} --help' tells how it is used.")


def _list_of_commands() -> str:
    from eh_tui.cli.table import COMMANDS

    width = max(map(len, COMMANDS)) + 2
    lines = [f"  eh-tui {command.name:{width}}{command.purpose}" for command in COMMANDS.values()]
    return "\n".join(["commands:", *lines, "", "'eh-tui COMMAND --help' tells more of each."])
