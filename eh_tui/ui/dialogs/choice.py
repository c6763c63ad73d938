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

from eh_tui.ui.commands import Scope, bindings, key_name
from eh_tui.ui.dialogs.dialog import LongDialog
from eh_tui.ui.text import content

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Choice(Generic[_Value]):
    """Something that can be chosen."""

    key: str
    """The letter or keys, separated by commas, that choose it at once; "" for none."""
    text: str
    value: _Value


def letters_for(words: Sequence[str]) -> tuple[str, ...]:
    """Return a letter for each of some words, no two alike: its first one that is still free.

    The keys by which a cursor moves are left to it; a word of which nothing is free gets "".
    """
    taken = {"j", "k"}
    letters = []
    for word in words:
        letter = next(
            (sign for sign in word.casefold() if sign.isalpha() and sign not in taken), ""
        )
        taken.add(letter)
        letters.append(letter)
    return tuple(letters)


class ChoiceDialog(LongDialog[_Value], Generic[_Value]):
    """A list of choices; it is dismissed with the chosen value, or None to leave all as it is."""

    WHERE: ClassVar = Scope.CHOICE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.CHOICE))

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[_Value]],
        chosen: _Value | None = None,
        *,
        text: str = "",
        unasked: bool = False,
    ) -> None:
        """Offer choices below a text, if any; the cursor starts on the value chosen before.

        One that is `unasked` for starts on none: an Enter that was meant for what lay there
        before must choose nothing.
        """
        super().__init__()
        self._unasked = unasked
        self.heading = title
        self.text = text
        self.choices = tuple(choices)
        self._start = next((at for at, c in enumerate(choices) if c.value == chosen), 0)

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="box"):
            yield Static(content(self.heading), classes="box-title")
            if self.text:
                yield Static(content(self.text), classes="box-text")
            names = [key_name(choice.key) for choice in self.choices]
            wide = max(map(len, names), default=1)
            prompts = (
                f"{name:{wide}}  {choice.text}"
                for name, choice in zip(names, self.choices, strict=True)
            )
            with Vertical(classes="box-foot"):
                yield OptionList(*(Option(content(prompt)) for prompt in prompts), compact=True)
                yield Static(self.hints, classes="box-keys")

    def on_mount(self) -> None:
        """Start on the value chosen before."""
        self.query_one(OptionList).highlighted = None if self._unasked else self._start

    def on_key(self, event: events.Key) -> None:
        """Take the choice that has the key."""
        for choice in self.choices:
            if choice.key and {event.key, event.character}.intersection(choice.key.split(",")):
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

    def action_page(self, direction: int) -> None:
        """Scroll a long text by a page; where all of it is in view, the choices."""
        options = self.query_one(OptionList)
        if self.query_one(".box").max_scroll_y > 0:
            super().action_page(direction)
        elif direction > 0:
            options.action_page_down()  # type: ignore[no-untyped-call]
        else:
            options.action_page_up()  # type: ignore[no-untyped-call]

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
