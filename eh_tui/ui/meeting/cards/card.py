"""The cards of the walk: an action, the guidance on it, and the end."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.columns import text_in_column
from eh_tui.model.core.form_rows import Action, FormRow, Guidance
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.cells import cell
from eh_tui.model.form.columns import Column, Of, Role, columns_in
from eh_tui.model.form.form import Form
from eh_tui.model.form.words import Words
from eh_tui.ui.annotations import Annotations
from eh_tui.ui.commands import key_name
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.level_keys import level_keys
from eh_tui.ui.meeting.cards.asking import EACH, Asking
from eh_tui.ui.text import content
from eh_tui.ui.wording import LEVEL_LOOKS, look_of, rating_in_words, with_key

_ONE_LINE = 76
"""The letters that a line of a card holds at 80 columns."""
_LABELS = {
    "note": "Note",
    "evidence": "Evidence",
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
            yield FieldLine(CardField(Of.ACTION, field, key))

    def show(self, stop: Stop, remarks: Annotations, taken: str) -> None:
        """Show an action, with what is remarked on it; `taken` are the letters that rate it."""
        headings, commitment = _headings(stop), stop.commitment
        title = f"{commitment.id}. {commitment.title}" if commitment.id else commitment.title
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


def fields_in_view(workbook: Workbook, keys: Mapping[str, str]) -> list[CardField]:
    """Return the fields that stay in view: When and Who with their keys, and the form's own.

    Ratings are not among them: they stand with the keys that give them.
    """
    columns = workbook.form.columns
    if not columns:
        return [CardField(Of.ACTION, field, key) for field, key in keys.items()]
    sections = [one.id for one in workbook.commitments]
    placed = [one for section in sections for one in columns_in(columns, section)]
    shown = dict.fromkeys(
        (one.of, one.field)
        for one in placed
        if one.field not in ("text", "note") and one.role is not Role.RATING
    )
    return [
        CardField(of, field, keys.get(field, "") if of is Of.ACTION else "") for of, field in shown
    ]


class Fields(VerticalScroll, can_focus=False):
    """When and Who and the form's further columns, in view below a card of any length."""

    def __init__(self, shown: Iterable[CardField]) -> None:
        """Name the fields that any section has."""
        super().__init__(id="fields")
        self._shown = tuple(shown)

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        yield from map(FieldLine, self._shown)

    def show(self, workbook: Workbook, stop: Stop, remarks: Annotations, taken: str) -> None:
        """Show the fields of an action, or of a rated outcome, with what is remarked on them."""
        columns = {(one.of, one.field): one for one in stop.columns}
        for line in self.query(FieldLine):
            is_its = isinstance(stop.row, Action) == (line.shown.of is Of.ACTION)
            column = columns.get((line.shown.of, line.field)) if is_its else None
            if column is None:
                line.display = False
                continue
            text = text_in_column(stop.row, column)
            if column.is_level and text:
                text = rating_in_words(text, workbook.form)
            line.put(column.heading, text, remarks.get(line.field, ""), taken=taken)


class Rated(VerticalScroll, can_focus=False):
    """The rating and the keys that give it, which nothing pushes out of view."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Rate with the keys of the settings, or the form's own letters."""
        super().__init__(id="rated")
        self._keys = keys
        self.has_lines = False
        """Whether its levels have a line each."""

    def compose(self) -> ComposeResult:
        """Lay the rating out."""
        yield FieldLine(CardField(Of.ACTION, "rag"))
        yield CardLine("card-others")
        yield CardLine("card-keys")

    def show(self, form: Form, stop: Stop, asking: Asking, remarks: Annotations) -> None:
        """Show what is asked of an action or an outcome, its other ratings and the keys."""
        asked = asking.of(stop)
        self.set_class(asked is None, "-gone")
        self.set_class(len(stop.ratings) > 1, "-several")
        if asked is None:
            return
        words = rating_in_words(asked.level, form)
        remark = remarks.get(asked.column.field, "")
        self.query_one(FieldLine).put(asked.column.heading, words, remark)
        rag = self.query_one("#card-rag", CardLine)
        for look in LEVEL_LOOKS:
            rag.set_class(look == look_of(form, asked.level), f"-{look}")
        self.query_one("#card-others", CardLine).put(self._others(form, stop, asking))
        keys = self._told(form, asked.column, stop.row)
        self.query_one("#card-keys", CardLine).put(keys)
        self.has_lines = "\n" in keys

    def _others(self, form: Form, stop: Stop, asking: Asking) -> str:
        """Return the other ratings of a row with the key that asks for the next of them."""
        asked = asking.of(stop)
        others = [one for one in stop.ratings if asked and one.column.field != asked.column.field]
        said = [f"{one.heading}: {rating_in_words(one.level, form)}" for one in others]
        if len("   ".join(said)) > _ONE_LINE:  # the letters, whose words stand just below
            said = [f"{one.heading}: {form.level(one.level).letter}" for one in others]
        said += [EACH] if asking.is_each else []
        key = key_name(as_bound(named("walk-rating"), self._keys)[0].keys)
        return f"{key}  {'   '.join(said)}" if others else ""

    def _told(self, form: Form, column: Column, row: FormRow) -> str:
        """Return the levels with their keys; a line each where they say more than one holds."""
        keys = level_keys(form, column.scale, self._of_walk())
        lines = []
        for level in form.levels_of(column.scale):
            meaning = cell(row.descriptors, level.id)
            words = with_key(level, key_name(keys[level.id]))
            lines.append(f"{words}: {meaning}" if meaning else words)
        on_one = "  ".join(lines)
        return "\n".join(lines) if row.descriptors or len(on_one) > _ONE_LINE else on_one

    def _of_walk(self) -> dict[str, str]:
        """Return the settings' keys with those that rate in the walk, which has its own."""
        ids = ("red", "amber", "green")
        walk = as_bound(named(*(f"walk-{id}" for id in ids)), self._keys)
        return {**self._keys, **{id: one.keys for id, one in zip(ids, walk, strict=True)}}


def _headings(stop: Stop) -> tuple[str, str]:
    """Return the form's headings above an outcome and an action, "" where it has none."""
    above = {(column.of, column.field): column.heading for column in stop.columns}
    return above.get((Of.OUTCOME, "text"), ""), above.get((Of.ACTION, "text"), "")


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
