"""The columns of the sheet "Summary": counts by level, then shares and points."""

from dataclasses import dataclass

from eh_tui.files.office.xlsx.layout.key_lines import is_side_by_side
from eh_tui.files.office.xlsx.layout.ratings import rating_label
from eh_tui.files.office.xlsx.layout.strips import Grid
from eh_tui.files.office.xlsx.layout.widths import LANDSCAPE, words_width
from eh_tui.files.office.xlsx.sheets.counted import CountTable
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import Level

NUMBER, NAME, TOTAL = 1, 2, 3
_LEICESTERS_WIDTHS = (6.0, 58.0, 12.0, 14.0, 12.0, 14.0, 14.0, 16.0)
_NUMBER_WIDTH, _TOTAL_WIDTH, _SHARE_WIDTH, _LEAST_NAME = 6.0, 12.0, 12.0, 40.0


@dataclass(frozen=True)
class CountColumns:
    """Where one table has what."""

    levels: tuple[tuple[Level, int], ...]
    """Each level of its scale with its column, not rated last."""
    share: int
    """The column of what is completed of all, 0 where no level means that."""
    points: int
    """The first of three: the points reached, those possible, the share; 0 without scores."""

    def of(self, id: str) -> int:
        """Return the column of a level."""
        return next(column for level, column in self.levels if level.id == id)


def count_columns(form: Form, scale: str) -> CountColumns:
    """Return the columns of a table of one scale."""
    levels = (*form.levels_of(scale), form.not_rated)
    placed = tuple((level, column) for column, level in enumerate(levels, TOTAL + 1))
    free = TOTAL + len(levels) + 1
    has_share = any(level.done for level in levels)
    first = free + has_share
    is_scored = form.scoring.percentage and any(level.score for level in levels)
    return CountColumns(placed, free if has_share else 0, first if is_scored else 0)


def count_grid(form: Form, tables: tuple[CountTable, ...]) -> Grid:
    """Return columns that hold every table, as wide as the words above them ask for."""
    if is_side_by_side(form):
        return Grid(_LEICESTERS_WIDTHS)
    words = [form.words.several(name) for name in ("outcome", "action")]
    wanted: dict[int, float] = {TOTAL: max(_TOTAL_WIDTH, *map(words_width, words))}
    for table in tables:
        columns = count_columns(form, table.scale)
        for level, column in columns.levels:
            width = words_width(rating_label(form, level.id))
            wanted[column] = max(wanted.get(column, 0.0), width)
        others = [columns.share] * bool(columns.share)
        others += [columns.points + at for at in range(3)] if columns.points else []
        for column in others:
            wanted[column] = max(wanted.get(column, 0.0), _SHARE_WIDTH)
    counted = [wanted[column] for column in sorted(wanted)]
    name = max(_LEAST_NAME, LANDSCAPE - _NUMBER_WIDTH - sum(counted))
    return Grid((_NUMBER_WIDTH, min(name, 80.0), *counted))
