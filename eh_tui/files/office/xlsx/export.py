"""The Excel export of a workbook: the authority's own layout in one file."""

from datetime import date
from pathlib import Path

from eh_tui.files.office.xlsx.plan import AUDIT_ALONE, Companions, plan_book
from eh_tui.files.store.identity import Identity
from eh_tui.files.system.file_names import file_name
from eh_tui.model.audit.subject import short_subject
from eh_tui.model.core.workbook import Workbook


def excel_file(
    workbook: Workbook,
    *,
    today: date,
    identity: Identity | None = None,
    beside: Companions = AUDIT_ALONE,
) -> tuple[bytes, tuple[str, ...]]:
    """Return a workbook as an Excel file, and what its user should know about it.

    The same workbook gives the same bytes on the same day. Raises `Refused` for a text that
    no cell can hold and where no meeting has ended since which there could be changes.
    """
    # openpyxl takes longer to load than all else takes to run.
    from eh_tui.files.office.xlsx.write import write_book
    from eh_tui.files.office.zip import zipped

    plan = plan_book(workbook, today, identity, beside)
    return zipped(write_book(plan)), plan.warnings


def default_name(
    workbook: Workbook,
    source: Path,
    today: date,
    *,
    changes: bool = False,
    sent_back: bool = False,
) -> str:
    """Return a file name for the export of a workbook's file, with the changes or without.

    One that is `sent_back` says so. A form of another authority's gives it its own title.
    """
    title = short_subject(workbook) if workbook.form.columns else "Early Help audit"
    what = f"{title}{' and changes' if changes else ''}"
    what += " sent back" if sent_back else ""
    return file_name(workbook.school.name, source, f"{what} {today:%Y-%m-%d}", ".xlsx")
