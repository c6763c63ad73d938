#!/bin/sh
# recurring-ical-events 3.8.2 with icalendar 7.3.0, icalevents 0.3.1, ical 14.3.1
#
# One would guess: a panel that meets on one more date (RDATE), without a rule by which it
# recurs, is read alike by the libraries that are there to work out recurring events.
# It is: both dates, only the first, only the other one. RFC 5545 has it that DTSTART is the
# first of the set, so the first library is right. (ical.js 2.2.1 does as ical, node-ical 0.26.1
# as icalevents.)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install recurring-ical-events==3.8.2 icalendar==7.3.0 icalevents==0.3.1 \
    ical==14.3.1 tzdata==2026.6

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
from datetime import UTC, datetime

import icalendar
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream
from icalevents import icalevents

PANEL = "\r\n".join([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//example//EN",
    "BEGIN:VEVENT",
    "UID:panel@example.org",
    "DTSTAMP:20260901T000000Z",
    "DTSTART:20261112T083000Z",
    "DURATION:PT1H",
    "RDATE:20261203T140000Z",
    "SUMMARY:Early Help panel",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
])
begin, end = datetime(2026, 9, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC)

parsed = icalendar.Calendar.from_ical(PANEL)
found = {
    "recurring-ical-events": recurring_ical_events.of(parsed).between(begin, end),
    "icalevents": icalevents.events(string_content=PANEL.encode(), start=begin, end=end),
    "ical": IcsCalendarStream.calendar_from_ics(PANEL).timeline.included(begin, end),
}
for library, events in found.items():
    print(library.ljust(22), *(f"{event.start:%d %B %H:%M}" for event in events), sep="  ")
PYTHON

diff - "$work/seen" <<'SEEN'
recurring-ical-events   12 November 08:30  03 December 14:00
icalevents              12 November 08:30
ical                    03 December 14:00
SEEN
echo "still so"
