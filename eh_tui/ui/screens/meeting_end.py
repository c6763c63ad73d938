"""How a meeting ends: with its minutes as a Word file or as text, or without."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.screen import Screen

from eh_tui.errors import EhError
from eh_tui.model.agenda import Point, what_is_left
from eh_tui.model.discussed import DISCUSSED, LATER
from eh_tui.model.meeting import end, how_it_ended, in_words, meeting_called
from eh_tui.model.minutes import minutes
from eh_tui.model.workbook import Meeting
from eh_tui.session import Session
from eh_tui.ui.screens.choice import Choice, ChoiceDialog
from eh_tui.ui.settling import say


def end_meeting(
    screen: Screen[Any],
    session: Session,
    meeting: Meeting,
    agenda: tuple[Point, ...],
) -> None:
    """Ask how a meeting is to end, and end it; its screen sees that for itself."""

    def chosen(suffix: str | None) -> None:
        if suffix is None:
            return
        try:
            _end(session, meeting, agenda)
            if suffix:
                say(screen, f"Minutes: {_write_minutes(session, meeting, suffix)}")
        except EhError as error:
            say(screen, str(error), error=True)

    choices = [
        Choice("w", "End it, and write the minutes as a Word file", ".docx"),
        Choice("m", "End it, and write the minutes as text (Markdown)", ".md"),
        Choice("e", "End it; the minutes can be written at any time", ""),
    ]
    screen.app.push_screen(ChoiceDialog(_question(meeting, agenda), choices), chosen)


def _question(meeting: Meeting, agenda: tuple[Point, ...]) -> str:
    states = [point.state for point in agenda]
    left = len(agenda) - states.count(DISCUSSED) - states.count(LATER)
    counts = f"{states.count(DISCUSSED)} discussed, {states.count(LATER)} left for later, "
    return f"End {in_words(meeting)}?\n{counts}{left} not reached."


def _end(session: Session, meeting: Meeting, agenda: tuple[Point, ...]) -> None:
    workbook = session.workbook
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    left = what_is_left(agenda)
    not_reached = [point.action.id for point in left if not point.state]
    label = how_it_ended(workbook, meeting, left)
    session.apply(label, *end(workbook, meeting, at, not_reached))


def _write_minutes(session: Session, meeting: Meeting, suffix: str) -> Path:
    """Write the minutes of a meeting beside the workbook, and return their path."""
    from eh_tui.files.minutes_file import write_minutes

    target = session.path.with_name(f"{session.path.stem}-minutes-{meeting.id}{suffix}")
    ended = meeting_called(session.workbook, meeting.id)
    write_minutes(minutes(session.workbook, ended), target)
    return target
