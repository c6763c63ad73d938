"""The sheet "Action plan": one plain row for each action, to filter, sort and copy."""

from collections.abc import Iterator
from datetime import date

from eh_tui.files.xlsx.audit import footer
from eh_tui.files.xlsx.ratings import colour_ratings, rating_text
from eh_tui.files.xlsx.sheet import Area, Cell, Kind, Page, SheetPlan, Table
from eh_tui.files.xlsx.strips import Grid, Strip, make_strip, place_strips, warn_of_long_texts
from eh_tui.files.xlsx.text import header_text, shown
from eh_tui.model.when import sort_date
from eh_tui.model.workbook import Action, Commitment, Outcome, Workbook, sections

ACTION_PLAN_SHEET = "Action plan"
HEADINGS = ("Ref", "Commitment", "Outcome", "Action", "When", "When (sort)", "Who", "RAG rating")
REF, COMMITMENT, OUTCOME, ACTION, WHEN, SORT, WHO, RATING = range(1, len(HEADINGS) + 1)
NOTE = RATING + 1
WIDTHS = (8, 14, 44, 38, 17, 14.5, 19, 24)
NOTE_WIDTH = 32


def plan_action_plan(workbook: Workbook, today: date) -> SheetPlan:
    """Return all actions as one table of values; notes have a column where there are any.

    Values, not formulas, because rows of it are copied into other workbooks.
    """
    has_notes = any(action.note for action in workbook.actions)
    headings = (*HEADINGS, "Note") if has_notes else HEADINGS
    grid = Grid((*WIDTHS, NOTE_WIDTH) if has_notes else WIDTHS)
    entries = list(_entries(workbook))
    strips = (
        _heading_row(grid, headings),
        *(_row(grid, workbook, outcome, action, has_notes) for _, outcome, action in entries),
    )
    placed = place_strips(strips)
    values = [
        cell
        for row, (commitment, _, action) in enumerate(entries, 2)
        for cell in (_commitment_cell(row, commitment.id), _date_cell(row, action.when))
    ]
    # A table has one row at least, also where the form has no action.
    table = Area(1, 1, max(2, len(strips)), len(headings))
    notice = Cell(table.bottom + 2, 1, _notice(today), "notice")
    return SheetPlan(
        ACTION_PLAN_SHEET,
        grid.widths,
        (*placed.cells, *values, notice),
        placed.heights,
        colours=colour_ratings(workbook.labels, (Area(2, RATING, table.bottom, RATING),)),
        freeze="B2",
        page=_page(workbook, table, today),
        table=Table("ActionPlan", table),
        warnings=warn_of_long_texts(strips),
    )


def _notice(today: date) -> str:
    day = today.strftime("%d/%m/%Y")
    return f"Copy of the audit on {day}. To change the audit, change the sheet Audit tool."


def _page(workbook: Workbook, table: Area, today: date) -> Page:
    return Page(
        table._replace(bottom=table.bottom + 2),
        footer(workbook, today),
        header=(header_text(workbook.school.name, 60), "", _notice(today)),
        title_row=1,
        top_margin=0.6,
    )


def _heading_row(grid: Grid, headings: tuple[str, ...]) -> Strip:
    spans = [
        grid.span(column, column, text, "plan heading") for column, text in enumerate(headings, 1)
    ]
    return make_strip(*spans, least=20)


def _entries(workbook: Workbook) -> Iterator[tuple[Commitment, Outcome, Action]]:
    for section in sections(workbook):
        for group in section.outcomes:
            for action in group.actions:
                yield section.commitment, group.outcome, action


def _row(
    grid: Grid, workbook: Workbook, outcome: Outcome, action: Action, has_notes: bool
) -> Strip:
    texts = {
        OUTCOME: outcome.text,
        ACTION: action.text,
        WHEN: action.when,
        WHO: action.who,
    }
    if has_notes:
        texts[NOTE] = action.note
    return make_strip(
        grid.span(REF, REF, action.id, "plan ref"),
        *(
            grid.span(
                column, column, text, "plan text", f"{action.id} on the sheet {ACTION_PLAN_SHEET}"
            )
            for column, text in texts.items()
        ),
        grid.span(RATING, RATING, rating_text(workbook.labels, action.rag), "plan rating"),
    )


def _commitment_cell(row: int, commitment: str) -> Cell:
    """Return a commitment's id as a number where it is written like one."""
    if commitment.isascii() and commitment.isdigit() and str(int(commitment)) == commitment:
        return Cell(row, COMMITMENT, int(commitment), "plan number", Kind.NUMBER)
    return Cell(row, COMMITMENT, shown(commitment), "plan text")


def _date_cell(row: int, when: str) -> Cell:
    day = sort_date(when)
    if day is None:
        return Cell(row, SORT, "", "plan date")
    return Cell(row, SORT, day, "plan date", Kind.DATE)
