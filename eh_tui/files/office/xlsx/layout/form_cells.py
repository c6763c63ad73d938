"""The cells of a section's table: headings, texts, ratings in words or as ticks, and our own."""

from collections.abc import Mapping

from eh_tui.files.office.xlsx.layout.form_grid import (
    HIDDEN,
    WEIGHT,
    FormGrid,
    PlacedColumn,
)
from eh_tui.files.office.xlsx.layout.pages import LEAST
from eh_tui.files.office.xlsx.layout.ratings import NO_RATING, SEE_ABOVE, TICK, rating_text
from eh_tui.files.office.xlsx.layout.strips import (
    CellOffer,
    CellSpan,
    Strip,
    make_strip,
    merge_down,
)
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.model.core.columns import text_in_column
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.form.columns import ColumnType
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.ref_heading import REF

_LOOKS = {ColumnType.NUMBER: "number"}
_NOT_GIVEN = ("", NOT_RATED)


def heading_strips(
    grid: FormGrid, placed: tuple[PlacedColumn, ...], about: str, given: tuple[str, ...]
) -> tuple[Strip, ...]:
    """Return the headings, with a storey below for levels to be ticked.

    `given` stand instead of the form's own, one for each of `placed` in their order; () for those.
    """
    headings = given or tuple(one.column.heading for one in placed)
    spans = [
        grid.sheet.span(one.left, one.right, text, "heading", about)
        for one, text in zip(placed, headings, strict=False)
    ]
    named = {heading: heading for heading in grid.own} | {REF: grid.ref_heading}
    own = added_spans(grid, named, "ref heading")
    if not any(one.ticks for one in placed):
        return (make_strip(*spans, *own, least=LEAST),)
    upper = [span for span, one in zip(spans, placed, strict=True) if one.ticks]
    beside = [span for span, one in zip(spans, placed, strict=True) if not one.ticks]
    lower = [
        grid.sheet.span(left, right, level.words, f"tick {level.colour}", about)
        for one in placed
        for level, left, right in one.tick_spans()
    ]
    hidden = tuple(span for span in own if span.left in grid.hidden)
    seen = tuple(span for span in own if span not in hidden)
    storeys = (
        make_strip(*upper, *hidden, least=LEAST),
        make_strip(*lower, *hidden, least=LEAST),
    )
    return merge_down((*beside, *seen), storeys)


def cell_spans(
    grid: FormGrid,
    form: Form,
    row: Action | Outcome,
    placed: PlacedColumn,
    *,
    again: bool = False,
) -> tuple[CellSpan, ...]:
    """Return what a row has in a column: a cell, or one for each level that may be ticked.

    `again` is for a row that goes on on the next page, whose ratings stand there once only.
    """
    column, text = placed.column, text_in_column(row, placed.column)
    left, right = placed.left, placed.right
    about = f"{row.id}, {column.heading}"
    if not column.is_level:
        look = _LOOKS.get(column.type, "text")
        span = grid.sheet.span(left, right, text, look, about)
        return (
            span._replace(offers=CellOffer(choices=column.choices)) if column.choices else span,
        )
    if again and text not in _NOT_GIVEN:
        return (grid.sheet.span(left, right, SEE_ABOVE, "no rating"),)
    if again or (row.unrated and text in _NOT_GIVEN):
        return (grid.sheet.span(left, right, NO_RATING, "no rating"),)
    levels = {level.id for level in placed.ticks}
    if not placed.ticks or not (text in levels or text in _NOT_GIVEN):
        words = grid.sheet.span(left, right, rating_text(form, text), "rating", about)
        return (words._replace(offers=None if placed.ticks else CellOffer(column.scale)),)
    return tuple(
        grid.sheet.span(at, last, TICK if level.id == text else "", "rating")._replace(
            offers=CellOffer(column.scale, tick=level.id)
        )
        for level, at, last in placed.tick_spans()
    )


def added_spans(
    grid: FormGrid, texts: Mapping[str, str], look: str = "", left_out: tuple[str, ...] = ()
) -> tuple[CellSpan, ...]:
    """Return the cells of the columns that this export adds, by their headings."""
    return tuple(
        _added(grid, heading, texts.get(heading, ""), look)
        for heading in grid.own
        if heading not in left_out
    )


def _added(grid: FormGrid, heading: str, text: str, look: str) -> CellSpan:
    at = grid.own[heading]
    if heading in HIDDEN:
        return CellSpan(at, at, cell_shown(text), "plain")
    shown = grid.sheet.span(at, at, text, look or "ref", f"{text}, {heading}" if text else "")
    if heading != WEIGHT or look or not text:
        return shown
    return shown._replace(look="weight", number=float(text))


def descriptor_lines(form: Form, row: Action | Outcome) -> str:
    """Return what each level means for a row, a line for each in the form's order."""
    given = form.in_order(row.descriptors)
    return "\n".join(f"{rating_text(form, id)}: {text}" for id, text in given)
