"""What was measured, and how it is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

CHECKOUT = Path(__file__).parents[2]
EXAMPLE = CHECKOUT / "workbooks" / "example-primary.toml"
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
    """Ours by the baseline's, pair by pair."""
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


def percentile(measured: Iterable[float], hundredths: int) -> float:
    """Return the value that some hundredths of what was measured don't exceed."""
    ordered = sorted(measured)
    return ordered[min(len(ordered) - 1, len(ordered) * hundredths // 100)]


def table(figures: Iterable[Figure]) -> str:
    """Return figures as lines of text under headings."""
    lines = [("", "ours", "baseline", "ratio min/median/max", "goal", "")]
    lines += [_line(figure) for figure in figures]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at in (0, 5) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _line(figure: Figure) -> tuple[str, str, str, str, str, str]:
    goal = ""
    if figure.limit is not None:
        goal = f"<= {_number(figure.limit, figure.unit)}"
    if figure.ratio_limit is not None:
        goal = f"<= {figure.ratio_limit:.2f} x"
    spread = ""
    if figure.ratios:
        low, middle, high = figure.ratios[0], median(figure.ratios), figure.ratios[-1]
        spread = f"{low:.2f} / {middle:.2f} / {high:.2f}"
    verdict = ("over" if figure.is_over else "ok") if goal else ""
    baseline = "" if figure.baseline is None else _number(figure.baseline, figure.unit)
    return figure.name, _number(figure.ours, figure.unit), baseline, spread, goal, verdict


def _number(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 100 or unit == "B" else f"{value:.1f} {unit}"
