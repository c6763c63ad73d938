"""The Excel export of a workbook: the authority's own layout in one file."""

import re
from datetime import date
from pathlib import Path

from eh_tui.errors import NotSaved
from eh_tui.files.office.xlsx.metadata import Identity
from eh_tui.files.office.xlsx.plan import AUDIT_ALONE, Beside, plan_book
from eh_tui.files.office.xlsx.text import shown
from eh_tui.files.system.durable import why, write_durably
from eh_tui.model.core.workbook import Workbook

NAME_LIMIT = 160
"""The bytes of a school's name in a file's name, which may have 255 in all."""

_not_in_names = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\u202a-\u202e\u2066-\u2069]+')


def export(
    workbook: Workbook,
    path: Path,
    *,
    today: date,
    identity: Identity | None = None,
    beside: Beside = AUDIT_ALONE,
) -> tuple[str, ...]:
    """Write a workbook as an Excel file and return what its user should know about it.

    The same workbook gives the same bytes on the same day. Raises `Refused` for a text that
    no cell can hold and where no meeting has ended since which there could be changes, and
    `NotSaved` where the file can't be written; an earlier export is whole then.
    """
    # openpyxl takes longer to load than all else takes to run.
    from eh_tui.files.office.xlsx.write import write_book
    from eh_tui.files.office.zip import zipped

    plan = plan_book(workbook, today, identity, beside)
    try:
        write_durably(path, zipped(write_book(plan)))
    except OSError as error:
        raise NotSaved(
            f"Could not write {path}: {why(error)}. An earlier export there is as it was."
        ) from error
    return plan.warnings


def default_name(workbook: Workbook, today: date) -> str:
    """Return a file name for an export that every system can hold."""
    return named_after_school(workbook, f"Early Help audit {today:%Y-%m-%d}.xlsx")


def named_after_school(workbook: Workbook, what: str) -> str:
    """Return a file name of the school's and what the file is, that every system can hold."""
    school = _not_in_names.sub(" ", shown(workbook.school.name).replace("\n", " "))
    school = " ".join(school.split()).encode()[:NAME_LIMIT].decode(errors="ignore").strip(" .")
    return (f"{school} - " if school else "") + _not_in_names.sub(" ", what)
