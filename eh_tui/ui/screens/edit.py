"""The dialog in which a text is edited."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from eh_tui.model.suggestions import completed, matching
from eh_tui.ui.commands import Where, bindings, commands, hints
from eh_tui.ui.text import content
from eh_tui.ui.widgets.field import LONGEST_PASTE, Field


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be edited, and what is known about it."""

    title: str
    about: str
    """What the text is about, shown above it: the action that a date belongs to."""
    saved: str
    draft: str | None = None
    """What was typed before and left without saving."""
    names: tuple[str, ...] = ()
    """Names to offer while typing."""


class EditDialog(ModalScreen[None]):
    """A text and two ways out of it: Enter saves, Escape leaves and keeps a draft."""

    WHERE: ClassVar = Where.EDIT
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Where.EDIT))

    def __init__(
        self, text: Text, *, save: Callable[[str], str], keep: Callable[[str | None], None]
    ) -> None:
        """Edit a text.

        `save` puts a new text on disk and returns "", or why it can't; `keep` is given the
        draft when the dialog is left, None when there is nothing to keep.
        """
        super().__init__()
        self.subject = text
        self._save = save
        self._keep = keep
        self._offer = -1

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        text = self.subject
        with Vertical(id="dialog"):
            yield Static(content(text.title), id="dialog-title")
            yield Static(content(text.about), id="dialog-about")
            yield Field(text.saved if text.draft is None else text.draft)
            yield Static(id="dialog-names")
            yield Static(id="dialog-message")
            yield Static(content(hints(commands(Where.EDIT))), id="dialog-keys")

    def on_mount(self) -> None:
        """Say that a draft is shown, if one is."""
        if self.subject.draft is not None:
            self._say("This is your draft, not saved yet. Ctrl+R puts back the saved text.")
        self._offer_names()
        self.query_one(Field).focus()

    def action_save(self) -> None:
        """Save the text and close, or say why it can't be saved and stay."""
        typed = self.query_one(Field).value
        if typed != self.subject.saved:
            trouble = self._save(typed)
            if trouble:
                self._keep(typed)
                self._say(trouble)
                return
        self._keep(None)
        self.dismiss()

    def action_leave(self) -> None:
        """Close without saving, keeping what was typed as a draft."""
        typed = self.query_one(Field).value
        self._keep(typed if typed != self.subject.saved else None)
        self.dismiss()

    def action_new_line(self) -> None:
        """Begin a new line within the text."""
        self.query_one(Field).put("\n")

    def action_restore(self) -> None:
        """Put back the text as it is saved."""
        self.query_one(Field).value = self.subject.saved
        self._say("This is the saved text again.")

    def action_complete(self) -> None:
        """Take the first name that is offered; pressed again, the next one."""
        field = self.query_one(Field)
        if self._offer < 0:
            self._typed = field.value
        offered = matching(self.subject.names, self._typed)
        if offered:
            self._offer = (self._offer + 1) % len(offered)
            with self.prevent(Field.Changed):
                field.value = completed(self._typed, offered[self._offer])
            self._show_names(offered, self._offer)

    def on_text_area_changed(self) -> None:
        """Offer the names that fit what is typed now."""
        self._offer = -1
        self._offer_names()

    def on_field_paste_cut(self) -> None:
        """Say that a paste was too long."""
        self._say(f"Only the first {LONGEST_PASTE:,} characters of the paste fit here.")

    def _offer_names(self) -> None:
        self._show_names(matching(self.subject.names, self.query_one(Field).value), -1)

    def _show_names(self, names: tuple[str, ...], taken: int) -> None:
        if self.subject.names:
            first = max(0, taken)
            listed = "  ·  ".join(names[first : first + 6])
            self.query_one("#dialog-names", Static).update(
                content(f"Tab: {listed}" if listed else "")
            )

    def _say(self, sentence: str) -> None:
        self.query_one("#dialog-message", Static).update(content(sentence))
