"""The sheet "Audit tool": the printed form in its own order, with a Ref for each row."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.choices import ChoiceLists
from eh_tui.files.office.xlsx.layout.form_grid import FormGrid
from eh_tui.files.office.xlsx.layout.front import front_strips
from eh_tui.files.office.xlsx.layout.own_grid import form_grid
from eh_tui.files.office.xlsx.layout.pages import Chunk, paginate
from eh_tui.files.office.xlsx.layout.ratings import TICK, colour_ratings, offer_ratings, offer_ticks
from eh_tui.files.office.xlsx.layout.section import SectionLayout
from eh_tui.files.office.xlsx.layout.sign_off import sign_off_chunks
from eh_tui.files.office.xlsx.layout.strips import (
    CellOffer,
    Strip,
    place_strips,
    warn_of_long_texts,
)
from eh_tui.files.office.xlsx.sheet import (
    CellArea,
    Dropdown,
    PrintSetup,
    RatingColour,
    SheetPlan,
)
from eh_tui.files.office.xlsx.text import header_text, quoted
from eh_tui.files.office.xlsx.titles import AUDIT_SHEET
from eh_tui.model.audit.summary import draft_notice
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form


class AuditPlan(NamedTuple):
    """The audit sheet, and where the rows of each section stand on it."""

    sheet: SheetPlan
    rows_of_sections: dict[int, tuple[int, int]]
    """First and last row by the section's place: the headings, and the row below its table.

    A row that somebody inserts at either end is between them, so formulas count it.
    """
    grid: FormGrid


def plan_audit(workbook: Workbook, today: date, lists: ChoiceLists) -> AuditPlan:
    """Return the audit sheet as the form prints it; raises `Refused` for a text too long."""
    grid = form_grid(workbook)
    paper = grid.paper
    front = front_strips(workbook, grid)
    chunks: list[Chunk] = []
    for place, section in enumerate(sections(workbook)):
        points = paper.points - front[0].height
        layout = SectionLayout(section, place, workbook.form, grid, points)
        chunks += layout.chunks(starts_page=place > 0 and grid.is_leicesters)
    chunks += sign_off_chunks(workbook, grid)
    paged = paginate(front, chunks, paper.points)
    placed = place_strips(paged.strips)
    areas = _areas(paged.strips)
    page = PrintSetup(
        CellArea(1, 1, len(paged.strips), grid.ref),
        footer(workbook, today),
        header(workbook),
        scale=paper.scale,
        title_row=1,
        breaks_after=paged.breaks_after,
        is_portrait=paper.is_portrait,
        is_a3=paper.is_a3,
    )
    sheet = SheetPlan(
        AUDIT_SHEET,
        grid.sheet.widths,
        placed.cells,
        placed.heights,
        placed.merges,
        tuple(_dropdowns(workbook.form, areas, lists)),
        tuple(_colours(workbook.form, areas)),
        freeze="A2",
        page=page,
        hidden_columns=grid.hidden,
        warnings=warn_of_long_texts(paged.strips),
    )
    return AuditPlan(sheet, _rows_of_sections(paged.strips), grid)


def texts_around_tables(workbook: Workbook) -> frozenset[str]:
    """Return what the audit sheet says above its first section and where people sign."""
    grid = form_grid(workbook)
    signing = (strip for chunk in sign_off_chunks(workbook, grid) for strip in chunk.strips)
    strips = (*front_strips(workbook, grid), *signing)
    return frozenset(span.text for strip in strips for span in strip.spans)


def header(workbook: Workbook) -> tuple[str, str, str]:
    """Return the left, middle and right of each printed page's head: nothing, or a draft's mark.

    In the margin, so that no cell of the form is anywhere else than on an audit that is done.
    """
    return "", draft_notice(workbook), ""


def footer(workbook: Workbook, today: date) -> tuple[str, str, str]:
    """Return the left, middle and right of each printed page's foot."""
    school = header_text(workbook.school.name, 60)
    audit_date = header_text(workbook.school.audit_date, 40)
    version = header_text(workbook.form.version, 40)
    version = f"form version {version} – " if version else ""
    left = [school, f"audit date {audit_date}" if audit_date else ""]
    return (
        " – ".join(part for part in left if part),
        "Page &P of &N",
        f"{version}Exported {today:%d/%m/%Y}",
    )


def _areas(strips: tuple[Strip, ...]) -> dict[CellOffer, tuple[CellArea, ...]]:
    """Return the cells in which the same may be chosen, run by run."""
    met: dict[tuple[CellOffer, int, int], list[int]] = defaultdict(list)
    for row, strip in enumerate(strips, 1):
        for span in strip.spans:
            if span.offers:
                met[span.offers, span.left, span.right].append(row)
    areas: dict[CellOffer, tuple[CellArea, ...]] = defaultdict(tuple)
    for (offer, left, right), rows in met.items():
        for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            bounds = [row for _, row in run]
            areas[offer] += (CellArea(bounds[0], left, bounds[-1], right),)
    return areas


def _dropdowns(
    form: Form, areas: dict[CellOffer, tuple[CellArea, ...]], lists: ChoiceLists
) -> Iterator[Dropdown]:
    for offer, its in areas.items():
        if offer.choices:
            yield lists.dropdown(offer.choices, its)
        elif not offer.tick:
            yield from offer_ratings(form, its, offer.scale)
    ticked = tuple(area for offer, its in areas.items() if offer.tick for area in its)
    if ticked:
        yield offer_ticks(ticked)


def _colours(form: Form, areas: dict[CellOffer, tuple[CellArea, ...]]) -> Iterator[RatingColour]:
    for offer, its in areas.items():
        if offer.tick:
            yield RatingColour(its, quoted(TICK), form.level(offer.tick).colour)
        elif not offer.choices:
            yield from colour_ratings(form, its, offer.scale)


def _rows_of_sections(strips: tuple[Strip, ...]) -> dict[int, tuple[int, int]]:
    rows: dict[int, list[int]] = {}
    for row, strip in enumerate(strips, 1):
        if strip.section is not None:
            rows.setdefault(strip.section, []).append(row)
    return {place: (found[0], found[-1] + 1) for place, found in rows.items()}
