"""The workbook nested as the printed form: commitments, their outcomes, what was achieved."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Guidance,
    Outcome,
)
from eh_tui.model.core.workbook import Row, Workbook

_Child = TypeVar("_Child")


class OutcomeGroup(NamedTuple):
    """An outcome with its actions, as one merged cell of the form beside its rows."""

    outcome: Outcome
    actions: tuple[Action, ...]


class AchievedGroup(NamedTuple):
    """An Outcomes Achieved table with its rows."""

    table: AchievedTable
    rows: tuple[AchievedRow, ...]


class Section(NamedTuple):
    """One commitment as the form prints it: guidance aside, outcomes, outcomes achieved."""

    commitment: Commitment
    guidance: tuple[Guidance, ...]
    outcomes: tuple[OutcomeGroup, ...]
    achieved: tuple[AchievedGroup, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions of the commitment, in the order of the form."""
        return tuple(action for group in self.outcomes for action in group.actions)


UNASSIGNED = Commitment(id="", title="Unassigned")
"""Where rows with an unknown parent are shown, so that nothing is ever dropped."""


def sections(workbook: Workbook) -> tuple[Section, ...]:
    """Return the workbook nested as the printed form.

    Rows whose parent does not exist come last, under `UNASSIGNED`.
    """
    outcomes = _by_home(
        _outcome_groups(workbook), lambda group: group.outcome.commitment, workbook.commitments
    )
    achieved = _by_home(
        _achieved_groups(workbook), lambda group: group.table.commitment, workbook.commitments
    )
    homes = workbook.commitments
    if outcomes[""] or achieved[""]:
        homes = (*homes, UNASSIGNED)
    return tuple(
        Section(
            home,
            tuple(piece for piece in workbook.guidance if piece.commitment == home.id),
            tuple(outcomes[home.id]),
            tuple(achieved[home.id]),
        )
        for home in homes
    )


def _outcome_groups(workbook: Workbook) -> Iterator[OutcomeGroup]:
    """Yield the outcomes with their actions, and last the actions that have none."""
    actions = _by_home(workbook.actions, lambda action: action.outcome, workbook.outcomes)
    for outcome in workbook.outcomes:
        yield OutcomeGroup(outcome, tuple(actions[outcome.id]))
    if homeless := actions[""]:
        yield OutcomeGroup(Outcome("", ""), tuple(homeless))


def _achieved_groups(workbook: Workbook) -> Iterator[AchievedGroup]:
    """Yield the tables with their rows, and last the rows that have none, without headings."""
    rows = _by_home(workbook.rows, lambda row: row.table, workbook.achieved)
    for table in workbook.achieved:
        yield AchievedGroup(table, tuple(rows[table.id]))
    if homeless := rows[""]:
        width = max(len(row.cells) for row in homeless)
        yield AchievedGroup(AchievedTable("", "", columns=("",) * width), tuple(homeless))


def _by_home(
    rows: Iterable[_Child], home_of: Callable[[_Child], str], homes: Iterable[Row]
) -> defaultdict[str, list[_Child]]:
    """Return rows by the ids of what they belong to, "" for those that belong to nothing."""
    known = {home.id for home in homes}
    found: defaultdict[str, list[_Child]] = defaultdict(list)
    for row in rows:
        home = home_of(row)
        found[home if home in known else ""].append(row)
    return found
