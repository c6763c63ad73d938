"""Which row of the workbook each row of a returned sheet is: by its Ref, else by its text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eh_tui.model.core.columns import columns_of, columns_of_row, commitment_of
from eh_tui.model.core.form_rows import AchievedRow, Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import cell_keys, rows_by_id, value
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.returns.exported import ExportBase
from eh_tui.model.returns.headings import SheetHeadings
from eh_tui.model.returns.observed_cell import tidy
from eh_tui.model.returns.sheet_rows import SheetContent, SheetRow

_ON_SHEETS = (Kind.ACTIONS, Kind.OUTCOMES, Kind.ROWS)
_PlacesKey = tuple[int, tuple[Column, ...], Of]
_NOTE = Column("Note", Role.NOTE, key="note", field="note")


@dataclass(frozen=True)
class MatchedRow:
    """A row of a sheet, and the row of the workbook that it is."""

    found: SheetRow
    id: str = ""
    """"" where it is a new one."""
    is_by_text: bool = False
    copy_of: str = ""
    """The Ref that it shares with another row, or that this workbook does not have."""


class KnownRows:
    """The rows that may come back, with the columns that each of them has on a sheet."""

    def __init__(self, now: Workbook, base: ExportBase) -> None:
        """Take those of now and those that were sent."""
        self.now, self.base = now, base
        here = {id: pair for id, pair in rows_by_id(now).items() if pair[0] in _ON_SHEETS}
        sent = {id: pair for id, pair in base.rows.items() if pair[0] in _ON_SHEETS}
        self.rows = sent | here
        self._here = here.keys()
        self._outcomes: dict[str, list[Outcome]] = defaultdict(list)
        """The outcomes by their texts."""
        for _, row in self.rows.values():
            if isinstance(row, Outcome):
                self._outcomes[tidy(row.text)].append(row)
        self.homes = {home.id: home for home in now.commitments}
        self.used: dict[tuple[int, str], frozenset[int]] = {}
        """The columns that hold something of the form's, by a row of headings and a section."""
        self._places: dict[_PlacesKey, tuple[tuple[Column, int], ...]] = {}

    def workbook_of(self, id: str) -> Workbook:
        """Return the workbook that has a row: now, or as it was sent."""
        return self.now if id in self._here else self.base.workbook

    def columns(self, id: str, found: SheetRow) -> Iterator[tuple[Column, int]]:
        """Yield each column of an action's or outcome's own that the sheet has, and where."""
        kind, row = self.rows[id]
        if (kind is Kind.ROWS) != (found.headings.table is not None):
            return  # the headings above it are another table's
        workbook = self.workbook_of(id)
        if isinstance(row, AchievedRow):
            table = next((each for each in workbook.achieved if each.id == row.table), None)
            places = found.headings.keys_of(table) if table else {}
            for key in cell_keys(workbook, row):
                if key in places:
                    yield Column(key, field=key, key=key), places[key]
            return
        home = commitment_of(workbook, row)
        whole = columns_of(workbook, home) if home else columns_of_row(workbook, row)
        of = Of.ACTION if kind is Kind.ACTIONS else Of.OUTCOME
        yield from self.columns_of_section(found, whole, of)

    def columns_of_section(
        self, found: SheetRow, whole: tuple[Column, ...], of: Of
    ) -> tuple[tuple[Column, int], ...]:
        """Return each column of a section that belongs to actions, or to outcomes, and where."""
        key = id(found.headings), whole, of  # the same below a row of headings, for all its rows
        if key not in self._places:
            self._places[key] = tuple(self._columns_below(found.headings, whole, of))
        return self._places[key]

    def _columns_below(
        self, headings: SheetHeadings, whole: tuple[Column, ...], of: Of
    ) -> Iterator[tuple[Column, int]]:
        every = list(whole)
        if of is Of.ACTION and not any(each.field == "note" for each in every):
            every.append(_NOTE)
        words = self.now.form.words
        for role, word in ((Role.OUTCOME, words.outcome), (Role.ACTION, words.action)):
            if not any(each.role is role for each in every):
                its = Of.OUTCOME if role is Role.OUTCOME else Of.ACTION
                every.append(Column(word, role, of=its, key="text", field="text"))
        for column in every:
            at = headings.column_for(self.now.form, every, column)
            if column.of is of and at is not None:
                yield column, at

    def section_of(self, found: SheetRow) -> Commitment | None:
        """Return the section in which a row stands: by its title, else by its outcome's text."""
        if found.section in self.homes:
            return self.homes[found.section]
        outcome = self.outcome_named(found)
        return self.homes.get(outcome.commitment) if outcome else None

    def outcome_named(self, found: SheetRow) -> Outcome | None:
        """Return the outcome whose text stands beside a row, None where there is none."""
        text = tidy(found.text(self.outcome_column(found)))
        alike = self._outcomes.get(text, []) if text else []
        here = [row for row in alike if row.commitment == found.section]
        found_ = here or alike
        return found_[0] if len(found_) == 1 else None

    def outcome_column(self, found: SheetRow) -> int | None:
        """Return the column of the outcomes' texts in the table of a row."""
        return self._column(found, Of.OUTCOME)

    def action_column(self, found: SheetRow) -> int | None:
        """Return the column of the actions' texts in the table of a row."""
        return self._column(found, Of.ACTION)

    def _column(self, found: SheetRow, of: Of) -> int | None:
        homes = [self.homes[found.section]] if found.section in self.homes else self.now.commitments
        for home in homes:
            for column, at in self.columns_of_section(found, columns_of(self.now, home), of):
                if column.field == "text":
                    return at
        return None

    def differences(self, id: str, found: SheetRow) -> int:
        """Return in how many columns a row of a sheet differs from one that may be it."""
        kind, row = self.rows[id]
        workbook = self.workbook_of(id)
        places = [(at, each.field) for each, at in self.columns(id, found) if not each.is_level]
        texts = ((found.text(at), value(workbook, kind, row, name)) for at, name in places)
        return sum(tidy(came) != tidy(text) for came, text in texts)

    def matched(self, content: SheetContent) -> list[MatchedRow]:
        """Return the rows of a sheet in its order, each with the row of the workbook it is."""
        by_ref: dict[str, list[SheetRow]] = defaultdict(list)
        for found in content.rows:
            if found.ref in self.rows:
                by_ref[found.ref].append(found)
        known = {self._most_like(id, rows).number: id for id, rows in by_ref.items()}
        unclaimed = {id for id in self.rows if id not in known.values()}
        matched: list[MatchedRow] = []
        for found in content.rows:
            if id := known.get(found.number, ""):
                matched.append(MatchedRow(found, id))
                continue
            id = "" if found.ref in by_ref else self._by_text(found, unclaimed)
            unclaimed.discard(id)
            matched.append(MatchedRow(found, id, bool(id), "" if id else found.ref))
        return matched

    def _most_like(self, id: str, rows: Sequence[SheetRow]) -> SheetRow:
        """Return the row that came back for a row here, of several copies the one most like it."""
        if len(rows) == 1:
            return rows[0]
        return min(rows, key=lambda each: self.differences(id, each))

    def _by_text(self, found: SheetRow, unclaimed: set[str]) -> str:
        """Return the row that has a row's text, "" for none; of several the one most like it."""
        outcome = None if found.headings.table else self.outcome_named(found)
        alike = [
            id
            for id, (_, row) in self.rows.items()
            if id in unclaimed and self._has_text(id, row, found, outcome)
        ]
        return min(alike, key=lambda id: self.differences(id, found), default="")

    def _has_text(self, id: str, row: Row, found: SheetRow, outcome: Outcome | None) -> bool:
        table = found.headings.table
        if isinstance(row, AchievedRow):
            if table is None or row.table != table.id or not row.cells:
                return False
            at = next((at for _, at in self.columns(id, found)), None)
            text = row.cells[0]
        elif isinstance(row, Action):
            if table is not None or (outcome is not None and row.outcome != outcome.id):
                return False
            at, text = self.action_column(found), row.text
            if at is not None and not text.strip():  # then its outcome is all that tells it
                return outcome is not None and not found.text(at).strip()
        else:
            return False
        return at is not None and bool(text.strip()) and tidy(found.text(at)) == tidy(text)
