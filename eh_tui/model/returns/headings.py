"""The headings of a returned sheet, and which column of the form each of them stands for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import AchievedTable
from eh_tui.model.core.rows import column_keys
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.evidence import EVIDENCE_HEADING
from eh_tui.model.form.columns import Column, Role
from eh_tui.model.form.form import Form
from eh_tui.model.paper.source import SourceCell
from eh_tui.model.paper.words import folded_words, heading_role

REF = "ref"
_EVIDENCE = folded_words(EVIDENCE_HEADING)
_OWN = frozenset(
    {
        *("statutory", "weight", "rated", "form", "version", "when sort", "due"),
        *("last year rating", "last year when", _EVIDENCE),
    }
)
"""What an export adds beside the form's own columns; nothing is taken from there."""
_LONGEST = 1000
"""Characters; no heading of any form is longer."""
_HIDDEN = ("rated", "form", "version")
_USUAL = {
    Role.OUTCOME: ("outcome",),
    Role.ACTION: ("action",),
    Role.WHEN: ("when",),
    Role.WHO: ("who",),
    Role.RATING: ("rag rating",),
    Role.NOTE: ("note",),
}
"""The headings of the action plan, whatever a section calls its columns."""


@dataclass(frozen=True)
class SheetHeadings:
    """A row of headings: what stands above each column of a sheet."""

    columns: Mapping[int, str]
    """The folded heading of each column that has one, by the column's number from 0."""
    ref: int | None = None
    table: AchievedTable | None = None
    """The table of what was achieved that it belongs to, None above actions."""
    ticks: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """The columns to be ticked below a heading, each with the folded words of its level."""
    section: int | None = None
    """The column that says of which section a row is, where the sheet has all in one table."""

    def column_for(self, form: Form, columns: Sequence[Column], wanted: Column) -> int | None:
        """Return the sheet's column for one of a section's, None where no heading says so."""
        name = folded_words(wanted.heading) or folded_words(wanted.key)
        alike = [each for each in form.columns if folded_words(each.heading) == name]
        number = next((at for at, each in enumerate(alike, 1) if each.key == wanted.key), 1)
        in_section = [each for each in columns if folded_words(each.heading) == name]
        place = next((at for at, each in enumerate(in_section) if each.field == wanted.field), 0)
        own = [at for at, heading in self.columns.items() if heading == name]
        if number > 1 and (numbered := self._of(f"{name} {number}")) is not None:
            return numbered
        if place < len(own):
            return own[place]
        return self._by_role(form, columns, wanted)

    def _of(self, heading: str) -> int | None:
        return next((at for at, each in self.columns.items() if each == heading), None)

    def _by_role(self, form: Form, columns: Sequence[Column], wanted: Column) -> int | None:
        """Return the one column whose heading is a word for what the section's column is for."""
        if sum(each.role is wanted.role for each in columns) != 1 or wanted.role is Role.PLAIN:
            return None
        words = form.words
        own = {Role.OUTCOME: words.outcome, Role.ACTION: words.action}.get(wanted.role, "")
        for usual in (folded_words(own), *_USUAL.get(wanted.role, ())):
            if usual and (at := self._of(usual)) is not None:
                return at
        taken = {folded_words(each.heading) for each in columns}
        free = [at for at, each in self.columns.items() if each not in taken | _OWN | {REF}]
        found = [at for at in free if heading_role(self.columns[at]).role is wanted.role]
        return found[0] if len(found) == 1 else None

    def keys_of(self, table: AchievedTable) -> dict[str, int]:
        """Return the sheet's column for each of an achieved table's, by its key.

        A column without a heading is the nearest one before that of the next heading that has
        none here either, else the first from the left.
        """
        last = max(self.columns, default=0)
        blank = [at for at in range(last + 1) if at not in self.columns]
        free = {at: heading for at, heading in self.columns.items() if heading != REF}
        found: dict[str, int] = {}
        following = last + 1
        keys = list(zip(column_keys(table.columns), map(folded_words, table.columns), strict=True))
        for key, name in keys:
            at = next((at for at, each in free.items() if each == name), None) if name else None
            if at is not None:
                free.pop(at, None)
                found[key] = at
        for key, name in reversed(keys):
            if not name and blank:
                before = [at for at in blank if at < following]
                found[key] = before[-1] if before and following <= last else blank[0]
                blank.remove(found[key])
            following = found.get(key, following)
        return found

    def is_hidden(self, column: int) -> bool:
        """Say whether a column is one of those that an export hides."""
        return self.columns.get(column) in _HIDDEN

    @property
    def evidence(self) -> int | None:
        """The column of the evidence, None where there is none."""
        return self._of(_EVIDENCE)

    def own_columns(self) -> Iterator[int]:
        """Yield the columns that the export adds for itself."""
        return (at for at, heading in self.columns.items() if heading in _OWN)


def is_hidden_heading(text: str) -> bool:
    """Say whether a text heads a column that an export hides, as beside a section's title."""
    return len(text) <= _LONGEST and folded_words(text) in _HIDDEN


class FormHeadings:
    """The headings that a form has, to know a row of them wherever it stands."""

    def __init__(self, workbook: Workbook) -> None:
        """Fold every heading once."""
        self.form = workbook.form
        own = {
            folded_words(name)
            for home in workbook.commitments
            for column in columns_of(workbook, home)
            for name in (column.heading, column.key if not column.heading.strip() else "")
        }
        words = workbook.form.words
        usual = {word for words_ in _USUAL.values() for word in words_}
        self.actions = frozenset((own | usual | {folded_words(words.action)}) - {""})
        self.section = folded_words(words.commitment)
        self.tables = [
            (table, [name for each in table.columns if (name := folded_words(each))])
            for table in workbook.achieved
        ]
        self.levels = {folded_words(level.words) for level in workbook.form.every_level}

    def headings_in(
        self, cells: Sequence[SourceCell], below: Sequence[SourceCell], section: str
    ) -> SheetHeadings | None:
        """Return the headings that a row's cells are, None where they are none.

        `below` are the cells that begin in the next row, which may name levels to be ticked.
        """
        columns = {
            cell.column: name
            for cell in cells
            if len(cell.said.text) <= _LONGEST and (name := folded_words(cell.said.text))
        }
        ref = next((at for at, name in columns.items() if name == REF), None)
        names = [name for at, name in columns.items() if at != ref and name not in _OWN]
        known = [name for name in names if name in self.actions]
        is_enough = len(set(known)) >= 2 and 2 * len(known) >= len(names)
        table, count = self._table(names, section)
        if table is not None and count >= len(set(known)) and (count > 1 or ref is not None):
            return SheetHeadings(columns, ref, table)
        if not is_enough:
            return None
        where = next((at for at, name in columns.items() if name == self.section), None)
        return SheetHeadings(columns, ref, None, self._ticks(cells, below), where)

    def _table(self, names: Sequence[str], section: str) -> tuple[AchievedTable | None, int]:
        """Return the table of what was achieved with most of some headings, and how many."""
        best: tuple[AchievedTable | None, int] = (None, 0)
        for table, its in sorted(self.tables, key=lambda pair: pair[0].commitment != section):
            count = sum(name in its for name in set(names))
            if count > best[1] and 2 * count > len(names) and count >= max(1, len(set(its)) - 1):
                best = (table, count)
        return best

    def _ticks(
        self, cells: Sequence[SourceCell], below: Sequence[SourceCell]
    ) -> dict[int, tuple[tuple[int, str], ...]]:
        words = {cell.column: name for cell in below if (name := folded_words(cell.said.text))}
        if not words or any(name not in self.levels | _OWN for name in words.values()):
            return {}
        return {
            cell.column: found
            for cell in cells
            if (
                found := tuple(
                    (at, name)
                    for at, name in words.items()
                    if name in self.levels and cell.column <= at < cell.column + cell.columns
                )
            )
        }
