"""The columns of the printed form on a screen of some width."""

from dataclasses import dataclass

BANDED = 100
"""Columns of a screen below which an outcome stands above its actions, not beside them."""

Spans = tuple[tuple[int, int], ...]
"""Positions and widths in cells, from left to right."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The edges of the form's columns on a screen of some width."""

    width: int
    spans: Spans
    """Position and width of Outcome, Action, When, Who and rating, in cells."""
    actions: Spans
    """Of an action's cells alone; its text has the room of both where the outcome is above it."""
    ref: tuple[int, int] | None
    """The Ref column, left out on a narrow screen."""

    @property
    def left(self) -> int:
        """Where the table begins."""
        return self.spans[0][0]

    @property
    def right(self) -> int:
        """Where the table ends, its Ref column included."""
        x, width = self.ref or self.spans[-1]
        return x + width

    @property
    def is_banded(self) -> bool:
        """Whether an outcome stands above its actions."""
        return self.actions[0][0] == self.left

    def split(self, count: int) -> Spans:
        """Return the spans of a table of some columns; four join the middle two, as printed."""
        (first, second, third, fourth, fifth) = self.spans
        if count == len(self.spans):
            return self.spans
        if count == 4:
            return first, second, (third[0], fourth[0] + fourth[1] - third[0]), fifth
        total = fifth[0] + fifth[1] - self.left
        each = (total + 1) // count
        starts = [self.left + at * each for at in range(count)]
        return tuple(
            (x, (each - 1) if at < count - 1 else self.left + total - x)
            for at, x in enumerate(starts)
        )


def columns(width: int, *, is_banded: bool = False) -> Columns:
    """Return the columns for a sheet of a width in cells; 60 is the least it is drawn for."""
    width = max(width, 60)
    ref = 6 if width >= 88 else 0
    rag = 13 if width < 120 else 21
    when, who = max(10, width * 13 // 100), max(11, width * 14 // 100)
    rest = width - 2 - 4 - (ref + 1 if ref else 0) - rag - when - who
    outcome = rest * 42 // 100
    spans = _side_by_side(outcome, rest - outcome, when, who, rag)
    actions = spans[1:]
    if is_banded:
        wider = max(0, min(14, width // 5) - when), max(0, min(14, width // 5) - who)
        text = rest + 1 - sum(wider)
        actions = _side_by_side(text, when + wider[0], who + wider[1], rag)
    return Columns(width, spans, actions, (spans[-1][0] + rag + 1, ref) if ref else None)


def _side_by_side(*widths: int) -> Spans:
    """Return columns of some widths, one cell apart, from the sheet's margin on."""
    x, spans = 1, list[tuple[int, int]]()
    for width in widths:
        spans.append((x, width))
        x += width + 1
    return tuple(spans)
