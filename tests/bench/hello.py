"""The least that Textual can show, and a key that it obeys."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Hello(App[None]):
    """A line of text that changes with a key."""

    BINDINGS: ClassVar[list[BindingType]] = [("down", "obey", "obey"), ("q", "quit", "quit")]

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static("hello", id="line")

    def action_obey(self) -> None:
        """Show that the key has come."""
        self.query_one("#line", Static).update("hello, obeyed")


if __name__ == "__main__":
    Hello().run(mouse=False)
