#!/bin/sh
# recurring-ical-events 3.8.2 with icalendar 7.3.0
#
# One would guess: an all-day to-do is found on the day when it is due.
# It is: with a start day before it, the due day is where the to-do has ended, as DTEND is for
# an event, and it is the one day on which it is not found; with DUE alone it is.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install recurring-ical-events==3.8.2 icalendar==7.3.0

"$work/venv/bin/python" - >"$work/seen" <<'PYTHON'
from datetime import date

import icalendar
import recurring_ical_events

DUE = date(2026, 10, 31)

for start in (None, date(2026, 10, 1), DUE):
    todo = icalendar.Todo()
    todo.add("uid", "1-01@example.org")
    todo.add("dtstamp", date(2026, 9, 1))
    todo.add("summary", "Book the training")
    todo.add("due", DUE)
    if start:
        todo.add("dtstart", start)
    calendar = icalendar.Calendar()
    calendar.add_component(todo)
    query = recurring_ical_events.of(calendar, components=["VTODO"])
    found = [day for day in (date(2026, 10, 1), date(2026, 10, 30), DUE) if query.at(day)]
    print(f"from {start} to {DUE}:", *found)
PYTHON

diff - "$work/seen" <<'SEEN'
from None to 2026-10-31: 2026-10-31
from 2026-10-01 to 2026-10-31: 2026-10-01 2026-10-30
from 2026-10-31 to 2026-10-31: 2026-10-31
SEEN
echo "still so"
