"""Points and shares, where a form scores: what was reached of what could be."""

from collections.abc import Iterable
from dataclasses import dataclass

from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.form.form import COUNTED, Form
from eh_tui.model.form.levels import NOT_RATED, Level


@dataclass(frozen=True, slots=True)
class Points:
    """The points that some rows have, and those that they could have."""

    reached: float = 0.0
    possible: float = 0.0

    @property
    def share(self) -> float:
        """What was reached of what could be, from 0 to 1; 0 where nothing could be."""
        return self.reached / self.possible if self.possible else 0.0


def best_score(levels: Iterable[Level]) -> float:
    """Return the most that a row of weight one can have, 0 where no level has a score."""
    return max((level.score or 0.0 for level in levels), default=0.0)


def is_scored(form: Form, scale: str = "") -> bool:
    """Say whether the form adds up the scores of a scale."""
    return form.scoring.percentage and best_score(form.levels_of(scale)) > 0


def is_left_out(form: Form, level: Level) -> bool:
    """Say whether what is rated so is no part of the whole, as the form's policy for N/A is."""
    return not level.counts and form.scoring.not_applicable != COUNTED


def weight_of(row: Action | Outcome) -> float:
    """Return how much a row counts for: what the form says, one where it says no number."""
    try:
        return float(row.weight)
    except ValueError:
        return 1.0


def points(form: Form, rated: Iterable[tuple[str, float]], scale: str = "") -> Points:
    """Return the points of some ratings, given by a level's id and a weight.

    What is not rated yet could have the most, and has none.
    """
    levels = {level.id: level for level in form.levels_of(scale)}
    best = best_score(levels.values())
    reached = possible = 0.0
    for id, weight in rated:
        level = levels.get(id)
        if level is None or id == NOT_RATED:
            possible += best * weight
        elif not is_left_out(form, level):
            reached += (level.score or 0.0) * weight
            possible += best * weight
    return Points(reached, possible)
