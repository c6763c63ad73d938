"""A workbook's calendar file: its name, and what is in it."""

from dataclasses import dataclass
from datetime import date

from eh_tui.files.diary.ics import SUFFIX, Feed, calendar_file
from eh_tui.files.folder.peek import Peek
from eh_tui.files.store.identity import id_of
from eh_tui.files.system.file_names import file_name
from eh_tui.model.audit.subject import short_subject, subject_of
from eh_tui.model.core.numbers import how_many
from eh_tui.model.meeting.diary import diary


@dataclass(frozen=True, slots=True)
class DatesFile:
    """A calendar file that is still to be written."""

    name: str
    content: bytes
    number: int
    """How many dates are in it."""

    @property
    def words(self) -> str:
        """How many dates there are, and what becomes of them in a calendar that has them."""
        dates = how_many(self.number, "date")
        return f"{dates}; exported again and imported again, each updates the one there is."


def dates_file(opened: Peek, today: date, *, to_dos: bool = False) -> DatesFile:
    """Return the dates of a workbook as a calendar file; the same workbook gives the same one.

    Raises `Unreadable` where its history can't be read.
    """
    school = opened.workbook.school.name
    subject = subject_of(opened.workbook)
    dates = diary(opened.workbook, today)
    last = next(reversed(opened.records_to_now), None)
    feed = Feed(
        f"{subject}, {school}" if school else subject,
        id_of(opened.text.text) or f"{school} {opened.path.name}",
        last.n if last else 0,
        opened.changed,
    )
    name = file_name(school, opened.path, f"{short_subject(opened.workbook)} dates", SUFFIX)
    return DatesFile(name, calendar_file(dates, feed, to_dos=to_dos), len(dates))
