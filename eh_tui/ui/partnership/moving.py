"""A screen of the partnership that is one list: how its cursor moves, and its line of keys."""

from typing import Any, ClassVar, Generic, TypeVar

from textual import getters
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import Scope, all_commands, hints
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.lists.lines import Lines
from eh_tui.ui.text import content

_Result = TypeVar("_Result")

_BEFORE_HELP = 4
"""So many keys stand before that of the help, which tells those that there is no room for."""


class RoundScreen(Screen[_Result], Generic[_Result]):
    """One list over the whole screen, with the keys at the bottom."""

    WHERE: ClassVar[Scope]
    app = getters.app(BaseApp)

    @property
    def lines(self) -> Lines[Any]:
        """The list itself."""
        return self.query_one(Lines)

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        own, always = all_commands(self.WHERE), named("help")
        if self.WHERE is Scope.PARTNERSHIP:
            first = [each for each in own if each.hint][:_BEFORE_HELP]
            rest = [each for each in own if each not in first]
            own, always = (*first, *always, *rest), named("quit")
        shown = as_bound((*own, *always), self.app.settings.keys)
        self.query_one("#keys", Static).update(content(hints(shown, self.size.width - 2)))

    def action_move(self, lines: int) -> None:
        """Move the cursor by a line."""
        self.lines.move(lines)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.lines.move_page(direction)

    def action_end(self, which: str) -> None:
        """Go to the first or the last line."""
        self.lines.move_to_end(which)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what nobody foresaw in a thread: a page that only goes on reading tells nothing."""
        if event.state is WorkerState.ERROR:
            self.app.say(f"The folder can't be read: {event.worker.error!r}", error=True)

    def action_leave(self) -> None:
        """Go back to the schools."""
        self.dismiss()
