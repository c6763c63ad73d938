"""The columns of the sheet "Action plan" for a form that has columns of its own."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.form_grid import (
    ADDED_WIDTHS,
    FORM,
    VERSION,
    WEIGHT,
)
from eh_tui.files.office.xlsx.layout.own_grid import numbered_columns
from eh_tui.files.office.xlsx.layout.ratings import rating_text
from eh_tui.files.office.xlsx.layout.widths import need_of
from eh_tui.files.office.xlsx.sheets.flat_table import RATING_LOOK, FlatColumn, FlatValue
from eh_tui.model.core.columns import text_in_column
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.words import STATUTORY


class PlanRow(NamedTuple):
    """A row of the table: an action with what it belongs to, or an outcome that has none."""

    commitment: Commitment
    outcome: Outcome
    action: Action | None
    columns: dict[int, Column]
    """Those of its section, by their places among all of the form."""

    @property
    def id(self) -> str:
        """The Ref."""
        return self.action.id if self.action else self.outcome.id


class PlanColumn(NamedTuple):
    """A column of the table, and what it says of a row."""

    flat: FlatColumn
    value: Callable[[PlanRow], FlatValue]


def plan_rows(workbook: Workbook) -> Iterator[PlanRow]:
    """Yield every action in the order of the form, and every outcome without one."""
    for section in sections(workbook):
        columns = numbered_columns(workbook, section.commitment)
        for group in section.outcomes:
            for action in group.actions or (None,):
                yield PlanRow(section.commitment, group.outcome, action, columns)


def plan_columns(
    workbook: Workbook, rows: tuple[PlanRow, ...], dated: tuple[PlanColumn, ...]
) -> Iterator[PlanColumn]:
    """Yield the form's columns in its order, `dated` after the one that says by when.

    A text that a section has no column for stands in one of ours, so that none is lost.
    """
    yield from _homeless(workbook, rows, Role.OUTCOME)
    for number, column in enumerate(workbook.form.columns):
        yield _of_form(workbook, number, column, rows)
        if column.role is Role.WHEN:
            yield from dated
    yield from _homeless(workbook, rows, Role.ACTION)
    yield from _homeless(workbook, rows, Role.NOTE)
    items: tuple[Action | Outcome, ...] = (*workbook.outcomes, *workbook.actions)
    if any(row.statutory for row in items):
        yield PlanColumn(FlatColumn(STATUTORY, ADDED_WIDTHS[STATUTORY]), _statutory)
    if any(row.weight for row in items):
        yield PlanColumn(FlatColumn(WEIGHT, ADDED_WIDTHS[WEIGHT]), _weight)
    form = workbook.form
    for heading, text in ((FORM, form.id), (VERSION, form.version)):
        flat = FlatColumn(heading, ADDED_WIDTHS[heading], is_hidden=True)
        yield PlanColumn(flat, lambda _, text=text: text)  # type: ignore[misc]  # mypy can't type a lambda's defaults


def _row_of(row: PlanRow, of: Of) -> Action | Outcome | None:
    return row.outcome if of is Of.OUTCOME else row.action


def _of_form(
    workbook: Workbook, number: int, column: Column, rows: tuple[PlanRow, ...]
) -> PlanColumn:
    form = workbook.form

    def value(row: PlanRow) -> str:
        placed, its = row.columns.get(number), _row_of(row, column.of)
        if placed is None or its is None:
            return ""
        text = text_in_column(its, placed)
        return rating_text(form, text) if column.is_level else text

    levels = [rating_text(form, level.id) for level in form.levels_of(column.scale)]
    need = need_of(column, levels if column.is_level else [], map(value, rows))
    look = RATING_LOOK if column.is_level else "plan text"
    heading = column.heading if column.heading.strip() else column.key
    return PlanColumn(FlatColumn(heading, need.width, look, column.scale, is_of_form=True), value)


def _homeless(workbook: Workbook, rows: tuple[PlanRow, ...], role: Role) -> Iterator[PlanColumn]:
    """Yield a column for the texts of a role that some section has no column for."""
    words = workbook.form.words
    heading, of, field = {
        Role.OUTCOME: (words.outcome, Of.OUTCOME, "text"),
        Role.ACTION: (words.action, Of.ACTION, "text"),
        Role.NOTE: ("Note", Of.ACTION, "note"),
    }[role]

    def value(row: PlanRow) -> str:
        its = _row_of(row, of)
        is_at_home = any(one.role is role for one in row.columns.values())
        return "" if is_at_home or its is None else str(getattr(its, field))

    if any(map(value, rows)):
        width = need_of(Column(heading, role), (), map(value, rows)).width
        yield PlanColumn(FlatColumn(heading, width), value)


def _statutory(row: PlanRow) -> str:
    is_so = row.outcome.statutory or (row.action is not None and row.action.statutory)
    return STATUTORY if is_so else ""


def _weight(row: PlanRow) -> str:
    return row.outcome.weight or (row.action.weight if row.action else "")
