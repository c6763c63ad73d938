"""A workbook opened by its name: for a command, or on the screens."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, argument
from eh_tui.cli.output import say
from eh_tui.errors import NotFound, Refused

if TYPE_CHECKING:  # a command that opens no workbook does not wait for it
    from eh_tui.files.store.store import Store

OPEN_ARGUMENTS = (
    argument("file", nargs="?", type=Path, help="the workbook; none for a list of them"),
    argument("--mouse", action="store_true", help="let the mouse be used"),
    argument("--version", action="store_true", help="print the version"),
)


def store(path: Path) -> "Store":
    """Return a workbook that is there; raises `NotFound` with how one is made."""
    from eh_tui.files.store.store import Store

    check_there(path)
    return Store(path)


def check_there(path: Path) -> None:
    """Raise `NotFound` where there is no such file."""
    if not os.path.lexists(path):
        import shlex

        name = shlex.quote(f"./{path}" if str(path).startswith("-") else str(path))
        raise NotFound(f"There is no {path}; 'eh-tui new {name} --school NAME' makes one.")


def open_screens(given: Namespace) -> int:
    """Open the screens, or print the version, and return the exit code."""
    if given.version:
        from eh_tui.files.system.version import version

        say(f"eh-tui {version()}")
        return DONE
    if given.file:
        check_there(given.file)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise Refused(
            "The screens need a terminal; 'eh-tui show', 'set' and 'export' work without one."
        )
    if os.name != "nt" and os.environ.get("TERM", "dumb") in ("", "dumb"):
        raise Refused(
            "This terminal can't show the screens (TERM is not set or dumb); "
            "'eh-tui show', 'set' and 'export' work without them."
        )
    _speak_utf8()
    if "SSH_CONNECTION" in os.environ:
        # A slow line may part an arrow key's bytes by more than Textual waits: not an Escape yet.
        os.environ.setdefault("ESCDELAY", "400")
    from eh_tui.ui.start import run

    return run(given.file, mouse=given.mouse)


def _speak_utf8() -> None:
    """Start anew in UTF-8 where the locale is not, since Textual would stop at an é."""
    if sys.stdout.encoding.lower().replace("-", "") == "utf8" or sys.flags.utf8_mode:
        return
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONIOENCODING", None)
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606  # our own command, as it was given
