"""The agenda's own items, one card each: what the meeting comes to before and after its actions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen

from eh_tui.files.system import paths
from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import audit_title
from eh_tui.model.core.review.meeting_rows import Matter, Meeting
from eh_tui.model.form.columns import Of
from eh_tui.model.meeting.agenda_tree import AgendaItem
from eh_tui.model.meeting.item_facts import (
    DECIDED_THEN,
    MINUTES_THEN,
    NEXT,
    SAID_THEN,
    facts_of_item,
)
from eh_tui.model.meeting.matters import MINUTES, NEXT_DATE, note_matter, with_note
from eh_tui.model.meeting.meetings import last_meeting, meeting_called, open_meeting
from eh_tui.model.meeting.undoing import why_not_since
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.status import StatusLine
from eh_tui.ui.commands import Scope, all_commands, bindings, hints
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.private_note import type_private_note
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.meeting.cards.lines import CardField, CardLine, FieldLine
from eh_tui.ui.meeting.from_decision import Proposals
from eh_tui.ui.meeting.shared_steps import ask_next_date, forward_decision

_LABELS = {
    "minutes": MINUTES_THEN,
    "decided": DECIDED_THEN,
    "earlier": SAID_THEN,
    "following": NEXT,
    "said": "Said",
    "decision": "Decision",
    "private": "For you alone",
}
"""The lines of the card, in their order, each with its label."""

_KEYS = {"said": "matter-said", "decision": "matter-decide", "minutes": "matter-minutes"} | {
    "following": "matter-date"
}


END = "end"
"""What the items are left with where the meeting is to end."""


@dataclass(frozen=True, slots=True)
class AroundItems:
    """What the meeting's own screen does for those of its items."""

    show: Callable[[str], None]
    """Shows an item to those who follow."""
    time: Callable[[], str]
    """Returns how long the meeting has lasted."""
    agenda: Callable[[str], Screen[Address | None]]
    """Returns the screen of the whole agenda, its cursor on an item."""


class ItemScreen(Screen[str]):
    """One item of the agenda at a time; left for the next action, for one by its id, or `END`."""

    WHERE: ClassVar = Scope.ITEM
    CSS_PATH = paths.styles_folder() / "walk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.ITEM))
    app = getters.app(BaseApp)

    def __init__(
        self,
        session: Session,
        meeting: Meeting,
        items: Callable[[], tuple[AgendaItem, ...]],
        around: AroundItems,
    ) -> None:
        """Go through some items of a meeting as they are now, from the first that is open."""
        super().__init__()
        self.session = session
        self.meeting = meeting
        self._items = items
        self._around = around
        self._here = next((matter.id for matter in self._matters() if not matter.state), "")
        self._seen_state = ""
        """What was made of the item when it was shown last."""
        self._mine: set[str] = set()
        """The items that were dealt with on this screen: here nobody is followed."""
        self._opened = newest[-1].n if (newest := session.newest(1)) else 0

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with Horizontal(id="walk-head"):
            yield CardLine("walk-school")
            yield CardLine("walk-position")
        with VerticalScroll(id="item-body", can_focus=False), Vertical(id="card"):
            yield CardLine("card-bar")
            for field in _LABELS:
                key = self.app.key_of(_KEYS[field]) if field in _KEYS else ""
                yield FieldLine(CardField(Of.ACTION, field, key))
        yield StatusLine()
        yield CardLine("keys")

    def on_screen_resume(self) -> None:
        """Show the workbook as it is now."""
        self.catch_up()

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        shown = as_bound((*all_commands(self.WHERE), *named("help")), self.app.settings.keys)
        self.query_one("#keys", CardLine).put(hints(shown, self.size.width - 2))

    def catch_up(self) -> None:
        """Show the item as it is now; go on with those who go on elsewhere."""
        going_on = open_meeting(self.session.workbook)
        matter = self._matter
        if going_on is None or going_on.id != self.meeting.id or matter is None:
            self._leave()
            return
        if matter.state != self._seen_state and matter.id not in self._mine:
            self._go_on()
        else:
            self._paint()

    # What is done with an item

    def action_done(self) -> None:
        """Note that the item was gone through, and go on."""
        self._mine.add(self._here)
        noted = False
        with self.editor.telling():
            edits = note_matter(self.session.workbook, self.meeting, self._here)
            self.session.apply(f"{self._here} discussed", *edits)
            noted = True
        if noted:
            self._go_on()

    def action_edit_item(self, field: str) -> None:
        """Write what was said or decided, and stay."""
        self._mine.add(self._here)
        self.editor.edit(Address(Kind.MATTERS, self._here, field))

    def action_private_note(self) -> None:
        """Note something on the item that only this account sees."""
        if matter := self._matter:
            type_private_note(self.editor, matter.id)

    def action_add_from_decision(self) -> None:
        """Show the actions that the decision on the item says are to be done, to be taken."""
        Proposals(self.editor, self.meeting, self._here).propose()

    def action_forward(self) -> None:
        """Let the decision go to the partnership, or no longer."""
        forward_decision(self.editor, self.meeting, self._here)

    def action_amendments(self) -> None:
        """Show the last meeting's minutes, to be amended or approved."""
        from eh_tui.ui.meeting.amendments import AmendmentsScreen

        if last := last_meeting(self.session.workbook, self.meeting):
            self.app.push_screen(AmendmentsScreen(self.session, last.id))
        else:
            tell(self, "No meeting has ended before this one.")

    def action_next_date(self) -> None:
        """Ask when the next meeting is."""
        ask_next_date(self.editor, self.meeting)

    def action_roll(self) -> None:
        """Tick who is here."""
        from eh_tui.ui.meeting.roll import RollScreen

        self.app.push_screen(RollScreen(self.session, self.meeting))

    def action_undo(self) -> None:
        """Take back my last change."""
        self.editor.undo()

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self.editor.redo()

    # Moving

    def action_go(self, step: int) -> None:
        """Go to the next item (1) or the one before (-1); past the last are the actions."""
        ids = [matter.id for matter in self._matters()]
        at = ids.index(self._here) + step
        if at < 0:
            tell(self, "This is the first item.")
        elif at == len(ids):
            self._leave()
        else:
            self._go_to(ids[at])

    def action_scroll_card(self, step: int) -> None:
        """Scroll an item that is longer than its room."""
        self.query_one("#item-body").scroll_relative(y=2 * step, animate=False)

    def action_leave(self) -> None:
        """Leave the other items as they are."""
        self._leave()

    def action_agenda(self) -> None:
        """Show the agenda; an action that is chosen there is gone to."""

        def chosen(address: Address | None) -> None:
            if address:
                self.dismiss(address.id)

        self.app.push_screen(self._around.agenda(self._here), chosen)

    def action_end(self) -> None:
        """Ask how to end the meeting, above its own screen."""
        self.dismiss(END)

    # Inside

    @property
    def editor(self) -> Editor:
        """What changes the workbook here: an item that gets a text has been discussed."""
        plain = Editor(self, self.session, self.catch_up)
        within = partial(why_not_since, opened=self._opened)
        return replace(
            plain, step=lambda book, edit: with_note(book, self.meeting, edit), within=within
        )

    @property
    def _matter(self) -> Matter | None:
        return next((matter for matter in self._matters() if matter.id == self._here), None)

    def _matters(self) -> list[Matter]:
        return [item.matter for item in self._items() if item.matter]

    def _go_on(self) -> None:
        """Go to the next item that is open, or past the last."""
        matters = self._matters()
        at = [matter.id for matter in matters].index(self._here)
        following = next((each.id for each in matters[at + 1 :] if not each.state), "")
        if following:
            self._go_to(following)
        else:
            self._leave()

    def _go_to(self, id: str) -> None:
        self._here = id
        self.query_one("#item-body").scroll_home(animate=False)
        self._paint()

    def _leave(self) -> None:
        if self.is_current:  # under a dialog, as soon as that is closed
            self.dismiss("")

    def _paint(self) -> None:
        matter = self._matter
        item = next((each for each in self._items() if each.matter == matter), None)
        if matter is None or item is None:
            return
        self._seen_state = matter.state
        self._around.show(matter.id)
        held = meeting_called(self.session.workbook, self.meeting.id)
        known = dict(facts_of_item(self.session.workbook, held, matter))
        texts = {
            "said": matter.text,
            "decision": matter.decision,
            "private": self.session.private_notes.of(matter.id),
        }
        its = {"minutes": MINUTES, "following": NEXT_DATE}
        for line in self.query(FieldLine):
            label = _LABELS[line.field]
            remark = "goes to the partnership" if self._is_forwarded(line.field, matter) else ""
            line.put(label, texts.get(line.field) or known.get(label, ""), remark)
            line.display = line.display and its.get(line.field, matter.holds) == matter.holds
        self.query_one("#card-bar", CardLine).put(f"{item.number}  {item.title}")
        self.query_one("#walk-school", CardLine).put(audit_title(self.session.workbook.school))
        self.query_one("#walk-position", CardLine).put(self._position(item, matter))
        message = self.session.trouble
        self.query_one(StatusLine).show(self.session, where=matter.id, message=message)

    def _position(self, item: AgendaItem, matter: Matter) -> str:
        planned = f"{item.minutes} min planned" if item.minutes else ""
        internal = "internal" if item.is_internal else ""
        return ", ".join(
            filter(None, ("Agenda", matter.state, internal, planned, self._around.time()))
        )

    def _is_forwarded(self, field: str, matter: Matter) -> bool:
        return field == "decision" and bool(matter.decision and matter.forwarded)
