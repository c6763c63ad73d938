"""The headings of a returned sheet, and which column of the form each of them stands for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import AchievedTable
from eh_tui.model.core.rows import column_keys
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.evidence import EVIDENCE_HEADING
from eh_tui.model.form.columns import Column, Role
from eh_tui.model.form.form import Form
from eh_tui.model.paper.ref_heading import REF as REF_HEADING
from eh_tui.model.paper.ref_heading import ref_heading
from eh_tui.model.paper.source import SourceCell
from eh_tui.model.paper.words import folded_words, heading_role

_REF = folded_words(REF_HEADING)
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
    added: Mapping[int, str] = field(default_factory=dict)
    """The columns that the export added, each with what it is called where no form has one so."""
    table: AchievedTable | None = None
    """The table of what was achieved that it belongs to, None above actions."""
    ticks: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """The columns to be ticked below a heading, each with the folded words of its level."""
    section: int | None = None
    """The column that says of which section a row is, where the sheet has all in one table."""

    @property
    def ref(self) -> int | None:
        """The column of the ids, None where there is none."""
        return self._added(_REF)

    def column_for(self, form: Form, columns: Sequence[Column], wanted: Column) -> int | None:
        """Return the sheet's column for one of a section's, None where no heading says so."""
        name = folded_words(wanted.heading) or folded_words(wanted.key)
        alike = [each for each in form.columns if folded_words(each.heading) == name]
        places = (at for at, each in enumerate(alike, 1) if _is_one(each, wanted))
        number = next(places, len(alike) + 1)  # one of ours comes after all of the form's
        in_section = [each for each in columns if folded_words(each.heading) == name]
        place = next((at for at, each in enumerate(in_section) if each.field == wanted.field), 0)
        own = [at for at, heading in self._of_form() if heading == name]
        if number > 1 and (numbered := self._of(f"{name} {number}")) is not None:
            return numbered
        if place < len(own):
            return own[place]
        return self._by_role(form, columns, wanted)

    def _of(self, heading: str) -> int | None:
        return next((at for at, each in self._of_form() if each == heading), None)

    def _of_form(self) -> Iterator[tuple[int, str]]:
        return ((at, each) for at, each in self.columns.items() if at not in self.added)

    def _added(self, name: str) -> int | None:
        return next((at for at, each in self.added.items() if each == name), None)

    def _by_role(self, form: Form, columns: Sequence[Column], wanted: Column) -> int | None:
        """Return the one column whose heading is a word for what the section's column is for."""
        if sum(each.role is wanted.role for each in columns) != 1 or wanted.role is Role.PLAIN:
            return None
        words = form.words
        own = {Role.OUTCOME: words.outcome, Role.ACTION: words.action}.get(wanted.role, "")
        others = {folded_words(each.heading) for each in columns if each != wanted}
        for usual in (folded_words(own), *_USUAL.get(wanted.role, ())):
            if usual and usual not in others and (at := self._of(usual)) is not None:
                return at
        taken = others | {folded_words(wanted.heading)}
        free = [at for at, each in self._of_form() if each not in taken]
        found = [at for at in free if heading_role(self.columns[at]).role is wanted.role]
        return found[0] if len(found) == 1 else None

    def keys_of(self, table: AchievedTable) -> dict[str, int]:
        """Return the sheet's column for each of an achieved table's, by its key.

        A column without a heading is the nearest one before that of the next heading that has
        none here either, else the first from the left.
        """
        last = max(self.columns, default=0)
        blank = [at for at in range(last + 1) if at not in self.columns]
        free = dict(self._of_form())
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
        return self.added.get(column) in _HIDDEN

    @property
    def evidence(self) -> int | None:
        """The column of the evidence, None where there is none."""
        return self._added(_EVIDENCE)


def _is_one(column: Column, wanted: Column) -> bool:
    """Say whether a column of the form is one as a section has it, with its key."""
    key = column.key or wanted.key
    return (column.of, column.sections, key) == (wanted.of, wanted.sections, wanted.key)


def is_hidden_heading(text: str) -> bool:
    """Say whether a text heads a column that an export hides, as beside a section's title."""
    return len(text) <= _LONGEST and folded_words(text) in _HIDDEN


class FormHeadings:
    """The headings that a form has, to know a row of them wherever it stands."""

    def __init__(self, workbook: Workbook) -> None:
        """Fold every heading once."""
        self.form = workbook.form
        self.of_sections = {
            home.id: [folded_words(_name(column)) for column in columns_of(workbook, home)]
            for home in workbook.commitments
        }
        own = {name for names in self.of_sections.values() for name in names}
        words = workbook.form.words
        usual = {word for words_ in _USUAL.values() for word in words_}
        self.actions = frozenset((own | usual | {folded_words(words.action)}) - {""})
        self.section = folded_words(words.commitment)
        self.tables = [
            (table, [name for each in table.columns if (name := folded_words(each))])
            for table in workbook.achieved
        ]
        self.every = self.actions.union(*(names for _, names in self.tables))
        self.levels = {folded_words(level.words) for level in workbook.form.every_level}
        self.beside = dict(self._beside())
        """What is ours wherever it stands, by its heading: its name."""
        if (ref := folded_words(ref_heading(workbook))) != _REF:
            self.beside[ref] = _REF
        self.ids = {row.id for row in workbook.outcomes}
        self.ids |= {row.id for row in workbook.actions} | {row.id for row in workbook.rows}

    def _beside(self) -> Iterator[tuple[str, str]]:
        """Yield the headings in the action plan of what the form calls as we do, with our names.

        Where the form has "Due", ours is "Due 2" there; that of the form keeps its own.
        """
        taken: set[str] = set()
        for column in self.form.columns:
            taken.add(_next_free(folded_words(_name(column)), taken))
        for name in sorted((_OWN | {_REF}) & taken):
            yield _next_free(name, taken), name

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
        if self.every.isdisjoint(columns.values()):
            return None
        its = self.of_sections.get(section)
        added = self._added(columns, below, self.of_sections.values() if its is None else [its])
        names = [name for at, name in columns.items() if at not in added]
        known = [name for name in names if name in self.actions]
        is_enough = len(set(known)) >= 2 and 2 * len(known) >= len(names)
        found, most = self._table(columns, below, section)
        has_ref = found is not None and found.ref is not None
        if found is not None and most >= len(set(known)) and (most > 1 or has_ref):
            return found
        if not is_enough:
            return None
        where = next((at for at, name in columns.items() if name == self.section), None)
        return SheetHeadings(columns, added, None, self._ticks(cells, below), where)

    def _table(
        self, columns: Mapping[int, str], below: Sequence[SourceCell], section: str
    ) -> tuple[SheetHeadings | None, int]:
        """Return some headings as the table's with most of them, and how many those are."""
        best: tuple[SheetHeadings | None, int] = (None, 0)
        for table, its in sorted(self.tables, key=lambda pair: pair[0].commitment != section):
            added = self._added(columns, below, [its])
            names = [name for at, name in columns.items() if at not in added]
            most = sum(name in its for name in set(names))
            if most > best[1] and 2 * most > len(names) and most >= max(1, len(set(its)) - 1):
                best = (SheetHeadings(columns, added, table), most)
        return best

    def _added(
        self,
        columns: Mapping[int, str],
        below: Sequence[SourceCell],
        forms: Collection[Sequence[str]],
    ) -> dict[int, str]:
        """Return the columns that an export added; `forms` are the headings that may be there.

        Ours are beyond as many of one heading as the form has: to the right of them, unless only
        one has an id in the row below.
        """
        added = {at: self.beside[name] for at, name in columns.items() if name in self.beside}
        for name in (_OWN | {_REF}).intersection(columns.values()).difference(added.values()):
            alike = [at for at, each in columns.items() if each == name]
            its = max((names.count(name) for names in forms), default=0)
            if not its:
                added |= dict.fromkeys(alike[:1] if name == _REF else alike, name)
            elif len(alike) > its:
                ids = {cell.column for cell in below if cell.said.text.strip() in self.ids}
                ours = [at for at in alike if at in ids and name == _REF]
                added[ours[0] if len(ours) == 1 else alike[-1]] = name
        return added

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


def _name(column: Column) -> str:
    return column.heading if column.heading.strip() else column.key


def _next_free(name: str, taken: Collection[str]) -> str:
    """Return a heading as a table may have it that has some already."""
    numbered = (f"{name} {number}" for number in count(2))
    return name if name not in taken else next(each for each in numbered if each not in taken)
