"""A card of the walk: an action in words, and the guidance on it."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.form_rows import Action, Guidance
from eh_tui.model.form.columns import Of
from eh_tui.model.form.words import Words
from eh_tui.ui.annotations import Annotations
from eh_tui.ui.meeting.cards.lines import CardField, CardLine, FieldLine
from eh_tui.ui.text import content

_LABELS = {
    "note": "Note",
    "evidence": "Evidence",
    "last": "Last meeting",
    "since": "Since then",
    "private": "For you alone",
    "decision": "Decision",
}


class Card(Vertical):
    """One action in words, large, with its outcome and commitment, and what is said of it."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Show some lines below an action's text, each with the key that edits it, "" for none.

        They are named as in `_LABELS`: fields of the action, and what is only remarked on it.
        """
        super().__init__(id="card")
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay the card out."""
        yield CardLine("card-bar")
        yield CardLine("card-outcome-label", "card-label")
        yield CardLine("card-outcome")
        yield CardLine("card-text-label", "card-label")
        yield CardLine("card-text")
        for field, key in self._keys.items():
            yield FieldLine(CardField(Of.ACTION, field, key))

    def show(self, stop: Stop, remarks: Annotations, taken: str) -> None:
        """Show an action, with what is remarked on it; `taken` are the letters that rate it."""
        headings, commitment = _headings(stop), stop.commitment
        title = commitment.numbered
        for part, text in (
            ("bar", title),
            ("outcome-label", f"{headings[0]} {stop.outcome.id}"),
            ("outcome", stop.outcome.text or "–"),
            ("text-label", f"{headings[1]} {stop.row.id}"),
            ("text", stop.row.text or "–"),
        ):
            line = self.query_one(f"#card-{part}", CardLine)
            line.put(text)
            if part.startswith("text"):  # an outcome's own words stand above already
                line.set_class(not isinstance(stop.row, Action), "-gone")
        texts = {**remarks, "note": stop.row.note}
        for field in self.query(FieldLine):
            name = field.field
            remark = remarks.get(f"{name} remark", "")
            field.put(_LABELS[name], texts.get(name, ""), remark, taken=taken)


class Advice(VerticalScroll, can_focus=False):
    """The guidance of an action's commitment under the form's own headings.

    It scrolls by itself, so that it never takes the place of the action.
    """

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="advice")
        self._guidance: tuple[Guidance, ...] | None = None

    def compose(self) -> ComposeResult:
        """Lay the text out."""
        yield Static()

    def show(self, words: Words, stop: Stop) -> None:
        """Show the guidance of an action's commitment, by the form's words for it."""
        if stop.guidance == self._guidance:
            return
        self._guidance = stop.guidance
        pieces = [
            Content("\n").join(
                (content(piece.heading, "bold underline"), content(piece.text.strip("\n")))
            )
            for piece in stop.guidance
        ]
        none = content(words.said("The form has no guidance on this commitment."))
        self.query_one(Static).update(Content("\n\n").join(pieces) if pieces else none)


def _headings(stop: Stop) -> tuple[str, str]:
    """Return the form's headings above an outcome and an action, "" where it has none."""
    above = {(column.of, column.field): column.heading for column in stop.columns}
    return above.get((Of.OUTCOME, "text"), ""), above.get((Of.ACTION, "text"), "")
