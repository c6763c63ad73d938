"""The walk: the audit's actions one after the other, each with all that a meeting needs."""

from dataclasses import dataclass

from eh_tui.model.core.form_rows import Action, Commitment, Guidance, Outcome
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import NOT_RATED


@dataclass(frozen=True, slots=True)
class Stop:
    """One action with what it belongs to."""

    action: Action
    outcome: Outcome
    commitment: Commitment
    guidance: tuple[Guidance, ...]


def stops(workbook: Workbook) -> tuple[Stop, ...]:
    """Return a stop for every action, in the order of the form."""
    return tuple(
        Stop(action, group.outcome, section.commitment, section.guidance)
        for section in sections(workbook)
        for group in section.outcomes
        for action in group.actions
    )


def step_of(walk: tuple[Stop, ...], id: str | None) -> int | None:
    """Return where in a walk an action is, None where it is not."""
    return next((at for at, stop in enumerate(walk) if stop.action.id == id), None)


def next_not_rated(walk: tuple[Stop, ...], after: int) -> int | None:
    """Return where the first action not rated is beyond a place, or else from the top."""
    unrated = [at for at, stop in enumerate(walk) if stop.action.rag == NOT_RATED]
    return next((at for at in unrated if at > after), unrated[0] if unrated else None)


def first_changed(before: Workbook, after: Workbook) -> str | None:
    """Return the id of the first action that differs, or is new, in a later workbook."""
    old = set(before.actions)
    return next((action.id for action in after.actions if action not in old), None)
