"""A field of one line that loses nothing that is pasted into it."""

from textual import events
from textual.widgets import Input

from eh_tui.model.core.sanitize import shown_on_one_line

LONGEST_LINE = 4096
"""Characters taken from one paste into one line."""


class LineInput(Input):
    """An input without a blinking cursor, which joins the lines of a paste with spaces."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        """Start with a text."""
        super().__init__(value, placeholder=placeholder, id=id, compact=True)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        # Textual's own keeps the first line only, and sends control characters on as they are.
        event.stop()
        event.prevent_default()
        self.replace(joined(event.text), *sorted(self.selection))


def joined(text: str) -> str:
    """Return a pasted text as one line that a terminal may have."""
    lines = (line.strip() for line in text.splitlines())
    return shown_on_one_line(" ".join(line for line in lines if line))[:LONGEST_LINE]
