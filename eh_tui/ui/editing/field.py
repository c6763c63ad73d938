"""A small box to type a text in, which gives back every character that it was given."""

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import TextArea

from eh_tui.model.core.sanitize import shown

LONGEST_PASTE = 64 * 1024
"""Characters taken from one paste; a cell of the form holds a few lines (RELIABILITY.md Y9)."""

_AWAY = 0xF0000
_HELD = {code: _AWAY + code for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)} | {
    0x0A: 0x0A
}
_RELEASED = {_AWAY + code: code for code in _HELD if code != 0x0A}


class Field(TextArea):
    """A text area for user text.

    Textual's own splits lines at ten different characters and joins them with one, and
    would send control characters to the terminal: while a text is edited here they stand
    as private characters, and are drawn as symbols.
    """

    class PasteCut(Message):
        """A paste was longer than a field takes; its end was left out."""

    def __init__(self, text: str) -> None:
        """Show a text with the cursor at its end."""
        super().__init__(
            text.translate(_HELD),
            soft_wrap=True,
            compact=True,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        """The text as typed."""
        return self.text.translate(_RELEASED)

    @value.setter
    def value(self, text: str) -> None:
        self.load_text(text.translate(_HELD))
        self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Insert a text at the cursor, or over what is selected."""
        self.replace(text.translate(_HELD), *self.selection, maintain_selection_offset=False)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn, character for character."""
        line = self.document.get_line(line_index).translate(_RELEASED)
        return Text(shown(line), end="", no_wrap=True)

    async def on_paste(self, event: events.Paste) -> None:
        # Terminals send \r for a line's end within a paste; a file's text may have \r\n.
        event.stop()
        event.prevent_default()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > LONGEST_PASTE:
            text = text[:LONGEST_PASTE]
            self.post_message(self.PasteCut())
        self.put(text)
