"""Meetings are told in the order in which they were held, whatever their order in the file."""

from datetime import date

import pytest

from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.meetings import (
    by_date,
    far_from,
    last_held,
    last_meeting,
    meeting_called,
    open_meeting,
)
from eh_tui.model.meeting.minutes.contents import minutes
from eh_tui.model.meeting.trend import counts_over_meetings

TODAY = date(2026, 11, 28)
LATER = Meeting("M1", "12 November 2026", ended="2026-11-12T15:00:00Z")
EARLIER = Meeting("M2", "5 October 2026", ended="2026-10-05T15:00:00Z")
"""From another copy: a merge gave it the next number."""
MERGED = Workbook(meetings=(LATER, EARLIER))


def order(*meetings: Meeting) -> str:
    """Return the ids of some meetings in their order."""
    return " ".join(meeting.id for meeting in by_date(Workbook(meetings=meetings)))


def test_everything_that_tells_of_meetings_has_them_by_date() -> None:
    """The trend, the last meeting, the next one that the minutes name."""
    assert [moment.meeting for moment in counts_over_meetings(MERGED)] == [EARLIER, LATER, None]
    assert last_meeting(MERGED) == LATER
    assert last_meeting(MERGED, LATER) == EARLIER
    assert last_meeting(MERGED, EARLIER) is None
    assert minutes(MERGED, EARLIER, today=TODAY).next_date == "12 November 2026"
    assert minutes(MERGED, LATER, today=TODAY).next_date == ""


def test_a_meeting_is_called_by_its_own_number() -> None:
    """The number that its minutes show, not its place in a list."""
    assert meeting_called(MERGED, "2") == meeting_called(MERGED, "m2") == EARLIER
    assert meeting_called(MERGED, "") == LATER


def test_the_meeting_held_last_is_so_by_its_end_and_one_that_goes_on_comes_first() -> None:
    """A mistyped date must not give out the minutes of another meeting."""
    odd = Meeting("M3", "1 January 2020", ended="2026-11-20T15:00:00Z")
    held = Workbook(meetings=(*MERGED.meetings, odd))
    assert meeting_called(held, "") == last_held(held) == odd
    going_on = Meeting("M4", "1 January 2020")
    assert meeting_called(Workbook(meetings=(LATER, going_on)), "") == going_on
    assert last_held(Workbook(meetings=(going_on,))) is None


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("28 November 2026", ""),
        ("1/11/2026", ""),
        ("12 December", ""),
        ("soon", ""),
        ("1/1/2020", "The meeting's day, 1/1/2020, is 6 years ago; was another one meant?"),
        ("28/11/2062", "The meeting's day, 28/11/2062, is in 36 years; was another one meant?"),
    ],
)
def test_a_day_far_from_today_is_told(date: str, said: str) -> None:
    """It may be an old meeting that is written down late, so it is not refused."""
    assert far_from(date, TODAY) == said


def test_a_date_without_a_year_is_that_of_the_end() -> None:
    """As people write it into a form that names the year at its top."""
    spring = Meeting("M1", "3 March", ended="2027-03-03T15:00:00Z")
    autumn = Meeting("M2", "12 November", ended="2026-11-12T15:00:00Z")
    assert order(spring, autumn) == "M2 M1"


def test_two_of_one_day_stand_as_they_ended_and_one_that_goes_on_comes_last() -> None:
    """Governors in the afternoon, staff in the evening."""
    evening = Meeting("M1", "12/11/26", ended="2026-11-12T19:00:00Z")
    going_on = Meeting("M2", "12/11/26")
    noon = Meeting("M3", "12/11/26", ended="2026-11-12T12:00:00Z")
    assert order(evening, going_on, noon) == "M3 M1 M2"
    assert open_meeting(Workbook(meetings=(going_on, noon))) == going_on


def test_what_cannot_be_read_stays_behind_the_one_before_it() -> None:
    """Nobody guesses; the file's order is what its writer meant."""
    assert order(EARLIER, Meeting("M3", "after half-term"), LATER) == "M2 M3 M1"
    assert order(Meeting("M3", "soon"), LATER) == "M3 M1"
