"""The meetings of a workbook: which one is open, was the last, is meant; what it is called.

Their order is that in which they were held, whatever their order in the file: two people who
each held one bring them together by a merge, and the later one may stand first in the file.
"""

from datetime import date
from itertools import takewhile

from eh_tui.errors import NotFound
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.describe import time_between
from eh_tui.model.when.read import read

_NEAR = 92
"""Days from today within which a meeting's day needs no second look."""

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


def open_meeting(workbook: Workbook) -> Meeting | None:
    """Return the meeting that is going on, None where none is."""
    going_on = [meeting for meeting in by_date(workbook) if not meeting.ended]
    return going_on[-1] if going_on else None


def last_meeting(workbook: Workbook, before: Meeting | None = None) -> Meeting | None:
    """Return the last meeting that ended, or the last that did before another one."""
    earlier = takewhile(lambda meeting: not before or meeting.id != before.id, by_date(workbook))
    ended = [meeting for meeting in earlier if meeting.ended]
    return ended[-1] if ended else None


def last_held(workbook: Workbook) -> Meeting | None:
    """Return the meeting that ended last, None where none has; a date may have been mistyped."""
    return max(ended(workbook), key=lambda meeting: meeting.ended, default=None)


def far_from(text: str, today: date) -> str:
    """Return in a sentence that a meeting's day lies more than three months from today, else ""."""
    day = read(text, today).start
    if day is None or abs((day - today).days) <= _NEAR:
        return ""
    words = f"{time_between(day, today)} ago" if day < today else f"in {time_between(today, day)}"
    return f"The meeting's day, {' '.join(text.split())}, is {words}; was another one meant?"


def meeting_called(workbook: Workbook, name: str) -> Meeting:
    """Return a meeting by its id, "M2", or the number in it, "2".

    For "" it is the one that goes on, else the one that was held last, whatever its date says.
    Raises `NotFound` with those there are.
    """
    meetings = by_date(workbook)
    if not meetings:
        raise NotFound("There has been no meeting yet; 'eh-tui meeting start' begins one.")
    if not name:
        return open_meeting(workbook) or last_held(workbook) or meetings[-1]
    for wanted in (name, f"M{name}"):
        for meeting in meetings:
            if wanted.casefold() == meeting.id.casefold():
                return meeting
    known = ", ".join(meeting_in_words(meeting) for meeting in meetings)
    raise NotFound(f"There is no meeting {name!r}; there are: {known}.")


def meeting_in_words(meeting: Meeting) -> str:
    """Return a meeting as it is spoken of: "M1 (Review, 12 September 2026)"."""
    known = ", ".join(text for text in (meeting.kind, meeting.date) if text)
    return f"{meeting.id} ({known})" if known else meeting.id


def spoken(meeting: Meeting, today: date) -> str:
    """Return a meeting as people call it: "Meeting of 28 November", without this year's number."""
    text = " ".join(meeting.date.split()).removesuffix(f" {today.year}")
    return f"Meeting of {text}" if text else f"Meeting {meeting.id}"
