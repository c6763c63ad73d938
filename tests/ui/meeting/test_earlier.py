"""What a card tells of what changed since the last meeting."""

from pathlib import Path

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.session import Session
from eh_tui.ui.meeting.earlier import Earlier
from tests.support.meeting_screens import begun, held


def put(session: Session, text: str) -> None:
    """Give an action another text."""
    session.apply("x", set_field(session.workbook, Kind.ACTIONS, "1-01", "text", text))


def test_a_long_text_is_told_from_where_it_was_changed(workbook: Path) -> None:
    """Whoever holds a meeting can't compare two long texts on one line."""
    long = " ".join(f"{n}. The deputy head rings the family." for n in range(1, 9))
    put(Session(workbook), long)
    put(held(workbook), f"{long} And the lead.")
    session = begun(workbook)
    meeting = open_meeting(session.workbook)
    assert meeting
    (said,) = Earlier(session, meeting).since("1-01")
    assert said.startswith(
        "Action: … head rings the family. -> … head rings the family. And the lead. ("
    )
