"""The cards of the walk: an action, the guidance on it, and the end."""

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from eh_tui.model.walk import Stop
from eh_tui.model.workbook import Guidance, Rag, RagLabels
from eh_tui.ui.commands import Command, hints, key_name
from eh_tui.ui.remarks import Remarks
from eh_tui.ui.sheet_pieces import rating
from eh_tui.ui.text import content

_USUAL = ("Outcome", "Action", "When", "Who", "RAG rating")
"""What stands above a field where the form says nothing."""

FIELDS = ("when", "who", "rag", "note")
"""The fields of an action below its text."""

_LABELS = {
    "note": "Note",
    "last": "Last meeting",
    "since": "Since then",
    "decision": "Decision",
}


class Line(Static):
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


class Card(Vertical):
    """One action, large, with its outcome and commitment."""

    def __init__(self, raters: Iterable[Command], lines: tuple[str, ...] = FIELDS) -> None:
        """Name the commands that rate, red, amber, green, so that their keys stand here.

        `lines` are the fields of an action to be shown, and others that only have remarks.
        """
        super().__init__(id="card")
        self._lines = lines
        self._keys = [key_name(command.keys) for command in raters]

    def compose(self) -> ComposeResult:
        """Lay the card out in small parts, so that a key repaints few of them."""
        yield Line("card-bar")
        yield Line("card-outcome-label", "card-label")
        yield Line("card-outcome")
        yield Line("card-text-label", "card-label")
        yield Line("card-text")
        for name in self._lines:
            with Horizontal(classes="card-line"):
                yield Line(f"card-{name}-label", "card-label")
                with Vertical(classes="card-value"):
                    yield Line(f"card-{name}")
                    if name in FIELDS:
                        yield Line(f"card-{name}-remark", "card-remark")
        yield Line("card-keys")

    def show(self, stop: Stop, labels: RagLabels, remarks: Remarks) -> None:
        """Show an action, with what is remarked on its fields."""
        for part, text in self._texts(stop, labels, remarks):
            self.query_one(f"#card-{part}", Line).put(text)
        for name in self._lines:
            if name in FIELDS:
                self.query_one(f"#card-{name}-remark").display = bool(remarks.get(name))
        rag = self.query_one("#card-rag", Line)
        for each in Rag:
            rag.set_class(each is stop.action.rag, f"-{each.value}")

    def _texts(self, stop: Stop, labels: RagLabels, remarks: Remarks) -> Iterator[tuple[str, str]]:
        action, outcome, commitment = stop.action, stop.outcome, stop.commitment
        headings = [
            (commitment.headings[at : at + 1] or ("",))[0] or usual
            for at, usual in enumerate(_USUAL)
        ]
        title = f"{commitment.id}. {commitment.title}" if commitment.id else commitment.title
        yield "bar", title
        yield "outcome-label", f"{headings[0]} {outcome.id}"
        yield "outcome", outcome.text or "–"
        yield "text-label", f"{headings[1]} {action.id}"
        yield "text", action.text or "–"
        called = dict(zip(FIELDS, headings[2:5], strict=False)) | _LABELS
        values = {
            "when": action.when,
            "who": action.who,
            "rag": rating(action.rag, labels),
            "note": action.note,
        }
        for name in self._lines:
            yield f"{name}-label", called[name]
            yield name, (values if name in values else remarks).get(name) or "–"
            if name in FIELDS:
                yield f"{name}-remark", remarks.get(name, "")
        words = zip(self._keys, (Rag.RED, Rag.AMBER, Rag.GREEN), strict=True)
        yield "keys", "  ".join(f"{key} {labels.label(rag)}" for key, rag in words)


class Advice(Static):
    """The guidance of an action's commitment under the form's own headings."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="advice")
        self._guidance: tuple[Guidance, ...] | None = None

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
        self.update(Content("\n\n").join(pieces) if pieces else none)


class Finish(Vertical):
    """The end of the walk: how it went, and what is still not rated."""

    def __init__(self, ways_back: Iterable[Command]) -> None:
        """Name the commands that lead back, so that their keys stand here."""
        super().__init__(id="finish")
        self._ways_back = tuple(ways_back)

    def compose(self) -> ComposeResult:
        """Lay the card out."""
        yield Line("finish-head")
        yield Line("finish-unrated")
        yield Static(content(hints(self._ways_back)))

    def show(self, head: str, left: str) -> None:
        """Show how a walk went, and what is left."""
        self.query_one("#finish-head", Line).put(head)
        self.query_one("#finish-unrated", Line).put(left)
