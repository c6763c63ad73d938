"""Last year's workbook, to be shown beside this year's: read only, and never in the way."""

from dataclasses import dataclass
from pathlib import Path

from eh_tui.errors import EhError
from eh_tui.files.beside.named import workbook_named
from eh_tui.model.core.workbook import Workbook


@dataclass(frozen=True, slots=True)
class LastYear:
    """What is known of the year before."""

    workbook: Workbook | None = None
    trouble: str = ""
    """Why it can't be shown, a sentence; "" where it can, and where there is none."""


def last_year(path: Path, workbook: Workbook) -> LastYear:
    """Return the workbook that another follows, which lies in `path`."""
    name = workbook.school.follows
    if not name.strip():
        return LastYear()
    try:
        return LastYear(workbook_named(path, name, workbook.school.name))
    except EhError as error:
        return LastYear(trouble=f"Last year's workbook can't be shown: {error}")


class NamedLastYear:
    """The workbook of the year before, read once for each name: it is closed and stays so."""

    def __init__(self, path: Path) -> None:
        """Begin with none read; `path` is this year's."""
        self._path = path
        self._read: tuple[str, LastYear] | None = None

    def of(self, workbook: Workbook) -> LastYear:
        """Return what `last_year` has of the one that this year's workbook follows."""
        name = workbook.school.follows
        if self._read is None or self._read[0] != name:
            self._read = name, last_year(self._path, workbook)
        return self._read[1]
