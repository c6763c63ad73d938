"""A file that came back: its sheets, and what it says of itself where nobody sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.files.documents.limits import LIMITS, OLE
from eh_tui.files.documents.read import read_document
from eh_tui.files.office.xlsx.titles import METADATA_SHEET
from eh_tui.files.returns.old_excel import read_old_excel
from eh_tui.files.system.regular import read_regular
from eh_tui.model.paper.source import SourceNote, SourceTable
from eh_tui.model.returns.preflight import SentMark, mark_on_sheets
from eh_tui.model.returns.school_marks import marks_called


@dataclass(frozen=True)
class ReturnedFile:
    """A return as it was read."""

    name: str
    tables: tuple[SourceTable, ...]
    """Its sheets without the one that the export keeps for itself."""
    mark: SentMark
    notes: tuple[SourceNote, ...]
    """What of it could not be read."""


def read_return(path: Path, *, under_merged: bool = False) -> ReturnedFile:
    """Return what came back in a .xlsx, .ods or .xls; `under_merged` is as of `read_document`.

    Raises `NotFound` and `Refused` as `read_document` does, and for a document called a sheet.
    """
    is_old = path.suffix.lower() == ".xls" and _is_ole(path)
    document = (
        read_old_excel(path, (METADATA_SHEET,))
        if is_old
        else read_document(path, is_return=True, under_merged=under_merged)
    )
    if document.blocks and not any(table.is_sheet for table in document.tables):
        raise Refused(
            f"{path.name} is a Word or other text document, whatever its name ends in; "
            f"call it {path.stem}.docx, or save it as what its name says."
        )
    own = [table for table in document.tables if table.where == f"sheet {METADATA_SHEET}"]
    tables = tuple(table for table in document.tables if table not in own)
    seen = mark_on_sheets(tables)
    kept = _kept(own[0]) if own else {}
    if not kept:
        return ReturnedFile(path.name, tables, seen, document.unread)
    mark = replace(
        seen,
        form=kept.get("form", seen.form),
        version=kept.get("version", ""),
        workbook=kept.get("workbook", seen.workbook),
        export=kept.get("export", ""),
        moment=kept.get("moment", ""),
        where=f"its hidden sheet {METADATA_SHEET}",
        school={**marks_called(kept), **seen.school},  # what is mended where it is seen counts
        is_whole=True,
    )
    return ReturnedFile(path.name, tables, mark, document.unread)


def _is_ole(path: Path) -> bool:
    """Say whether a file is one of before 2007, also where its name says something else."""
    try:
        return read_regular(path.resolve(), LIMITS.size).startswith(OLE)
    except OSError:
        return False  # whoever reads it says why it can't be


def _kept(table: SourceTable) -> Mapping[str, str]:
    """Return what the export noted of itself: a name and a value in each of the first rows."""
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.said.text
    return {row.get(0, ""): row.get(1, "") for row in rows.values() if set(row) == {0, 1}}
