"""The walk: the audit's actions one after the other, each with all that a meeting needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from eh_tui.model.audit.rated import Rating, ratings_asked
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Commitment, FormRow, Guidance, Outcome
from eh_tui.model.core.sections import OutcomeGroup, Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column


@dataclass(frozen=True, slots=True)
class Stop:
    """One action with what it belongs to, or an outcome where that is what the form rates."""

    row: FormRow
    outcome: Outcome
    commitment: Commitment
    guidance: tuple[Guidance, ...]
    columns: tuple[Column, ...] = ()
    """Those of its section."""
    ratings: tuple[Rating, ...] = ()
    """What the form asks to be rated of it: nothing of an action that is only planned."""

    @property
    def is_rated(self) -> bool:
        """Whether the form rates it."""
        return bool(self.ratings)

    @property
    def missing(self) -> tuple[Rating, ...]:
        """The ratings that nobody has given yet."""
        return tuple(rating for rating in self.ratings if not rating.is_given)

    def rating(self, field: str) -> Rating | None:
        """Return the rating that stands in a field, else the first; None where none is asked."""
        first = self.ratings[0] if self.ratings else None
        return next((one for one in self.ratings if one.column.field == field), first)


def stops(workbook: Workbook) -> tuple[Stop, ...]:
    """Return a stop for every action, in the order of the form, and for each rated outcome."""
    return tuple(stop for section in sections(workbook) for stop in _stops_in(workbook, section))


def _stops_in(workbook: Workbook, section: Section) -> Iterator[Stop]:
    columns = columns_of(workbook, section.commitment)
    for group in section.outcomes:
        for row, ratings in _rows(group, columns):
            yield Stop(row, group.outcome, section.commitment, section.guidance, columns, ratings)


def _rows(
    group: OutcomeGroup, columns: tuple[Column, ...]
) -> Iterator[tuple[FormRow, tuple[Rating, ...]]]:
    if group.outcome.id and (ratings := ratings_asked(columns, group.outcome)):
        yield group.outcome, ratings
    for action in group.actions:
        yield action, ratings_asked(columns, action)


def step_of(walk: tuple[Stop, ...], id: str | None) -> int | None:
    """Return where in a walk an action is, None where it is not."""
    return next((at for at, stop in enumerate(walk) if stop.row.id == id), None)


class Missing(NamedTuple):
    """A rating that is still to be given."""

    at: int
    """Where in the walk its row is."""
    rating: Rating


def next_not_rated(walk: tuple[Stop, ...], after: int, field: str = "rag") -> Missing | None:
    """Return the first rating not given beyond that of a place in a field, or from the top.

    One rating is sought everywhere before the next one: a school gives its own throughout, and
    a moderator theirs.
    """
    found = [Missing(at, rating) for at, stop in enumerate(walk) for rating in stop.missing]
    found.sort(key=lambda one: one.rating.turn)
    here = walk[after].rating(field) if after < len(walk) else None
    place = (here.turn if here else _turn_of(walk, field), after)
    beyond = (one for one in found if (one.rating.turn, one.at) > place)
    return next(beyond, found[0] if found else None)


def _turn_of(walk: tuple[Stop, ...], field: str) -> int:
    turns = (one.turn for stop in walk for one in stop.ratings if one.column.field == field)
    return next(turns, 0)


def first_changed(before: Workbook, after: Workbook) -> str | None:
    """Return the id of the first action or outcome that differs, or is new, later on."""
    actions, outcomes = set(before.actions), set(before.outcomes)
    new = [row.id for row in after.actions if row not in actions]
    new += [row.id for row in after.outcomes if row not in outcomes]
    return next(iter(new), None)
