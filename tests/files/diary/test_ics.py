"""The calendar file, read back by another library than the one that wrote it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import vobject

from eh_tui.files.diary.ics import Feed, calendar_file
from eh_tui.model.meeting.diary import DiaryDate

FEED = Feed("Early Help, Example School", "3fa9c2", 7, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
LONG = 'Ask "parents", staff; and\\or governors – every half-term, '.strip() * 9
DATES = (
    DiaryDate(
        "1-04 when", date(2026, 12, 31), f"1-04: {LONG}", (("When", "Dec 26"), ("Who", "DW\nAO"))
    ),
    DiaryDate("M2 date", date(2027, 1, 12), "Early Help meeting", is_done=True),
)


def read(content: bytes) -> Any:
    """Return a calendar as vobject reads it."""
    return vobject.readOne(content.decode())


def by_uid(content: bytes) -> dict[str, Any]:
    """Return a calendar's events by what a program knows them by."""
    return {event.uid.value: event for event in read(content).vevent_list}


def test_another_program_reads_every_day_and_word() -> None:
    """As whole days, which no time zone moves; commas, quotes and line ends are the text's own."""
    first, second = read(calendar_file(DATES, FEED)).vevent_list
    assert (first.dtstart.value, first.dtend.value) == (date(2026, 12, 31), date(2027, 1, 1))
    assert first.summary.value == f"1-04: {LONG}"
    assert first.description.value == "When: Dec 26\nWho: DW\nAO"
    assert first.transp.value == "TRANSPARENT"
    assert second.summary.value == "Done: Early Help meeting"
    assert not hasattr(second, "description")


def test_no_line_is_too_long_and_each_ends_as_the_rules_say() -> None:
    """Some programs refuse a file for that."""
    lines = calendar_file(DATES, FEED).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_a_second_export_changes_the_events_there_are() -> None:
    """The same ids with another day, and a number by which it counts as newer."""
    moved = (replace(DATES[0], on=date(2027, 2, 1)), DATES[1])
    first = by_uid(calendar_file(DATES, FEED))
    second = by_uid(calendar_file(moved, replace(FEED, sequence=9)))
    assert first.keys() == second.keys()
    assert [event.dtstart.value for event in second.values()] == [
        date(2027, 2, 1),
        date(2027, 1, 12),
    ]
    assert {int(event.sequence.value) for event in second.values()} == {9}


def test_the_dates_of_two_schools_are_never_one() -> None:
    """A lead has the calendars of both."""
    other = replace(FEED, key="77ab01")
    assert by_uid(calendar_file(DATES, FEED)).keys().isdisjoint(by_uid(calendar_file(DATES, other)))


def test_a_to_do_is_due_on_its_day_and_starts_on_none() -> None:
    """With an earlier start, readers leave it out on the day that counts; done is done."""
    first, second = read(calendar_file(DATES, FEED, to_dos=True)).vtodo_list
    assert first.due.value == date(2026, 12, 31)
    assert not hasattr(first, "dtstart")
    assert (first.status.value, second.status.value) == ("NEEDS-ACTION", "COMPLETED")


def test_a_day_and_a_to_do_are_two_things() -> None:
    """Whoever takes both files has both, and neither replaces the other."""
    days = by_uid(calendar_file(DATES, FEED))
    to_dos = {each.uid.value for each in read(calendar_file(DATES, FEED, to_dos=True)).vtodo_list}
    assert to_dos.isdisjoint(days)


def test_the_same_dates_give_the_same_bytes() -> None:
    """So that a file that is as eh-tui wrote it may be replaced, and a sync tool stays quiet."""
    assert calendar_file(DATES, FEED) == calendar_file(DATES, FEED)


def test_a_calendar_without_dates_is_one() -> None:
    """Nothing being due is no fault."""
    assert read(calendar_file((), FEED)).prodid.value == "-//eh-tui//Early Help audit//EN"
