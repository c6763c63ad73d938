"""The rows of a form with columns of its own: an outcome with its cells, then its actions.

An outcome stands above its actions at any width, since a form may have more columns than any
screen; what both have is laid out by `flow`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import text_in_column
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.sections import OutcomeGroup
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.ui.annotations import CellAnnotations
from eh_tui.ui.sheet.layout.blocks import (
    Box,
    SheetBlock,
    box_of,
    level,
    rule_at,
    walls,
    with_remark,
)
from eh_tui.ui.sheet.layout.columns import Columns
from eh_tui.ui.sheet.layout.flow import FlowCell, flow
from eh_tui.ui.wording import look_of, rating_in_words

CellRemarks = tuple[tuple[str, str], ...]
"""What is said beside the fields of one row, by the field's name."""


@dataclass(frozen=True, slots=True)
class FormTable:
    """A section's table on a sheet of some width."""

    grid: Columns
    columns: tuple[Column, ...]
    form: Form
    section: str

    @property
    def left(self) -> int:
        """Where its cells begin."""
        return self.grid.left

    @property
    def right(self) -> int:
        """Where its cells end, before the Ref column if there is one."""
        return self.grid.right - (self.grid.ref[1] + 1 if self.grid.ref else 0)

    @property
    def has_notes(self) -> bool:
        """Whether notes have a column of their own, and need not stand below the action."""
        return any(one.role is Role.NOTE and one.of is Of.ACTION for one in self.columns)

    def lines(self, of: Of) -> list[list[FlowCell]]:
        """Return the cells of an outcome or an action, line by line; the outcome itself aside."""
        own = tuple(one for one in self.columns if one.of is of and one.role is not Role.OUTCOME)
        lines: dict[int, list[FlowCell]] = {}
        for place in flow(own, self.form, self.left, self.right - self.left):
            lines.setdefault(place.line, []).append(place)
        return list(lines.values())


_OF = {Kind.ACTIONS: Of.ACTION, Kind.OUTCOMES: Of.OUTCOME}


def remarks_by_row(beside: CellAnnotations) -> dict[tuple[Kind, str], CellRemarks]:
    """Return what is said beside the cells of each row."""
    found: dict[tuple[Kind, str], CellRemarks] = {}
    for place, words in beside.items():
        row = place.kind, place.id
        found[row] = (*found.get(row, ()), (place.field, words))
    return found


@lru_cache(maxsize=256)
def form_headings(table: FormTable) -> SheetBlock:
    """Return the headings of a section: those of its outcomes, then those of its actions."""
    first = " / ".join(one.heading for one in table.columns if one.role is Role.OUTCOME)
    boxes: list[Box] = []
    if first:
        boxes = level([box_of((table.left, table.right - table.left), 0, first, "heading")])
    for line in (*table.lines(Of.OUTCOME), *table.lines(Of.ACTION)):
        top = _bottom(boxes, 0)
        row = level([box_of(one.span, top, one.column.heading, "heading") for one in line])
        boxes += [*row, *walls(row, table.right)]
    return SheetBlock(tuple(boxes), _bottom(boxes, 0), (), table.section)


@lru_cache(maxsize=8192)
def form_group(table: FormTable, group: OutcomeGroup, said: tuple[CellRemarks, ...]) -> SheetBlock:
    """Return an outcome and its actions below it.

    `said` are the remarks on the outcome, then those on each action.
    """
    boxes, rows = list[Box](), list[tuple[Address, ...]]()
    own, *others = said
    if group.outcome.id:
        band = _band(table, group.outcome)
        cells = list(_row(table, group.outcome, _bottom(band, 0), dict(own)))
        boxes += [*band, *cells]
        rows.append(tuple(box.address for box in boxes if box.address))
    for action, remarks in zip(group.actions, others, strict=True):
        if boxes:
            boxes.append(_rule(table, _bottom(boxes, 0)))
        cells = list(_row(table, action, _bottom(boxes, 0), dict(remarks)))
        boxes += cells
        if addresses := tuple(box.address for box in cells if box.address):
            rows.append(addresses)
    boxes.append(_rule(table, _bottom(boxes, 0)))
    return SheetBlock(tuple(boxes), _bottom(boxes, 0), tuple(rows), table.section)


def _band(table: FormTable, outcome: Outcome) -> list[Box]:
    id = f"{outcome.id} (statutory) " if outcome.statutory else f"{outcome.id} "
    x = table.left + len(id)
    address = Address(Kind.OUTCOMES, outcome.id, "text")
    return level(
        [
            box_of((table.left, len(id)), 0, id.rstrip(), "band"),
            box_of((x, table.grid.right - x), 0, outcome.text, "band", address),
        ]
    )


def _row(
    table: FormTable, row: Action | Outcome, top: int, remarks: Mapping[str, str]
) -> Iterator[Box]:
    """Yield the boxes of a row's cells from a line on, line by line, with walls between."""
    for number, line in enumerate(table.lines(_OF[_kind_of(row)])):
        boxes = level(
            [
                box
                for place in line
                for box in with_remark(
                    _cell(table, row, place, top), remarks.get(place.column.field, "")
                )
            ]
        )
        yield from boxes
        yield from walls(boxes, table.right)
        if table.grid.ref and not number and isinstance(row, Action):
            yield box_of(table.grid.ref, top, row.id, "ref")
        top = _bottom(boxes, top)


def _cell(table: FormTable, row: Action | Outcome, place: FlowCell, top: int) -> Box:
    column, form = place.column, table.form
    address = Address(_kind_of(row), row.id, column.field)
    text = text_in_column(row, column)
    if not column.is_level:
        is_noted = isinstance(row, Action) and row.note and not table.has_notes
        if column.role is Role.ACTION and is_noted:
            text = f"{text}\nNote: {row.note}"
        return box_of(place.span, top, text, "cell", address)
    if row.unrated and text.strip() in ("", NOT_RATED):
        return box_of(place.span, top, "", "cell", address)
    given = text or form.not_rated.id
    return box_of(place.span, top, rating_in_words(given, form), look_of(form, given), address)


def _rule(table: FormTable, top: int) -> Box:
    return rule_at(table.left, table.grid.right - table.left, top)


def _kind_of(row: Action | Outcome) -> Kind:
    return Kind.ACTIONS if isinstance(row, Action) else Kind.OUTCOMES


def _bottom(boxes: Iterable[Box], top: int) -> int:
    return max((box.y + box.height for box in boxes), default=top)
