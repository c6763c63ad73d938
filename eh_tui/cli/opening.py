"""A workbook opened by its name: for a command, or on the screens."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, argument
from eh_tui.cli.output import at_a_terminal, say, say_on_one_line, warn
from eh_tui.errors import NotFound, Refused
from eh_tui.files.documents.kinds import is_document, is_sheet

if TYPE_CHECKING:  # a command that opens no workbook does not wait for it
    from eh_tui.files.folder.peek import Peek
    from eh_tui.files.store.store import Store
    from eh_tui.files.system.settings import Settings

OPEN_ARGUMENTS = (
    argument("file", nargs="?", type=Path, help="a workbook, or a folder of them"),
    argument("--mouse", action="store_true", help="let the mouse be used"),
    argument("--version", action="store_true", help="print the version"),
)


def looked_at(path: Path) -> "Peek":
    """Return a workbook to look at, of which nothing is written; raises as `store` does."""
    from eh_tui.files.folder.peek import peek

    stop_unless_there(path)
    return peek(path)


def store(path: Path) -> "Store":
    """Return a workbook to change, if it is there; raises `NotFound` with how one is made."""
    from eh_tui.files.store.store import Store

    stop_unless_there(path)
    return Store(path, who_changes())


def who_changes() -> str:
    """Return who changes something, "office (DW)" on an account that is shared, else "".

    Raises `Refused` where nobody can be asked for the initials.
    """
    from eh_tui.files.system.user import initials_given, may_be_initials, user_name

    if not settings_told().ask_initials:
        return ""
    initials = initials_given()
    is_said = bool(os.environ.get("EH_INITIALS", "").strip())
    is_there = sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()
    if is_there and not is_said:
        print("Your initials, for the history: ", end="", file=sys.stderr, flush=True)
        initials = sys.stdin.readline().strip()
    if not may_be_initials(initials):
        raise Refused(
            "This account is shared: say who you are by your initials, as in EH_INITIALS=DW "
            "before the command."
        )
    return f"{user_name()} ({initials.upper()})"


def settings_told() -> "Settings":
    """Return the user's settings; what of them has no effect is said beside the output."""
    from eh_tui.files.system.settings import load_settings

    settings = load_settings()
    for fault in settings.faults:
        warn(fault)
    return settings


def stop_unless_there(path: Path, made_by: str = "new {} --school NAME") -> None:
    """Raise `NotFound` where there is no such file, with the one meant or what makes one."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no {path}; {_what_to_do_without(path, made_by)}") from None
    except OSError:
        return  # whoever reads it says why it can't be


def _what_to_do_without(path: Path, made_by: str) -> str:
    """Return the file that a missing one's name may mean; only where there is none, how to go on.

    Whoever mistyped a name must not be led to make a new, empty audit beside the one meant.
    """
    from eh_tui.files.beside.misspelt import named_nearly, only_workbook_beside

    if near := named_nearly(path):
        return f"did you mean {' or '.join(map(_as_typed, near))}?"
    if is_sheet(path) or is_document(path):
        return "look how it is spelt, and where it lies."
    if only := only_workbook_beside(path):
        return f"did you mean {_as_typed(only)}, the only workbook there?"
    return f"'eh-tui {made_by.format(_as_typed(path))}' makes one."


def _as_typed(path: Path) -> str:
    """Return a file's name as a shell takes it."""
    import shlex

    return shlex.quote(f"./{path}" if str(path).startswith("-") else str(path))


def open_screens(given: Namespace, begin: str = "") -> int:
    """Open the screens, or print the version, and return the exit code.

    `begin` is an action of the sheet that is done at once.
    """
    if given.version:
        from eh_tui.files.system.version import version

        say(f"eh-tui {version()}")
        return DONE
    if given.file:
        stop_unless_there(given.file)
    path, folder = given.file, None
    if path and (is_sheet(path) or is_document(path)):
        from eh_tui.files.returns.beside_workbook import workbook_beside

        path, begin = workbook_beside(path), f"show_return({str(path)!r})"
    if path and os.path.isdir(path):  # noqa: PTH112  # Path's raises where it may not look
        from eh_tui.files.folder.shelf import workbooks_in

        found = workbooks_in(path)
        if not _has_screens():
            return _list(path, found)
        path, folder = None, path
    prepare_terminal()
    from eh_tui.ui.start import run

    return run(path, folder, mouse=given.mouse, begin=begin)


def prepare_terminal(
    instead: str = "'eh-tui show', 'walk --lines', 'meeting run --lines', 'set' and 'export' work",
) -> None:
    """Make ready for the screens; raises `Refused` where this terminal can't show them.

    `instead` is what does without them.
    """
    if not at_a_terminal():
        raise Refused(f"The screens need a terminal; {instead} without one.")
    if os.name != "nt" and os.environ.get("TERM", "dumb") in ("", "dumb"):
        raise Refused(
            "This terminal can't show the screens (TERM is not set or dumb); "
            f"{instead} without them."
        )
    _speak_utf8()
    if "SSH_CONNECTION" in os.environ:
        # A slow line may part an arrow key's bytes by more than Textual waits: not an Escape yet.
        os.environ.setdefault("ESCDELAY", "400")


def _has_screens() -> bool:
    """Say whether this is a terminal that can show the screens."""
    return at_a_terminal() and os.environ.get("TERM", "dumb") not in ("", "dumb")


def _list(folder: Path, found: Sequence[Path]) -> int:
    """Print the workbooks of a folder, one a line, the copies of sync tools last."""
    from eh_tui.files.beside.copies import apart
    from eh_tui.files.folder.shelf import shelf_entries
    from eh_tui.model.journal.log import moment

    workbooks, copies = apart(found)
    known = {entry.path: entry for entry in shelf_entries(folder)}
    for path in workbooks:
        entry = known[path]
        told = (entry.title, entry.offer or entry.rated)
        what = entry.trouble.removesuffix(".") or ", ".join(filter(None, told))
        say_on_one_line(f"{path}: {what}, changed {moment(entry.changed.isoformat())}")
    for copy in copies:
        say_on_one_line(f"{copy}: a copy that a sync tool made")
    if not workbooks:
        say_on_one_line(f"There is no workbook in {folder}.")
    return DONE


def _speak_utf8() -> None:
    """Start anew in UTF-8 where the locale is not, since Textual would stop at an é."""
    if sys.stdout.encoding.lower().replace("-", "") == "utf8" or sys.flags.utf8_mode:
        return
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONIOENCODING", None)
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606  # our own command, as it was given
