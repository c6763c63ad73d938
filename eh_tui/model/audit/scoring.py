"""What a form's scores add up to: a share of what could be reached, where the form scores."""

from collections.abc import Iterable
from math import isfinite
from typing import NamedTuple

from eh_tui.model.audit.rated import every_rated
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED


class Score(NamedTuple):
    """Points, and how many there could be; what is not rated is no part of either."""

    points: float = 0
    reachable: float = 0
    rated: int = 0
    """How many rows it is made of."""
    total: int = 0
    """How many rows are scored, rated or not."""

    @property
    def percent(self) -> int:
        """The share in whole per cent, 0 where nothing could be reached yet."""
        return round(100 * self.points / self.reachable) if self.reachable else 0


def score(form: Form, rows: Iterable[FormRow]) -> Score:
    """Return what some rows score, each by its weight.

    A row that is not applicable is left out, or has no points where the form counts it.
    """
    points = reachable = 0.0
    rated = total = 0
    for row in rows:
        level = form.level(row.rag)
        if form.is_left_out(row.rag):
            continue
        total += 1
        if row.rag == NOT_RATED:
            continue
        weight = weight_of(row)
        best = max((one.score or 0 for one in form.levels_of(level.scale)), default=0)
        rated += 1
        points += weight * (level.score or 0)
        reachable += weight * best
    return Score(points, reachable, rated, total)


def score_of(workbook: Workbook) -> Score | None:
    """Return what a workbook scores as a whole, None where its form does not score."""
    form = workbook.form
    return score(form, every_rated(workbook)) if form.scoring.percentage else None


def weight_of(row: FormRow) -> float:
    """Return how much a row counts for: 1 where nothing is said, or nothing that is a number."""
    return max(float(row.weight), 0.0) if is_weight(row.weight) else 1.0


def is_weight(text: str) -> bool:
    """Say whether a text says how much a row counts for."""
    try:
        return isfinite(float(text))
    except ValueError:
        return False


def score_in_words(found: Score) -> str:
    """Return a score as it is told: "67%: 4 of 6 points, 2 of 3 rated".

    Where no points could be had yet there is no share of them, which is not 0%.
    """
    if not found.reachable:
        return f"none yet, {found.rated} of {found.total} rated"
    points = f"{_number(found.points)} of {_number(found.reachable)} points"
    return f"{found.percent}%: {points}, {found.rated} of {found.total} rated"


def _number(value: float) -> str:
    return f"{value:g}"
