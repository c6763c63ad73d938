"""The walk: the audit's actions one after the other, each with all that a meeting needs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from eh_tui.model.audit.rated import rated_in
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Commitment, FormRow, Guidance, Outcome
from eh_tui.model.core.sections import OutcomeGroup, Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column
from eh_tui.model.form.levels import NOT_RATED


@dataclass(frozen=True, slots=True)
class Stop:
    """One action with what it belongs to, or an outcome where that is what the form rates."""

    action: FormRow
    outcome: Outcome
    commitment: Commitment
    guidance: tuple[Guidance, ...]
    columns: tuple[Column, ...] = ()
    """Those of its section."""
    is_rated: bool = True
    """Whether the form rates it: an action below a rated outcome is only planned."""

    @property
    def is_not_rated(self) -> bool:
        """Whether it is still to be rated."""
        return self.is_rated and self.action.rag == NOT_RATED


def stops(workbook: Workbook) -> tuple[Stop, ...]:
    """Return a stop for every action, in the order of the form, and for each rated outcome."""
    return tuple(
        Stop(row, group.outcome, section.commitment, section.guidance, columns, row.id in rated)
        for section, columns, rated in _sections(workbook)
        for group in section.outcomes
        for row in _rows(group, rated)
    )


def _sections(
    workbook: Workbook,
) -> Iterator[tuple[Section, tuple[Column, ...], Collection[str]]]:
    """Yield each section with its columns, and the ids of what is rated in it."""
    for section in sections(workbook):
        rated = {row.id for row in rated_in(workbook, section)}
        yield section, columns_of(workbook, section.commitment), rated


def _rows(group: OutcomeGroup, rated: Collection[str]) -> tuple[FormRow, ...]:
    own: tuple[FormRow, ...] = (group.outcome,) if group.outcome.id in rated else ()
    return (*own, *group.actions)


def step_of(walk: tuple[Stop, ...], id: str | None) -> int | None:
    """Return where in a walk an action is, None where it is not."""
    return next((at for at, stop in enumerate(walk) if stop.action.id == id), None)


def next_not_rated(walk: tuple[Stop, ...], after: int) -> int | None:
    """Return where the first action not rated is beyond a place, or else from the top."""
    unrated = [at for at, stop in enumerate(walk) if stop.is_not_rated]
    return next((at for at in unrated if at > after), unrated[0] if unrated else None)


def first_changed(before: Workbook, after: Workbook) -> str | None:
    """Return the id of the first action or outcome that differs, or is new, later on."""
    actions, outcomes = set(before.actions), set(before.outcomes)
    new = [row.id for row in after.actions if row not in actions]
    new += [row.id for row in after.outcomes if row not in outcomes]
    return next(iter(new), None)
