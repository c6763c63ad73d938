"""Which column of a document's table is which of a form's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eh_tui.model.form.columns import Column, Role
from eh_tui.model.paper.found import FoundTable
from eh_tui.model.paper.words import folded_words


@dataclass(frozen=True, slots=True)
class FilledColumn:
    """A column of the form and those of the document that are it."""

    column: Column
    sources: tuple[int, ...]


def matched_columns(columns: Sequence[Column], table: FoundTable) -> list[FilledColumn]:
    """Return which column of a table is which of the form: by its heading, else by its role.

    Where all headings are the form's, in the form's order, a column is known by its place: of
    two that are headed alike, or not at all, nothing else tells which is which.

    Those that the form has ticked are looked for among what the document has ticked, first.
    """
    matching = _Matching(columns, table)
    matching.by_place()
    matching.tick(ticked_by_form=True)
    matching.by_heading()
    matching.tick(ticked_by_form=False)
    matching.by_role()
    return [FilledColumn(columns[nth], its) for nth, its in sorted(matching.found.items())]


class _Matching:
    def __init__(self, columns: Sequence[Column], table: FoundTable) -> None:
        self._columns, self._table = columns, table
        self._ticks = [
            part
            for run in table.runs()
            if table.columns[run[0]].is_tick
            for part in _without_repeats(table, run)
        ]
        """The columns of the document that are to be ticked, those of one rating together."""
        self._free = [at for at, column in enumerate(table.columns) if not column.is_tick]
        self.found: dict[int, tuple[int, ...]] = {}

    def by_place(self) -> None:
        """Take every column where it stands in the form, if the headings are the form's."""
        headings = [folded_words(column.heading) for column in self._columns]
        has_ticks = len(self._free) < len(self._table.columns)
        if not has_ticks and headings == [self._name(at) for at in self._free]:
            self.found = {at: (at,) for at in self._free}
            self._free = []

    def tick(self, *, ticked_by_form: bool) -> None:
        """Give each rating that has no column yet one that the document has ticked."""
        for nth, column in self._left():
            if column.role is Role.RATING and column.ticks >= ticked_by_form and self._ticks:
                same_group = [run for run in self._ticks if self._is_group(run, column)]
                self.found[nth] = (same_group or self._ticks)[0]
                self._ticks.remove(self.found[nth])

    def by_heading(self) -> None:
        """Take the columns that are headed alike."""
        for nth, column in self._left():
            name = folded_words(column.heading)
            self._take(nth, [at for at in self._free if name and self._name(at) == name])

    def by_role(self) -> None:
        """Take the columns that are for the same."""
        for nth, column in self._left():
            roles = [(at, self._table.columns[at].role) for at in self._free]
            self._take(nth, [at for at, role in roles if role is column.role is not Role.PLAIN])

    def _left(self) -> Iterator[tuple[int, Column]]:
        return ((nth, each) for nth, each in enumerate(self._columns) if nth not in self.found)

    def _take(self, nth: int, alike: Sequence[int]) -> None:
        """Give a column of the form the first of some of the document's that are like it."""
        for at in alike[:1]:
            self.found[nth] = (at,)
            self._free.remove(at)

    def _name(self, at: int) -> str:
        return folded_words(self._table.columns[at].heading)

    def _is_group(self, run: Sequence[int], column: Column) -> bool:
        return self._table.columns[run[0]].group.split() == column.heading.split()


def _without_repeats(table: FoundTable, run: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the parts of a run of columns to be ticked; none has one level twice."""
    part: list[int] = []
    for at in run:
        if table.columns[at].name in [table.columns[each].name for each in part]:
            yield tuple(part)
            part = []
        part.append(at)
    yield tuple(part)
