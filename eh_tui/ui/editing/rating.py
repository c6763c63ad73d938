"""Which cell a rating goes to, from wherever the cursor stands in a form."""

from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import column_of_field, columns_of_row, kind_of
from eh_tui.model.core.form_rows import Action, FormRow, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Role
from eh_tui.ui.level_keys import has_command


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
        return _address(row, here), here
    for other in (row, *_near(workbook, row)):
        ratings = [one for one in columns_of_row(workbook, other) if one.role is Role.RATING]
        if ratings and not other.unrated:
            return _address(other, ratings[0]), ratings[0]
    return None


def rated_cell_of(workbook: Workbook, row: FormRow) -> tuple[Address, Column] | None:
    """Return the first rating of a row itself, with its column; None where it has none."""
    found = rated_cell(workbook, Address(kind_of(row), row.id, ""))
    return found if found and found[0].id == row.id else None


def letters_that_rate(workbook: Workbook, row: FormRow) -> str:
    """Return the letters and digits of the form's own that rate a row, "" for none."""
    found = rated_cell_of(workbook, row)
    if found is None or has_command(workbook.form, found[1].scale):
        return ""
    return "".join(one.letter.lower() for one in workbook.form.levels_of(found[1].scale))


def _near(workbook: Workbook, row: Action | Outcome) -> tuple[Action | Outcome, ...]:
    if isinstance(row, Action):
        return tuple(one for one in workbook.outcomes if one.id == row.outcome)
    below = tuple(one for one in workbook.actions if one.outcome == row.id)
    return below if len(below) == 1 else ()


def _address(row: Action | Outcome, column: Column) -> Address:
    kind = Kind.ACTIONS if isinstance(row, Action) else Kind.OUTCOMES
    return Address(kind, row.id, column.field)
