"""The walk: the audit's actions one after the other, each with all that a meeting needs."""

from dataclasses import dataclass

from eh_tui.model.audit.rated import rating_of
from eh_tui.model.core.form_rows import Action, Commitment, Guidance, Outcome
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Of
from eh_tui.model.form.levels import NOT_RATED


@dataclass(frozen=True, slots=True)
class Stop:
    """One action with what it belongs to."""

    action: Action
    outcome: Outcome
    commitment: Commitment
    guidance: tuple[Guidance, ...]

    @property
    def id(self) -> str:
        """The action's id, or the outcome's where it has no actions."""
        return self.action.id or self.outcome.id


def stops(workbook: Workbook) -> tuple[Stop, ...]:
    """Return a stop for every action, in the order of the form."""
    return tuple(
        Stop(action, group.outcome, section.commitment, section.guidance)
        for section in sections(workbook)
        for group in section.outcomes
        for action in group.actions
    )


def walk_of(workbook: Workbook) -> tuple[Stop, ...]:
    """Return a stop for every action and, where the form rates outcomes, for those without any."""
    found: list[Stop] = []
    for section in sections(workbook):
        column = rating_of(workbook, section.commitment)
        rates_outcomes = column is not None and column.of is Of.OUTCOME
        for group in section.outcomes:
            blank = (Action("", group.outcome.id),) if rates_outcomes else ()
            found += (
                Stop(action, group.outcome, section.commitment, section.guidance)
                for action in group.actions or blank
            )
    return tuple(found)


def step_of(walk: tuple[Stop, ...], id: str | None) -> int | None:
    """Return where in a walk an action is, or the first of an outcome's; None where it is not."""
    for ids in ([stop.id for stop in walk], [stop.outcome.id for stop in walk]):
        if id in ids:
            return ids.index(id)
    return None


def rated_row(workbook: Workbook, stop: Stop) -> Action | Outcome | None:
    """Return what of a stop is rated, the action or its outcome; None where neither is."""
    column = rating_of(workbook, stop.commitment)
    if column is None:
        return None
    row: Action | Outcome = stop.outcome if column.of is Of.OUTCOME else stop.action
    return None if row.unrated else row


def next_not_rated(workbook: Workbook, walk: tuple[Stop, ...], after: int) -> int | None:
    """Return where the first stop not rated is beyond a place, or else from the top."""
    rows = [rated_row(workbook, stop) for stop in walk]
    unrated = [at for at, row in enumerate(rows) if row and row.rag == NOT_RATED]
    return next((at for at in unrated if at > after), unrated[0] if unrated else None)


def first_changed(before: Workbook, after: Workbook) -> str | None:
    """Return the id of the first action or outcome that differs, or is new, later on."""
    actions, outcomes = set(before.actions), set(before.outcomes)
    new = [row.id for row in after.actions if row not in actions]
    new += [row.id for row in after.outcomes if row not in outcomes]
    return next(iter(new), None)
