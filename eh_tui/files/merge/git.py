"""What git knows and is told: who saved a version, and by which command two are merged."""

import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from eh_tui.errors import NotSaved, Refused
from eh_tui.files.system.durable import why, write_durably
from eh_tui.files.system.regular import read_if_there, stop_unless_still
from eh_tui.model.core.edits import Edit, Set
from eh_tui.model.journal.log import moment
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.merge.clash_wording import WrittenBy

ATTRIBUTE = "*.toml merge=eh-tui"
"""The line of .gitattributes; at the top of a checkout it holds for every folder in it."""

_DRIVER = (
    "if {program} --version >/dev/null 2>&1; then {program} merge %O %A %B --path %P; "
    "else git merge-file %A %O %B; fi"
)
"""Where the program is not found, git's own merge leaves both versions with its marks.

A driver that fails leaves one version as it is, without a mark, and the next commit would drop
the other.
"""

_LARGEST = 1024 * 1024
"""Bytes of a .gitattributes."""

_PATIENCE = 10
"""Seconds for which git is waited for."""


def install(folder: Path, programs: Sequence[str]) -> str:
    """Have git merge the workbooks of a checkout, in whatever folder of it they are.

    Takes the first of some programs, as a shell writes them, that git's own shell finds, and
    returns it; "" where it finds none, the settings being made with the first all the same.
    Raises `Refused` where the folder is in no checkout, `NotSaved`.
    """
    top = _git(folder, "rev-parse", "--show-toplevel").strip()
    if not top:
        raise Refused(f"{folder} is in no checkout of git; 'git init' makes one.")
    found = next((program for program in programs if _runs(folder, program)), "")
    settings = {
        "merge.eh-tui.name": "workbooks of eh-tui, field by field",
        "merge.eh-tui.driver": _DRIVER.format(program=found or programs[0]),
    }
    for name, value in settings.items():
        if _run(folder, "config", name, value).returncode:
            raise NotSaved(f"git could not write its setting {name} in {top}.")
    _add_attribute(Path(top) / ".gitattributes")
    return found


def merge_as_text(base: Path, ours: Path, theirs: Path) -> bool:
    """Let git merge files that are no workbooks into `ours`, and say whether they clash.

    Raises `NotSaved` where it can't.
    """
    done = _run(Path(), "merge-file", "--", str(ours), str(base), str(theirs))
    if done.returncode < 0 or done.returncode > 127:
        raise NotSaved("git could not merge the two versions; nothing was merged.")
    return done.returncode > 0


def written_by_commit(
    version: Path, records: Sequence[Record], value: Callable[[Edit], str]
) -> WrittenBy:
    """Return who wrote a field of a version that git hands over, and when.

    That is who typed the value on this machine, as the history of the workbook has it, else
    who committed the version. `value` tells what the version has in the field of an edit.
    """
    saved: str | None = None

    def who(edit: Edit) -> str:
        nonlocal saved
        if isinstance(edit, Set) and (typed := _typed(records, edit, value(edit))):
            return typed
        saved = _saved_by(version) if saved is None else saved
        return saved

    return who


def _typed(records: Sequence[Record], edit: Set, text: str) -> str:
    for record in reversed(records):
        if record.event is Event.CHANGE:
            for made in record.edits:
                if isinstance(made, Set) and (made.id, made.field) == (edit.id, edit.field):
                    return f"{record.by}, {moment(record.at)}" if made.new == text else ""
    return ""


def _saved_by(version: Path) -> str:
    """Return who first committed or stashed a file's content, and when; "" for nobody."""
    folder = Path()
    blob = _git(folder, "hash-object", "--no-filters", "--", str(version)).strip()
    if not blob:
        return ""
    found = _git(
        folder, "log", "--all", "--reflog", "-m", "--format=%an%x00%aI", f"--find-object={blob}"
    )
    if not found.strip():
        return ""
    who, _, at = found.strip().splitlines()[-1].partition("\0")
    return f"saved by {who}, {moment(at)}"


def _runs(folder: Path, program: str) -> bool:
    """Say whether git's own shell, with the PATH that git has, can run a program."""
    return not _run(folder, "-c", f"alias.try=!{program} --version", "try").returncode


def _git(folder: Path, *arguments: str) -> str:
    """Return what git prints, "" where it fails."""
    done = _run(folder, *arguments)
    return "" if done.returncode else done.stdout


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603  # git, with arguments of our own
            ["git", *arguments],  # noqa: S607  # which is found on PATH, as its users find it
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(arguments, -1, "", str(error))


def _add_attribute(path: Path) -> None:
    try:
        content = read_if_there(path, _LARGEST)
        text = content.decode()
        if ATTRIBUTE not in (line.strip() for line in text.splitlines()):
            end = "" if not text or text.endswith("\n") else "\n"
            is_as_read = partial(stop_unless_still, path, content)
            write_durably(path, f"{text}{end}{ATTRIBUTE}\n".encode(), last_look=is_as_read)
    except (OSError, UnicodeDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise NotSaved(f"{path} can't be written: {reason}.") from None
