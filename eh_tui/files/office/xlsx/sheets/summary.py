"""The sheet "Summary": live counts by rating, as a table and as a chart."""

from collections.abc import Iterator
from datetime import date

from eh_tui.files.office.xlsx.sheet import (
    CellArea,
    CellKind,
    Chart,
    PrintSetup,
    Series,
    SheetCell,
    SheetPlan,
    column_letter,
)
from eh_tui.files.office.xlsx.sheets.audit import AuditPlan, footer, header
from eh_tui.files.office.xlsx.sheets.ratings import AUDIT_SHEET, RATINGS, rating_text
from eh_tui.files.office.xlsx.sheets.section import LAST, REF
from eh_tui.files.office.xlsx.sheets.signed import signed_rows
from eh_tui.files.office.xlsx.sheets.strips import (
    Grid,
    Strip,
    make_strip,
    place_strips,
    warn_of_long_texts,
)
from eh_tui.model.audit.summary import Counts, by_commitment, count_all
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.kinds import Rag
from eh_tui.model.core.workbook import Workbook

SUMMARY_SHEET = "Summary"
GRID = Grid((6, 58, 12, 14, 12, 14, 14, 16))
LAST_COLUMN = len(GRID.widths)
TOP = 5
"""The row of the first commitment; its headings are in the row above."""
NAME, ACTIONS, SHARE = 2, 3, 8
COUNTED = {rag: column for column, rag in enumerate((*RATINGS, Rag.NONE), ACTIONS + 1)}
"""The column of each rating."""


def plan_summary(workbook: Workbook, audit: AuditPlan, today: date) -> SheetPlan:
    """Return the counts of each commitment's ratings, which follow the audit sheet."""
    counted = by_commitment(workbook)
    total_row = TOP + len(counted)
    strips = (
        make_strip(GRID.span(1, LAST_COLUMN, "Summary of ratings", "sheet title"), least=28),
        make_strip(GRID.span(1, LAST_COLUMN, _subtitle(workbook), "sheet note"), least=18),
        make_strip(GRID.span(1, 1, "", "plain")),
        _headings(workbook),
        *(_commitment(commitment) for commitment, _ in counted),
        make_strip(GRID.span(1, NAME, "All commitments", "total name"), least=22),
    )
    placed = place_strips(strips)
    counts = [
        cell
        for row, ((_, its_counts), rows) in enumerate(
            zip(counted, audit.rows_of_sections, strict=True), TOP
        )
        for cell in _count_cells(row, its_counts, rows)
    ]
    totals = _total_cells(total_row, count_all(workbook))
    chart = _chart(total_row) if counted else None
    below = (chart.area.bottom if chart else total_row) + 2
    signed_strips = signed_rows(workbook, GRID)
    signed = place_strips(signed_strips, below)
    bottom = below + len(signed_strips) - 1
    return SheetPlan(
        SUMMARY_SHEET,
        GRID.widths,
        (*placed.cells, *counts, *totals, *signed.cells),
        (*placed.heights, *signed.heights),
        (*placed.merges, *signed.merges),
        page=PrintSetup(
            CellArea(1, 1, bottom, LAST_COLUMN),
            footer(workbook, today),
            header(workbook),
            on_one_page=True,
        ),
        chart=chart,
        warnings=warn_of_long_texts(signed_strips),
    )


def _subtitle(workbook: Workbook) -> str:
    about = [workbook.school.name, workbook.school.audit_date and "audit date "]
    about[1] += workbook.school.audit_date
    start = " – ".join(part for part in about if part)
    return f"{start}{'. ' if start else ''}The counts follow the ratings on the sheet Audit tool."


def _headings(workbook: Workbook) -> Strip:
    form = {rag: rating_text(workbook.form, rag) for rag in RATINGS}
    form[Rag.NONE] = workbook.form.label(Rag.NONE)
    return make_strip(
        GRID.span(1, 1, "No.", "count heading"),
        GRID.span(NAME, NAME, "Commitment", "heading"),
        GRID.span(ACTIONS, ACTIONS, "Actions", "count heading"),
        *(
            GRID.span(column, column, form[rag], f"key {rag}", f"rag, {rag}")
            for rag, column in COUNTED.items()
        ),
        GRID.span(SHARE, SHARE, f"{form[Rag.GREEN]}, %", "count heading", "rag, green"),
        least=34,
    )


def _commitment(commitment: Commitment) -> Strip:
    return make_strip(
        GRID.span(1, 1, commitment.id, "count id", commitment.id),
        GRID.span(NAME, NAME, commitment.title, "count name", f"{commitment.id}, the title"),
        least=22,
    )


def _count_cells(row: int, counts: Counts, rows: tuple[int, int]) -> Iterator[SheetCell]:
    """Yield a commitment's counts; they hold when rows are added, deleted or copied.

    A row counts as an action where it has an action's text or a Ref, unless it is one of
    the headings that are repeated on a new page.
    """

    def column(place: int) -> str:
        return f"'{AUDIT_SHEET}'!{CellArea(rows[0], place, rows[1], place).fixed_address}"

    # Not --(...), which some programs count as nothing.
    filled = f'((({column(2)}<>"")+({column(REF)}<>""))>0)*({column(REF)}<>"Ref")'
    yield _formula(row, ACTIONS, f"SUMPRODUCT({filled})", counts.total, "count")
    for rag in RATINGS:
        heading = f"{column_letter(COUNTED[rag])}${TOP - 1}"
        formula = f"SUMPRODUCT(({column(LAST)}={heading})*1)"
        yield _formula(row, COUNTED[rag], formula, counts.of(rag), "count")
    unrated = f'SUMPRODUCT({filled}*({column(LAST)}=""))'
    yield _formula(row, COUNTED[Rag.NONE], unrated, counts.of(Rag.NONE), "count")
    yield _share(row, counts, "share")


def _total_cells(row: int, counts: Counts) -> Iterator[SheetCell]:
    values = {ACTIONS: counts.total} | {COUNTED[rag]: counts.of(rag) for rag in COUNTED}
    for column, value in values.items():
        if row > TOP:
            letter = column_letter(column)
            formula = f"SUM({letter}{TOP}:{letter}{row - 1})"
            yield _formula(row, column, formula, value, "total")
        else:
            yield SheetCell(row, column, value, "total", CellKind.NUMBER)
    yield _share(row, counts, "total share")


def _share(row: int, counts: Counts, look: str) -> SheetCell:
    actions, green = (f"{column_letter(column)}{row}" for column in (ACTIONS, COUNTED[Rag.GREEN]))
    value = counts.of(Rag.GREEN) / counts.total if counts.total else 0
    return _formula(row, SHARE, f"IF({actions}=0,0,{green}/{actions})", value, look)


def _formula(row: int, column: int, formula: str, cached: int | float, look: str) -> SheetCell:
    return SheetCell(row, column, f"={formula}", look, CellKind.FORMULA, cached)


def _chart(total_row: int) -> Chart:
    """Return the chart below the table, as wide as the table."""
    bars = total_row - TOP
    series = tuple(
        Series(
            CellArea(TOP - 1, column, TOP - 1, column),
            CellArea(TOP, column, total_row - 1, column),
            rag,
        )
        for rag, column in COUNTED.items()
    )
    return Chart(
        CellArea(total_row + 2, 1, total_row + 6 + min(3 * bars, 30), LAST_COLUMN),
        "Share of each commitment's actions by rating",
        "A bar for each commitment, parted by rating. The table above has the same numbers.",
        CellArea(TOP, 1, total_row - 1, 1),
        series,
    )
