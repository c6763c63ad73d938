"""The fields below a card that stay in view: When, Who, and the further columns of the form."""

from collections.abc import Iterable, Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.columns import text_in_column
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Of, Role, columns_in
from eh_tui.ui.annotations import Annotations
from eh_tui.ui.meeting.cards.lines import CardField, FieldLine
from eh_tui.ui.wording import rating_in_words


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
