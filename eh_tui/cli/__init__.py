"""The commands: what the screens do, one line at a time; the only package that prints."""

import gc
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from functools import partial
from io import TextIOWrapper
from typing import NoReturn

from eh_tui.cli.command import DONE, INTERRUPTED, Command
from eh_tui.cli.opening import OPEN_ARGUMENTS
from eh_tui.cli.output import complain, drop_output, own_up, say
from eh_tui.cli.table import NAMES, command, commands
from eh_tui.cli.typed_in import allow_one_value
from eh_tui.errors import EhError, Refused


def main(argv: list[str] | None = None) -> int:
    """Run a command, or the screens, and return the exit code; never raises."""
    if argv is not None:
        return _main(argv)
    # A command ends before there is much to throw away; the screens turn it on when shown.
    gc.disable()
    try:
        return _main(sys.argv[1:])
    finally:
        gc.freeze()  # nor is it worth while on the way out


def _main(argv: list[str]) -> int:
    allow_one_value()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        if not sys.stdout:  # before anything is changed of which nobody would hear
            raise Refused("The output is closed, so nothing was done; run it with an output.")
        code = _run(argv)
        sys.stdout.flush()
    except EhError as error:
        return complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return DONE
    except OSError as error:
        from eh_tui.files.system.durable import why

        drop_output()
        return complain(
            f"The output can't be written: {why(error)}. "
            "If it was to change something, 'eh-tui log' tells whether it did."
        )
    except Exception as error:  # noqa: BLE001  # no traceback may reach a terminal
        return own_up(error)
    return code


def _run(arguments: list[str]) -> int:
    if arguments[1:2] in (["-h"], ["--help"]) and (group := _seconds(arguments[0])):
        say(_list_of_commands(tuple(f"{arguments[0]} {second}" for second in group)))
        return DONE
    asked, rest = _asked(arguments)
    needs_help = not {"-h", "--help"}.isdisjoint(rest)
    parser = _Parser(
        prog=f"eh-tui {asked.name}" if asked else "eh-tui",
        description=asked.purpose if asked else "A school's Early Help audit as a workbook.",
        epilog=_list_of_commands() if needs_help and not asked else None,
        # Not told a width, argparse loads shutil to ask for it, and does so for each argument.
        formatter_class=partial(RawDescriptionHelpFormatter, width=None if needs_help else 80),
        allow_abbrev=False,
    )
    try:
        for names, settings in asked.arguments if asked else OPEN_ARGUMENTS:
            parser.add_argument(*names, **settings)
        # Options may stand between the arguments. Asked for that, argparse takes twice the time,
        # and forgets that every word after "--" is an argument.
        is_mixed = any(word.startswith("-") for word in rest) and "--" not in rest
        given = parser.parse_intermixed_args(rest) if is_mixed else parser.parse_args(rest)
        if asked:
            return asked.run(given)
        from eh_tui.cli.lines.offer import open_or_offer_lines

        return open_or_offer_lines(given)
    except SystemExit as done:  # argparse, after --help and --version
        return int(done.code or 0)


def _asked(arguments: list[str]) -> tuple[Command | None, list[str]]:
    """Return the command that the first word names, or the first two, and what it is given."""
    for words in (2, 1):
        if (name := " ".join(arguments[:words])) in NAMES:
            return command(name), arguments[words:]
    if arguments and (seconds := _seconds(arguments[0])):
        raise Refused(f"'eh-tui {arguments[0]}' needs a second word: {', '.join(seconds)}.")
    if arguments:
        _stop_if_misspelt(arguments)
    return None, arguments


def _seconds(first: str) -> list[str]:
    """Return the second words of a group of commands; none for a word that is a command."""
    if first in NAMES:
        return []
    return [name.removeprefix(f"{first} ") for name in NAMES if name.startswith(f"{first} ")]


def _stop_if_misspelt(arguments: list[str]) -> None:
    """Raise `Refused` where the first word is no file and nearly a command."""
    word = arguments[0]
    if word.startswith("-") or "/" in word or "." in word or os.path.lexists(word):
        return
    from difflib import get_close_matches

    names = {name.split()[0]: name for name in reversed(NAMES)} | {name: name for name in NAMES}
    typed = (" ".join(arguments[:2]), word)
    near = next((found[0] for each in typed if (found := get_close_matches(each, names))), "")
    if near:
        raise Refused(f"There is no command {word!r}, and no file; did you mean 'eh-tui {near}'?")


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Refuse the arguments in one sentence."""
        raise Refused(f"{message}; '{self.prog} --help' tells how it is used.")


def _list_of_commands(names: tuple[str, ...] = NAMES) -> str:
    width = max(map(len, names)) + 2
    known = (each for each in commands() if each.name in names)
    lines = [f"  eh-tui {each.name:{width}}{each.purpose}" for each in known]
    return "\n".join(["commands:", *lines, "", "'eh-tui COMMAND --help' tells more of each."])
