"""A meeting that has begun in the example workbook, its screen, and what its file says."""

import tomllib
from pathlib import Path
from typing import Any

from eh_tui.files.store.journal import now
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.lifecycle import agenda_of, discuss, ending, start
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.model.meeting.roll import Roll, begin
from eh_tui.session import Session
from eh_tui.ui.meeting.screen import MeetingScreen
from tests.support.frames import TODAY


def begun(workbook: Path) -> Session:
    """Return a session in which a meeting has begun."""
    session = Session(workbook)
    edits = start(
        session.workbook,
        date="14 September 2026",
        kind="Termly review",
        present="Dana Whitfield; Amara Okafor",
        parts=PARTS,
    )
    session.apply("Meeting begun", *edits)
    return session


def meeting_on(session: Session) -> MeetingScreen:
    """Return the screen of a session's meeting."""
    meeting = open_meeting(session.workbook)
    assert meeting
    return MeetingScreen(session, meeting, TODAY)


def discussed_in(path: Path) -> dict[str, dict[str, Any]]:
    """Return what the file says of each action that was discussed."""
    rows = tomllib.loads(path.read_text()).get("discussed", [])
    return {row["action"]: row for row in rows}


def opened(workbook: Path) -> Session:
    """Return a session in which a meeting goes on with its items."""
    session = Session(workbook)
    roll = Roll("Dana Whitfield")
    edits = begin(
        session.workbook, date="14 September 2026", kind="Termly review", roll=roll, parts=PARTS
    )
    session.apply("Meeting begun", *edits)
    return session


def matters(workbook: Path) -> dict[str, dict[str, Any]]:
    """Return the items of the meeting as the file has them."""
    return {row["id"]: row for row in tomllib.loads(workbook.read_text())["matters"]}


def held(workbook: Path, **ratings: str) -> Session:
    """Return a session after a meeting that rated some actions, "a4_07" for 4-07."""
    session = begun(workbook)
    meeting = open_meeting(session.workbook)
    assert meeting
    for name, rag in ratings.items():
        id = name[1:].replace("_", "-")
        edit = set_field(session.workbook, Kind.ACTIONS, id, "rag", rag)
        session.apply(f"{id} rated", *discuss(session.workbook, meeting, id, edit))
    points = agenda_of(session.workbook, session.store.records, meeting, TODAY)
    label, edits = ending(session.workbook, meeting, points, now())
    session.apply(label, *edits)
    return session
