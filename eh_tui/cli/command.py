"""What a command is: a word after `eh-tui`, what it is given and what it does."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

DONE, FOUND, BAD_INPUT, CRASHED, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit codes; `FOUND` is for what waits for a person: a fault, a clash."""

Argument = tuple[tuple[str, ...], dict[str, Any]]
"""What `ArgumentParser.add_argument` is given."""


class Command(NamedTuple):
    """One word after `eh-tui`, or two."""

    name: str
    purpose: str
    run: Callable[[Namespace], int]
    """Does it and returns the exit code."""
    arguments: tuple[Argument, ...]


def argument(*names: str, **settings: Any) -> Argument:
    """Return an argument of a command, said as to `ArgumentParser.add_argument`."""
    return names, settings


FILE = argument("file", metavar="FILE", type=Path, help="the workbook")
AS_JSON = argument("--json", action="store_true", help="for programs")
