"""The sheet "Audit tool": the printed form in its own order, with a Ref for each row."""

from datetime import date
from itertools import groupby
from typing import NamedTuple

from eh_tui.files.office.xlsx.sheet import CellArea, PrintSetup, SheetPlan
from eh_tui.files.office.xlsx.sheets.pages import PAGE_POINTS, SCALE, SPACER, Chunk, paginate
from eh_tui.files.office.xlsx.sheets.ratings import (
    AUDIT_SHEET,
    RATINGS,
    colour_ratings,
    offer_ratings,
    rating_text,
)
from eh_tui.files.office.xlsx.sheets.section import LAST, REF, SECTION_GRID, SectionLayout
from eh_tui.files.office.xlsx.sheets.sign_off import sign_off_chunks
from eh_tui.files.office.xlsx.sheets.strips import (
    Strip,
    make_strip,
    place_strips,
    warn_of_long_texts,
)
from eh_tui.files.office.xlsx.text import header_text
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.signing import draft

_key_columns = ((1, 1), (2, 2), (3, REF))


class AuditPlan(NamedTuple):
    """The audit sheet, and where the actions of each section stand on it."""

    sheet: SheetPlan
    rows_of_sections: tuple[tuple[int, int], ...]
    """First and last row: the headings, and the row below the actions.

    A row that somebody inserts at either end is between them, so formulas count it.
    """


def plan_audit(workbook: Workbook, today: date) -> AuditPlan:
    """Return the audit sheet as the form prints it; raises `Refused` for a text too long."""
    front = _front(workbook)
    chunks: list[Chunk] = []
    for place, section in enumerate(sections(workbook)):
        layout = SectionLayout(section, place, workbook.form, PAGE_POINTS - front[0].height)
        chunks += layout.chunks(starts_page=place > 0)
    chunks += sign_off_chunks(workbook)
    paged = paginate(front, chunks)
    placed = place_strips(paged.strips)
    ratings = _rating_areas(paged.strips)
    page = PrintSetup(
        CellArea(1, 1, len(paged.strips), REF),
        footer(workbook, today),
        header(workbook),
        scale=SCALE,
        title_row=1,
        breaks_after=paged.breaks_after,
    )
    sheet = SheetPlan(
        AUDIT_SHEET,
        SECTION_GRID.widths,
        placed.cells,
        placed.heights,
        placed.merges,
        offer_ratings(workbook.form, ratings),
        colour_ratings(workbook.form, ratings),
        freeze="A2",
        page=page,
        warnings=warn_of_long_texts(paged.strips),
    )
    return AuditPlan(sheet, _rows_of_sections(paged.strips))


def header(workbook: Workbook) -> tuple[str, str, str]:
    """Return the left, middle and right of each printed page's head: nothing, or a draft's mark.

    In the margin, so that no cell of the form is anywhere else than on an audit that is done.
    """
    return "", draft(workbook), ""


def footer(workbook: Workbook, today: date) -> tuple[str, str, str]:
    """Return the left, middle and right of each printed page's foot."""
    school = header_text(workbook.school.name, 60)
    audit_date = header_text(workbook.school.audit_date, 40)
    left = [school, f"audit date {audit_date}" if audit_date else ""]
    return (
        " – ".join(part for part in left if part),
        "Page &P of &N",
        f"Exported {today:%d/%m/%Y}",
    )


def _front(workbook: Workbook) -> tuple[Strip, ...]:
    """Return title, introduction and the key to the ratings: rows 1 to 6."""
    school = f"{workbook.school.name or 'School:'}\nAudit date: {workbook.school.audit_date}"
    swatches = [
        SECTION_GRID.span(left, right, rag.value.capitalize(), f"key {rag}")
        for (left, right), rag in zip(_key_columns, RATINGS, strict=True)
    ]
    words = [
        SECTION_GRID.span(left, right, rating_text(workbook.form, rag), "key label", f"rag, {rag}")
        for (left, right), rag in zip(_key_columns, RATINGS, strict=True)
    ]
    return (
        make_strip(
            SECTION_GRID.span(1, 2, workbook.title, "title", "title"),
            SECTION_GRID.span(3, REF, school.rstrip(), "school", "school"),
            least=32,
        ),
        make_strip(SECTION_GRID.span(1, REF, workbook.intro, "intro", "intro")),
        make_strip(
            SECTION_GRID.span(1, REF, workbook.form.words.rating, "section", "rag, heading"),
            least=22,
        ),
        make_strip(*swatches),
        make_strip(*words),
        SPACER,
    )


def _rating_areas(strips: tuple[Strip, ...]) -> tuple[CellArea, ...]:
    """Return the rating cells of all actions, run by run."""
    rows = [row for row, strip in enumerate(strips, 1) if strip.is_action]
    runs = groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    bounds = ([row for _, row in run] for _, run in runs)
    return tuple(CellArea(run[0], LAST, run[-1], LAST) for run in bounds)


def _rows_of_sections(strips: tuple[Strip, ...]) -> tuple[tuple[int, int], ...]:
    rows: dict[int, list[int]] = {}
    for row, strip in enumerate(strips, 1):
        if strip.section is not None:
            rows.setdefault(strip.section, []).append(row)
    return tuple((found[0], found[-1] + 1) for found in rows.values())
