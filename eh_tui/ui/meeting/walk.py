"""The walk: one action at a time, for the meeting that reviews them."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from eh_tui.files.system import paths
from eh_tui.model.audit.summary import count_all
from eh_tui.model.audit.walk import Stop, first_changed, next_not_rated, step_of, stops
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import kind_of
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.names import audit_title
from eh_tui.model.core.rows import fields
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.journal.record import Record
from eh_tui.model.meeting.undoing import why_not_in_walk
from eh_tui.session import Session
from eh_tui.ui.annotations import Annotations, annotations_on_card
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.banner import Banner
from eh_tui.ui.chrome.status import StatusLine
from eh_tui.ui.commands import Scope, all_commands, bindings, hints, key_name
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.rating import letters_that_rate, rated_cell_of
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.level_keys import level_of_key, without_letters
from eh_tui.ui.lists.drafts import DraftsScreen
from eh_tui.ui.lists.evidence import EvidenceScreen
from eh_tui.ui.meeting.card import Advice, Card, CardLine, Fields, Rated, fields_in_view
from eh_tui.ui.meeting.finish import Finish, walked_in_words


class WalkScreen(Screen[str | None]):
    """A card for each action in turn; it is dismissed with the id of the last one seen."""

    WHERE: ClassVar = Scope.WALK
    CSS_PATH = paths.styles_folder() / "walk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.WALK))
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (20, "-low"), (30, "-high")]
    LINES: ClassVar[Mapping[str, str]] = {"note": "walk-note", "evidence": ""}
    """What the card shows below an action's text, each with the command that edits it, if any."""
    app = getters.app(BaseApp)

    def __init__(self, session: Session, start: str | None) -> None:
        """Walk through a session's workbook from an action, or from the first."""
        super().__init__()
        self.session = session
        self._walk = self.ordered()
        self._at = step_of(self._walk, start) or 0
        """Where in the walk; one past the last action is the card that ends it."""

    def ordered(self) -> tuple[Stop, ...]:
        """Return the actions as the workbook has them now, in the order of the walk."""
        return stops(self.session.workbook)

    def step(self, _: Workbook, edit: Edit) -> tuple[Edit, ...]:
        """Return all that is done in one step with a change of the action."""
        return (edit,)

    def show_banner(self) -> None:
        """Say whether a meeting is going on elsewhere."""
        self.query_one(Banner).show(self.session)

    def why_not_turned(self, step: Record) -> str:
        """Return why a step can't be taken back or made again here, "" where it can."""
        return why_not_in_walk(step)

    def remarks(self, stop: Stop) -> Annotations:
        """Return what is said beside the fields of an action."""
        return annotations_on_card(self.session, stop.action, self.app.today())

    def finish(self) -> tuple[str, str]:
        """Return how the walk went, and what is still not rated."""
        return walked_in_words(self.session.workbook, self._walk)

    def beside(self) -> ComposeResult:
        """Lay out what stands left of the card, if anything."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        keys = self.app.settings.keys
        with Horizontal(id="walk-head"):
            yield CardLine("walk-school")
            yield CardLine("walk-position")
        yield Banner()
        with VerticalScroll(id="walk-body", can_focus=False):
            yield from self.beside()
            yield Card({field: self._key_of(id) for field, id in self.LINES.items()})
            yield Finish(as_bound(named("walk-previous", "walk-not-rated", "walk-leave"), keys))
            yield Advice()
        keys_of = {"when": self._key_of("walk-when"), "who": self._key_of("walk-who")}
        yield Fields(fields_in_view(self.session.workbook, keys_of))
        yield Rated(keys)
        yield StatusLine()
        yield CardLine("keys")

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        self._show_keys(self._stop)

    def on_screen_resume(self) -> None:
        """Show the workbook as it is now."""
        self.catch_up()

    def catch_up(self) -> None:
        """Show the workbook as it is now, at the same action as long as there is one."""
        here = self._stop
        self._walk = self.ordered()
        there = self._stop
        if here is None:
            self._go_to(len(self._walk))
        elif there and there.action.id == here.action.id:
            self._go_to(self._at)
        else:
            found = step_of(self._walk, here.action.id)
            self._go_to(min(self._at, len(self._walk)) if found is None else found)

    # Rating and editing

    def action_rate(self, rag: str) -> None:
        """Rate the action and go on to the next one; without a rating, stay."""
        if (stop := self._stop) is None:
            self._say("Every action has been walked; go back to one to rate it.")
            return
        found = rated_cell_of(self.session.workbook, stop.action)
        if found is None:
            self._say("This is not rated in this form.")
            return
        done = self.editor.rate(found[0], rag)
        self.catch_up()
        if done and rag != NOT_RATED:
            self.go_on()

    def take_key(self, key: str) -> bool:
        """Rate by the form's own letter or digit; return whether the key was one."""
        workbook, stop = self.session.workbook, self._stop
        found = rated_cell_of(workbook, stop.action) if stop else None
        if level := found and level_of_key(workbook.form, found[1].scale, key):
            self.action_rate(level)
        return bool(level)

    def go_on(self) -> None:
        """Go to the action that comes after one that is dealt with."""
        self._go_to(self._at + 1)

    def action_edit_field(self, field: str) -> None:
        """Edit a field of the action."""
        if (stop := self._stop) is None:
            return
        row = stop.action
        if field not in fields(self.session.workbook, kind_of(row), row):
            key = self._key_of("walk-other")
            self._say(f"The form has no such column for {row.id}; {key} shows those it has.")
            return
        self.editor.edit(Address(kind_of(row), row.id, field))

    def action_edit_other(self, field: str = "") -> None:
        """Choose another column of the form and edit it."""
        if stop := self._stop:
            self.editor.edit(Address(kind_of(stop.action), stop.action.id, field))

    def action_undo(self) -> None:
        """Take back the last change and show the action that it was made on."""
        self._turn(Editor.undo)

    def action_redo(self) -> None:
        """Make the change again and show the action that it is made on."""
        self._turn(Editor.redo)

    # Moving

    def action_go(self, step: int) -> None:
        """Go to the next action (1) or the one before (-1); the walk does not go round."""
        to = self._at + step
        if to < 0:
            self._say("This is the first action.")
        elif to > len(self._walk):
            self._say("There are no more actions.")
        else:
            self._go_to(to)

    def action_next_not_rated(self) -> None:
        """Go to the next action without a rating, saying so where that is further up."""
        to = next_not_rated(self._walk, self._at)
        if to is None:
            self._say("Every action is rated.")
        elif to == self._at:
            self._say("This is the only action not rated.")
        else:
            if to < self._at:
                self._say("From the top again: no action below is without a rating.")
            self._go_to(to)

    def action_guidance(self) -> None:
        """Show or hide the commitment's guidance."""
        self.query_one("#walk-body").scroll_home(animate=False)
        self.toggle_class("-advice")

    def action_evidence(self) -> None:
        """Show what shows that the action was done."""
        if (stop := self._stop) and isinstance(stop.action, Action):
            self.app.push_screen(EvidenceScreen(self.session, stop.action.id))

    def action_drafts(self) -> None:
        """Show what was typed and not saved."""
        self.app.push_screen(DraftsScreen(self.session))

    def action_scroll_card(self, step: int) -> None:
        """Scroll what is longer than its room: the guidance, the words, the fields below them."""
        parts = self._scrolling
        for part in parts if step > 0 else reversed(parts):
            if part.scroll_y != (part.max_scroll_y if step > 0 else 0):
                part.scroll_relative(y=2 * step, animate=False)
                return

    def action_leave(self) -> None:
        """Go back to the sheet, at the action seen last."""
        stop = self._stop or (self._walk[-1] if self._walk else None)
        self.dismiss(stop.action.id if stop else None)

    # Inside

    @property
    def editor(self) -> Editor:
        """What changes the workbook for this screen."""
        return Editor(self, self.session, self.catch_up, self.step)

    @property
    def _scrolling(self) -> tuple[Widget, ...]:
        """What may be longer than its room, what was asked for last before the rest."""
        body = self.query_one("#walk-body")
        return self.query_one(Advice), self.query_one(Card), body, self.query_one(Fields)

    @property
    def _stop(self) -> Stop | None:
        """The action that is shown, None on the card that ends the walk."""
        return self._walk[self._at] if self._at < len(self._walk) else None

    def _key_of(self, id: str) -> str:
        """Return the key of a command, "" for none."""
        return "".join(key_name(each.keys) for each in as_bound(named(id), self.app.settings.keys))

    def _turn(self, turn: Callable[[Editor], None]) -> None:
        before = self.session.workbook

        def done() -> None:
            self.catch_up()
            changed = step_of(self._walk, first_changed(before, self.session.workbook))
            if changed is not None:
                self._go_to(changed)

        turn(Editor(self, self.session, done, within=self.why_not_turned))

    def _go_to(self, at: int) -> None:
        if at != self._at:
            for part in self._scrolling:
                part.scroll_home(animate=False)
        self._at = at
        stop, workbook = self._stop, self.session.workbook
        self.set_class(stop is None, "-finished")
        if stop:
            remarks = self.remarks(stop)
            self.query_one(Card).show(workbook, stop, remarks)
            self.query_one(Fields).show(workbook, stop, remarks)
            self.query_one(Rated).show(workbook, stop, remarks)
            self.query_one(Advice).show(stop)
        else:
            self.query_one(Finish).show(*self.finish())
        self.query_one("#walk-school", CardLine).put(audit_title(workbook.school))
        self.query_one("#walk-position", CardLine).put(self._position())
        where = stop.action.id if stop else ""
        self.query_one(StatusLine).show(self.session, where=where, message=self.session.trouble)
        self.show_banner()
        self._show_keys(stop)

    def _show_keys(self, stop: Stop | None) -> None:
        taken = letters_that_rate(self.session.workbook, stop.action) if stop else ""
        table = as_bound((*all_commands(self.WHERE), *named("help")), self.app.settings.keys)
        shown = hints(without_letters(table, taken), self.size.width - 2)
        self.query_one("#keys", CardLine).put(shown)

    def _position(self) -> str:
        counts, number = count_all(self.session.workbook), len(self._walk)
        place = f"{self._at + 1} of {number}" if self._stop else f"all {number}"
        return f"{place}, {counts.of(NOT_RATED)} not rated"

    def _say(self, sentence: str) -> None:
        tell(self, sentence)
