"""The cards of the walk: an action, the guidance on it, and the end."""

from collections.abc import Iterable, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.form_rows import Action, Guidance
from eh_tui.model.form.columns import Of
from eh_tui.model.form.form import Form
from eh_tui.ui.annotations import Annotations
from eh_tui.ui.commands import KeyCommand, hints, key_name
from eh_tui.ui.text import content
from eh_tui.ui.wording import LEVEL_LOOKS, look_of, rating_in_words

CARD_FIELDS = ("when", "who", "rag")
"""The fields of an action below its words."""

_LABELS = {
    "note": "Note",
    "last": "Last meeting",
    "since": "Since then",
    "private": "For you alone",
    "decision": "Decision",
}


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


class FieldLine(Horizontal):
    """A field with its label, the key that edits it, and what is remarked on it."""

    def __init__(self, field: str, key: str) -> None:
        """Show a field; `key` edits it, "" where it is only told."""
        super().__init__(classes="card-line")
        self.field = field
        self._key = key

    def compose(self) -> ComposeResult:
        """Lay the line out in small parts, so that a key repaints few of them."""
        yield CardLine(f"card-{self.field}-label", "card-label")
        with Vertical(classes="card-value"):
            yield CardLine(f"card-{self.field}")
            yield CardLine(f"card-{self.field}-remark", "card-remark")

    def put(self, label: str, text: str, remark: str = "") -> None:
        """Show a text; what can't be edited is left out where there is none."""
        label_line, text_line, remark_line = self.query(CardLine)
        label_line.put(f"{self._key:2}{label}")
        text_line.put(text or "–")
        remark_line.put(remark)
        remark_line.display = bool(remark)
        self.display = bool(text or self._key)


class Card(Vertical):
    """One action in words, large, with its outcome and commitment, and what is said of it."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Show below an action's text some fields, each with the key that edits it, "" for none.

        They are of the action, or such as only have remarks.
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
            yield FieldLine(field, key)

    def show(self, stop: Stop, remarks: Annotations) -> None:
        """Show an action, with what is remarked on it."""
        headings, commitment = _headings(stop), stop.commitment
        title = f"{commitment.id}. {commitment.title}" if commitment.id else commitment.title
        for part, text in (
            ("bar", title),
            ("outcome-label", f"{headings[0]} {stop.outcome.id}"),
            ("outcome", stop.outcome.text or "–"),
            ("text-label", f"{headings[1]} {stop.action.id}"),
            ("text", stop.action.text or "–"),
        ):
            self.query_one(f"#card-{part}", CardLine).put(text)
        texts = {**remarks, "note": stop.action.note}
        for line in self.query(FieldLine):
            line.put(_LABELS[line.field], texts.get(line.field, ""))


class Fields(VerticalScroll, can_focus=False):
    """When and Who, which stay in view below a card of any length."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Name the keys that edit them."""
        super().__init__(id="fields")
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        for field, key in self._keys.items():
            yield FieldLine(field, key)

    def show(self, stop: Stop, remarks: Annotations) -> None:
        """Show the fields of an action, with what is remarked on them."""
        texts = {"when": stop.action.when, "who": stop.action.who}
        headings = dict(zip(CARD_FIELDS, _headings(stop)[2:], strict=True))
        for line in self.query(FieldLine):
            field = line.field
            line.put(headings[field], texts[field], remarks.get(field, ""))
            line.display = bool(headings[field] or texts[field])


class Rated(Vertical):
    """The rating and the keys that give it, which nothing pushes out of view."""

    def __init__(self, raters: Iterable[KeyCommand]) -> None:
        """Name the commands that rate: red, amber, green."""
        super().__init__(id="rated")
        self._raters = [key_name(command.keys) for command in raters]

    def compose(self) -> ComposeResult:
        """Lay the rating out."""
        yield FieldLine("rag", "")
        yield CardLine("card-keys")

    def show(self, stop: Stop, form: Form, remarks: Annotations) -> None:
        """Show an action's rating, with what is remarked on it."""
        given = stop.action.rag
        heading = _headings(stop)[-1]
        self.query_one(FieldLine).put(heading, rating_in_words(given, form), remarks.get("rag", ""))
        rag = self.query_one("#card-rag", CardLine)
        for look in LEVEL_LOOKS:
            rag.set_class(look == look_of(form, given), f"-{look}")
        words = zip(self._raters, form.levels, strict=False)
        keys = "  ".join(f"{key} {level.label}" for key, level in words)
        self.query_one("#card-keys", CardLine).put(keys)


def _headings(stop: Stop) -> list[str]:
    """Return the form's headings above an outcome and a row's fields, "" where it has none."""
    of = Of.ACTION if isinstance(stop.action, Action) else Of.OUTCOME
    above = {(column.of, column.field): column.heading for column in stop.columns}
    places = ((Of.OUTCOME, "text"), (of, "text"), *((of, field) for field in CARD_FIELDS))
    return [above.get(place, "") for place in places]


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

    def show(self, stop: Stop) -> None:
        """Show the guidance of an action's commitment."""
        if stop.guidance == self._guidance:
            return
        self._guidance = stop.guidance
        pieces = [
            Content("\n").join(
                (content(piece.heading, "bold underline"), content(piece.text.strip("\n")))
            )
            for piece in stop.guidance
        ]
        none = content("The form has no guidance on this commitment.")
        self.query_one(Static).update(Content("\n\n").join(pieces) if pieces else none)


class Finish(Vertical):
    """The end of the walk: how it went, and what is still not rated."""

    def __init__(self, ways_back: Iterable[KeyCommand]) -> None:
        """Name the commands that lead back, so that their keys stand here."""
        super().__init__(id="finish")
        self._ways_back = tuple(ways_back)

    def compose(self) -> ComposeResult:
        """Lay the card out."""
        yield CardLine("finish-head")
        yield CardLine("finish-unrated")
        yield Static(content(hints(self._ways_back)))

    def show(self, head: str, left: str) -> None:
        """Show how a walk went, and what is left."""
        self.query_one("#finish-head", CardLine).put(head)
        self.query_one("#finish-unrated", CardLine).put(left)
