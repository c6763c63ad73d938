"""The review meeting: the walk in the order of an agenda, which notes what was discussed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.audit.walk import Stop, step_of
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import kind_of
from eh_tui.model.core.edits import Add, Edit, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import place_below
from eh_tui.model.core.register_rows import Meeting
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record, last_change
from eh_tui.model.meeting.agenda import Point, agenda, next_open, what_is_left
from eh_tui.model.meeting.discussion import DISCUSSED, LATER
from eh_tui.model.meeting.lifecycle import add_action, cancel, discuss, put_off
from eh_tui.model.meeting.meetings import spoken
from eh_tui.model.meeting.undoing import why_not_in_meeting
from eh_tui.session import Session
from eh_tui.ui.annotations import Annotations
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.cancel import ask_to_cancel
from eh_tui.ui.dialogs.closed import ClosedDialog
from eh_tui.ui.editing.decision import type_decision
from eh_tui.ui.editing.new_row import type_row
from eh_tui.ui.editing.private_note import type_private_note
from eh_tui.ui.meeting.earlier import REMARKED, Earlier
from eh_tui.ui.meeting.walk import WalkScreen

_LEFT = {
    "ended": "Nothing you noted is lost.",
    "cancelled": "What was noted in it went with it, until whoever cancelled it takes that back.",
}
"""What becomes of the notes once a meeting is over."""
_STATES = {DISCUSSED: "discussed", LATER: "left for later"}


class MeetingScreen(WalkScreen):
    """A card for each action on the agenda; it is dismissed with the id of the last one seen."""

    WHERE: ClassVar = Scope.MEETING
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.MEETING))
    LINES: ClassVar = {"note": "walk-note", **REMARKED, "decision": "decide"}

    def __init__(self, session: Session, meeting: Meeting, today: date) -> None:
        """Go on with a meeting where it stopped; its agenda is that of a day."""
        self.meeting = meeting
        self._today = today
        self._earlier = Earlier(session, meeting)
        self._agenda: tuple[Point, ...] = ()
        self._mine: set[str] = set()
        """The actions that were discussed on this screen: here nobody is followed."""
        self._has_ended = False
        self._is_told = False
        """Whether it has been said already that the meeting has ended."""
        super().__init__(session, None)
        self._at = self._next_open("")

    # The walk, in the order of the agenda

    def ordered(self) -> tuple[Stop, ...]:
        """Return the actions on the agenda as they are now."""
        workbook = self.session.workbook
        self._agenda = agenda(workbook, self.meeting, self._today, self._earlier.changed)
        return tuple(point.stop for point in self._agenda)

    def step(self, workbook: Workbook, edit: Edit) -> tuple[Edit, ...]:
        """Return a change of the action with the note that it was discussed."""
        self._mine.add(edit.id)
        if isinstance(edit, Add):
            return add_action(workbook, self.meeting, edit)
        return discuss(workbook, self.meeting, edit.id, edit)

    def show_banner(self) -> None:
        """Say nothing: this is the meeting that goes on."""

    def why_not_turned(self, step: Record) -> str:
        """Return why a step can't be taken back here: what was before the meeting stays."""
        on_agenda = self._points.keys()
        return why_not_in_meeting(step, self.session.records, self.meeting, on_agenda)

    def go_on(self) -> None:
        """Go to what is still open after the action that is dealt with, else to the end."""
        here = self._stop
        self._go_to(self._next_open(here.action.id if here else ""))

    def catch_up(self) -> None:
        """Show the meeting as it is now, and go on with those who go on elsewhere."""
        before, self._today = self._point, self.app.today()
        super().catch_up()
        now = self._point
        if not self._is_going_on:
            self._leave_after_the_end()
        elif before and now and now.state != before.state and now.action.id not in self._mine:
            self.go_on()

    def remarks(self, stop: Stop) -> Annotations:
        """Return what is said of an action, how the last meeting left it, and what came since."""
        point = self._points[stop.action.id]
        decision = point.discussed.decision if point.discussed else ""
        id, earlier = stop.action.id, self._earlier
        return {
            **super().remarks(stop),
            "last": earlier.at_last_meeting(id),
            "since": "\n".join(earlier.since(id)),
            "private": self.session.private_notes.of(id),
            "decision": decision,
        }

    def finish(self) -> tuple[str, str]:
        """Return how the meeting went, and what it left for later."""
        left = what_is_left(self._agenda)
        head = f"{self._discussed} of {len(self._agenda)} on the agenda discussed."
        rows = (
            f"{point.action.id}  {shown_on_one_line(point.action.text)}"
            f"{'  (left for later)' if point.state else ''}"
            for point in left
        )
        return head, "\n".join(("Still open:", *rows)) if left else "Nothing is left open."

    # What is done in a meeting

    def action_as_it_is(self) -> None:
        """Note that the action was discussed and stays as it is, and go on."""
        self._note("discussed", discuss)

    def action_put_off(self) -> None:
        """Leave the action for later, and go on."""
        self._note("left for later", put_off)

    def action_decide(self) -> None:
        """Write down what was decided."""
        if point := self._point:
            noted = partial(self._mine.add, point.action.id)
            type_decision(self.editor, self.meeting, point.action, noted)

    def action_add(self) -> None:
        """Type an action that comes below this one."""
        stop = self._stop
        if stop is None:
            return

        def added(edit: Add) -> None:
            self._go_to(step_of(self._walk, edit.id) or self._at)

        where = place_below(self.session.workbook, kind_of(stop.action), stop.action.id)
        type_row(self.editor, stop.action.id, where, added)

    def action_private_note(self) -> None:
        """Note something on the action that only this account sees."""
        if stop := self._stop:
            type_private_note(self.editor, stop.action.id, stop.action.text)

    def action_roll(self) -> None:
        """Tick who is here, say who leads and who writes, and when the next meeting is."""
        from eh_tui.ui.meeting.roll import RollScreen

        self.app.push_screen(RollScreen(self.session, self.meeting), lambda _: self.catch_up())

    def action_agenda(self) -> None:
        """Show the agenda, to go to any of its actions."""
        from eh_tui.ui.meeting.agenda import AgendaScreen

        def chosen(address: Address | None) -> None:
            at = step_of(self._walk, address.id if address else None)
            if at is not None:
                self._go_to(at)

        here = self._stop.action.id if self._stop else ""
        screen = AgendaScreen(self.session, self.meeting, self._points_now, here)
        self.app.push_screen(screen, chosen)

    def action_end(self) -> None:
        """Ask how to end the meeting, and do it."""
        from eh_tui.ui.meeting.end import end_meeting

        self.session.refresh()
        self.catch_up()
        if self._is_going_on:
            end_meeting(self.app, self.session, self.meeting, self._end_is_told)

    def action_cancel(self) -> None:
        """Ask whether the meeting is to be cancelled, and do it."""
        self.session.refresh()
        self.catch_up()
        if self._is_going_on:
            ask_to_cancel(self.app, self.session.workbook, self.meeting, self._cancel)

    def _cancel(self) -> None:
        label = f"{spoken(self.meeting, self._today)} cancelled"
        self.session.refresh()
        with self.editor.telling():
            self.session.apply(label, *cancel(self.session.workbook, self.meeting))
            self._is_told = True
            key = self.app.key_of("undo")
            self._say(f"{label}; {key} on the sheet brings it back.")
        self.catch_up()

    # Inside

    def _points_now(self) -> tuple[Point, ...]:
        self.ordered()
        return self._agenda

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

    def _leave_after_the_end(self) -> None:
        """Go back to the sheet once, as soon as no dialog is open above.

        Where somebody else ended it, only when that was read: what is typed is not for the sheet.
        """
        if not self.is_active or self._has_ended:
            return
        self._has_ended = True
        if self._is_told:
            self.action_leave()
        else:
            by, how = self._ended_by()
            what = spoken(self.meeting, self._today)
            sentence = f"{by} has {how} the {what[0].lower()}{what[1:]}. {_LEFT[how]}"
            self.app.push_screen(ClosedDialog(sentence), lambda _: self.action_leave())

    def _ended_by(self) -> tuple[str, str]:
        """Return who ended the meeting, and whether it was ended or cancelled."""
        wanted = Set(Kind.MEETINGS, self.meeting.id, "ended", "", "")
        last = last_change(reversed(self.session.records), (wanted,))
        ids = [meeting.id for meeting in self.session.workbook.meetings]
        how = "ended" if self.meeting.id in ids else "cancelled"
        return (last.by if last else "") or "Somebody", how

    def _end_is_told(self) -> None:
        self._is_told = True

    def _next_open(self, after: str) -> int:
        point = next_open(self._agenda, after)
        at = step_of(self._walk, point.action.id) if point else None
        return len(self._walk) if at is None else at

    def _note(self, label: str, verb: Callable[[Workbook, Meeting, str], tuple[Edit, ...]]) -> None:
        point = self._point
        if point is None:
            self._say("Every action has been gone through.")
            return
        id = point.action.id
        self._mine.add(id)
        noted = False
        with self.editor.telling():
            self.session.apply(f"{id} {label}", *verb(self.session.workbook, self.meeting, id))
            noted = True
        self.catch_up()
        if noted:
            self.go_on()

    def _position(self) -> str:
        point = self._point
        total = len(self._agenda)
        done = f"{self._discussed} of {total} discussed"
        if point is None:
            return done
        place = f"{point.part.capitalize()}: {self._at + 1} of {total}"
        if state := _STATES.get(point.state):
            place += f" ({state})"
        return f"{place}, {done}"
