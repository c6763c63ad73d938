"""The one door by which text reaches a pipe or a plain terminal."""

import contextlib
import os
import sys
from collections.abc import Iterable

from eh_tui.cli.command import BAD_INPUT, CRASHED
from eh_tui.errors import Refused
from eh_tui.model.core.sanitize import shown, shown_on_one_line


def say(text: str = "") -> None:
    """Print a text, its line feeds kept."""
    print(shown(text))


def say_on_one_line(text: str) -> None:
    """Print a text of which a script counts on one line."""
    print(shown_on_one_line(text))


def say_as_json(value: object) -> None:
    """Print a value as JSON; in ASCII, so that no control character and no locale can spoil it."""
    import json

    print(json.dumps(value, indent=2))


def say_as_json_with(value: object, name: str, rows: Iterable[object]) -> None:
    """Print a value as JSON with rows in place of its empty list of a name, one at a time.

    However many they are, no more than one is held.
    """
    import json
    from textwrap import indent

    before, after = json.dumps(value, indent=2).split(f'  "{name}": []', 1)
    print(f'{before}  "{name}": [', end="")
    has_rows = False
    for row in rows:
        print("," if has_rows else "", indent(json.dumps(row, indent=2), "    "), sep="\n", end="")
        has_rows = True
    print("\n  ]" if has_rows else "]", after, sep="")


def at_a_terminal() -> bool:
    """Say whether somebody sits at a terminal and can answer."""
    is_there = sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()
    return bool(is_there)


def agrees(question: str, option: str) -> bool:
    """Ask a question on the terminal and return whether the answer is yes.

    Raises `Refused` where nobody can be asked; `option` is the one that says yes beforehand.
    """
    if not at_a_terminal():
        raise Refused(f"{shown_on_one_line(question)} Nobody can be asked here: add {option}.")
    say(question)
    try:
        return input("Type yes to do it: ").strip().casefold() in ("yes", "y")
    except EOFError:
        return False


def warn(sentence: str) -> None:
    """Print a sentence beside the output."""
    print(shown_on_one_line(sentence), file=sys.stderr)


def complain(sentence: str) -> int:
    """Say why a command was not carried out, and return its exit code."""
    with contextlib.suppress(OSError):
        warn(f"eh-tui: {sentence}")
    return BAD_INPUT


def own_up(error: Exception) -> int:
    """Say that the program itself is at fault and where that is noted; return the exit code."""
    import shlex

    if isinstance(error, ImportError) and error.name:  # what would note it may be gone as well
        with contextlib.suppress(OSError):
            warn(
                "eh-tui: A part of eh-tui is not there: it was replaced while it ran, or is not "
                "installed whole. Start it again; where that does not help, install it anew. "
                "What was saved is safe, and what was being typed is kept as a draft."
            )
        return CRASHED
    from eh_tui.files.system.crash import write_report

    try:
        noted = f"where is noted in {shlex.quote(str(write_report(error)))}, without your texts"
    except OSError:
        noted = "and it could not be noted where"
    with contextlib.suppress(OSError):
        warn(
            f"eh-tui: A fault of the program itself ended it ({type(error).__name__}); {noted}. "
            "What was saved is safe; please tell whoever looks after eh-tui."
        )
    return CRASHED


def drop_output() -> None:
    """Let what is still to be printed go nowhere, so that leaving says nothing more."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
