"""The walk in the order of a meeting's agenda, which goes on with those who go on elsewhere."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from eh_tui.files.store.journal import now
from eh_tui.model.audit.rated import Rating
from eh_tui.model.audit.walk import Stop, step_of
from eh_tui.model.core.edits import Add, Edit
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record
from eh_tui.model.meeting.agenda import (
    AgendaFilter,
    AgendaView,
    Point,
    agenda,
    next_open,
    viewed,
    what_is_left,
)
from eh_tui.model.meeting.agenda_tree import (
    agenda_tree,
    items_beside_actions,
    minutes_since,
    planned_minutes,
    time_words,
)
from eh_tui.model.meeting.changes_between import beginning
from eh_tui.model.meeting.discussion import DISCUSSED, LATER
from eh_tui.model.meeting.lifecycle import add_action, discuss
from eh_tui.model.meeting.matters import matters_of
from eh_tui.model.meeting.undoing import why_not_in_meeting
from eh_tui.session import Session
from eh_tui.ui.annotations import Annotations
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.prompt import LineDialog, Question
from eh_tui.ui.meeting.agenda_pane import AgendaPane
from eh_tui.ui.meeting.cards.lines import CardLine
from eh_tui.ui.meeting.earlier import REMARKED, Earlier
from eh_tui.ui.meeting.walk import WalkScreen

_STATES = {DISCUSSED: "discussed", LATER: "left for later"}


BETWEEN_MINUTES = 20.0
"""Seconds between looks at the clock."""


class AgendaWalkScreen(WalkScreen):
    """A card for each action on the agenda; what is done on it is noted as discussed."""

    LINES: ClassVar = {"note": "walk-note", "evidence": "", **REMARKED, "decision": "decide"}

    def __init__(self, session: Session, meeting: Meeting, today: date) -> None:
        """Go on with a meeting where it stopped; its agenda is that of a day."""
        self.meeting = meeting
        self._today = today
        self._earlier = Earlier(session, meeting)
        records = session.records
        at = beginning(records, meeting)
        self._began = records[at].at if at else ""
        """When the meeting began; "" where the history doesn't tell."""
        self._agenda: tuple[Point, ...] = ()
        """The actions that are gone through: all, or those that the view shows."""
        self._whole: tuple[Point, ...] = ()
        self._view = AgendaView()
        self._mine: set[str] = set()
        """The actions that were discussed on this screen: here nobody is followed."""
        self._came_after: dict[str, str] = {}
        """After which action one came that somebody else moved while it was shown: it goes on
        there, and not beyond its new place."""
        super().__init__(session, None)
        self._at = self._next_open("")

    # The walk, in the order of the agenda

    def ordered(self) -> tuple[Stop, ...]:
        """Return the actions on the agenda as they are now."""
        workbook = self.session.workbook
        changed = self._earlier.changed
        self._whole = agenda(workbook, self.meeting, self._today, changed)
        self._agenda = viewed(workbook, self._whole, self._view, self._today, changed)
        return tuple(point.stop for point in self._agenda)

    def step(self, workbook: Workbook, edit: Edit) -> tuple[Edit, ...]:
        """Return a change of the action with the note that it was discussed.

        What is changed in a row of the meeting itself goes alone.
        """
        if edit.kind not in (Kind.ACTIONS, Kind.OUTCOMES):
            return (edit,)
        self._mine.add(edit.id)
        if isinstance(edit, Add):
            return add_action(workbook, self.meeting, edit)
        return discuss(workbook, self.meeting, edit.id, edit)

    def beside(self) -> ComposeResult:
        """Lay out the agenda, which a wide screen shows beside the card."""
        yield AgendaPane()

    def on_mount(self) -> None:
        """Show the guidance where there is room for it, and go on with the clock."""
        wide = max(at for at, _ in self.app.HORIZONTAL_BREAKPOINTS or ((0, ""),))
        self.set_class(self.app.size.width >= wide, "-advice")
        self.set_interval(BETWEEN_MINUTES, self._show_time)

    @property
    def _scrolling(self) -> tuple[Widget, ...]:
        """What may be longer than its room: the card first where the guidance is always there."""
        advice, *card = super()._scrolling
        return (*card, advice) if self.has_class("-wide") else (advice, *card)

    def _show_time(self) -> None:
        self.query_one("#walk-position", CardLine).put(self._position())

    def show_banner(self) -> None:
        """Say nothing: this is the meeting that goes on."""

    def why_not_turned(self, step: Record) -> str:
        """Return why a step can't be taken back here: what was before the meeting stays."""
        on_agenda = self._points.keys()
        return why_not_in_meeting(step, self.session.records, self.meeting, on_agenda)

    def go_on(self) -> None:
        """Go to what is still open after the action that is dealt with, else to the end."""
        here = self._stop
        id = here.row.id if here else ""
        self._go_to(self._next_open(self._came_after.get(id, id)))

    def catch_up(self) -> None:
        """Show the meeting as it is now, and go on with those who go on elsewhere."""
        before, self._today = self._point, self.app.today()
        came_after = self._agenda[self._at - 1].action.id if self._at else ""
        super().catch_up()
        now = self._point
        if before and now and now.action.id == before.action.id and now.part != before.part:
            self._came_after.setdefault(now.action.id, came_after)
        if not self._is_going_on:
            self.leave_after_the_end()
        elif before and now and now.state != before.state and now.action.id not in self._mine:
            self.go_on()

    def leave_after_the_end(self) -> None:
        """Do what is to be done once the meeting is over."""

    def remarks(self, stop: Stop) -> Annotations:
        """Return what is said of an action, how the last meeting left it, and what came since."""
        point = self._points[stop.row.id]
        decision = point.discussed.decision if point.discussed else ""
        id, earlier = stop.row.id, self._earlier
        return {
            **super().remarks(stop),
            "last": earlier.at_last_meeting(id),
            "since": "\n".join(earlier.since(id)),
            "private": self.session.private_notes.of(id),
            "decision": decision,
            "decision remark": "goes to the partnership" if self._is_forwarded(id) else "",
        }

    def _is_forwarded(self, id: str) -> bool:
        point = self._points[id]
        return bool(point.discussed and point.discussed.decision and point.discussed.forwarded)

    def finish(self) -> tuple[str, str]:
        """Return how the meeting went, and what it left for later."""
        left = what_is_left(self._agenda)
        head = f"{self._discussed} of {len(self._agenda)} on the agenda discussed."
        before, after = items_beside_actions(matters_of(self.session.workbook, self.meeting))
        items = [f"{each.number}  {each.title}" for each in (*before, *after) if each.is_open]
        rows = (
            f"{point.action.id}  {shown_on_one_line(point.action.text)}"
            f"{'  (left for later)' if point.state else ''}"
            for point in left
        )
        told = (*rows, *map(shown_on_one_line, items))
        return head, "\n".join(("Still open:", *told)) if told else "Nothing is left open."

    # Inside

    def action_filter(self) -> None:
        """Ask which actions are to be gone through."""
        choices = [
            Choice("a", "All on the agenda", AgendaFilter.ALL),
            Choice("o", "Overdue", AgendaFilter.OVERDUE),
            Choice("c", "Changed since the last meeting", AgendaFilter.CHANGED),
            Choice("n", "Without a date", AgendaFilter.UNDATED),
            Choice("m", "Mine, or somebody else's", AgendaFilter.MINE),
        ]

        def chosen(only: AgendaFilter | None) -> None:
            if only is AgendaFilter.MINE:
                whose = self.session.workbook.form.words.said("Whose actions?")
                question = Question(whose, "A name or initials.", "Say whose.")
                self.app.push_screen(LineDialog(question), of_one)
            elif only:
                self._look(AgendaView(only))

        def of_one(who: str | None) -> None:
            if who:
                self._look(AgendaView(AgendaFilter.MINE, who))

        self.app.push_screen(ChoiceDialog("Go through", choices, self._view.only), chosen)

    def _look(self, view: AgendaView) -> None:
        """Go through what a view shows, from what is open; say so where that is nothing."""
        changed = self._earlier.changed
        if not viewed(self.session.workbook, self._whole, view, self._today, changed):
            self._say(f"Nothing on the agenda is {view.only}.")
            return
        self._view = view
        self._walk = self.ordered()
        self._go_to(self._next_open(""))

    def _points_now(self) -> tuple[Point, ...]:
        self.ordered()
        return self._whole

    @property
    def _points(self) -> dict[str, Point]:
        return {point.action.id: point for point in self._agenda}

    @property
    def _point(self) -> Point | None:
        return self._agenda[self._at] if self._at < len(self._agenda) else None

    @property
    def _is_going_on(self) -> bool:
        """Whether nobody has ended the meeting, or taken it out."""
        meetings = self.session.workbook.meetings
        return any(meeting.id == self.meeting.id and not meeting.ended for meeting in meetings)

    @property
    def _discussed(self) -> int:
        return sum(point.state == DISCUSSED for point in self._agenda)

    def _go_to(self, at: int, *, asked: Rating | None = None) -> None:
        super()._go_to(at, asked=asked)
        self.query_one(AgendaPane).show(self._agenda, at)

    def _next_open(self, after: str) -> int:
        point = next_open(self._agenda, after)
        at = step_of(self._walk, point.action.id) if point else None
        return len(self._walk) if at is None else at

    def _position(self) -> str:
        point = self._point
        total = len(self._agenda)
        done = f"{self._discussed} of {total} discussed"
        if point is None:
            return done
        place = f"{point.part.capitalize()}: {self._at + 1} of {total}"
        if state := _STATES.get(point.state):
            place += f" ({state})"
        return ", ".join(filter(None, (self._view.words, place, done, self._time())))

    def _time(self) -> str:
        """Return how long the meeting has lasted and what is left; "" where nothing is planned."""
        matters = matters_of(self.session.workbook, self.meeting)
        planned = planned_minutes(agenda_tree(matters, ()))
        return time_words(minutes_since(self._began, now()), planned) if planned else ""
