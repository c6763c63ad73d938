"""A dialog of a few fields and, below them, a list of what can be left out or taken in."""

from collections.abc import Hashable, Iterable, Mapping
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from eh_tui.errors import EhError
from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.people.suggestions import KnownName, completed, fragment, matching
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.dialog import Dialog
from eh_tui.ui.dialogs.field_drafts import FieldDrafts
from eh_tui.ui.dialogs.line_input import LineInput
from eh_tui.ui.text import content

_Result = TypeVar("_Result")
_Value = TypeVar("_Value", bound=Hashable)


class Switches(OptionList, Generic[_Value]):
    """Things that are in or out, told by a letter and not by colour."""

    def __init__(self, named: Iterable[tuple[_Value, str]], taken: Iterable[_Value]) -> None:
        """Offer values with their words; those taken are in."""
        self._named = tuple(named)
        self.taken = set(taken)
        super().__init__(*map(self._prompt, range(len(self._named))), compact=True)

    def action_cursor_up(self) -> None:
        """Go up, from the first one to the field above."""
        if self.highlighted:
            super().action_cursor_up()
        else:
            self.screen.focus_previous()

    def turn(self) -> None:
        """Take the value under the cursor in, or leave it out."""
        if self.highlighted is not None:
            self.taken ^= {self._named[self.highlighted][0]}
            self.replace_option_prompt_at_index(self.highlighted, self._prompt(self.highlighted))

    def _prompt(self, at: int) -> Content:
        value, words = self._named[at]
        return content(f"{'[x]' if value in self.taken else '[ ]'} {words}")


class FormDialog(Dialog[_Result], Generic[_Result]):
    """Fields, each left with Enter, and switches, if any; Enter at the end does it."""

    WHERE: ClassVar = Scope.FORM
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.FORM))
    TITLE_OF_FORM: ClassVar[str]
    ABOUT_SWITCHES: ClassVar[str] = ""

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return the id, the words and the first text of each field."""
        raise NotImplementedError

    def names(self) -> Mapping[str, tuple[KnownName, ...]]:
        """Return the names to offer in a field, by its id."""
        return {}

    def kept(self) -> tuple[Drafts, str] | None:
        """Return among which drafts what is typed is kept and what for, None where it is not."""
        return None

    def switches(self) -> OptionList | None:
        """Return the switches, None where there is nothing to leave out or take in."""
        return None

    def about_switches(self) -> str:
        """Return what stands above the switches."""
        return self.ABOUT_SWITCHES

    def carry_out(self, texts: dict[str, str]) -> _Result | None:
        """Do what the form is for, with what stands in its fields; raises `EhError`."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="box -tight"):
            yield Static(content(self.TITLE_OF_FORM), classes="box-title")
            fields = self.fields()
            self._typing = FieldDrafts(self, self.kept(), fields, self.say_below)
            for id, words, _ in fields:
                yield Static(content(words))
                yield self._typing.field(id)
            if switches := self.switches():
                key = self.app.key_of("turn")
                yield Static(content(f"{self.about_switches()}: {key} ticks or unticks"))
                yield switches
            yield Static(id="box-message")
            yield Static(self.hints, classes="box-keys -names" if self.names() else "box-keys")

    def on_mount(self) -> None:
        """Begin with the first field."""
        self._completed = ""
        self.say_below(self._typing.told)
        self.query(LineInput).first().focus()
        self.call_after_refresh(self.query_one(".box").scroll_home, animate=False)

    def on_unmount(self) -> None:
        """Have what is typed on disk, however the dialog is left."""
        self._typing.leave()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed, and say which names Tab would take, in the place of the keys."""
        self._typing.typed(event.input)
        offered = "  ·  ".join(self._offered[:4])
        key = self.app.key_of("field-name")
        line = content(f"{key}: {offered}") if offered else self.hints
        self.query_one(".box-keys", Static).update(line)

    def action_complete(self) -> None:
        """Complete the name that is being typed, or go to the field below where there is none."""
        field, offered = self.focused, self._offered
        if isinstance(field, LineInput) and offered and field.value != self._completed:
            head, separator, typed = field.value.rpartition(";")
            self._completed = f"{head}{separator}{completed(typed, offered[0])}"
            field.value = self._completed
            field.cursor_position = len(field.value)
        else:
            self.focus_next()

    def action_go_on(self) -> None:
        """Go on to the next field; from the last or the switches, do it, or say why not."""
        last = self.focus_chain[-1] if self.focus_chain else None
        if isinstance(self.focused, LineInput) and self.focused is not last:
            self.focus_next()
            return
        texts = {field.id or "": field.value.strip() for field in self.query(LineInput)}
        try:
            done = self.carry_out(texts)
        except EhError as error:
            self.say_below(str(error))
        else:
            self._typing.drop()
            self.dismiss(done)

    def action_turn(self) -> None:
        """Turn the switch under the cursor; in a field, type a space."""
        if isinstance(self.focused, LineInput):
            self.focused.insert_text_at_cursor(" ")
        else:
            self.query_one(Switches).turn()

    def action_leave(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)

    @property
    def _offered(self) -> tuple[str, ...]:
        """The names that the one being typed may become."""
        field = self.focused
        names = self.names().get(field.id or "", ()) if isinstance(field, LineInput) else ()
        typed = field.value.rpartition(";")[2] if isinstance(field, LineInput) else ""
        return matching(names, typed) if fragment(typed) else ()
