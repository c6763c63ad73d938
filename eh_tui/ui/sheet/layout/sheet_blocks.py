"""The audit cut into blocks of boxes of text, in the order of the printed form.

A block is made of plain values and kept: an edit makes anew only the block it touches.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Action, Commitment, FormRow, School, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import column_keys
from eh_tui.model.core.sections import OutcomeGroup, Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.ui.annotations import CellAnnotations
from eh_tui.ui.sheet.layout.blocks import SheetBlock, box_of, level, rule_at, walls
from eh_tui.ui.sheet.layout.columns import Columns, Spans, columns
from eh_tui.ui.sheet.layout.form_rows import (
    CellRemarks,
    FormTable,
    form_group,
    form_headings,
    remarks_by_row,
)
from eh_tui.ui.sheet.layout.rows import SHEET_FIELDS, Said, achieved_block, outcome_block
from eh_tui.ui.wording import look_of, rating_in_words

_NOTHING: CellAnnotations = {}


def sheet_blocks(
    workbook: Workbook,
    width: int,
    keep: Callable[[FormRow], bool] | None = None,
    beside: CellAnnotations = _NOTHING,
    *,
    is_banded: bool = False,
) -> Iterator[SheetBlock]:
    """Return the sheet's blocks from top to bottom, with what is said beside their cells.

    With `keep`, only the actions it accepts, under their commitments and outcomes, and the
    outcomes it accepts with all their actions. Where it `is_banded`, an outcome stands above
    its actions and not in a column of its own.
    """
    grid = columns(width, is_banded=is_banded)
    if keep is None:
        yield _title(grid, workbook.title)
        yield _school(grid, workbook.school)
        yield _prose(grid, workbook.intro)
        if workbook.form.rates:
            yield _key(grid, workbook.form)
    by_row = remarks_by_row(beside) if workbook.form.columns else {}
    for section in sections(workbook):
        groups = [kept for group in section.outcomes if (kept := _kept(group, keep))]
        if workbook.form.columns and (groups or keep is None):
            yield from _of_form(grid, workbook, section.commitment, groups, by_row)
        elif groups or keep is None:
            yield from _headed(grid, section.commitment)
            for group in groups:
                said = tuple(_said(action, beside) for action in group.actions)
                yield outcome_block(grid, group, workbook.form, section.commitment.id, said)
        if keep is None:
            yield from _achieved_tables(grid, section, beside)
    if keep is None:
        yield _bar(grid, workbook.sign_off, "sign-off")
        for signatory in workbook.signatories:
            yield _signatory(grid, signatory)


def _of_form(
    grid: Columns,
    workbook: Workbook,
    commitment: Commitment,
    groups: list[OutcomeGroup],
    beside: Mapping[tuple[Kind, str], CellRemarks],
) -> Iterator[SheetBlock]:
    """Yield a section of a form with columns of its own."""
    table = FormTable(grid, columns_of(workbook, commitment), workbook.form, commitment.id)
    yield _bar(grid, _name(commitment), commitment.id)
    if commitment.band:
        yield _band(grid, commitment.band, commitment.id)
    yield form_headings(table)
    for group in groups:
        own = beside.get((Kind.OUTCOMES, group.outcome.id), ())
        others = (beside.get((Kind.ACTIONS, action.id), ()) for action in group.actions)
        yield form_group(table, group, (own, *others))


def _name(commitment: Commitment) -> str:
    return commitment.numbered


def _headed(grid: Columns, commitment: Commitment) -> Iterator[SheetBlock]:
    yield _bar(grid, _name(commitment), commitment.id)
    yield _band(grid, commitment.band, commitment.id)
    yield _action_headings(grid, commitment.headings, commitment.id)


def _said(action: Action, beside: CellAnnotations) -> Said:
    places = (Address(Kind.ACTIONS, action.id, field) for field in SHEET_FIELDS)
    return tuple(beside.get(place, "") for place in places)


def _achieved_tables(
    grid: Columns, section: Section, beside: CellAnnotations
) -> Iterator[SheetBlock]:
    for achieved in section.achieved:
        if achieved.table.heading:
            yield _band(grid, achieved.table.heading, section.commitment.id)
        yield _headings(grid, achieved.table.columns, section.commitment.id)
        for row in achieved.rows:
            keys = column_keys(achieved.table.columns)
            said = tuple(beside.get(Address(Kind.ROWS, row.id, key), "") for key in keys)
            yield achieved_block(grid, row, achieved, section.commitment.id, said)


def _kept(group: OutcomeGroup, keep: Callable[[FormRow], bool] | None) -> OutcomeGroup | None:
    if keep is None or (group.outcome.id and keep(group.outcome)):
        return group
    actions = tuple(filter(keep, group.actions))
    return OutcomeGroup(group.outcome, actions) if actions else None


@lru_cache(maxsize=64)
def _title(grid: Columns, title: str) -> SheetBlock:
    box = box_of((grid.left, grid.right - grid.left), 0, title, "title")
    return SheetBlock((box,), box.height + 1)


@lru_cache(maxsize=64)
def _school(grid: Columns, school: School) -> SheetBlock:
    label = 12
    span = (grid.left + label, grid.right - grid.left - label)
    name = Address(Kind.SCHOOL, school.id, "name")
    date = Address(Kind.SCHOOL, school.id, "audit_date")
    first = box_of(span, 0, school.name, "value", name)
    second = box_of(span, first.height, school.audit_date, "value", date)
    boxes = (
        box_of((grid.left, label), 0, "School", "label"),
        first,
        box_of((grid.left, label), second.y, "Audit date", "label"),
        second,
    )
    return SheetBlock(boxes, first.height + second.height + 1, ((name,), (date,)))


@lru_cache(maxsize=64)
def _prose(grid: Columns, text: str) -> SheetBlock:
    box = box_of((grid.left, grid.right - grid.left), 0, text.strip("\n"), "prose")
    return SheetBlock((box,), box.height + 1)


@lru_cache(maxsize=64)
def _key(grid: Columns, form: Form) -> SheetBlock:
    heading = box_of((grid.left, grid.right - grid.left), 0, form.words.rating, "label")
    spans = grid.split(len(form.levels))
    boxes = level(
        [
            box_of(span, heading.height, rating_in_words(one.id, form), look_of(form, one.id))
            for span, one in zip(spans, form.levels, strict=True)
        ]
    )
    return SheetBlock((heading, *boxes), heading.height + boxes[0].height + 1)


@lru_cache(maxsize=256)
def _bar(grid: Columns, text: str, section: str) -> SheetBlock:
    box = box_of((grid.left, grid.right - grid.left), 1, text, "bar")
    return SheetBlock((box,), box.height + 1, section=section)


@lru_cache(maxsize=256)
def _band(grid: Columns, text: str, section: str) -> SheetBlock:
    box = box_of((grid.left, grid.right - grid.left), 0, text, "band")
    return SheetBlock((box,), box.height, section=section)


@lru_cache(maxsize=256)
def _action_headings(grid: Columns, texts: tuple[str, ...], section: str) -> SheetBlock:
    """Return the headings above outcomes and actions; the first two share a column of bands."""
    if not grid.is_banded or len(texts) != len(grid.spans):
        return _headings(grid, texts, section, "Ref")
    first, second, *rest = texts
    return _headed_by(grid, grid.actions, (f"{first} / {second}", *rest), section, "Ref")


@lru_cache(maxsize=256)
def _headings(grid: Columns, texts: tuple[str, ...], section: str, ref: str = "") -> SheetBlock:
    return _headed_by(grid, grid.split(len(texts)) if texts else (), texts, section, ref)


def _headed_by(
    grid: Columns, spans: Spans, texts: tuple[str, ...], section: str, ref: str
) -> SheetBlock:
    boxes = [box_of(span, 0, text, "heading") for span, text in zip(spans, texts, strict=True)]
    if grid.ref:
        boxes.append(box_of(grid.ref, 0, ref, "heading"))
    boxes = level(boxes) if boxes else []
    return SheetBlock(
        (*boxes, *walls(boxes, grid.right)), boxes[0].height if boxes else 0, (), section
    )


@lru_cache(maxsize=256)
def _signatory(grid: Columns, signatory: Signatory) -> SheetBlock:
    spans = grid.split(3)
    names = ("role", "name", "signed")
    texts = (signatory.role, signatory.name, f"Date signed: {signatory.signed}")
    boxes = level(
        [
            box_of(span, 0, text, "cell", Address(Kind.SIGNATORIES, signatory.id, name))
            for span, text, name in zip(spans, texts, names, strict=True)
        ]
    )
    height = boxes[0].height
    rule = rule_at(grid.left, grid.right - grid.left, height)
    addresses = tuple(box.address for box in boxes if box.address)
    lines = walls(boxes, grid.right - (grid.ref[1] + 1 if grid.ref else 0))
    return SheetBlock((*boxes, *lines, rule), height + 1, (addresses,), "sign-off")
