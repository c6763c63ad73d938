"""A collated round as a file for others, of the kind that its name says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.files.partnership.folder import FolderReading, questions_for
from eh_tui.files.partnership.published.table_rows import table_rows
from eh_tui.files.system.file_names import file_name
from eh_tui.model.partnership.collated import State
from eh_tui.model.partnership.spread import Spread
from eh_tui.model.partnership.tables import ChangesByFile

KINDS = (".csv", ".xlsx", ".html")


def stop_if_no_kind(out: Path) -> None:
    """Raise `Refused` where a name does not say of which kind a file is to be."""
    if (ending := out.suffix.lower()) not in KINDS:
        raise Refused(f"{out} ends in {ending or 'nothing'}; use .csv, .xlsx or .html.")


def content_of(
    out: Path, reading: FolderReading, today: date, changes: ChangesByFile | None
) -> bytes:
    """Return what belongs into a file; raises `Refused` for a kind that there is none of."""
    stop_if_no_kind(out)
    collated = reading.collated
    if out.suffix.lower() == ".csv":
        from eh_tui.files.partnership.published.csv import csv_of

        return csv_of(table_rows(reading, today))
    questions = questions_for(reading, collated.current, today)
    if out.suffix.lower() == ".html":
        from eh_tui.files.partnership.published.html import html_of

        return html_of(collated, changes, questions)
    from eh_tui.files.partnership.published.xlsx import xlsx_of

    return xlsx_of(collated, changes, questions, table_rows(reading, today), today)


def own_copies(reading: FolderReading, today: date) -> Iterator[tuple[str, bytes]]:
    """Yield each school's own copy of the page, with the name of its file."""
    from eh_tui.files.partnership.published.html import own_html

    collated = reading.collated
    spread = Spread(collated)
    questions = questions_for(reading, collated.current, today)
    for line in collated.lines:
        if line.state is State.RETURNED:
            name = file_name(line.school, Path(line.number), collated.round.name, ".html")
            yield name, own_html(collated, spread.copy_of(line), questions)
