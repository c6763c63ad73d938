"""The dates of a workbook as a calendar file (RFC 5545).

Each is an event of a whole day, since Google's and Outlook's calendars take no to-dos; asked
for to-dos, each has DUE and no DTSTART, by which every reader finds it on its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.model.core.sanitize import shown, shown_on_one_line
from eh_tui.model.meeting.diary import DiaryDate

if TYPE_CHECKING:  # it takes longer to load than all else takes to run
    from icalendar import Event, Todo

SUFFIX = ".ics"
_DOMAIN = "eh-tui.invalid"
_PROGRAM = "-//eh-tui//Early Help audit//EN"


@dataclass(frozen=True, slots=True)
class Feed:
    """Whose dates they are, and of when: by these a calendar tells an update from a new event."""

    name: str
    """What the calendar is called."""
    key: str
    """Something that the workbook keeps for ever; with it each date's UID is made."""
    sequence: int
    """A number that rises with every change of the workbook."""
    changed: datetime
    """When the workbook was changed last, with its time zone."""


def calendar_file(dates: Iterable[DiaryDate], feed: Feed, *, to_dos: bool = False) -> bytes:
    """Return a calendar file; the same dates of the same workbook give the same bytes.

    A date has the same UID in every export, so that a later one changes the event there is.
    """
    from icalendar import Calendar, Event, Todo

    calendar = Calendar()
    calendar.add("PRODID", _PROGRAM)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", shown_on_one_line(feed.name))
    for each in dates:
        entry: Event | Todo = Todo() if to_dos else Event()
        _fill(entry, each, feed)
        if isinstance(entry, Todo):
            entry.add("DUE", each.on)
            entry.add("STATUS", "COMPLETED" if each.is_done else "NEEDS-ACTION")
        else:
            entry.add("DTSTART", each.on)
            entry.add("DTEND", each.on + timedelta(days=1))
            entry.add("TRANSP", "TRANSPARENT")  # nobody is busy all day with a date
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _fill(entry: "Event | Todo", date: DiaryDate, feed: Feed) -> None:
    kind = "todo" if entry.name == "VTODO" else "day"
    entry.add("UID", f"{sha256(f'{feed.key} {kind} {date.id}'.encode())[:32]}@{_DOMAIN}")
    moment = feed.changed.astimezone(UTC).replace(microsecond=0)
    entry.add("DTSTAMP", moment)
    entry.add("LAST-MODIFIED", moment)
    entry.add("SEQUENCE", feed.sequence)
    done = "Done: " if date.is_done else ""
    entry.add("SUMMARY", shown_on_one_line(f"{done}{' '.join(date.title.split())}"))
    if facts := "\n".join(f"{label}: {text}" for label, text in date.facts):
        entry.add("DESCRIPTION", shown(facts))
