"""What every dialog has: its place in the table of keys, and help."""

from typing import ClassVar, Generic, TypeVar

from textual import getters
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen

from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import Scope, commands_of, hints
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.text import content

_Result = TypeVar("_Result")


class Dialog(ModalScreen[_Result], Generic[_Result]):
    """A small box above a screen, which takes all keys until it is closed."""

    WHERE: ClassVar[Scope]
    BINDINGS: ClassVar[list[BindingType]] = [command.binding for command in named("help")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    app = getters.app(BaseApp)

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        """Close, once: a list's late message must not close it a second time (PITFALLS.md 4)."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_field(self, step: int) -> None:
        """Go to the field below (1) or above (-1)."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @property
    def hints(self) -> Content:
        """The dialog's keys as its last line shows them."""
        return content(hints(as_bound(commands_of(self.WHERE), self.app.settings.keys)))
