"""The command that tells what is due, for a login banner, cron or another program."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import AS_JSON, DONE, FOUND, Command, argument
from eh_tui.cli.output import complain, say_as_json, say_on_one_line, warn
from eh_tui.errors import BrokenFile, EhError, NotFound

if TYPE_CHECKING:  # the other commands do not wait for it
    from eh_tui.model.core.workbook import Workbook
    from eh_tui.model.due import Due

Found = tuple[Path, "Workbook", "Due"]
"""A row that asks for attention, and the workbook that it is in."""


def _due(given: Namespace) -> int:
    from eh_tui.model.due import DueState

    today = date.today()
    found: list[Found] = []
    code = DONE
    for path in _workbooks(given.files):
        try:
            workbook, rows = _rows(path, today, given.days)
        except BrokenFile as error:  # the whole path says which of several folders' it is
            code = complain(
                f"{path}{str(error).removeprefix(error.name)}" if error.name else str(error)
            )
        except EhError as error:
            code = complain(str(error))
        else:
            found += [(path, workbook, due) for due in rows]
    if given.json:
        say_as_json([_values(*each) for each in found])
    else:
        _say(found, today, is_undated=given.undated)
        if not found and code == DONE:
            say_on_one_line("Nothing is due, and nothing lacks a date.")
    overdue = (DueState.OVERDUE, DueState.REVIEW_OVERDUE)
    if code == DONE and any(due.state in overdue for _, _, due in found):
        return FOUND
    return code


def _workbooks(named: Sequence[Path]) -> Iterator[Path]:
    """Return the workbooks that are named, and those of named folders or of the user's own.

    Copies in a folder are left out, and said. Raises `NotFound` for a folder without any.
    """
    from eh_tui.files.system.paths import workbooks_folder

    for path in named or (workbooks_folder(),):
        if named and not os.path.isdir(path):  # noqa: PTH112  # Path's raises for a long name
            yield path
            continue
        found, copies = _of_the_folder(path)
        for copy in copies:
            warn(f"{copy.name} is left out: it is a copy that a sync tool made.")
        yield from found


def _of_the_folder(folder: Path) -> tuple[Sequence[Path], Sequence[Path]]:
    """Return the workbooks of a folder, and the copies beside them; raises `NotFound` for none."""
    from eh_tui.files.beside.copies import apart
    from eh_tui.files.folder.shelf import workbooks_in

    found = workbooks_in(folder) if folder.exists() else ()
    if not found:
        raise NotFound(f"There is no workbook in {folder}; name one, or set EH_WORKBOOKS.")
    return apart(found)


def _rows(path: Path, today: date, days: int) -> tuple["Workbook", tuple["Due", ...]]:
    """Return a workbook and what is due in it; raises `EhError` naming the file."""
    from eh_tui.files.folder.peek import peek
    from eh_tui.model.due import dues

    workbook = peek(path).workbook
    return workbook, dues(workbook, today, days)


def _say(found: list[Found], today: date, *, is_undated: bool) -> None:
    """Print what is due, the most pressing first; of rows without a date only how many."""
    from eh_tui.model.assumed_dates import terms_missing
    from eh_tui.model.due import DueState, urgency, without_a_date

    undated = 0
    for path, workbook, due in sorted(found, key=lambda each: urgency(each[2])):
        if due.state is DueState.NEEDS_A_DATE and not is_undated:
            undated += 1
        else:
            say_on_one_line(_line(path, workbook, due, today))
    if undated:
        say_on_one_line(f"{without_a_date(undated)}; --undated lists them.")
    for path, workbook in {path: workbook for path, workbook, _ in found}.items():
        if missing := terms_missing(workbook, today):
            say_on_one_line(f"{workbook.school.name or path.stem}: {missing}.")


def _line(path: Path, workbook: "Workbook", due: "Due", today: date) -> str:
    from eh_tui.model.core.days import day_in_words
    from eh_tui.model.core.labelled_lines import NO_WORDS
    from eh_tui.model.due import due_in_words
    from eh_tui.model.text_outline import rating

    school = workbook.school.name or path.stem
    rated = f" [{rating(workbook.form, due.rag)}]" if due.rag is not None else ""
    text = " ".join(due.text.split()) or NO_WORDS
    who = f" ({' '.join(due.who.split())})" if due.who.strip() else ""
    when = f", due {day_in_words(due.due)}" if due.due else ""
    return f"{due_in_words(due, today)}: {school} {due.id}{rated} {text}{who}{when}"


def _values(path: Path, workbook: "Workbook", due: "Due") -> dict[str, str | None]:
    return {
        "file": str(path),
        "school": workbook.school.name,
        "id": due.id,
        "text": due.text,
        "who": due.who,
        "when": due.when,
        "due": due.due.isoformat() if due.due else None,
        "state": due.state.value,
        "rag": due.rag,
    }


def _number_of_days(text: str) -> int:
    """Return a number of days; argparse asks for a `ValueError` where it is none."""
    days = int(text)
    if not 0 <= days <= 36500:
        raise ValueError
    return days


_number_of_days.__name__ = "number of days"  # so argparse calls it where it refuses one

COMMANDS = (
    Command(
        "due",
        "tell what is overdue or due soon; ends with 1 where something is overdue",
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
                "--undated",
                action="store_true",
                help="list what has no date too, and not only how much (--json always does)",
            ),
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
