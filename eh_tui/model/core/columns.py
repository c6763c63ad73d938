"""Which columns of the form a section and a row have; whoever needs a column asks here."""

from collections.abc import Iterator

from eh_tui.errors import Conflict
from eh_tui.model.core.form_rows import Action, Commitment, FormRow, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.cells import cell
from eh_tui.model.form.columns import OWN_FIELDS, Column, Of, Role

_OF = {Action: Of.ACTION, Outcome: Of.OUTCOME}


def columns_of(workbook: Workbook, commitment: Commitment) -> tuple[Column, ...]:
    """Return the columns of a section in the order of the form."""
    return workbook.form.columns_of(commitment.id, commitment.headings)


def columns_of_row(workbook: Workbook, row: Row) -> tuple[Column, ...]:
    """Return the columns whose cells an outcome or an action holds, () for any other row."""
    of = _OF.get(type(row))
    if of is None:
        return ()
    form = workbook.form
    if form.columns and not any(column.sections for column in form.columns):
        return tuple(column for column in form.columns_of("", ()) if column.of is of)
    home = commitment_of(workbook, row)
    columns = form.columns_of("", ()) if home is None else columns_of(workbook, home)
    return tuple(column for column in columns if column.of is of)


def column_of_field(workbook: Workbook, row: Row, field: str) -> Column | None:
    """Return the column that a field of a row stands in, None where it has none."""
    columns = columns_of_row(workbook, row)
    return next((column for column in columns if column.field == field), None)


def rating_column(columns: tuple[Column, ...], of: Of) -> Column | None:
    """Return the first rating that some columns give an action or an outcome, if any."""
    ratings = (column for column in columns if column.role is Role.RATING and column.of is of)
    return next(ratings, None)


def evidence_of(workbook: Workbook, row: FormRow) -> tuple[str, ...]:
    """Return what stands in a row's columns of evidence."""
    columns = columns_of_row(workbook, row)
    return tuple(cell(row.cells, one.field) for one in columns if one.role is Role.EVIDENCE)


def rows_with(workbook: Workbook, role: Role) -> Iterator[tuple[FormRow, str]]:
    """Yield each outcome and action that has a column of a role, and that column's field."""
    if not workbook.form.columns:
        field = OWN_FIELDS[Of.ACTION].get(role, "")
        yield from ((action, field) for action in workbook.actions if field)
        return
    for row in form_rows(workbook):
        column = next((one for one in columns_of_row(workbook, row) if one.role is role), None)
        if column:
            yield row, column.field


def form_rows(workbook: Workbook) -> tuple[FormRow, ...]:
    """Return the rows that a form's columns are of: its outcomes, then the actions."""
    return (*workbook.outcomes, *workbook.actions)


def form_row_called(workbook: Workbook, id: str) -> FormRow:
    """Return the action or the outcome with an id; raises `Conflict` where it is gone."""
    for row in form_rows(workbook):
        if row.id == id:
            return row
    raise Conflict(f"{id} is no longer in this workbook.")


def kind_of(row: FormRow) -> Kind:
    """Return of which kind a row is."""
    return Kind.ACTIONS if isinstance(row, Action) else Kind.OUTCOMES


def text_in_column(row: FormRow, column: Column) -> str:
    """Return what stands in a row in one of its columns, a level by its id."""
    return cell(row.cells, column.field) if column.is_cell else str(getattr(row, column.field))


def commitment_of(workbook: Workbook, row: Row) -> Commitment | None:
    """Return the section in which an outcome or an action stands, None where it has none."""
    match row:
        case Outcome():
            home = row.commitment
        case Action():
            home = next((o.commitment for o in workbook.outcomes if o.id == row.outcome), "")
        case _:
            return None
    return next((known for known in workbook.commitments if known.id == home), None)
