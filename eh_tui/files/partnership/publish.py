"""A collated round as a file for others, of the kind that its name says."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.files.partnership.folder import FolderReading
from eh_tui.files.partnership.table_rows import table_rows
from eh_tui.model.partnership.changed import Changed


def content_of(
    out: Path, reading: FolderReading, today: date, changes: Mapping[str, Changed] | None
) -> bytes:
    """Return what belongs into a file; raises `Refused` for a kind that there is none of."""
    match out.suffix.lower():
        case ".csv":
            from eh_tui.files.partnership.csv import csv_of

            return csv_of(table_rows(reading, today))
        case other:
            raise Refused(f"{out} ends in {other or 'nothing'}; use .csv, .xlsx or .html.")
