"""The review meeting: what is done on the cards of its agenda."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from eh_tui.model.audit.walk import step_of
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import kind_of
from eh_tui.model.core.edits import Add, Edit, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import place_below
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import last_change
from eh_tui.model.meeting.agenda import what_is_left
from eh_tui.model.meeting.agenda_tree import AgendaItem, items_beside_actions
from eh_tui.model.meeting.discussion import LATER, discussed_in
from eh_tui.model.meeting.lifecycle import cancel, discuss, put_off
from eh_tui.model.meeting.matters import matters_of
from eh_tui.model.meeting.meetings import spoken
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.cancel import ask_to_cancel
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.closed import ClosedDialog
from eh_tui.ui.editing.decision import type_decision
from eh_tui.ui.editing.new_row import type_row
from eh_tui.ui.editing.private_note import type_private_note
from eh_tui.ui.meeting.agenda_walk import AgendaWalkScreen
from eh_tui.ui.meeting.cards.item_card import END, AroundItems, ItemScreen
from eh_tui.ui.meeting.from_decision import Proposals
from eh_tui.ui.meeting.leading import Leading
from eh_tui.ui.meeting.shared_steps import forward_decision

_LEFT = {
    "ended": "Nothing you noted is lost.",
    "cancelled": "What was noted in it went with it, until whoever cancelled it takes that back.",
}
"""What becomes of the notes once a meeting is over."""


class MeetingScreen(AgendaWalkScreen):
    """What is done in a meeting; it is dismissed with the id of the last action seen."""

    WHERE: ClassVar = Scope.MEETING
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.MEETING))

    def __init__(self, session: Session, meeting: Meeting, today: date) -> None:
        """Go on with a meeting where it stopped; its agenda is that of a day."""
        super().__init__(session, meeting, today)
        self._leading = Leading(session, meeting.id)
        self._has_ended = False
        self._is_told = False
        """Whether it has been said already that the meeting has ended."""

    # What is done in a meeting

    def action_as_it_is(self) -> None:
        """Note that the action was discussed and stays as it is, and go on."""
        self._note("discussed", discuss)

    def action_put_off(self) -> None:
        """Leave the action for later, and go on; past the last, to the agenda's own items."""
        point = self._point
        is_again = bool(point and point.state == LATER)
        self._note("left for later", put_off)
        if is_again:
            self._to_items(is_past=True)

    def action_decide(self) -> None:
        """Write down what was decided."""
        if point := self._point:
            noted = partial(self._mine.add, point.action.id)
            type_decision(self.editor, self.meeting, point.action, noted)

    def action_add_from_decision(self) -> None:
        """Show the actions that the decision on this one says are to be done, to be taken."""
        if point := self._point:
            Proposals(self.editor, self.meeting, point.action.id, self._mine.add).propose()

    def action_add(self) -> None:
        """Type an action that comes below this one."""
        stop = self._stop
        if stop is None:
            return

        def added(edit: Add) -> None:
            self._go_to(step_of(self._walk, edit.id) or self._at)

        where = place_below(self.session.workbook, kind_of(stop.row), stop.row.id)
        type_row(self.editor, stop.row.id, where, added)

    def action_forward(self) -> None:
        """Let the decision on the action go to the partnership, or no longer."""
        if stop := self._stop:
            forward_decision(self.editor, self.meeting, stop.row.id)

    def action_private_note(self) -> None:
        """Note something on the action that only this account sees."""
        if stop := self._stop:
            type_private_note(self.editor, stop.row.id)

    def action_roll(self) -> None:
        """Tick who is here, say who leads and who writes, and when the next meeting is."""
        from eh_tui.ui.meeting.roll import RollScreen

        self.app.push_screen(RollScreen(self.session, self.meeting), lambda _: self.catch_up())

    def action_agenda(self) -> None:
        """Show the agenda, to go to any of its actions."""

        def chosen(address: Address | None) -> None:
            if address:
                self._go_to_action(address.id)

        here = self._stop.row.id if self._stop else ""
        self.app.push_screen(self._agenda_screen(here), chosen)

    def _agenda_screen(self, here: str) -> Screen[Address | None]:
        from eh_tui.ui.meeting.agenda import AgendaScreen

        return AgendaScreen(self.session, self.meeting, self._points_now, here)

    def _go_to_action(self, id: str) -> None:
        at = step_of(self._walk, id)
        if at is not None:
            self._go_to(at)
            self._show_here()

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

    # What those who follow see, and the agenda's own items

    def go_on(self) -> None:
        """Go on, past the last action to the items; show to those who follow where that is."""
        super().go_on()
        self._show_here()
        self._to_items(is_past=not what_is_left(self._whole))

    def on_mount(self) -> None:
        """Begin with the items that come before the actions, or where the meeting stopped."""
        self._show_here()
        self._to_items(is_past=not what_is_left(self._whole))

    def _to_items(self, *, is_past: bool) -> None:
        """Go through the items that the meeting has come to and that are open, if any.

        Before the first action these are those before it; `is_past` says that the meeting is
        past its actions, when all that are open come.
        """
        if not is_past and discussed_in(self.session.workbook, self.meeting):
            return

        def items() -> tuple[AgendaItem, ...]:
            before, after = items_beside_actions(matters_of(self.session.workbook, self.meeting))
            return (*before, *after) if is_past else before

        if not any(item.is_open for item in items()) or not self.is_current:
            return
        around = AroundItems(self._leading.show, self._time, self._agenda_screen)
        screen = ItemScreen(self.session, self.meeting, items, around)
        self.app.push_screen(screen, self._past_items)

    def _past_items(self, then: str | None) -> None:
        self.catch_up()
        self._go_to_action(then or "")
        self._show_here()
        if then == END:
            self.action_end()

    def action_show(self) -> None:
        """Show the card to those who follow, as after looking at others."""
        if leader := self._leading.leader:
            self._say(f"{leader.by} leads; {self.app.key_of('lead')} takes that over.")
        else:
            self._show_here()
            self._say("Those who follow see this card.")

    def action_lead(self) -> None:
        """Ask who is to lead from now on, whose cards those who follow see."""
        sessions = self.session.presence.may_lead()
        leader = self._leading.leader
        here = "Lead it here" if leader else "Go on leading it here"
        choices = [Choice("l", here, ("", ""))]
        choices += [Choice("", f"Hand it on to {name}", (id, name)) for id, name in sessions]
        now = f"{leader.by} leads this meeting." if leader else "You lead this meeting."

        def chosen(to: tuple[str, str] | None) -> None:
            if to is None:
                return
            if to[0]:
                self._leading.hand_on(*to)
                self._say(f"{to[1]} leads from now on.")
            else:
                self._leading.take(self._stop.row.id if self._stop else "")
                self._say("You lead from now on.")

        self.app.push_screen(ChoiceDialog(f"{now} Who leads from now on?", choices), chosen)

    def _show_here(self) -> None:
        self._leading.show(self._stop.row.id if self._stop else "")

    # Inside

    def leave_after_the_end(self) -> None:
        """Go back to the sheet once, as soon as no dialog is open above.

        Where somebody else ended it, only when that was read: what is typed is not for the sheet.
        """
        if not self.is_active or self._has_ended:
            return
        self._has_ended = True
        self.session.showing.end()
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

    def _note(self, label: str, verb: Callable[[Workbook, Meeting, str], tuple[Edit, ...]]) -> None:
        point = self._point
        if point is None:
            self._say_in_words("Every action has been gone through.")
            self._to_items(is_past=True)
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
