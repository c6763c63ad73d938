"""The rows of a section's rated tables, put into the outcomes and actions that they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eh_tui.model.core.columns import columns_of, commitment_of
from eh_tui.model.core.edits import Add, Set
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_below
from eh_tui.model.core.rows import siblings, value
from eh_tui.model.core.sections import UNASSIGNED
from eh_tui.model.drafting.filled.columns import FilledColumn, matched_columns
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.drafting.filled.notes import note_ref
from eh_tui.model.drafting.filled.pairing import pairs
from eh_tui.model.drafting.filled.untaken import leave_row
from eh_tui.model.form.columns import Of, Role
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.hues import is_strong
from eh_tui.model.paper.rated_cells import rating_in
from eh_tui.model.paper.rating_colours import DocumentColours, colour_place, shaded_ticks
from eh_tui.model.paper.ratings import FoundRating, level_of_words
from eh_tui.model.paper.ticks import rating_by_ticks, says_something, ticks_in
from eh_tui.model.paper.words import folded_words

_ALIKE, _NEARLY = 0.85, 0.6
"""How alike an outcome, and an action within its outcome, must be to be the form's."""


@dataclass(frozen=True, slots=True)
class RowMet:
    """A row of the workbook that is met in the document."""

    kind: Kind
    id: str
    first: str
    """Where it was met before, "" where it is met for the first time."""


@dataclass(slots=True)
class RowGroup:
    """The rows of a document below one outcome."""

    text: str
    rows: list[FoundRow]


def fill_rated(filling: Filling, home: Commitment | None, table: FoundTable) -> None:
    """Take the rows of a table: under the outcomes of a section, then of the whole form.

    One table may hold the rows of all sections. What has no outcome is told as left.
    """
    at = table.column(Role.OUTCOME)
    groups = groups_of(table, at)
    outcomes = list(filling.workbook.outcomes)
    own = [each for each in outcomes if home and each.commitment == home.id]
    met: dict[int, Outcome] = {}
    for known in (own, outcomes):
        open_groups = [nth for nth in range(len(groups)) if nth not in met]
        texts = [groups[nth].text for nth in open_groups]
        for nth, number in pairs(texts, [each.text for each in known], _ALIKE).items():
            met[open_groups[nth]] = known[number]
    colours = filling.colours.of_table(table)
    for nth, group in enumerate(groups):
        if nth in met:
            matches = _columns(filling, met[nth], table)
            _Rows(filling, table, matches, colours).take(met[nth], group)
        else:
            is_own = table.is_section if home is None else table.is_section or met
            if is_own and group.text.strip():
                filling.own_outcomes.append((home.id if home else "", group.text))
            for row in group.rows:
                leave_row(filling, table, row, "the form has no such outcome")


def _columns(filling: Filling, outcome: Outcome, table: FoundTable) -> list[FilledColumn]:
    """Return which columns of a table are those of an outcome's section."""
    section = commitment_of(filling.workbook, outcome) or UNASSIGNED
    return matched_columns(columns_of(filling.workbook, section), table)


def groups_of(table: FoundTable, at: int | None) -> list[RowGroup]:
    """Return the rows of a table by their outcome; a merged, blank or repeated cell goes on."""
    groups: list[RowGroup] = []
    for row in table.rows:
        if row.is_blank and not row.beside and not _is_shaded(row):
            continue
        cell = row.cells[at] if at is not None else None
        text = row.text(at)
        goes_on = cell is None or cell.row < row.number or not text.strip()
        if groups and (goes_on or folded_words(text) == folded_words(groups[-1].text)):
            groups[-1].rows.append(row)
        else:
            groups.append(RowGroup(text, [row]))
    return groups


def _is_shaded(row: FoundRow) -> bool:
    return any(cell and (cell.said.shading or any(cell.said.ticks)) for cell in row.cells)


class _Rows:
    """Takes the rows below one outcome."""

    def __init__(
        self,
        filling: Filling,
        table: FoundTable,
        matches: Sequence[FilledColumn],
        colours: DocumentColours,
    ) -> None:
        self._filling = filling
        self._table = table
        self._matches = matches
        self._colours = colours

    def take(self, outcome: Outcome, group: RowGroup) -> None:
        """Take a group of rows: its outcome's own columns, then each action."""
        first = group.rows[0]
        self._note_wording(outcome, group)
        if any(
            each.column.of is Of.OUTCOME and each.column.role is not Role.OUTCOME
            for each in self._matches
        ):
            self._fill(Kind.OUTCOMES, outcome.id, first, Of.OUTCOME)
        if not any(each.column.of is Of.ACTION for each in self._matches):
            return
        at = next(
            (each.sources[0] for each in self._matches if each.column.role is Role.ACTION), None
        )
        actions = siblings(self._filling.workbook, Kind.ACTIONS, outcome.id)
        texts = [row.text for row in actions if isinstance(row, Action)]
        paired = pairs([row.text(at) for row in group.rows], texts, _NEARLY)
        spare = [nth for nth in range(len(actions)) if nth not in paired.values()]
        after = outcome.id
        for number, row in enumerate(group.rows):
            nth = paired.get(number)
            if nth is None:
                nth = next((each for each in spare if not texts[each].strip()), None)
            if nth is None and len(group.rows) == len(texts):
                nth = spare[0]
            if nth in spare:
                spare.remove(nth)
            if nth is None and self._says_nothing(row):
                continue
            if nth is None and at is not None and not row.text(at).strip():
                no_action = self._filling.workbook.form.words.said("it has no action")
                leave_row(self._filling, self._table, row, no_action)
                continue
            id = actions[nth].id if nth is not None else self._added(after, outcome)
            after = id
            self._fill(Kind.ACTIONS, id, row, Of.ACTION)

    def _says_nothing(self, row: FoundRow) -> bool:
        """Return whether a row is blank in all columns of actions, as of an outcome with none."""
        return not any(
            (cell := row.cells[at])
            and (
                says_something(cell.said.live)
                or any(cell.said.ticks)
                or (match.column.is_level and self._is_shaded(row, at))
            )
            for match in self._matches
            if match.column.of is Of.ACTION
            for at in match.sources
        )

    def _is_shaded(self, row: FoundRow, at: int) -> bool:
        """Return whether a cell alone of its row has a strong colour."""
        cell, place = row.cells[at], colour_place(self._colours, row, at)
        colour = cell.said.shading if cell else ""
        is_own = cell is not None and cell.row == row.number and colour != place.ground
        return is_own and is_strong(colour) and not self._colours.is_everywhere(at, colour)

    def _note_wording(self, outcome: Outcome, group: RowGroup) -> None:
        at = self._table.column(Role.OUTCOME) or 0
        for row in group.rows:
            if (cell := row.cells[at]) and cell.said.text.strip():
                self._filling.used.add(cell.where)
        cell = group.rows[0].cells[at]
        if cell and folded_words(cell.said.text) != folded_words(outcome.text):
            says = f"{outcome.id} is worded otherwise here: {cell.said.text.strip()!r}"
            self._filling.leave(cell.where, says)

    def _added(self, after: str, outcome: Outcome) -> str:
        """Add an action that the form does not have, and return its id."""
        kind = Kind.OUTCOMES if after == outcome.id else Kind.ACTIONS
        edit: Add = add_below(self._filling.workbook, kind, after)
        self._filling.make(edit)
        return edit.id

    def _fill(self, kind: Kind, id: str, row: FoundRow, of: Of) -> None:
        """Give a row of the workbook what one of the document says in its columns."""
        said: list[str] = []
        met = RowMet(kind, id, self._filling.filled.get(id, ""))
        for match in self._matches:
            if match.column.of is not of or match.column.role is Role.OUTCOME:
                continue
            if match.column.is_level:
                said += self._rate(met, row, match)
                continue
            cell = row.cells[match.sources[0]]
            if cell is None or (cell.row < row.number and match.column.role is Role.ACTION):
                continue
            if cell.said.is_struck_out:
                continue
            text, field = cell.said.text, match.column.field
            if not text and cell.row == row.number:
                self._filling.places.setdefault((id, field), cell.where)
            if text and self._set(met, field, text, cell.where):
                said.append(match.column.heading.strip() or match.column.key)
        words = ", ".join(said) or "nothing filled in"
        if said or not met.first:
            self._filling.taken.append(f"{id}: {words} ({row.where})")
        self._filling.filled.setdefault(id, row.where)
        note_ref(self._filling, self._table, row, id)

    def _rate(self, met: RowMet, row: FoundRow, match: FilledColumn) -> list[str]:
        rating = self._rating(row, match)
        heading = match.column.heading.strip()
        cells = [cell for at in match.sources if (cell := row.cells[at])]
        self._filling.used.update(cell.where for cell in cells)
        where = cells[0].where if cells else row.where
        if rating.level or rating.why_none or not any(cell.said.is_struck_out for cell in cells):
            self._filling.places.setdefault((met.id, match.column.field), where)
        if doubt := rating.why_none:
            self._filling.doubts[met.id, match.column.field] = doubt
            self._filling.left.append(f"{where}: {met.id} {heading}: {doubt}")
        if rating.remark:
            self._filling.left.append(f"{where}: {met.id} {heading}: {rating.remark}")
        for cell in rating.beside if rating.doubt or rating.level else ():
            says = f"{cell.said.live.strip()!r} is no mark"
            self._filling.left.append(f"{cell.where}: {met.id} {heading}: {says}")
        if not rating.level:
            return []
        is_set = self._set(met, match.column.field, rating.level, where)
        if rating.is_by_colour and is_set:
            self._filling.by_colour[met.id, match.column.field] = rating.how
        return [f"{heading} {rating.level} {rating.how}"] if is_set else []

    def _rating(self, row: FoundRow, match: FilledColumn) -> FoundRating:
        levels = self._filling.workbook.form.levels_of(match.column.scale)
        first = match.sources[0]
        if not self._table.columns[first].is_tick:
            return rating_in(row.cells[first], levels, colour_place(self._colours, row, first))
        ticks = ticks_in(self._table, row, match.sources, levels)
        rating = rating_by_ticks(ticks, levels)
        return rating if rating.why_none else self._with_shaded(rating, row, match.sources)

    def _with_shaded(self, rating: FoundRating, row: FoundRow, ticks: Sequence[int]) -> FoundRating:
        """Return a rating by ticks with what is to be told of coloured cells among them."""
        levels, columns = self._filling.workbook.form.every_level, self._table.columns
        cells = [
            (columns[at].heading.strip(), cell.said, colour_place(self._colours, row, at))
            for at in ticks
            if (cell := row.cells[at])
            and not (rating.level and level_of_words(columns[at].name, levels) == rating.level)
        ]
        told = shaded_ticks(cells, len(ticks))
        if not told or rating.level:
            return replace(rating, remark=told)
        return replace(rating, doubt=f"nothing is marked, and {told}")

    def _set(self, met: RowMet, field: str, new: str, where: str) -> bool:
        """Set a field and return whether that changed it.

        Where the row was met before, what it says by now is not replaced: a summary repeats
        some of an audit, and need not be right.
        """
        workbook = self._filling.workbook
        row = next(each for each in workbook.of_kind(met.kind) if each.id == met.id)
        old = value(workbook, met.kind, row, field)
        self._filling.used.add(where)
        self._filling.places.setdefault((met.id, field), where)
        if old == new:
            return False
        if met.first and old not in ("", NOT_RATED):
            why = f"{met.id} was read at {met.first}, which says {old!r}"
            self._filling.leave(where, f"{new.strip()!r} is not taken: {why}")
            return False
        self._filling.make(Set(met.kind, met.id, field, old, new))
        return True
