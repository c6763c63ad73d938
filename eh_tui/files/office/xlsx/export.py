"""The Excel export of a workbook: the authority's own layout in one file."""

from datetime import date
from pathlib import Path

from eh_tui.files.beside.file_names import file_name
from eh_tui.files.beside.handed_out import HandedOut, InTheWay, hand_out
from eh_tui.files.office.xlsx.metadata import Identity
from eh_tui.files.office.xlsx.plan import AUDIT_ALONE, Beside, plan_book
from eh_tui.model.core.workbook import Workbook


def export(
    workbook: Workbook,
    path: Path,
    *,
    today: date,
    identity: Identity | None = None,
    beside: Beside = AUDIT_ALONE,
    in_the_way: InTheWay = InTheWay.NUMBER,
) -> tuple[HandedOut, tuple[str, ...]]:
    """Write a workbook as an Excel file; return where it is and what to know of its contents.

    The same workbook gives the same bytes on the same day. Raises `Refused` for a text that
    no cell can hold and where no meeting has ended since which there could be changes, and
    `Refused` and `NotSaved` as `hand_out` does.
    """
    # openpyxl takes longer to load than all else takes to run.
    from eh_tui.files.office.xlsx.write import write_book
    from eh_tui.files.office.zip import zipped

    plan = plan_book(workbook, today, identity, beside)
    written = hand_out(path, zipped(write_book(plan)), in_the_way)
    return written, plan.warnings


def default_name(workbook: Workbook, source: Path, today: date, *, changes: bool = False) -> str:
    """Return a file name for the export of a workbook's file, with the changes or without."""
    what = "Early Help audit and changes" if changes else "Early Help audit"
    return file_name(workbook.school.name, source, f"{what} {today:%Y-%m-%d}", ".xlsx")
