"""What the file of a drafted form says of a level and of a column."""

from eh_tui.model.drafting.form_draft import DraftValue
from eh_tui.model.form.columns import Column, ColumnType, Of, Role
from eh_tui.model.form.levels import Level


def level_values(level: Level) -> dict[str, DraftValue]:
    """Return what the file says of a level."""
    values: dict[str, DraftValue] = {
        "id": level.id,
        "label": level.label,
        "letter": level.letter,
        "colour": level.colour,
    }
    if level.score is not None:
        values["score"] = level.score
    values |= {name: True for name in ("done", "best") if getattr(level, name)}
    if not level.counts:
        values["counts"] = False
    if level.meaning:
        values["meaning"] = level.meaning
    return values


def column_values(
    column: Column, sections: tuple[str, ...], has_actions: bool
) -> dict[str, DraftValue]:
    """Return what the file says of a column; what goes without saying is left out.

    It names the `sections` that it is of, none where it is of all.
    """
    values: dict[str, DraftValue] = {"heading": column.heading, "role": column.role.value}
    usual = {Role.WHEN: ColumnType.DATE, Role.RATING: ColumnType.LEVEL}.get(
        column.role, ColumnType.CHOICE if column.choices else ColumnType.TEXT
    )
    if column.type is not usual:
        values["type"] = column.type.value
    if column.key:
        values["key"] = column.key
    if column.ticks:
        values["ticks"] = True
    if column.choices:
        values["choices"] = column.choices
    if sections:
        values["section"] = sections
    is_of_outcome = column.role is Role.OUTCOME or not has_actions
    if column.of is not (Of.OUTCOME if is_of_outcome else Of.ACTION):
        values["of"] = column.of.value
    return values
