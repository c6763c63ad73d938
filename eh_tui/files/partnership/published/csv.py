"""Every row of a round as CSV: what any program reads, texts exactly as schools typed them."""

import csv
import io
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from eh_tui.model.partnership.flat_rows import FlatRow

HEADINGS = tuple(field.name for field in fields(FlatRow))


def csv_of(rows: Iterable[FlatRow]) -> bytes:
    """Return the rows as CSV in UTF-8 with a byte order mark, by which Excel knows it as such."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in HEADINGS])
    return text.getvalue().encode("utf-8-sig", "surrogatepass")


def _cell(value: str | int | date | None) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case None:
            return ""
        case _:
            return str(value)
