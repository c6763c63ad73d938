"""What is typed in the fields of a form and not done yet, kept as drafts by their words."""

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.widgets import Input

from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.beside.drafts_file import Draft
from eh_tui.model.meeting.drafts import DraftPlace, place_of_asked
from eh_tui.ui.dialogs.kept_typing import KeptTyping
from eh_tui.ui.dialogs.line_input import LineInput


class FieldDrafts:
    """The drafts of one form: what differs from the first text of a field."""

    def __init__(
        self,
        form: MessagePump,
        kept: tuple[Drafts, str] | None,
        fields: tuple[tuple[str, str, str], ...],
        say: Callable[[str], None],
    ) -> None:
        """Take up what was typed before.

        `kept` and `fields` are what a form returns by these names; without `kept` nothing is kept.
        `say` is told why something can't be kept.
        """
        self._drafts = kept[0] if kept else None
        title = kept[1] if kept else ""
        self._places = {id: place_of_asked(title, words) for id, words, _ in fields}
        self._first = {id: text for id, _, text in fields}
        self._kept = KeptTyping(form, self.save, say, "")
        self._begun: dict[DraftPlace, Draft | None] = {}
        if self._drafts:
            self._drafts.look()
            self._begun = {place: self._drafts.take(place) for place in self._places.values()}

    @property
    def told(self) -> str:
        """What is said of what was typed before, "" where nothing was."""
        return "This is your draft, not saved yet." if any(self._begun.values()) else ""

    def field(self, id: str) -> LineInput:
        """Return a field, with what was typed in it before: the first letter goes on with that."""
        begun = self._begun.get(self._places[id])
        field = LineInput(begun.text if begun else self._first[id], id=id)
        field.select_on_focus = not begun
        return field

    def typed(self, field: Input) -> None:
        """Keep what stands in a field now, on disk after a moment or a few words."""
        if self._drafts:
            is_new = field.value.strip() and field.value != self._first[field.id or ""]
            self._drafts.keep(self._place_of(field), field.value if is_new else "")
            self._kept.typed(field.value)

    def drop(self) -> None:
        """Forget what was typed, once it is done."""
        if self._drafts:
            for place in self._places.values():
                self._drafts.keep(place, "")
            self.leave()

    def leave(self) -> None:
        """Type no more: what stands in the fields is left of what was typed, and is on disk."""
        if self._drafts:
            for place in self._places.values():
                self._drafts.leave(place)
            self._drafts.save()

    def save(self) -> str:
        """Put on disk what is typed; return why it can't be, or ""."""
        return self._drafts.save() if self._drafts else ""

    def _place_of(self, field: Input) -> DraftPlace:
        return self._places[field.id or ""]
