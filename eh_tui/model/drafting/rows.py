"""The outcomes and actions of a drafted form, from the rows of a section's rated tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from eh_tui.model.drafting.columns import DraftColumn
from eh_tui.model.drafting.form_draft import DraftSource, DraftValue, FormDraft
from eh_tui.model.drafting.meant import Corrections
from eh_tui.model.form.columns import OWN_FIELDS, Of, Role
from eh_tui.model.form.levels import Level
from eh_tui.model.paper.found import FoundColumn, FoundRow, FoundTable
from eh_tui.model.paper.letters import column_letter
from eh_tui.model.paper.outline import FoundSection
from eh_tui.model.paper.rated_cells import rating_in
from eh_tui.model.paper.ratings import FoundRating, level_of_words
from eh_tui.model.paper.ticks import rating_by_ticks, ticks_in

_WORDING = (Role.OUTCOME, Role.ACTION, Role.SUCCESS)
"""The roles whose texts are the form's, not the school's."""


@dataclass(slots=True)
class RowDrafter:
    """Adds the rows of one section to a draft."""

    draft: FormDraft
    section: str
    columns: Sequence[DraftColumn]
    levels: Sequence[Level]
    is_blank: bool
    """Whether what a school had filled in is left out."""
    corrections: Corrections
    _outcome: str = ""
    _outcome_text: str | None = None
    _counts: dict[str, int] = field(default_factory=dict)

    def add(self, found: FoundSection) -> None:
        """Add the rows of a section's rated tables."""
        for table in found.rated:
            for row in table.rows:
                if not row.is_blank or row.beside:
                    self._row(table, row)

    def _row(self, table: FoundTable, row: FoundRow) -> None:
        has_actions = any(each.column.role is Role.ACTION for each in self.columns)
        is_new = self._is_new_outcome(row)
        if is_new or not has_actions:
            self._add(table, row, Of.OUTCOME)
        if not has_actions:
            return
        is_said = any(row.text(at) for each in self._of(Of.ACTION) for at in each.sources)
        late = [] if is_new else list(self._late(table, row))
        if is_new or is_said or late or row.beside:
            self._add(table, row, Of.ACTION, late)

    def _of(self, of: Of) -> list[DraftColumn]:
        return [each for each in self.columns if each.column.of is of]

    def _late(self, table: FoundTable, row: FoundRow) -> Iterator[str]:
        """Yield what a row that begins no outcome says of one; the outcome holds its first text."""
        for each in self._of(Of.OUTCOME):
            own = (
                cell for at in each.sources if (cell := row.cells[at]) and cell.row == row.number
            )
            for text in (cell.said.text for cell in own if cell.said.text.strip()):
                if each.column.role is Role.OUTCOME:
                    continue
                if self.is_blank and not is_wording(each, self.columns, self.corrections):
                    self.draft.leave_out(table.where)
                else:
                    heading = each.column.heading.strip()
                    yield f"{heading!r} says {text!r} in a row that begins no outcome."

    def _is_new_outcome(self, row: FoundRow) -> bool:
        """Return whether a row begins another outcome: its cell is no blank, no repetition."""
        at = next(
            (each.sources[0] for each in self.columns if each.column.role is Role.OUTCOME), None
        )
        cell = row.cells[at] if at is not None else None
        goes_on = cell is None or cell.row < row.number or not cell.said.text.strip()
        if self._outcome_text is not None and (goes_on or row.text(at) == self._outcome_text):
            return False
        self._outcome_text = row.text(at)
        return True

    def _add(self, table: FoundTable, row: FoundRow, of: Of, doubts: Sequence[str] = ()) -> None:
        values: dict[str, DraftValue] = {"id": self._id(of)}
        if of is Of.OUTCOME:
            self._outcome = str(values["id"])
            values |= {"commitment": self.section, "text": ""}
        else:
            values |= {"outcome": self._outcome, "text": ""}
        remarks = [*doubts]
        descriptors: dict[str, str] = {}
        for each in self._of(of):
            heading = each.column.heading.strip()
            text, doubt = self._value(table, row, each)
            values[self._key(each)] = text
            remarks += [f"{heading!r}: {doubt}."] if doubt else []
            for level, meaning in self._descriptors(table, row, each):
                if descriptors.setdefault(level, meaning) != meaning:
                    remarks.append(f"{heading!r} says of the level {level} too: {meaning!r}.")
        if descriptors:
            values["descriptors"] = descriptors
        if of is Of.ACTION or not self._of(Of.ACTION):
            if self.is_blank:
                self.draft.leave_out(table.where, len(row.beside))
            else:
                remarks += [f"Beside the columns stands {cell.said.text!r}." for cell in row.beside]
        name = "outcomes" if of is Of.OUTCOME else "actions"
        self.draft.add(name, values, *remarks, source=DraftSource(row.where))

    def _key(self, each: DraftColumn) -> str:
        return each.column.key or OWN_FIELDS[each.column.of][each.column.role]

    def _value(self, table: FoundTable, row: FoundRow, each: DraftColumn) -> tuple[str, str]:
        """Return what a row says in a column, and what is in doubt about it."""
        if self.is_blank and not is_wording(each, self.columns, self.corrections):
            kept = dict(self._descriptors(table, row, each)).values()
            texts = [row.text(at) for at in each.sources if row.text(at).strip()]
            self.draft.leave_out(table.where, sum(text not in kept for text in texts))
            return "", ""
        if each.column.role is Role.RATING:
            rating = self._rating(table, row, each)
            doubts = (rating.doubt, *self._left_in_ticks(table, row, each))
            return rating.level, "; ".join(filter(None, doubts))
        cell = row.cells[each.sources[0]]
        is_own = cell is not None and cell.row == row.number
        return (cell.said.text if cell and is_own else ""), ""

    def _rating(self, table: FoundTable, row: FoundRow, each: DraftColumn) -> FoundRating:
        if table.columns[each.sources[0]].is_tick:
            return rating_by_ticks(ticks_in(table, row, each.sources, self.levels), self.levels)
        return rating_in(row.cells[each.sources[0]], self.levels)

    def _descriptors(
        self, table: FoundTable, row: FoundRow, each: DraftColumn
    ) -> Iterator[tuple[str, str]]:
        """Yield what stands below tick columns where it is no mark: what each level means here."""
        for column, text in self._no_marks(table, row, each):
            if len(text.strip()) > 1 and (level := level_of_words(column.name, self.levels)):
                yield level, text

    def _left_in_ticks(self, table: FoundTable, row: FoundRow, each: DraftColumn) -> Iterator[str]:
        """Yield what stands in tick columns and is neither a mark nor what a level means."""
        described = {text for _, text in self._descriptors(table, row, each)}
        for column, text in self._no_marks(table, row, each):
            if text not in described:
                yield f"below {column.name.strip()!r} stands {text.strip()!r}, which is no mark"

    def _no_marks(
        self, table: FoundTable, row: FoundRow, each: DraftColumn
    ) -> Iterator[tuple[FoundColumn, str]]:
        """Yield the tick columns in which something else than a mark stands, and that."""
        if table.columns[each.sources[0]].is_tick:
            beside = self._rating(table, row, each).beside
            for at in each.sources:
                if (cell := row.cells[at]) is not None and cell in beside:
                    yield table.columns[at], cell.said.text

    def _id(self, of: Of) -> str:
        number = self._counts[of] = self._counts.get(of, 0) + 1
        if of is Of.ACTION:
            return f"{self.section}-{number:02}"
        return f"{self.section}.{column_letter(number)}"


def is_wording(each: DraftColumn, columns: Sequence[DraftColumn], corrections: Corrections) -> bool:
    """Return whether a column of a section holds the form's words, and not a school's.

    They are outcomes, actions, and what stands before, unless a person said otherwise.
    """
    for name in each.names:
        if (said := corrections.wording.get(name)) is not None:
            return said
    if each.column.role in _WORDING:
        return True
    first = min((one.sources[0] for one in columns if one.column.role in _WORDING), default=0)
    return each.column.role is Role.PLAIN and each.sources[0] < first
