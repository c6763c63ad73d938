"""The Excel export of a workbook: the authority's own layout in one file."""

import re
from datetime import date
from pathlib import Path

from eh_tui.errors import NotSaved
from eh_tui.files.durable import why, write_durably
from eh_tui.files.xlsx.metadata import Identity
from eh_tui.files.xlsx.plan import plan_book
from eh_tui.files.xlsx.text import shown
from eh_tui.model.workbook import Workbook

NAME_LIMIT = 160
"""The bytes of a school's name in a file's name, which may have 255 in all."""

_not_in_names = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\u202a-\u202e\u2066-\u2069]+')


def export(
    workbook: Workbook, path: Path, *, today: date, identity: Identity | None = None
) -> tuple[str, ...]:
    """Write a workbook as an Excel file and return what its user should know about it.

    The same workbook gives the same bytes on the same day. Raises `Refused` for a text that
    no cell can hold and `NotSaved` where the file can't be written; an earlier export is
    whole then.
    """
    # openpyxl takes longer to load than all else takes to run.
    from eh_tui.files.xlsx.polish import polish
    from eh_tui.files.xlsx.write import write_book

    plan = plan_book(workbook, today, identity)
    try:
        write_durably(path, polish(write_book(plan), plan))
    except OSError as error:
        raise NotSaved(
            f"Could not write {path}: {why(error)}. An earlier export there is as it was."
        ) from error
    return plan.warnings


def default_name(workbook: Workbook, today: date) -> str:
    """Return a file name for an export that every system can hold."""
    school = _not_in_names.sub(" ", shown(workbook.school.name).replace("\n", " "))
    school = " ".join(school.split()).encode()[:NAME_LIMIT].decode(errors="ignore").strip(" .")
    start = f"{school} - " if school else ""
    return f"{start}Early Help audit {today:%Y-%m-%d}.xlsx"
