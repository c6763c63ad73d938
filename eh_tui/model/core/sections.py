"""The workbook nested as the printed form: commitments, their outcomes, what was achieved."""

from collections import defaultdict
from typing import NamedTuple

from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Guidance,
    Outcome,
)
from eh_tui.model.core.workbook import Workbook


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
    """Return the workbook nested as the printed form, in one pass.

    Rows whose parent does not exist come last, under `UNASSIGNED`.
    """
    commitment_ids = {commitment.id for commitment in workbook.commitments}
    outcome_ids = {outcome.id for outcome in workbook.outcomes}
    table_ids = {table.id for table in workbook.achieved}

    guidance = defaultdict(list)
    for piece in workbook.guidance:
        guidance[piece.commitment].append(piece)
    actions = defaultdict(list)
    for action in workbook.actions:
        actions[action.outcome if action.outcome in outcome_ids else ""].append(action)
    outcomes = defaultdict(list)
    for outcome in workbook.outcomes:
        home = outcome.commitment if outcome.commitment in commitment_ids else ""
        outcomes[home].append(OutcomeGroup(outcome, tuple(actions[outcome.id])))
    rows = defaultdict(list)
    for row in workbook.rows:
        rows[row.table if row.table in table_ids else ""].append(row)
    achieved = defaultdict(list)
    for table in workbook.achieved:
        home = table.commitment if table.commitment in commitment_ids else ""
        achieved[home].append(AchievedGroup(table, tuple(rows[table.id])))

    if actions[""]:
        outcomes[""].append(OutcomeGroup(Outcome("", ""), tuple(actions[""])))
    if rows[""]:
        width = max(len(row.cells) for row in rows[""])
        table = AchievedTable("", "", columns=("",) * width)
        achieved[""].append(AchievedGroup(table, tuple(rows[""])))

    homes = workbook.commitments
    if outcomes[""] or achieved[""]:
        homes = (*homes, UNASSIGNED)
    return tuple(
        Section(
            commitment,
            tuple(guidance[commitment.id]),
            tuple(outcomes[commitment.id]),
            tuple(achieved[commitment.id]),
        )
        for commitment in homes
    )
