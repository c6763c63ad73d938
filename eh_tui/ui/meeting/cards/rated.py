"""The rating below a card, with the keys that give it."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.form.cells import cell
from eh_tui.model.form.columns import Column, Of
from eh_tui.model.form.form import Form
from eh_tui.ui.annotations import Annotations
from eh_tui.ui.commands import key_name
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.level_keys import level_keys
from eh_tui.ui.meeting.cards.asking import EACH, Asking
from eh_tui.ui.meeting.cards.lines import CardField, CardLine, FieldLine
from eh_tui.ui.wording import LEVEL_LOOKS, look_of, rating_in_words, with_key

_ONE_LINE = 76
"""The letters that a line of a card holds at 80 columns."""


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
