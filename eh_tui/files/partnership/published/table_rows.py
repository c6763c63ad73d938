"""The rows of all current returns, one workbook at a time."""

from collections.abc import Iterator
from datetime import date

from eh_tui.files.partnership.folder import FolderReading
from eh_tui.files.partnership.reading import audit_of_file
from eh_tui.model.partnership.collated import State
from eh_tui.model.partnership.flat_rows import FlatRow, flat_rows


def table_rows(reading: FolderReading, today: date) -> Iterator[FlatRow]:
    """Yield every row of the returns that count, school by school in the order of the page.

    Raises whatever a file's reader does where one is gone since the folder was read.
    """
    name = reading.collated.round.name
    for line in reading.collated.lines:
        if line.state is State.RETURNED and line.returned:
            file = reading.files[line.returned.file]
            workbook = audit_of_file(file, reading.collated.blank, today)
            yield from flat_rows(workbook, line, name, today)
