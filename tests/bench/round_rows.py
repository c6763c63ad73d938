"""The rows of a round, as an Excel file's writers are given them."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice, repeat
from pathlib import Path

from eh_tui.files.partnership.folder import FolderReading, read_folder
from eh_tui.files.partnership.published.table_rows import table_rows
from eh_tui.model.partnership.flat_rows import FlatRow

TODAY = date(2026, 11, 28)


def rows_of_round(folder: Path, number: int) -> tuple[FolderReading, Iterator[FlatRow]]:
    """Return a round, and so many rows, which are its own over and over."""
    reading = read_folder(folder, TODAY)
    own = tuple(table_rows(reading, TODAY))
    return reading, islice(chain.from_iterable(repeat(own)), number)
