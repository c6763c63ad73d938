"""The meetings in the order in which they were held, whatever their order in the file.

Two people who each held one bring them together by a merge, and the later one may stand
first in the file.
"""

from datetime import date

from eh_tui.model.core.register_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.read import read

_TWO_DAYS = date(2000, 1, 1), date(2049, 7, 1)
"""What is read the same on both names its year."""


def by_date(workbook: Workbook) -> tuple[Meeting, ...]:
    """Return the meetings by their dates, two of one day by when they ended.

    A date without a year is that of the day on which the meeting ended. A meeting whose date
    can't be read stays behind the one before it in the file.
    """
    keys: dict[str, tuple[date, str]] = {}
    before = date.min
    for meeting in workbook.meetings:
        before = held_on(meeting) or before
        keys[meeting.id] = before, meeting.ended or "open"
    return tuple(sorted(workbook.meetings, key=lambda meeting: keys[meeting.id]))


def ended(workbook: Workbook) -> tuple[Meeting, ...]:
    """Return the meetings that have ended, by their dates."""
    return tuple(meeting for meeting in by_date(workbook) if meeting.ended)


def held_on(meeting: Meeting) -> date | None:
    """Return the day of a meeting, else the one on which it ended; None where neither is known."""
    closed = _of_moment(meeting.ended)
    days = {read(meeting.date, today).start for today in ((closed,) if closed else _TWO_DAYS)}
    return (days.pop() if len(days) == 1 else None) or closed


def _of_moment(at: str) -> date | None:
    try:
        return date.fromisoformat(at[:10])
    except ValueError:
        return None
