"""What the cells below the headings tell of a column that its heading does not."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import Level
from eh_tui.model.paper.found import FoundColumn, FoundRow, FoundTable
from eh_tui.model.paper.hues import colour_name
from eh_tui.model.paper.level_words import is_level_word, is_scale
from eh_tui.model.paper.words import folded_words


def by_what_is_below(
    columns: tuple[FoundColumn, ...], rows: Sequence[FoundRow]
) -> tuple[FoundColumn, ...]:
    """Return columns that are ratings by their cells as such.

    Neighbours headed by levels, as Yes, Partly, No, are tick columns. A plain column is a
    rating, not surely, where its cells are shaded in colours that ratings have, or offer levels.
    """
    ticks: set[int] = set()
    for (is_level, _), run in groupby(range(len(columns)), lambda at: _tick_group(columns[at])):
        numbers = list(run)
        is_counted = any(_is_number(row.text(at)) for row in rows for at in numbers)
        if is_level and not is_counted and is_scale([columns[at].name for at in numbers]):
            ticks.update(numbers)
    hues = {
        at: {colour_name(cell.said.shading) for row in rows if (cell := row.cells[at])} - {""}
        for at in range(1, len(columns))
    }
    used = set().union(*hues.values()) if hues else set()
    is_shaded = "green" in used and len(used) > 1
    rated = {at for at, names in hues.items() if names and is_shaded} | _offering(columns, rows)
    return tuple(
        replace(column, role=Role.RATING, is_sure=True, is_tick=True)
        if at in ticks
        else replace(column, role=Role.RATING, is_sure=False)
        if at in rated and column.role is Role.PLAIN
        else column
        for at, column in enumerate(columns)
    )


def rated_by_key(table: FoundTable, levels: Sequence[Level]) -> FoundTable:
    """Return a table in which a plain column is a rating, not surely, if it holds levels.

    All its texts, and whatever its cells offer to choose from, are then labels of the key.
    """
    labels = {folded_words(level.label) for level in levels}
    columns = list(table.columns)
    for at, column in enumerate(columns):
        cells = [cell for row in table.rows if (cell := row.cells[at])]
        said = {folded_words(cell.said.text) for cell in cells} - {""}
        said |= {folded_words(choice) for cell in cells for choice in cell.said.choices}
        is_open = at > 0 and column.role is Role.PLAIN and not column.is_given
        if is_open and said and said <= labels:
            columns[at] = replace(column, role=Role.RATING, is_sure=False)
    return replace(table, columns=tuple(columns))


def _offering(columns: Sequence[FoundColumn], rows: Sequence[FoundRow]) -> set[int]:
    """Return the columns of which a cell offers levels to choose from."""
    return {
        at
        for at in range(len(columns))
        for row in rows
        if (cell := row.cells[at]) and is_scale(cell.said.choices)
    }


def _tick_group(column: FoundColumn) -> tuple[bool, str]:
    """Return whether a column may be one to tick, and below which group it stands."""
    return bool(column.heading.strip()) and is_level_word(column.name), column.group


def _is_number(text: str) -> bool:
    """Return whether a text counts something; a single 1 may be a mark."""
    return text.strip().isdecimal() and text.strip() != "1"
