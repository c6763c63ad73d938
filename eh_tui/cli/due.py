"""The command that tells what is due, for a login banner, cron or another program."""

import os
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import AS_JSON, DONE, FOUND, Command, argument
from eh_tui.cli.output import complain, say_as_json, say_on_one_line, warn
from eh_tui.errors import BrokenFile, EhError, NotFound

if TYPE_CHECKING:  # the other commands do not wait for it
    from eh_tui.model.due import Due


def _due(given: Namespace) -> int:
    from eh_tui.model.due import State

    today = date.today()
    found: list[tuple[Path, str, Due]] = []
    code = DONE
    files, copies = (given.files, ()) if given.files else _of_the_folder()
    for copy in copies:
        warn(f"{copy.name} is left out: it is a copy that a sync tool made.")
    for path in files:
        try:
            school, rows = _rows(path, today, given.days)
        except BrokenFile as error:  # which begins with the file's name
            code = complain(os.path.join(path.parent, str(error)))  # noqa: PTH118
        except EhError as error:
            code = complain(str(error))
        else:
            found += [(path, school, due) for due in rows]
    if given.json:
        say_as_json([_values(*each) for each in found])
    else:
        for path, school, due in sorted(found, key=_urgency):
            say_on_one_line(_line(school or path.stem, due, today))
        if not found and code == DONE:
            say_on_one_line("Nothing is due, and nothing lacks a date.")
    overdue = (State.OVERDUE, State.REVIEW_OVERDUE)
    if code == DONE and any(due.state in overdue for _, _, due in found):
        return FOUND
    return code


def _of_the_folder() -> tuple[Sequence[Path], Sequence[Path]]:
    """Return the workbooks of the workbooks folder, and the copies beside them.

    Raises `NotFound` where there are none.
    """
    from eh_tui.files.beside.copies import apart
    from eh_tui.files.folder.shelf import workbooks_in
    from eh_tui.files.system.paths import workbooks_folder

    folder = workbooks_folder()
    found = workbooks_in(folder) if folder.exists() else ()
    if not found:
        raise NotFound(f"There is no workbook in {folder}; name one, or set EH_WORKBOOKS.")
    return apart(found)


def _rows(path: Path, today: date, days: int) -> tuple[str, tuple["Due", ...]]:
    """Return a workbook's school and what is due in it; raises `EhError` naming the file."""
    from eh_tui.files.folder.peek import peek
    from eh_tui.model.due import dues

    workbook = peek(path).workbook
    return workbook.school.name, dues(workbook, today, days)


def _urgency(found: tuple[Path, str, "Due"]) -> tuple[int, date]:
    from eh_tui.model.due import State

    _, _, due = found
    return list(State).index(due.state), due.due or date.max


def _line(school: str, due: "Due", today: date) -> str:
    from eh_tui.model.core.days import in_words
    from eh_tui.model.due import said

    text = " ".join(due.text.split())
    who = f" ({' '.join(due.who.split())})" if due.who.strip() else ""
    when = f", due {in_words(due.due)}" if due.due else ""
    return f"{said(due, today)}: {school} {due.id} {text}{who}{when}"


def _values(path: Path, school: str, due: "Due") -> dict[str, str | None]:
    return {
        "file": str(path),
        "school": school,
        "id": due.id,
        "text": due.text,
        "who": due.who,
        "when": due.when,
        "due": due.due.isoformat() if due.due else None,
        "state": due.state.value,
    }


def _number_of_days(text: str) -> int:
    """Return a number of days; argparse asks for a `ValueError` where it is none."""
    days = int(text)
    if not 0 <= days <= 36500:
        raise ValueError
    return days


_number_of_days.__name__ = "number of days"

COMMANDS = (
    Command(
        "due",
        "tell what is overdue, due soon or without a date; ends with 1 where something is overdue",
        _due,
        (
            argument(
                "files",
                metavar="FILE",
                nargs="*",
                type=Path,
                help="workbooks; none for all in the workbooks folder",
            ),
            AS_JSON,
            argument(
                "--days",
                type=_number_of_days,
                default=28,
                metavar="N",
                help="how many days ahead is soon, 28 unless told",
            ),
        ),
    ),
)
