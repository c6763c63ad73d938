"""The tables of a document by the headings of a form that is known: what it says of them counts."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import Level
from eh_tui.model.paper.found import FoundColumn, FoundTable
from eh_tui.model.paper.ratings import level_of_words
from eh_tui.model.paper.words import folded_words

_ENOUGH = 0.6
"""The part of the headings, of the table's and of the form's, that must be the same."""


class KnownHeadings:
    """What the headings of a form's sections and tables are."""

    def __init__(self, form: Workbook) -> None:
        """Learn the headings of a form."""
        self._sections = list(_of_sections(form))
        self._roles = {name: role for its in self._sections for name, role in its.items()}
        self._ticked = tuple(_ticked(form))
        self._tables = [frozenset(map(folded_words, table.columns)) for table in form.achieved]

    def meant(self, table: FoundTable) -> FoundTable:
        """Return a table of a document with the roles that the form gives its headings.

        One with the headings of no section is as it was found.
        """
        headings = (each.group if each.is_tick else each.heading for each in table.columns)
        names = {folded_words(heading) for heading in headings} - {""}
        roles = max(self._sections, key=lambda known: _alike(names, known.keys()), default={})
        score = _alike(names, roles.keys())
        if score < _ENOUGH or any(_alike(names, known) >= score for known in self._tables):
            return table
        columns = tuple(
            replace(column, role=role, is_given=True)
            if (role := roles.get(folded_words(column.heading))) and not column.is_tick
            else column
            for column in table.columns
        )
        return replace(table, columns=columns, is_section=True)

    def as_in_form(self, table: FoundTable) -> FoundTable:
        """Return a table of a section with what the form's headings stand for, whoever reads it.

        A heading counts in whichever section the form has it, and a level's words over marks.
        """
        return replace(table, columns=tuple(map(self._column, table.columns)))

    def _column(self, column: FoundColumn) -> FoundColumn:
        role = self._roles.get(folded_words(column.heading))
        is_level = role is None and bool(level_of_words(column.name, self._ticked))
        return replace(column, role=role or column.role, is_tick=column.is_tick or is_level)


def _of_sections(form: Workbook) -> Iterator[Mapping[str, Role]]:
    for section in form.commitments:
        columns = reversed(columns_of(form, section))  # of two alike the first counts
        named = {folded_words(column.heading): column.role for column in columns}
        yield {name: role for name, role in named.items() if name}


def _ticked(form: Workbook) -> Iterator[Level]:
    """Yield the levels for each of which the form has a column to be ticked."""
    scales = {column.scale for column in form.form.columns if column.ticks and column.is_level}
    for scale in sorted(scales):
        yield from form.form.levels_of(scale)


def _alike(names: Set[str], words: Set[str]) -> float:
    """Return which part of some headings are the same, 0 to 1."""
    return len(names & words) / max(len(names), len(words), 1)
