"""The line at the bottom in which a search is typed."""

from textual import events
from textual.message import Message
from textual.widgets import Input


class SearchBar(Input):
    """A one-line field that tells its screen what to look for while it is typed."""

    class Looked(Message):
        """Look for a text, or with a step for the next or the previous place."""

        def __init__(self, text: str, step: int = 0) -> None:
            """Name the text and the step: 0 from where the search began, 1 on, -1 back."""
            super().__init__()
            self.text = text
            self.step = step

    class Left(Message):
        """The search is over; `found` says whether to stay at the place found."""

        def __init__(self, found: bool) -> None:
            """Say how it ended."""
            super().__init__()
            self.found = found

    def __init__(self) -> None:
        """Start hidden and empty."""
        super().__init__(placeholder="Search", id="search", compact=True)
        self.cursor_blink = False
        self.display = False

    def open(self) -> None:
        """Show the field, empty, and take the keys."""
        self.value = ""
        self.display = True
        self.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed so far."""
        event.stop()
        self.post_message(self.Looked(event.value))

    def on_key(self, event: events.Key) -> None:
        """Take the keys that end the search or go on to another place."""
        match event.key:
            case "enter" | "escape":
                self.display = False
                self.post_message(self.Left(event.key == "enter"))
            case "down" | "f3":
                self.post_message(self.Looked(self.value, 1))
            case "up":
                self.post_message(self.Looked(self.value, -1))
            case _:
                return
        event.stop()
        event.prevent_default()
