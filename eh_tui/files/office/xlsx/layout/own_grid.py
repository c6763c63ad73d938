"""The audit sheet's columns for a form that has columns of its own."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate

from eh_tui.files.office.xlsx.layout.form_grid import (
    ADDED_WIDTHS,
    HIDDEN,
    WEIGHT,
    FormGrid,
    PlacedColumn,
    leicesters_grid,
)
from eh_tui.files.office.xlsx.layout.ratings import rating_text
from eh_tui.files.office.xlsx.layout.strips import Grid
from eh_tui.files.office.xlsx.layout.widths import ColumnNeed, need_of, on_paper, tick_width
from eh_tui.model.core.columns import columns_of, text_in_column
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.sections import Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Of
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import Level
from eh_tui.model.form.words import STATUTORY
from eh_tui.model.paper.ref_heading import REF, ref_heading

_NO_NEED = ColumnNeed(0.0, 0.0)
Numbered = dict[int, Column]
"""The columns of a section by their places among all of the form."""


def form_grid(workbook: Workbook) -> FormGrid:
    """Return the columns of a workbook's audit sheet: by place as Leicester's, or its own."""
    if not workbook.form.columns:
        return leicesters_grid(workbook)
    form, nested = workbook.form, sections(workbook)
    met = {its.commitment.id: numbered_columns(workbook, its.commitment) for its in nested}
    slots = _slots([tuple(columns) for columns in met.values()])
    parts = _parts(form, slots)
    needs = _needs(form, slots, parts, _texts(nested, met))
    added = _added(workbook)
    own_needs = [ColumnNeed(ADDED_WIDTHS[heading], ADDED_WIDTHS[heading]) for heading in added]
    widths, paper = on_paper([*needs, *own_needs])
    last = len(needs)
    starts = list(accumulate(parts, initial=1))
    placed = {id: _placed(form, columns, slots, starts) for id, columns in met.items()}
    own = {heading: last + at for at, heading in enumerate((*added, *HIDDEN), 1)}
    hidden = tuple(ADDED_WIDTHS[heading] for heading in HIDDEN)
    grid = Grid((*widths, *hidden))
    return FormGrid(grid, placed, last, own, paper, ref_heading=ref_heading(workbook))


def numbered_columns(workbook: Workbook, home: Commitment) -> Numbered:
    """Return the columns of a section by their places among all of the form."""
    every = workbook.form.columns
    numbers = [at for at, one in enumerate(every) if not one.sections or home.id in one.sections]
    return dict(zip(numbers, columns_of(workbook, home), strict=True))


def _added(workbook: Workbook) -> list[str]:
    """Return the headings of the columns that this export adds and shows."""
    rows: tuple[Action | Outcome, ...] = (*workbook.outcomes, *workbook.actions)
    added = [STATUTORY] if any(row.statutory for row in rows) else []
    if any(row.weight.strip() for row in rows):
        added.append(WEIGHT)
    return [*added, REF]


def _slots(met: list[tuple[int, ...]]) -> dict[int, int]:
    """Return the place of each column from 0: beyond those before it in any of its sections."""
    slots: dict[int, int] = {}
    for number in sorted({number for section in met for number in section}):
        before = [
            slots[other]
            for section in met
            if number in section
            for other in section[: section.index(number)]
        ]
        slots[number] = max(before, default=-1) + 1
    return slots


def _ticked(form: Form, column: Column) -> tuple[Level, ...]:
    return form.levels_of(column.scale) if column.ticks else ()


def _parts(form: Form, slots: Mapping[int, int]) -> list[int]:
    """Return into how many columns of the sheet each place is parted.

    One that is alone is parted in two, so that a page has halves.
    """
    parts = [1] * (max(slots.values(), default=0) + 1)
    for number, slot in slots.items():
        parts[slot] = max(parts[slot], len(_ticked(form, form.columns[number])))
    return [2] if parts == [1] else parts


def _placed(
    form: Form, columns: Numbered, slots: Mapping[int, int], starts: list[int]
) -> tuple[PlacedColumn, ...]:
    """Return the columns of a section, each up to where the next one begins."""
    lefts = [starts[slots[number]] for number in columns]
    if lefts:
        lefts[0] = 1  # a section without the columns before its first one still begins at the edge
    rights = [*(left - 1 for left in lefts[1:]), starts[-1] - 1]
    return tuple(
        PlacedColumn(column, left, right, _ticked(form, column))
        for column, left, right in zip(columns.values(), lefts, rights, strict=False)
    )


def _texts(nested: tuple[Section, ...], met: Mapping[str, Numbered]) -> dict[int, list[str]]:
    """Return what stands in each column, whose words should not be broken."""
    texts: dict[int, list[str]] = defaultdict(list)
    for section in nested:
        outcomes = [group.outcome for group in section.outcomes]
        for number, column in met[section.commitment.id].items():
            rows = outcomes if column.of is Of.OUTCOME else section.actions
            texts[number] += [text_in_column(row, column) for row in rows]
    return texts


def _needs(
    form: Form, slots: Mapping[int, int], parts: list[int], texts: Mapping[int, list[str]]
) -> list[ColumnNeed]:
    """Return what each column of the sheet asks for: the most of those that share its place."""
    needs: list[ColumnNeed] = []
    for slot, count in enumerate(parts):
        met = [_NO_NEED]
        for number in (number for number, its in slots.items() if its == slot):
            column = form.columns[number]
            ticks = [tick_width(level.words) for level in _ticked(form, column)]
            met += [ColumnNeed(width, width) for width in ticks]
            if not ticks:
                need = need_of(column, _level_words(form, column), texts[number])
                met.append(need._replace(width=need.width / count, least=need.least / count))
        width, least = max(need.width for need in met), max(need.least for need in met)
        has_ticks = count > 1 and len(parts) > 1
        is_flexible = any(need.is_flexible for need in met) and not has_ticks
        needs += [ColumnNeed(width, least, is_flexible)] * count
    return needs


def _level_words(form: Form, column: Column) -> list[str]:
    levels = form.levels_of(column.scale) if column.is_level else ()
    return [rating_text(form, level.id) for level in levels]
