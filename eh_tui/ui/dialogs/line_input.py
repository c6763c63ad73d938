"""A field of one line, and what of a paste it takes: nothing is left out without a word."""

from typing import NamedTuple

from textual.message import Message
from textual.widgets import Input

from eh_tui.model.core.sanitize import shown_on_one_line

LONGEST_LINE = 4096
"""Characters taken from one paste into one line."""


class LineInput(Input):
    """An input without a blinking cursor, which says when it is full."""

    class Full(Message):
        """Something was typed for which there is no room."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        """Start with a text."""
        super().__init__(value, placeholder=placeholder, id=id, compact=True)
        self.cursor_blink = False

    def restricted(self) -> None:
        """Say that there is no room, where Textual's own rings the bell."""
        self.post_message(self.Full())


class Pasted(NamedTuple):
    """What a field takes of a paste."""

    line: str
    remark: str
    """What is to be said of it, a sentence, or ""."""


def pasted_into(field: Input, text: str) -> Pasted:
    """Return what a field takes of a pasted text, its lines joined with spaces."""
    line = joined(text)
    room = LONGEST_LINE
    if field.max_length:
        left = field.max_length - len(field.value) + len(field.selected_text)
        room = min(room, max(0, left))
    if len(line) > room:
        first = f"Only the first {room:,} characters of the paste fit here."
        return Pasted(line[:room], first if room else "Nothing of the paste fits here.")
    return Pasted(line, "" if line == text.strip() else "What was pasted is on one line here.")


def joined(text: str) -> str:
    """Return a pasted text as one line that a terminal may have."""
    lines = (line.strip() for line in text.splitlines())
    return shown_on_one_line(" ".join(line for line in lines if line).replace("\t", " "))
