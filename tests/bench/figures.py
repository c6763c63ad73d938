"""What was measured, and how it is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tests.support import CHECKOUT

EXAMPLE = CHECKOUT / "workbooks" / "example-primary.toml"
KEPT = CHECKOUT / ".bench"
"""What the bench keeps from one run to the next: other programs, and the recording of a line."""
SIZE = (120, 40)
"""Columns and rows of a projector, where most is painted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of ours, by itself or against a baseline's."""

    name: str
    unit: str
    ours: float
    baseline: float | None = None
    ratios: tuple[float, ...] = ()
    """Ours by the baseline's: pair by pair, or once where each pair differs in kind."""
    limit: float | None = None
    """The goal, of ours."""
    ratio_limit: float | None = None
    """The goal, of the median ratio."""

    @property
    def is_over(self) -> bool:
        """Whether a goal is missed."""
        if self.limit is not None and self.ours > self.limit:
            return True
        return self.ratio_limit is not None and median(self.ratios) > self.ratio_limit


Told = Figure | str
"""A figure, or a sentence that says why there is none."""


def paired(
    name: str,
    unit: str,
    ours: Sequence[float],
    baseline: Sequence[float],
    *,
    ratio_limit: float | None = None,
) -> Figure:
    """Return a figure from measurements that were made in turns."""
    ratios = tuple(sorted(a / b for a, b in zip(ours, baseline, strict=True)))
    return Figure(name, unit, median(ours), median(baseline), ratios, None, ratio_limit)


def compared(
    name: str, unit: str, ours: float, baseline: float, *, ratio_limit: float | None = None
) -> Figure:
    """Return a figure from two that are exact, or medians of keys that differ in kind."""
    return Figure(name, unit, ours, baseline, (ours / baseline,), None, ratio_limit)


def percentile(measured: Iterable[float], hundredths: int) -> float:
    """Return the value that some hundredths of what was measured don't exceed."""
    ordered = sorted(measured)
    return ordered[min(len(ordered) - 1, len(ordered) * hundredths // 100)]


def table(told: Sequence[Told]) -> str:
    """Return figures as lines of text under headings, and sentences as they are."""
    heading = ("", "ours", "baseline", "ratio min/median/max", "goal", "")
    cells = [_cells(one) for one in told if isinstance(one, Figure)]
    widths = [max(map(len, column)) for column in zip(heading, *cells, strict=True)]
    lines = [_line(heading, widths)]
    lines += [one if isinstance(one, str) else _line(_cells(one), widths) for one in told]
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(
        cell.ljust(width) if at in (0, 5) else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ).rstrip()


def _cells(figure: Figure) -> tuple[str, str, str, str, str, str]:
    goal = ""
    if figure.limit is not None:
        goal = f"<= {_number(figure.limit, figure.unit)}"
    if figure.ratio_limit is not None:
        goal = f"<= {figure.ratio_limit:.2f} x"
    spread = ""
    if len(figure.ratios) == 1:
        spread = f"{figure.ratios[0]:.2f}"
    elif figure.ratios:
        low, middle, high = figure.ratios[0], median(figure.ratios), figure.ratios[-1]
        spread = f"{low:.2f} / {middle:.2f} / {high:.2f}"
    verdict = ("OVER" if figure.is_over else "ok") if goal else ""
    baseline = "" if figure.baseline is None else _number(figure.baseline, figure.unit)
    return figure.name, _number(figure.ours, figure.unit), baseline, spread, goal, verdict


def _number(value: float, unit: str) -> str:
    exact = unit in ("B", "") or value >= 100
    return (f"{value:,.0f} {unit}" if exact else f"{value:.1f} {unit}").strip()
