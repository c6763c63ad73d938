"""The lines that cards are made of: a text, and a field with its label and its key."""

import re
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from eh_tui.model.form.columns import Of
from eh_tui.ui.text import content


class CardLine(Static):
    """A text that is repainted only when it is another."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, classes=classes)
        self._text = ""

    def put(self, text: str) -> None:
        """Show a text."""
        if text != self._text:
            self._text = text
            self.update(content(text))


@dataclass(frozen=True, slots=True)
class CardField:
    """A field of an action or its outcome that stands on a line of its own."""

    of: Of
    field: str
    key: str = ""
    """What edits it, "" where it is only told."""

    @property
    def name(self) -> str:
        """What its widgets are called by; a column's key may be any text."""
        prefix = "" if self.of is Of.ACTION else "outcome-"
        return prefix + re.sub(r"[^A-Za-z0-9_-]", lambda match: f"_{ord(match[0])}_", self.field)


class FieldLine(Horizontal):
    """A field with its label, the key that edits it, and what is remarked on it."""

    def __init__(self, shown: CardField) -> None:
        """Show a field."""
        super().__init__(classes="card-line")
        self.shown = shown
        self.field = shown.field
        self._key = shown.key

    def compose(self) -> ComposeResult:
        """Lay the line out in small parts, so that a key repaints few of them."""
        yield CardLine(f"card-{self.shown.name}-label", "card-label")
        with Vertical(classes="card-value"):
            yield CardLine(f"card-{self.shown.name}")
            yield CardLine(f"card-{self.shown.name}-remark", "card-remark")

    def put(self, label: str, text: str, remark: str = "", *, taken: str = "") -> None:
        """Show a text; what can't be edited is left out where there is none.

        Where its key is one of the letters that rate, `taken`, it is not told.
        """
        label_line, text_line, remark_line = self.query(CardLine)
        key = "" if self._key in taken else self._key
        label_line.put(f"{key:2}{label}")
        text_line.put(text or "–")
        remark_line.put(remark)
        remark_line.display = bool(remark)
        self.display = bool(text or self._key)
