"""The dialog in which a text is edited."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.journal.differing import differing
from eh_tui.model.people.suggestions import KnownName, completed, matching
from eh_tui.ui.commands import Scope, bindings, commands_of, hints
from eh_tui.ui.dialogs.kept_typing import KeptTyping
from eh_tui.ui.editing.conflicts import app_of
from eh_tui.ui.editing.field import LONGEST_PASTE, Field
from eh_tui.ui.keymap import as_bound
from eh_tui.ui.text import content, fit, wrap

_LONGEST_TOLD = 200
"""Characters of the saved text that are shown below a draft."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be edited, and what is known about it."""

    title: str
    about: str
    """What the text is about, shown above it: the action that a date belongs to."""
    saved: str
    draft: str | None = None
    """What was typed before and left without saving."""
    is_as_typed_over: bool = True
    """Whether all is still as it was when that was typed."""
    others: int = 0
    """How many more texts were typed here before, in other windows, and left likewise."""
    names: tuple[KnownName, ...] = ()
    """Names to offer while typing."""
    reading: Callable[[str], str] | None = None
    """What says how a date is read, shown while it is typed."""


class EditDialog(ModalScreen[None]):
    """A text and two ways out of it: Enter saves, Escape leaves and keeps a draft.

    While it is typed it is a draft as well, for whoever loses the line.
    """

    WHERE: ClassVar = Scope.EDIT
    CSS_PATH = paths.styles_folder() / "edit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.EDIT))
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]

    def __init__(
        self,
        text: Text,
        *,
        save: Callable[[str], str],
        keep: Callable[[str | None], None],
        leave: Callable[[str | None], None],
        keep_on_disk: Callable[[], str],
    ) -> None:
        """Edit a text.

        `save` puts a new text on disk and returns "", or why it can't; `keep` is given the
        draft whenever it changes, None when there is nothing to keep, and `leave` at the end;
        `keep_on_disk` puts it where it outlives the program and returns "", or why it can't.
        """
        super().__init__()
        self.subject = text
        self._save = save
        self._keep = keep
        self._leave = leave
        self._keep_on_disk = keep_on_disk
        self._offer = -1
        self._said = ""
        """How what is typed is read, as it is shown."""
        shown = text.saved if text.draft is None else text.draft
        self._kept = KeptTyping(self, keep_on_disk, self._say, shown)
        self._is_over = False

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        text = self.subject
        with Vertical(id="dialog"):
            yield Static(content(text.title), id="dialog-title")
            yield Static(content(text.about), id="dialog-about")
            yield Field(text.saved if text.draft is None else text.draft)
            yield Static(id="dialog-reading")
            yield Static(id="dialog-names")
            yield Static(id="dialog-message")
            shown = as_bound(commands_of(Scope.EDIT), app_of(self).settings.keys)
            yield Static(content(hints(shown)), id="dialog-keys")

    def on_mount(self) -> None:
        """Say that a draft is shown, if one is."""
        if self.subject.draft is not None:
            self._say(self._told_of_draft())
        self.query_one("#dialog-reading").display = self.subject.reading is not None
        self._offer_names()
        self._show_reading()
        self.query_one(Field).focus()

    def on_resize(self) -> None:
        """Show as much of what the text is about as there is room for, and whether that is all."""
        about = self.query_one("#dialog-about", Static)
        lines, most = wrap(self.subject.about, max(1, about.size.width)), max(1, about.size.height)
        if len(lines) > most:
            lines = (*lines[: most - 1], fit(f"{lines[most - 1]}…", about.size.width))
        about.update(content("\n".join(lines)), layout=False)

    def _told_of_draft(self) -> str:
        """Return what is said of a draft, and what stands in its place if nobody has seen that."""
        text, key = self.subject, app_of(self).key_of("restore")
        more = ""
        if text.others:
            count = "Another one" if text.others == 1 else f"{text.others} others"
            more = f" {count}, typed in another window, will be offered after it."
        if text.is_as_typed_over:
            return f"This is your draft, not saved yet. {key} puts back the saved text.{more}"
        now = shown_on_one_line(differing(text.draft or "", text.saved)[1])
        if len(now) > _LONGEST_TOLD:
            now = f"{now[:_LONGEST_TOLD]}…"
        return (
            f"This is your draft, typed before this was changed.{more} "
            f"{key} puts back what it says now: {now or '(empty)'}"
        )

    def action_save(self) -> None:
        """Save the text and close, or say why it can't be saved and stay."""
        typed = self.query_one(Field).value
        if typed != self.subject.saved and not self._is_over:
            trouble = self._save(typed)
            if trouble:
                self._keep(typed)
                self._keep_on_disk()
                self._say(trouble)
                return
        self._end(None)

    def action_leave(self) -> None:
        """Close without saving, keeping what was typed as a draft."""
        typed = self.query_one(Field).value
        self._end(typed if typed != self.subject.saved else None)

    def action_new_line(self) -> None:
        """Begin a new line within the text."""
        self.query_one(Field).put("\n")

    def action_clear(self) -> None:
        """Take the whole text out, to type another in its place; the field's own undo has it."""
        self.query_one(Field).clear()

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
            self._remember()

    def on_text_area_changed(self) -> None:
        """Offer the names that fit what is typed now, and keep it as a draft."""
        self._offer = -1
        self._offer_names()
        self._show_reading()
        self._remember()

    def on_field_paste_cut(self) -> None:
        """Say that a paste was too long."""
        self._say(f"Only the first {LONGEST_PASTE:,} characters of the paste fit here.")

    def _end(self, draft: str | None) -> None:
        """Close once, leaving a draft or none; keys that were on their way come too late."""
        if self._is_over:
            return
        self._is_over = True
        self._leave(draft)
        self._keep_on_disk()
        self.dismiss()

    def _remember(self) -> None:
        """Keep what is typed as a draft, on disk after a moment or a few words."""
        if self._is_over:
            return
        typed = self.query_one(Field).value
        self._keep(typed if typed != self.subject.saved else None)
        self._kept.typed(typed)

    def _offer_names(self) -> None:
        self._show_names(matching(self.subject.names, self.query_one(Field).value), -1)

    def _show_reading(self) -> None:
        """Say how what is typed now is read, so that a slip is seen before it is saved."""
        if self.subject.reading:
            said = self.subject.reading(self.query_one(Field).value)
            if said != self._said:
                self._said = said
                self.query_one("#dialog-reading", Static).update(content(said))

    def _show_names(self, names: tuple[str, ...], taken: int) -> None:
        if self.subject.names:
            first = max(0, taken)
            listed = "  ·  ".join(names[first : first + 6])
            self.query_one("#dialog-names", Static).update(
                content(f"{app_of(self).key_of('complete')}: {listed}" if listed else "")
            )

    def _say(self, sentence: str) -> None:
        self.query_one("#dialog-message", Static).update(content(sentence))
