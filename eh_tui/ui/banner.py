"""The line that says on every screen that a meeting is going on, and the key that goes there."""

from collections.abc import Mapping
from datetime import date

from eh_tui.session import Session
from eh_tui.ui.commands import key_name
from eh_tui.ui.keymap import as_bound, named


def meeting_going_on(session: Session, today: date, keys: Mapping[str, str]) -> str:
    """Return how far the meeting is: "Meeting of 28 November: 1 of 25, R goes on"; "" for none.

    `keys` are the settings'.
    """
    workbook = session.workbook
    if all(meeting.ended for meeting in workbook.meetings):
        return ""
    from eh_tui.model.meeting.discussion import DISCUSSED
    from eh_tui.model.meeting.lifecycle import agenda_of, open_meeting, spoken

    meeting = open_meeting(workbook)
    assert meeting
    agenda = agenda_of(workbook, session.store.records, meeting, today)
    done = sum(point.state == DISCUSSED for point in agenda)
    key = key_name(as_bound(named("meeting-go-on"), keys)[0].keys)
    return f"{spoken(meeting, today)}: {done} of {len(agenda)}, {key} goes on"
