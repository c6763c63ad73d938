"""The cards of a walk: which one is shown, what stands on it, and how to get to another."""

from collections.abc import Mapping
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from eh_tui.files.system import paths
from eh_tui.model.audit.rated import Rating, name_of_rated
from eh_tui.model.audit.walk import Stop, step_of, stops
from eh_tui.model.core.names import audit_title
from eh_tui.session import Session
from eh_tui.ui.annotations import Annotations, annotations_on_card
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.banner import Banner
from eh_tui.ui.chrome.status import StatusLine
from eh_tui.ui.commands import KeyCommand, Scope, all_commands, hints, key_name
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.level_keys import LettersBehind, without_letters
from eh_tui.ui.meeting.cards.asking import Asking
from eh_tui.ui.meeting.cards.card import Advice, Card
from eh_tui.ui.meeting.cards.fields import Fields, fields_in_view
from eh_tui.ui.meeting.cards.finish import Finish, walked_in_words
from eh_tui.ui.meeting.cards.lines import CardLine
from eh_tui.ui.meeting.cards.rated import Rated


class CardScreen(Screen[str | None]):
    """A card for each action in turn, and one that ends the walk."""

    WHERE: ClassVar = Scope.WALK
    CSS_PATH = paths.styles_folder() / "walk.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (20, "-low"), (30, "-high")]
    LINES: ClassVar[Mapping[str, str]] = {"note": "walk-note", "evidence": ""}
    """What the card shows below an action's text, each with the command that edits it, if any."""
    app = getters.app(BaseApp)

    def __init__(self, session: Session, start: str | None) -> None:
        """Show a session's workbook from an action on, or from the first."""
        super().__init__()
        self.session = session
        self._walk = self.ordered()
        self.asking = Asking()
        self.behind = LettersBehind()
        self._at = step_of(self._walk, start) or 0
        """Where in the walk; one past the last action is the card that ends it."""

    def ordered(self) -> tuple[Stop, ...]:
        """Return the actions as the workbook has them now, in the order of the walk."""
        return stops(self.session.workbook)

    def show_banner(self) -> None:
        """Say whether a meeting is going on elsewhere."""
        self.query_one(Banner).show(self.session)

    def remarks(self, stop: Stop) -> Annotations:
        """Return what is said beside the fields of an action."""
        return annotations_on_card(self.session, stop.row, self.app.today())

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
        keys_of = {"when": self._key_of("walk-when"), "who": self._key_of("walk-who")}
        with Horizontal(id="walk-main"):
            yield from self.beside()
            with Vertical(id="walk-column"):
                with VerticalScroll(id="walk-body", can_focus=False):
                    yield Card({field: self._key_of(id) for field, id in self.LINES.items()})
                    ended = named("walk-previous", "walk-not-rated", "walk-leave")
                    yield Finish(as_bound(ended, keys))
                    yield Advice()
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
        elif there and there.row.id == here.row.id:
            self._go_to(self._at)
        else:
            found = step_of(self._walk, here.row.id)
            self._go_to(min(self._at, len(self._walk)) if found is None else found)

    # Moving

    def go_on(self) -> None:
        """Go to the action that comes after one that is dealt with."""
        self._go_to(self._at + 1)

    def action_go(self, step: int) -> None:
        """Go to the next action (1) or the one before (-1); the walk does not go round."""
        to = self._at + step
        if to < 0:
            self._say_in_words("This is the first action.")
        elif to > len(self._walk):
            self._say_in_words("There are no more actions.")
        else:
            self._go_to(to)

    def action_guidance(self) -> None:
        """Show or hide the commitment's guidance."""
        self.query_one("#walk-body").scroll_home(animate=False)
        self.toggle_class("-advice")

    def action_scroll_card(self, step: int) -> None:
        """Scroll what is longer than its room: the guidance, the words, the fields below them."""
        parts = self._scrolling
        for part in parts if step > 0 else reversed(parts):
            if part.scroll_y != (part.max_scroll_y if step > 0 else 0):
                part.scroll_relative(y=2 * step, animate=False)
                return

    # Inside

    @property
    def _scrolling(self) -> tuple[Widget, ...]:
        """What may be longer than its room, what was asked for last before the rest."""
        body = self.query_one("#walk-body")
        below = self.query_one(Fields), self.query_one(Rated)
        return self.query_one(Advice), self.query_one(Card), body, *below

    @property
    def _stop(self) -> Stop | None:
        """The action that is shown, None on the card that ends the walk."""
        return self._walk[self._at] if self._at < len(self._walk) else None

    def _key_of(self, id: str) -> str:
        """Return the key of a command, "" for none."""
        return "".join(key_name(each.keys) for each in as_bound(named(id), self.app.settings.keys))

    def _go_to(self, at: int, *, asked: Rating | None = None) -> None:
        if at != self._at:
            self.asking.begin_row()
            for part in self._scrolling:
                part.scroll_home(animate=False)
        if asked:
            self.asking.ask(asked)
        self._at = at
        stop = self._stop
        workbook = self.session.workbook
        self.set_class(stop is None, "-finished")
        if stop:
            remarks = self.remarks(stop)
            taken = self.asking.letters(workbook, stop)
            self.query_one(Card).show(stop, remarks, taken)
            self.query_one(Fields).show(workbook, stop, remarks, taken)
            rated = self.query_one(Rated)
            rated.show(workbook.form, stop, self.asking, remarks)
            self.set_class(rated.has_lines, "-explained")
            self.query_one(Advice).show(workbook.form.words, stop)
        else:
            self.query_one(Finish).show(*self.finish())
        self.query_one("#walk-school", CardLine).put(audit_title(workbook.school))
        self.query_one("#walk-position", CardLine).put(self._position())
        where = stop.row.id if stop else ""
        self.query_one(StatusLine).show(self.session, where=where, message=self.session.trouble)
        self.show_banner()
        self._show_keys(stop)

    def _show_keys(self, stop: Stop | None) -> None:
        taken = self.asking.letters(self.session.workbook, stop)
        shown = hints(without_letters(self._commands(), taken), self.size.width - 2)
        self.query_one("#keys", CardLine).put(shown)

    def _commands(self) -> tuple[KeyCommand, ...]:
        return as_bound((*all_commands(self.WHERE), *named("help")), self.app.settings.keys)

    def _position(self) -> str:
        number = len(self._walk)
        place = f"{self._at + 1} of {number}" if self._stop else f"all {number}"
        return f"{place}, {self.asking.left(self._walk)}"

    def _say_in_words(self, sentence: str) -> None:
        """Say a sentence about actions; they are called as the form calls what it rates."""
        workbook = self.session.workbook
        name = name_of_rated(workbook)
        self._say(workbook.form.words.said(sentence.replace("action", name)))

    def _say(self, sentence: str) -> None:
        tell(self, sentence)
