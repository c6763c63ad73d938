"""The rows of the sheet's tables: an outcome with its actions, and what was achieved."""

from collections.abc import Iterator
from functools import lru_cache

from eh_tui.model.core.address import Address
from eh_tui.model.core.form_rows import AchievedRow, Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import column_keys
from eh_tui.model.core.sections import AchievedGroup, OutcomeGroup
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
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
from eh_tui.ui.wording import look_of, rating_in_words

SHEET_FIELDS = ("text", "when", "who", "rag")
"""The fields of an action that have a cell each."""

Said = tuple[str, ...]
"""The remarks on a row's fields, "" for none."""


@lru_cache(maxsize=8192)
def outcome_block(
    grid: Columns, group: OutcomeGroup, form: Form, section: str, said: tuple[Said, ...]
) -> SheetBlock:
    """Return an outcome with its actions: beside them, or above them on a narrow screen.

    `said` are the remarks on each action.
    """
    if grid.is_banded:
        return _outcome_above(grid, group, form, section, said)
    return _outcome_beside(grid, group, form, section, said)


def _outcome_beside(
    grid: Columns, group: OutcomeGroup, form: Form, section: str, said: tuple[Said, ...]
) -> SheetBlock:
    outcome = Address(Kind.OUTCOMES, group.outcome.id, "text")
    address = outcome if group.outcome.id else None
    outcome_box = box_of(grid.spans[0], 0, group.outcome.text if address else "", "cell", address)
    placed = _actions(grid, group, form, said, 0)
    bottom = _bottom(placed[-1]) if placed else -1
    height = max(bottom, outcome_box.height)
    if placed and height > bottom:
        last = placed[-1]
        placed[-1] = level(last, height - last[0].y)
    left = level([outcome_box], height)
    lines = [*walls(left, grid.right), *_between(placed, grid)]
    lines.append(rule_at(grid.left, grid.right - grid.left, height))
    boxes = (*left, *(box for row in placed for box in row), *lines)
    return SheetBlock(boxes, height + 1, _rows(outcome, placed), section)


def _outcome_above(
    grid: Columns, group: OutcomeGroup, form: Form, section: str, said: tuple[Said, ...]
) -> SheetBlock:
    outcome = Address(Kind.OUTCOMES, group.outcome.id, "text")
    id = f"{group.outcome.id} " if group.outcome.id else ""
    x = grid.left + len(id)
    address = outcome if id else None
    band = level(
        [
            box_of((grid.left, len(id)), 0, group.outcome.id, "band"),
            box_of((x, grid.right - x), 0, group.outcome.text if id else "", "band", address),
        ]
    )
    top = band[0].height
    placed = _actions(grid, group, form, said, top)
    height = _bottom(placed[-1]) if placed else top
    boxes = (*band, *(box for row in placed for box in row), *_between(placed, grid))
    return SheetBlock(boxes, height, _rows(outcome, placed), section, address)


def _actions(
    grid: Columns, group: OutcomeGroup, form: Form, said: tuple[Said, ...], top: int
) -> list[list[Box]]:
    """Return the boxes of each action of an outcome, from a line on, with one line between."""
    placed: list[list[Box]] = []
    for action, remarks in zip(group.actions, said, strict=True):
        placed.append(level(list(_action(grid, action, form, top, remarks))))
        top = _bottom(placed[-1]) + 1
    return placed


def _between(placed: list[list[Box]], grid: Columns) -> Iterator[Box]:
    """Return the lines between actions, and between the cells of each."""
    for number, row in enumerate(placed):
        yield from walls(row, grid.right)
        if number:
            yield rule_at(row[0].x, grid.right - row[0].x, row[0].y - 1)


def _bottom(row: list[Box]) -> int:
    return max(box.y + box.height for box in row)


def _rows(outcome: Address, placed: list[list[Box]]) -> tuple[tuple[Address, ...], ...]:
    """Return the cells of each action with its outcome before them, the outcome alone for none."""
    first = (outcome,) if outcome.id else ()
    rows = tuple((*first, *(box.address for box in row if box.address)) for row in placed)
    return rows or ((outcome,),)


def _action(grid: Columns, action: Action, form: Form, y: int, remarks: Said) -> Iterator[Box]:
    text = f"{action.text}\nNote: {action.note}" if action.note else action.text
    is_asked = not action.unrated or action.rag != NOT_RATED
    rating = rating_in_words(action.rag, form) if is_asked else ""
    texts = (text, action.when, action.who, rating)
    looks = ("cell", "cell", "cell", look_of(form, action.rag))
    for span, field, words, look, remark in zip(
        grid.actions, SHEET_FIELDS, texts, looks, remarks, strict=True
    ):
        box = box_of(span, y, words, look, Address(Kind.ACTIONS, action.id, field))
        yield from with_remark(box, remark)
    if grid.ref:
        yield box_of(grid.ref, y, action.id, "ref")


@lru_cache(maxsize=4096)
def achieved_block(
    grid: Columns, row: AchievedRow, group: AchievedGroup, section: str, said: Said
) -> SheetBlock:
    """Return a row of what was achieved; `said` are the remarks on its cells."""
    keys = column_keys(group.table.columns)
    spans = grid.split(len(keys)) if keys else ()
    # A row whose table is gone may have fewer cells than its neighbours.
    boxes = [
        box
        for span, key, text, remark in zip(spans, keys, row.cells, said, strict=False)
        for box in with_remark(
            box_of(span, 0, text, "cell", Address(Kind.ROWS, row.id, key)), remark
        )
    ]
    boxes += [box_of(span, 0, "") for span in spans[len(row.cells) :]]
    if grid.ref:
        boxes.append(box_of(grid.ref, 0, row.id, "ref"))
    if not boxes:
        return SheetBlock((), 0, section=section)
    boxes = level(boxes)
    height = max(box.y + box.height for box in boxes)
    rule = rule_at(grid.left, grid.right - grid.left, height)
    addresses = tuple(box.address for box in boxes if box.address)
    rows = (addresses,) if addresses else ()
    return SheetBlock((*boxes, *walls(boxes, grid.right), rule), height + 1, rows, section)
