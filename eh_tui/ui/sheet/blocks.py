"""The audit cut into pieces as the printed form shows it, each a block of boxes of text.

A piece is made of plain values and kept: an edit makes anew only the piece it touches.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from eh_tui.model.core.address import Address
from eh_tui.model.core.rows import column_keys
from eh_tui.model.core.sections import AchievedGroup, OutcomeGroup, Section, sections
from eh_tui.model.core.workbook import (
    AchievedRow,
    Action,
    Commitment,
    Kind,
    Rag,
    RagLabels,
    School,
    Signatory,
    Workbook,
)
from eh_tui.ui.annotations import Beside
from eh_tui.ui.sheet.columns import Columns, columns
from eh_tui.ui.text import wrap
from eh_tui.ui.wording import rating_in_words


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of wrapped text, placed within its piece."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    look: str
    address: Address | None = None
    text: str = ""
    """The text before it was wrapped."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sheet that is laid out on its own."""

    boxes: tuple[Box, ...]
    height: int
    rows: tuple[tuple[Address, ...], ...] = ()
    """The cells that the cursor meets, row by row."""
    section: str = ""
    """The commitment it belongs to."""


_NOTHING: Beside = {}


def pieces(
    workbook: Workbook,
    width: int,
    keep: Callable[[Action], bool] | None = None,
    beside: Beside = _NOTHING,
) -> Iterator[Piece]:
    """Return the sheet's pieces from top to bottom, with what is said beside their cells.

    With `keep`, only the actions it accepts, under their commitments and outcomes.
    """
    grid = columns(width)
    if keep is None:
        yield _title(grid, workbook.title)
        yield _school(grid, workbook.school)
        yield _prose(grid, workbook.intro)
        yield _key(grid, workbook.labels)
    for section in sections(workbook):
        groups = [_kept(group, keep) for group in section.outcomes]
        groups = [group for group in groups if group.actions or keep is None]
        if groups or keep is None:
            yield from _headed(grid, section.commitment)
            for group in groups:
                said = tuple(_said(action, beside) for action in group.actions)
                yield _outcome(grid, group, workbook.labels, section.commitment.id, said)
        if keep is None:
            yield from _achieved_tables(grid, section, beside)
    if keep is None:
        yield _bar(grid, workbook.sign_off, "sign-off")
        for signatory in workbook.signatories:
            yield _signatory(grid, signatory)


def _headed(grid: Columns, commitment: Commitment) -> Iterator[Piece]:
    name = f"{commitment.id}. {commitment.title}" if commitment.id else commitment.title
    yield _bar(grid, name, commitment.id)
    yield _band(grid, commitment.band, commitment.id)
    yield _headings(grid, commitment.headings, commitment.id, True)


_FIELDS = ("text", "when", "who", "rag")
Said = tuple[str, ...]
"""The remarks on an action's fields, "" for none."""


def _said(action: Action, beside: Beside) -> Said:
    places = (Address(Kind.ACTIONS, action.id, field) for field in _FIELDS)
    return tuple(beside.get(place, "") for place in places)


def _achieved_tables(grid: Columns, section: Section, beside: Beside) -> Iterator[Piece]:
    for achieved in section.achieved:
        if achieved.table.heading:
            yield _band(grid, achieved.table.heading, section.commitment.id)
        yield _headings(grid, achieved.table.columns, section.commitment.id, False)
        for row in achieved.rows:
            keys = column_keys(achieved.table.columns)
            said = tuple(beside.get(Address(Kind.ROWS, row.id, key), "") for key in keys)
            yield _achieved(grid, row, achieved, section.commitment.id, said)


def _kept(group: OutcomeGroup, keep: Callable[[Action], bool] | None) -> OutcomeGroup:
    if keep is None:
        return group
    return OutcomeGroup(group.outcome, tuple(filter(keep, group.actions)))


def _box(
    span: tuple[int, int], y: int, text: str, look: str = "cell", address: Address | None = None
) -> Box:
    x, width = span
    lines = wrap(text, width)
    return Box(x, y, width, len(lines), lines, look, address, text)


def _level(boxes: list[Box], height: int | None = None) -> list[Box]:
    """Return boxes that stand side by side, all down to one line, the lowest.

    A box with a remark below it keeps its own height.
    """
    top = min(box.y for box in boxes)
    bottom = top + (height or max(box.y + box.height for box in boxes) - top)
    remarked = {box.x for box in boxes if box.look == REMARK}
    return [
        Box(
            box.x,
            box.y,
            box.width,
            box.height if box.x in remarked and box.look != REMARK else bottom - box.y,
            box.lines,
            box.look,
            box.address,
            box.text,
        )
        for box in boxes
    ]


REMARK = "remark"
"""The look of what the program says below a cell's own text; it begins with an arrow."""


def _with_remark(box: Box, words: str) -> Iterator[Box]:
    """Return a cell's box, and below it the box of what is said of the cell."""
    yield box
    if words:
        yield _box((box.x, box.width), box.y + box.height, f"→ {words}", REMARK)


def _height(row: list[Box]) -> int:
    """Return the lines of boxes side by side, of which any may have a remark below it."""
    return max(box.y + box.height for box in row) - min(box.y for box in row)


def _rule(x: int, width: int, y: int) -> Box:
    return Box(x, y, width, 1, ("─" * width,), "rule")


def _walls(boxes: list[Box], right: int) -> Iterator[Box]:
    """Return the lines that stand between boxes of one row."""
    for box in boxes:
        wall = box.x + box.width
        if wall < right:
            yield Box(wall, box.y, 1, box.height, ("│",) * box.height, "rule")


@lru_cache(maxsize=64)
def _title(grid: Columns, title: str) -> Piece:
    box = _box((grid.left, grid.right - grid.left), 0, title, "title")
    return Piece((box,), box.height + 1)


@lru_cache(maxsize=64)
def _school(grid: Columns, school: School) -> Piece:
    label = 12
    span = (grid.left + label, grid.right - grid.left - label)
    name = Address(Kind.SCHOOL, school.id, "name")
    date = Address(Kind.SCHOOL, school.id, "audit_date")
    first = _box(span, 0, school.name, "value", name)
    second = _box(span, first.height, school.audit_date, "value", date)
    boxes = (
        _box((grid.left, label), 0, "School", "label"),
        first,
        _box((grid.left, label), second.y, "Audit date", "label"),
        second,
    )
    return Piece(boxes, first.height + second.height + 1, ((name,), (date,)))


@lru_cache(maxsize=64)
def _prose(grid: Columns, text: str) -> Piece:
    box = _box((grid.left, grid.right - grid.left), 0, text.strip("\n"), "prose")
    return Piece((box,), box.height + 1)


@lru_cache(maxsize=64)
def _key(grid: Columns, labels: RagLabels) -> Piece:
    heading = _box((grid.left, grid.right - grid.left), 0, labels.heading, "label")
    spans = grid.split(3)
    rated = (Rag.RED, Rag.AMBER, Rag.GREEN)
    boxes = _level(
        [
            _box(span, heading.height, rating_in_words(rag, labels), rag.value)
            for span, rag in zip(spans, rated, strict=True)
        ]
    )
    return Piece((heading, *boxes), heading.height + boxes[0].height + 1)


@lru_cache(maxsize=256)
def _bar(grid: Columns, text: str, section: str) -> Piece:
    box = _box((grid.left, grid.right - grid.left), 1, text, "bar")
    return Piece((box,), box.height + 1, section=section)


@lru_cache(maxsize=256)
def _band(grid: Columns, text: str, section: str) -> Piece:
    box = _box((grid.left, grid.right - grid.left), 0, text, "band")
    return Piece((box,), box.height, section=section)


@lru_cache(maxsize=256)
def _headings(grid: Columns, texts: tuple[str, ...], section: str, with_ref: bool) -> Piece:
    spans = grid.split(len(texts)) if texts else ()
    boxes = [_box(span, 0, text, "heading") for span, text in zip(spans, texts, strict=True)]
    if grid.ref:
        boxes.append(_box(grid.ref, 0, "Ref" if with_ref else "", "heading"))
    boxes = _level(boxes) if boxes else []
    return Piece((*boxes, *_walls(boxes, grid.right)), boxes[0].height if boxes else 0, (), section)


@lru_cache(maxsize=8192)
def _outcome(
    grid: Columns, group: OutcomeGroup, labels: RagLabels, section: str, said: tuple[Said, ...]
) -> Piece:
    outcome = Address(Kind.OUTCOMES, group.outcome.id, "text")
    if not group.outcome.id:
        outcome_box = _box(grid.spans[0], 0, "", "cell")
    else:
        outcome_box = _box(grid.spans[0], 0, group.outcome.text, "cell", outcome)
    placed: list[list[Box]] = []
    y = 0
    for action, remarks in zip(group.actions, said, strict=True):
        row = _level(list(_action(grid, action, labels, y, remarks)))
        placed.append(row)
        y += _height(row) + 1
    height = max(y - 1, outcome_box.height)
    if placed and height > y - 1:
        last = placed[-1]
        placed[-1] = _level(last, _height(last) + height - (y - 1))
    boxes = _level([outcome_box], height)
    rows: list[tuple[Address, ...]] = []
    walls = list(_walls(boxes, grid.right))
    for number, row in enumerate(placed):
        boxes += row
        walls += _walls(row, grid.right)
        addresses = [box.address for box in row if box.address]
        rows.append((outcome, *addresses) if group.outcome.id else tuple(addresses))
        if number:
            walls.append(_rule(row[0].x, grid.right - row[0].x, row[0].y - 1))
    walls.append(_rule(grid.left, grid.right - grid.left, height))
    if not rows:
        rows = [(outcome,)]
    return Piece((*boxes, *walls), height + 1, tuple(rows), section)


def _action(
    grid: Columns, action: Action, labels: RagLabels, y: int, remarks: Said
) -> Iterator[Box]:
    text = f"{action.text}\nNote: {action.note}" if action.note else action.text
    texts = (text, action.when, action.who, rating_in_words(action.rag, labels))
    looks = ("cell", "cell", "cell", action.rag.value)
    for span, field, words, look, remark in zip(
        grid.spans[1:], _FIELDS, texts, looks, remarks, strict=True
    ):
        box = _box(span, y, words, look, Address(Kind.ACTIONS, action.id, field))
        yield from _with_remark(box, remark)
    if grid.ref:
        yield _box(grid.ref, y, action.id, "ref")


@lru_cache(maxsize=4096)
def _achieved(
    grid: Columns, row: AchievedRow, group: AchievedGroup, section: str, said: Said
) -> Piece:
    keys = column_keys(group.table.columns)
    spans = grid.split(len(keys)) if keys else ()
    # A row whose table is gone may have fewer cells than its neighbours.
    boxes = [
        box
        for span, key, text, remark in zip(spans, keys, row.cells, said, strict=False)
        for box in _with_remark(
            _box(span, 0, text, "cell", Address(Kind.ROWS, row.id, key)), remark
        )
    ]
    boxes += [_box(span, 0, "") for span in spans[len(row.cells) :]]
    if grid.ref:
        boxes.append(_box(grid.ref, 0, row.id, "ref"))
    if not boxes:
        return Piece((), 0, section=section)
    boxes = _level(boxes)
    height = max(box.y + box.height for box in boxes)
    rule = _rule(grid.left, grid.right - grid.left, height)
    addresses = tuple(box.address for box in boxes if box.address)
    rows = (addresses,) if addresses else ()
    return Piece((*boxes, *_walls(boxes, grid.right), rule), height + 1, rows, section)


@lru_cache(maxsize=256)
def _signatory(grid: Columns, signatory: Signatory) -> Piece:
    spans = grid.split(3)
    names = ("role", "name", "signed")
    texts = (signatory.role, signatory.name, f"Date signed: {signatory.signed}")
    boxes = _level(
        [
            _box(span, 0, text, "cell", Address(Kind.SIGNATORIES, signatory.id, name))
            for span, text, name in zip(spans, texts, names, strict=True)
        ]
    )
    height = boxes[0].height
    rule = _rule(grid.left, grid.right - grid.left, height)
    addresses = tuple(box.address for box in boxes if box.address)
    walls = _walls(boxes, grid.right - (grid.ref[1] + 1 if grid.ref else 0))
    return Piece((*boxes, *walls, rule), height + 1, (addresses,), "sign-off")
