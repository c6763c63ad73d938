"""Where a command that writes a file for others puts it: beside the workbook, unless told."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import Argument, argument
from eh_tui.cli.output import say_on_one_line, warn

if TYPE_CHECKING:  # a command of the same module that writes no file does not wait for it
    from eh_tui.files.system.handed_out import HandedOut, InTheWay

FORCE = argument(
    "--force", action="store_true", help="replace the file also where somebody has changed it"
)


def output(what: str) -> Argument:
    """Return the argument that names a file or a folder to write to; `what` is its help."""
    return argument("-o", "--output", metavar="OUT", type=Path, help=what)


def destination(given: Namespace, name: str) -> "tuple[Path, InTheWay]":
    """Return the path to write to, and what is done where somebody's file is in the way.

    `name` is the usual name of the file: it gives way to another, one that was asked for doesn't.
    """
    from eh_tui.files.system.handed_out import InTheWay

    path: Path = given.output or given.file.parent
    if given.output and not os.path.isdir(path):  # noqa: PTH112  # Path's raises for a long name
        return path, InTheWay.REPLACE if given.force else InTheWay.REFUSE
    return path / name, InTheWay.REPLACE if given.force else InTheWay.NUMBER


def say_where(written: "HandedOut") -> None:
    """Print where a file is, and beside the output why it has no usual name."""
    say_on_one_line(str(written.path))
    if written.remark:
        warn(written.remark)
