"""What a school wrote in a row, put under the columns of the form's other version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from eh_tui.model.core.columns import columns_of, columns_of_row
from eh_tui.model.core.form_rows import AchievedRow, Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import cell_keys, value
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.cells import cells_from
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, plain_words

_KINDS = {Of.ACTION: Kind.ACTIONS, Of.OUTCOME: Kind.OUTCOMES}


@dataclass(frozen=True, slots=True)
class Loss:
    """A text that has no place in the other version; it stays in the file, under its old key."""

    heading: str
    key: str
    text: str
    is_rating: bool = False
    """Whether its column is there, and has no such level."""


def carried_action(
    ours: Workbook, action: Action, theirs: Workbook, section: Commitment
) -> tuple[Action, tuple[Loss, ...]]:
    """Return an action of ours under the columns of a section of theirs, and what has none."""
    values, losses = _values(ours, action, theirs, section, Of.ACTION)
    row = replace(
        action,
        text=values.pop("text", ""),
        when=values.pop("when", ""),
        who=values.pop("who", ""),
        note=values.pop("note", action.note),
        rag=values.pop("rag", "") or NOT_RATED,
    )
    return replace(row, cells=cells_from(values)), losses


def carried_outcome(
    ours: Workbook, outcome: Outcome, theirs: Workbook, section: Commitment, wording: Outcome
) -> tuple[Outcome, tuple[Loss, ...]]:
    """Return an outcome as theirs words it, with what the school wrote in it."""
    values, losses = _values(ours, outcome, theirs, section, Of.OUTCOME)
    row = replace(
        wording,
        when=values.pop("when", ""),
        who=values.pop("who", ""),
        note=values.pop("note", outcome.note),
        rag=values.pop("rag", "") or NOT_RATED,
    )
    return replace(row, cells=cells_from(values)), losses


def _values(
    ours: Workbook, row: Action | Outcome, theirs: Workbook, section: Commitment, of: Of
) -> tuple[dict[str, str], tuple[Loss, ...]]:
    """Return what stands in a row's columns, by the fields of theirs, and what has none there.

    What stands there in the form's own words is left to the form.
    """
    before = [one for one in columns_of_row(ours, row) if one.role is not Role.OUTCOME]
    after = [
        one for one in columns_of(theirs, section) if one.of is of and one.role is not Role.OUTCOME
    ]
    partners = dict(_partners(before, after))
    values: dict[str, str] = {}
    losses: list[Loss] = []
    for column in before:
        text = value(ours, _KINDS[of], row, column.field)
        partner = partners.get(column)
        if column.is_level and partner and partner.is_level:
            level = _level(ours.form, theirs.form, text, partner.scale)
            if level is None:
                losses.append(Loss(column.heading, column.key, ours.form.label(text), True))
            elif level != NOT_RATED:
                values[partner.field] = level
        elif partner:
            values[partner.field] = text
        elif text and text != NOT_RATED:
            losses.append(Loss(column.heading, column.key, text))
    return values, tuple(losses)


def _partners(before: list[Column], after: list[Column]) -> Iterator[tuple[Column, Column]]:
    """Yield each old column that goes on: by key, by heading, by a role that is there once."""
    old, new = list(before), list(after)
    for same in (_has_key, _has_heading, _has_role):
        for column in tuple(old):
            found = [other for other in new if same(column, other)]
            rivals = [other for other in old if found and same(other, found[0])]
            if len(found) == len(rivals) == 1:
                yield column, found[0]
                old.remove(column)
                new.remove(found[0])


def _has_key(one: Column, other: Column) -> bool:
    return one.key == other.key and one.is_level == other.is_level


def _has_heading(one: Column, other: Column) -> bool:
    return plain_words(one.heading) == plain_words(other.heading) != ""


def _has_role(one: Column, other: Column) -> bool:
    return one.role is other.role is not Role.PLAIN


def _level(before: Form, after: Form, id: str, scale: str) -> str | None:
    """Return the id of the same level in another version, None where it has no such level."""
    if not id or id == NOT_RATED:
        return NOT_RATED
    known = [level.id for level in after.levels_of(scale)]
    return id if id in known else after.rating_meant(before.label(id), scale)


def level_columns(
    before: Sequence[Column], after: Sequence[Column]
) -> Iterator[tuple[Column, Column]]:
    """Yield each column of ratings of a section that goes on, with what it is in theirs."""
    for of in Of:
        old, new = ([one for one in columns if one.of is of] for columns in (before, after))
        for column, partner in _partners(old, new):
            if column.is_level and partner.is_level:
                yield column, partner


def level_names(before: Form, after: Form, scales: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each level that has another id in theirs: its own and that one.

    `scales` are the scales of theirs by what they are called in ours.
    """
    for level in before.every_level:
        new = _level(before, after, level.id, scales.get(level.scale, level.scale))
        if new and new != level.id:
            yield level.id, new


def is_all_the_schools(ours: Workbook, row: Row) -> bool:
    """Say whether a row of ours is in a table to which schools add rows, as of people trained."""
    return isinstance(row, AchievedRow) and any(
        table.growable and table.id == row.table for table in ours.achieved
    )


def carried_cells(
    ours: Workbook, row: AchievedRow, theirs: Workbook, wording: AchievedRow
) -> tuple[AchievedRow, tuple[Loss, ...]]:
    """Return a row of Outcomes Achieved as theirs words it, with what the school wrote in it.

    The first cell is the form's, unless the whole row is the school's; what the form prints in
    another one stands where ours is blank.
    """
    before = dict(zip(cell_keys(ours, row), row.cells, strict=False))
    keys = cell_keys(theirs, wording)
    printed = dict(zip(keys, wording.cells, strict=False))
    losses = tuple(Loss(key, key, text) for key, text in before.items() if text and key not in keys)
    words = 0 if is_all_the_schools(ours, row) else 1
    cells = (
        *(printed.get(key) or before.get(key, "") for key in keys[:words]),
        *(before.get(key) or printed.get(key, "") for key in keys[words:]),
    )
    return replace(wording, cells=cells), losses


def holds_text(kind: Kind, row: Any) -> bool:
    """Say whether a school wrote anything in a row itself."""
    match kind:
        case Kind.OUTCOMES | Kind.ACTIONS:
            own = row.text if kind is Kind.ACTIONS else ""  # an outcome's is the form's
            texts = (own, row.when, row.who, row.note, *(text for _, text in row.cells))
            return row.rag != NOT_RATED or any(map(str.strip, texts))
        case Kind.ROWS:
            return any(map(str.strip, row.cells[1:]))
        case Kind.SIGNATORIES:
            return bool(f"{row.name}{row.signed}".strip())
    return False
