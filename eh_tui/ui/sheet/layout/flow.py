"""The columns of any form on a screen of some width: beside each other, in lines as need be.

What has no room on the first line stands on the next, below its own heading; nothing is cut
off and nothing has to be scrolled to. The cursor goes through all of them from left to right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from eh_tui.model.form.columns import Column, ColumnType, Role
from eh_tui.model.form.form import Form
from eh_tui.ui.text import cell_length

_LEAST = {
    ColumnType.TEXT: 22,
    ColumnType.DATE: 10,
    ColumnType.CHOICE: 10,
    ColumnType.NUMBER: 8,
    ColumnType.LEVEL: 12,
}
"""The width in cells below which a column is hard to read, by what it holds."""

_LEAST_WHO = 11
_LONGEST_LEVEL = 21


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A column's place: on which line of a row it stands, where that begins, and how wide."""

    column: Column
    line: int
    span: tuple[int, int]


@lru_cache(maxsize=256)
def flow(columns: tuple[Column, ...], form: Form, left: int, width: int) -> tuple[FlowCell, ...]:
    """Return the places of some columns between `left` and `left + width`, in their order."""
    return tuple(_placed(columns, form, left, width))


def _placed(columns: tuple[Column, ...], form: Form, left: int, width: int) -> Iterator[FlowCell]:
    for number, line in enumerate(_lines(columns, form, width)):
        widths = _spread(line, form, width)
        x = left
        for column, wide in zip(line, widths, strict=True):
            yield FlowCell(column, number, (x, wide))
            x += wide + 1


def _lines(columns: Sequence[Column], form: Form, width: int) -> Iterator[list[Column]]:
    """Yield the columns of each line, as many as fit at their least width, evenly filled."""
    least = [_least(column, form) for column in columns]
    number = max(1, -(-(sum(least) + len(columns) - 1) // width))
    fair = (sum(least) + len(columns) - number) / number
    line: list[Column] = []
    used = 0
    for column, wide in zip(columns, least, strict=True):
        is_full = line and (used + 1 + wide > width or used + wide / 2 > fair + 1)
        if is_full:
            yield line
            line, used = [], 0
        used += wide + (1 if line else 0)
        line.append(column)
    if line:
        yield line


def _spread(line: list[Column], form: Form, width: int) -> list[int]:
    """Return the widths of a line's columns, what is left over shared among those of text."""
    widths = [min(_least(column, form), width) for column in line]
    texts = [at for at, column in enumerate(line) if _is_text(column)] or [len(line) - 1]
    over = max(0, width - sum(widths) - len(line) + 1)
    for place, at in enumerate(texts):
        widths[at] += over // len(texts) + (place < over % len(texts))
    return widths


def _least(column: Column, form: Form) -> int:
    if column.type is ColumnType.LEVEL:
        words = (f"{one.letter} {one.label}" for one in form.levels_of(column.scale))
        longest = max(map(cell_length, words), default=0)
        return max(_LEAST[column.type], min(longest, _LONGEST_LEVEL))
    if column.role is Role.WHO:
        return _LEAST_WHO
    return _LEAST[column.type]


def _is_text(column: Column) -> bool:
    return column.type is ColumnType.TEXT and column.role is not Role.WHO
