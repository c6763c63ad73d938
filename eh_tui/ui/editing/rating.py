"""Which cell a rating goes to, from wherever the cursor stands in a form."""

from collections.abc import Mapping

from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import column_of_field, columns_of_row
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Role
from eh_tui.ui.commands import Scope, all_commands
from eh_tui.ui.keymap import as_bound
from eh_tui.ui.level_keys import RatedBy, letters_that_rate


def rated_cell(workbook: Workbook, cursor: Address | None) -> tuple[Address, Column] | None:
    """Return the cell that a rating typed at the cursor is for, with its column.

    That is the cell itself, else the first rating of its row, else that of the outcome above
    an action, or of the only action below an outcome; None where nothing there is rated.
    """
    rows: dict[str, Action | Outcome] = {row.id: row for row in workbook.outcomes}
    rows |= {row.id: row for row in workbook.actions}
    row = rows.get(cursor.id) if cursor else None
    if row is None or cursor is None:
        return None
    here = column_of_field(workbook, row, cursor.field)
    if here and here.role is Role.RATING:
        return None if row.unrated else (_address(row, here), here)
    for other in (row, *_near(workbook, row)):
        ratings = [one for one in columns_of_row(workbook, other) if one.role is Role.RATING]
        if ratings and not other.unrated:
            return _address(other, ratings[0]), ratings[0]
    return None


def scale_typed(workbook: Workbook, cursor: Address | None, keys: Mapping[str, str]) -> RatedBy:
    """Return the scale that a form's own letters rate by at the cursor, None for none.

    On a rating they go before the commands that have them; elsewhere a scale's letters rate
    where no command of the sheet has any of them. `keys` are the settings'.
    """
    if not workbook.form.columns:
        return ""
    found = rated_cell(workbook, cursor)
    if found is None:
        return None
    cell, column = found
    letters = letters_that_rate(workbook.form, column.scale)
    commands = as_bound(all_commands(Scope.SHEET), keys)
    taken = {key for one in commands for key in one.keys.split(",")}
    return column.scale if cell == cursor or taken.isdisjoint(letters) else None


def _near(workbook: Workbook, row: Action | Outcome) -> tuple[Action | Outcome, ...]:
    if isinstance(row, Action):
        return tuple(one for one in workbook.outcomes if one.id == row.outcome)
    below = tuple(one for one in workbook.actions if one.outcome == row.id)
    return below if len(below) == 1 else ()


def _address(row: Action | Outcome, column: Column) -> Address:
    kind = Kind.ACTIONS if isinstance(row, Action) else Kind.OUTCOMES
    return Address(kind, row.id, column.field)
