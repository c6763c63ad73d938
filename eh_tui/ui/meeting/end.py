"""How a meeting ends: with its minutes as a Word file or as text, or without."""

from collections.abc import Callable
from datetime import date

from eh_tui.errors import EhError
from eh_tui.files.store.journal import now
from eh_tui.files.store.store import LabelledStep
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.agenda import Point
from eh_tui.model.meeting.agenda_tree import items_beside_actions
from eh_tui.model.meeting.discussion import DISCUSSED, LATER
from eh_tui.model.meeting.drafts import home_of
from eh_tui.model.meeting.lifecycle import agenda_of, ending
from eh_tui.model.meeting.matters import matters_of
from eh_tui.model.meeting.meetings import meeting_called, meeting_in_words
from eh_tui.model.meeting.minutes.contents import minutes
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog


def end_meeting(app: BaseApp, session: Session, meeting: Meeting, told: Callable[[], None]) -> None:
    """Ask how a meeting is to end, and end it; its screen sees that for itself.

    `told` is called once it has ended, since whoever ended it is told here.
    """

    def chosen(suffix: str | None) -> None:
        if suffix is None:
            return
        try:
            label = _end(app, session, meeting)
            told()
            written = write_beside(session, meeting.id, suffix, app.today()) if suffix else ""
        except EhError as error:
            app.say(str(error), error=True)
        else:
            app.say(f"{label}. {written}" if written else f"{label}.")

    choices = [
        Choice("w", "End it, and write the minutes as a Word file", ".docx"),
        Choice("m", "End it, and write the minutes as text (Markdown)", ".md"),
        Choice("e", "End it; the minutes can be written at any time", ""),
    ]
    agenda = _agenda(app, session, meeting)
    question = _question(meeting, agenda) + _items_open(session, meeting)
    question += _unsaved(session, meeting, app.key_of("walk-drafts"))
    app.push_screen(ChoiceDialog(question, choices), chosen)


def _agenda(app: BaseApp, session: Session, meeting: Meeting) -> tuple[Point, ...]:
    """Return the agenda with all that others have noted up to now."""
    session.refresh()
    return agenda_of(session.workbook, session.records, meeting, app.today())


def _question(meeting: Meeting, agenda: tuple[Point, ...]) -> str:
    states = [point.state for point in agenda]
    left = len(agenda) - states.count(DISCUSSED) - states.count(LATER)
    counts = f"{states.count(DISCUSSED)} discussed, {states.count(LATER)} left for later, "
    return f"End {meeting_in_words(meeting)}?\n{counts}{left} not reached."


def _items_open(session: Session, meeting: Meeting) -> str:
    """Return which of the agenda's own items nobody went through, "" for none."""
    before, after = items_beside_actions(matters_of(session.workbook, meeting))
    titles = [shown_on_one_line(item.title) for item in (*before, *after) if item.is_open]
    return f"\nOf the agenda not gone through: {', '.join(titles)}." if titles else ""


def _unsaved(session: Session, meeting: Meeting, key: str) -> str:
    """Return which decisions were typed in a meeting and not saved, "" for none."""
    homes = (home_of(session.workbook, place) for place in session.drafts.places)
    decided = [home.decided for home in homes if home and home.decided]
    ids = [action.id for held, action in decided if held.id == meeting.id]
    if not ids:
        return ""
    return f"\nTyped and not saved: the decision on {', '.join(ids)} ({key})."


def _end(app: BaseApp, session: Session, meeting: Meeting) -> str:
    """End a meeting as it stands at that moment, and return how it went."""

    def as_it_stands(workbook: Workbook) -> LabelledStep:
        held = meeting_called(workbook, meeting.id)
        agenda = agenda_of(workbook, session.records, held, app.today())
        return ending(workbook, held, agenda, now())

    return session.apply_from(as_it_stands)


def write_beside(session: Session, id: str, suffix: str, today: date) -> str:
    """Write the minutes of an ended meeting beside the workbook, and return what to say of it."""
    from eh_tui.files.minutes.file import minutes_name, write_minutes

    workbook = session.workbook
    ended = meeting_called(workbook, id)
    target = session.store.beside(minutes_name(workbook, session.path, ended, suffix))
    written = write_minutes(minutes(workbook, ended, today=today), target, made_from=session.path)
    return written.remark or f"Minutes: {written.called(session.path)}"


def hand_out_beside(session: Session, id: str, audience: str, today: date) -> str:
    """Write the pages for "people" or "governors" beside the workbook; return what to say."""
    from eh_tui.files.minutes.file import handout_name
    from eh_tui.files.minutes.paper import write_paper
    from eh_tui.model.meeting.papers.handouts import page_for_governors, pages_for_people

    workbook = session.workbook
    told = minutes(workbook, meeting_called(workbook, id), today=today)
    is_for_people = audience == "people"
    paper = pages_for_people(told) if is_for_people else page_for_governors(workbook, told)
    name = handout_name(workbook, session.path, told.meeting, audience)
    written = write_paper(paper, session.store.beside(name), made_from=session.path)
    return written.remark or f"For {audience}: {written.called(session.path)}"
