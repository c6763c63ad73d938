"""Which row each number was given to: none may be given to a second one, though the first is gone.

Somebody who works without eh-tui may do it all the same, and is told of by nobody here.
"""

from collections.abc import Collection, Iterator

from eh_tui.model.core.edits import Add
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record
from tests.torture.merges import name_of

_OF_OTHERS = (Kind.DISCUSSED,)
"""Kinds whose numbers are made of those of other rows, and come again with them."""


class Numbers:
    """Every number that a row of the workbook ever had, and the name of that row."""

    def __init__(self) -> None:
        """Begin with none."""
        self._given: dict[str, str] = {}
        self._by: dict[str, str] = {}
        """The label of the step that gave each."""
        self._judged = 0
        """The number of the last record; a history that was written anew is gone through again."""

    def stand(self, workbook: Workbook) -> None:
        """Take the rows as they stand, somebody from outside having put them there."""
        for kind in Kind:
            for row in workbook.of_kind(kind):
                self._given[row.id] = name_of(kind, row)

    def forget_lost(self, known: Collection[str]) -> None:
        """Forget what steps gave that nobody was told of and that the history lost with power.

        `known` are the labels of the steps that are there, and of those that were promised.
        """
        for id in [id for id, label in self._by.items() if label not in known]:
            del self._by[id], self._given[id]

    def judge(self, record: Record) -> Iterator[str]:
        """Tell where a step gives a row a number that was another one's."""
        is_new, self._judged = record.n > self._judged, max(record.n, self._judged)
        for edit in record.edits if is_new and not record.redacted else ():
            if not isinstance(edit, Add):
                continue
            name = name_of(edit.kind, edit.row)
            had = self._given.get(edit.id, name)
            is_back = record.reverts or edit.kind in _OF_OTHERS or record.event is not Event.CHANGE
            if name != had and not is_back:
                yield f"record {record.n} by {record.by} gives {had}'s number {edit.id} to {name}"
            self._given[edit.id], self._by[edit.id] = name, record.label
