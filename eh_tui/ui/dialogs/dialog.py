"""What every dialog has: its place in the table of keys, and help."""

from typing import ClassVar, Generic, TypeVar

from textual import getters
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import Scope, commands_of, hints
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.text import content

_Result = TypeVar("_Result")


class Dialog(ModalScreen[_Result], Generic[_Result]):
    """A small box above a screen, which takes all keys until it is closed."""

    WHERE: ClassVar[Scope]
    BINDINGS: ClassVar[list[BindingType]] = [command.binding for command in named("help")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]
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

    def on_descendant_focus(self) -> None:
        """Bring the field that is typed in above the keys, which Textual scrolls things behind."""
        self.call_after_refresh(self._scroll_above_keys)

    def _scroll_above_keys(self) -> None:
        for keys in self.query(".box > .box-keys"):
            if self.focused and (hidden := self.focused.region.bottom - keys.region.y) > 0:
                self.query_one(".box").scroll_relative(y=hidden, animate=False)

    def say_below(self, sentence: str) -> None:
        """Say something below the fields, in view however few lines the screen has."""
        self.query_one("#box-message", Static).update(content(sentence))
        if sentence:
            self.query_one(".box").scroll_end(animate=False)

    @property
    def hints(self) -> Content:
        """The dialog's keys as its last line shows them."""
        return content(hints(as_bound(commands_of(self.WHERE), self.app.settings.keys)))


class LongDialog(Dialog[_Result], Generic[_Result]):
    """A dialog of which the text may be longer than the screen: it scrolls, and the keys stay."""

    def action_page(self, direction: int) -> None:
        """Scroll by as much of a long text as is in view: down (1) or up (-1)."""
        box = self.query_one(".box")
        box.scroll_relative(y=direction * max(1, self._in_view - 1), animate=False)

    def on_resize(self) -> None:
        """Show the keys that scroll where there is something to scroll."""
        self.call_after_refresh(self._show_keys)

    @property
    def hints(self) -> Content:
        """The dialog's keys as its last line shows them while all is in view."""
        return self._hints(is_long=False)

    @property
    def _in_view(self) -> int:
        """The lines of the box that are not taken by what stays at its end."""
        docked = self.query(".box-foot, .box > .box-keys")
        return self.query_one(".box").size.height - sum(each.outer_size.height for each in docked)

    def _show_keys(self) -> None:
        box = self.query_one(".box")
        is_long = box.max_scroll_y > 0
        box.set_class(is_long, "-long")
        self.query_one(".box-keys", Static).update(self._hints(is_long=is_long))

    def _hints(self, *, is_long: bool) -> Content:
        shown = (
            command
            for command in commands_of(self.WHERE)
            if is_long or not command.action.startswith("page(")
        )
        return content(hints(as_bound(shown, self.app.settings.keys)))
