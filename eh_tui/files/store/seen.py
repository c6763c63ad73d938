"""How a workbook stood when somebody began to think of a change to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from eh_tui.files.store.lines import JournalLines
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Seen:
    """The workbook that somebody sees, and the number of the last record of its history."""

    workbook: Workbook
    last: int

    @classmethod
    def now(cls, workbook: Workbook, lines: JournalLines) -> "Seen":
        """Return what whoever thinks of a change at this moment thinks of it for."""
        return cls(workbook, lines.last.n if lines.last else 0)

    def stop_if_other_rows(self, now: Workbook, lines: JournalLines, edits: Iterable[Edit]) -> None:
        """Raise `Refused` where edits name rows that are others by now than what was seen.

        `now` and `lines` are the workbook and its history as they are on disk.
        """
        news = lines.above(self.last)
        if news or self.workbook.renumbered != now.renumbered:
            from eh_tui.model.merge.other_numbers import stop_if_other_rows  # seldom needed

            stop_if_other_rows(self.workbook, now, edits, news)
