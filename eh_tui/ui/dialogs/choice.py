"""A choice from a short list, by arrow and Enter or by one letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from eh_tui.model.core.workbook import Rag
from eh_tui.ui.commands import Where, bindings
from eh_tui.ui.dialogs.dialog import Dialog
from eh_tui.ui.text import content

Value = TypeVar("Value")

RATING_KEYS = {Rag.RED: "r", Rag.AMBER: "a", Rag.GREEN: "g", Rag.NONE: "x"}
"""The letter that chooses a rating, as on the sheet."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """Something that can be chosen."""

    key: str
    """The letter that chooses it at once, "" for none."""
    text: str
    value: Value


class ChoiceDialog(Dialog[Value], Generic[Value]):
    """A list of choices; it is dismissed with the chosen value, or None to leave all as it is."""

    WHERE: ClassVar = Where.CHOICE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Where.CHOICE))

    def __init__(
        self, title: str, choices: Sequence[Choice[Value]], chosen: Value | None = None
    ) -> None:
        """Offer choices; the cursor starts on the value chosen before."""
        super().__init__()
        self.heading = title
        self.choices = tuple(choices)
        self._start = next((at for at, c in enumerate(choices) if c.value == chosen), 0)

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="box"):
            yield Static(content(self.heading), classes="box-title")
            prompts = (f"{choice.key or ' '}  {choice.text}" for choice in self.choices)
            yield OptionList(*(Option(content(prompt)) for prompt in prompts), compact=True)
            yield Static(self.hints, classes="box-keys")

    def on_mount(self) -> None:
        """Start on the value chosen before."""
        self.query_one(OptionList).highlighted = self._start

    def on_key(self, event: events.Key) -> None:
        """Take the choice that has a letter."""
        for choice in self.choices:
            if choice.key and event.character == choice.key:
                event.stop()
                self.dismiss(choice.value)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice under the cursor."""
        event.stop()
        self.dismiss(self.choices[event.option_index].value)

    def action_take(self) -> None:
        """Take the choice under the cursor."""
        self.query_one(OptionList).action_select()

    def action_move(self, step: int) -> None:
        """Go up (-1) or down (1)."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
