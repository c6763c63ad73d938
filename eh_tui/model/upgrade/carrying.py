"""What a school wrote in a row, put under the columns of the form's other version."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypeVar

from eh_tui.model.core.columns import columns_of, columns_of_row, form_rows, text_in_column
from eh_tui.model.core.form_rows import AchievedRow, Action, Commitment, FormRow, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import cell_keys
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.cells import cells_from
from eh_tui.model.form.columns import Column, ColumnType, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, plain_words

RowOfForm = TypeVar("RowOfForm", Action, Outcome)


@dataclass(frozen=True, slots=True)
class Loss:
    """A text that has no place in the other version; it stays in the file, under its old key."""

    heading: str
    key: str
    text: str
    is_rating: bool = False
    """Whether its column is there, and has no such level."""


@dataclass(frozen=True, slots=True)
class Reprinted:
    """A text of the form's own, in a column that it prints, which the other version has changed."""

    heading: str
    was: str
    now: str


class CarriedRow(NamedTuple, Generic[RowOfForm]):
    """A row as it is in the other version."""

    row: RowOfForm
    losses: tuple[Loss, ...]
    reprinted: tuple[Reprinted, ...]


class Carrier:
    """Puts rows of an audit under the columns of another version of its form."""

    def __init__(self, ours: Workbook, theirs: Workbook) -> None:
        """Take the audit and the other version."""
        self.ours, self.theirs = ours, theirs
        self.printed = _printed_fields(theirs)
        """The columns that the other version fills itself, by whose they are and their fields."""

    def action(
        self, action: Action, section: Commitment, wording: Action | None
    ) -> CarriedRow[Action]:
        """Return an action under the columns of a section of theirs, and what has none.

        `wording` is the form's row that it is, None for a row of the school's own.
        """
        values, losses = self._values(action, section)
        reprinted = self._reprint(values, action, section, wording)
        row = replace(
            action,
            text=values.pop("text", ""),
            when=values.pop("when", ""),
            who=values.pop("who", ""),
            note=values.pop("note", action.note),
            rag=values.pop("rag", "") or NOT_RATED,
        )
        return CarriedRow(replace(row, cells=cells_from(values)), losses, reprinted)

    def outcome(
        self, outcome: Outcome, section: Commitment, wording: Outcome
    ) -> CarriedRow[Outcome]:
        """Return an outcome as theirs words it, with what the school wrote in it."""
        values, losses = self._values(outcome, section)
        reprinted = self._reprint(values, outcome, section, wording)
        row = replace(
            wording,
            when=values.pop("when", ""),
            who=values.pop("who", ""),
            note=values.pop("note", outcome.note),
            rag=values.pop("rag", "") or NOT_RATED,
        )
        return CarriedRow(replace(row, cells=cells_from(values)), losses, reprinted)

    def _values(self, row: FormRow, section: Commitment) -> tuple[dict[str, str], tuple[Loss, ...]]:
        """Return what stands in a row's columns, by the fields of theirs, and what has none."""
        partners = self._partners(row, section)
        values: dict[str, str] = {}
        losses: list[Loss] = []
        for column in _cell_columns(columns_of_row(self.ours, row)):
            text = text_in_column(row, column)
            partner = partners.get(column)
            if column.is_level and partner and partner.is_level:
                level = _level(self.ours.form, self.theirs.form, text, partner.scale)
                if level is None:
                    label = self.ours.form.label(text)
                    losses.append(Loss(column.heading, column.key, label, True))
                elif level != NOT_RATED:
                    values[partner.field] = level
            elif partner:
                values[partner.field] = text
            elif text and text != NOT_RATED:
                losses.append(Loss(column.heading, column.key, text))
        return values, tuple(losses)

    def _partners(self, row: FormRow, section: Commitment) -> dict[Column, Column]:
        before = _cell_columns(columns_of_row(self.ours, row))
        return dict(_partners(before, self._after(row, section)))

    def _after(self, row: FormRow, section: Commitment) -> list[Column]:
        of = _of(row)
        return _cell_columns(one for one in columns_of(self.theirs, section) if one.of is of)

    def _reprint(
        self,
        values: dict[str, str],
        row: FormRow,
        section: Commitment,
        wording: FormRow | None,
    ) -> tuple[Reprinted, ...]:
        """Put into a row's values what the form prints there, and return what that changes."""
        if wording is None:
            return ()
        reprinted: list[Reprinted] = []
        known = self._partners(row, section).values()
        for column in self._after(row, section):
            now, was = text_in_column(wording, column), values.get(column.field, "")
            is_new = column.is_cell and not column.is_level and column not in known
            if now.strip() and (is_new or (column.of, column.field) in self.printed):
                values[column.field] = now
                if was.strip() and was != now:
                    reprinted.append(Reprinted(column.heading, was, now))
        return tuple(reprinted)


def _of(row: FormRow) -> Of:
    return Of.ACTION if isinstance(row, Action) else Of.OUTCOME


def _cell_columns(columns: Iterable[Column]) -> list[Column]:
    """Return the columns beside the outcome's own words, which are the form's."""
    return [one for one in columns if one.role is not Role.OUTCOME]


def _printed_fields(form: Workbook) -> frozenset[tuple[Of, str]]:
    """Return the columns that a form fills itself, as one of numbers or of examples.

    They are plain ones in which it prints something in most of its rows.
    """
    number = Counter(
        ((column.of, column.field), bool(text_in_column(row, column).strip()))
        for row in form_rows(form)
        if row.text.strip()
        for column in columns_of_row(form, row)
        if column.role is Role.PLAIN and column.type in (ColumnType.TEXT, ColumnType.NUMBER)
    )
    return frozenset(field for field, _ in number if number[field, True] > number[field, False])


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
    for column, partner in columns_going_on(before, after):
        if column.is_level and partner.is_level:
            yield column, partner


def columns_going_on(
    before: Sequence[Column], after: Sequence[Column]
) -> Iterator[tuple[Column, Column]]:
    """Yield each of some columns that goes on, with what it is in theirs."""
    for of in Of:
        old, new = ([one for one in columns if one.of is of] for columns in (before, after))
        yield from _partners(old, new)


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


def holds_text(kind: Kind, row: Any, printed: Container[tuple[Of, str]]) -> bool:
    """Say whether a school wrote anything in a row itself, beside what is `printed` by the form."""
    match kind:
        case Kind.OUTCOMES | Kind.ACTIONS:
            own = row.text if kind is Kind.ACTIONS else ""  # an outcome's is the form's
            cells = (text for field, text in row.cells if (_of(row), field) not in printed)
            texts = (own, row.when, row.who, row.note, *cells)
            return row.rag != NOT_RATED or any(map(str.strip, texts))
        case Kind.ROWS:
            return any(map(str.strip, row.cells[1:]))
        case Kind.SIGNATORIES:
            return bool(f"{row.name}{row.signed}".strip())
    return False
