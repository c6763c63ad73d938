"""The sheet "Trend": the ratings of each commitment at each meeting, as a chart and a table."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from eh_tui.files.office.xlsx.sheet import (
    TOP_MARGIN,
    CellArea,
    CellKind,
    Chart,
    PrintSetup,
    Series,
    SheetCell,
    SheetPlan,
)
from eh_tui.files.office.xlsx.sheets.audit import footer, header
from eh_tui.files.office.xlsx.sheets.pages import PAGE_POINTS, SCALE
from eh_tui.files.office.xlsx.sheets.ratings import RATINGS, rating_label
from eh_tui.files.office.xlsx.sheets.strips import (
    Grid,
    Strip,
    make_strip,
    merge_down,
    place_strips,
    total_height,
    warn_of_long_texts,
)
from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.kinds import Rag
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.trend import Moment

TREND_SHEET = "Trend"
TREND_GRID = Grid((36.5, 7, 21, 20.5, 13.5, 11, 13, 11, 8.5))
TITLE, NUMBER, MEETING, KIND = 1, 2, 3, 4
TREND_COUNTED = {rag: column for column, rag in enumerate((*RATINGS, Rag.NONE), KIND + 1)}
"""The column of each rating."""
ACTIONS = TREND_LAST_COLUMN = len(TREND_GRID.widths)
CHART = CellArea(4, 1, 22, TREND_LAST_COLUMN)
HEADINGS_ROW = CHART.bottom + 2
MOST_MOMENTS = 8
"""Of more, no chart has room beside each other for every commitment."""
NO_COUNT = Strip((), 15.0)
HIGHER_MARGIN = 0.6
"""Inches, so that the headings keep clear of what is printed above them."""
POINTS = PAGE_POINTS - (HIGHER_MARGIN - TOP_MARGIN) * 72 * 100 / SCALE
ALL = "All"
NOW = "This export"


class _Group(NamedTuple):
    """A commitment, or all of them, with its counts at each moment."""

    title: str
    number: str
    counts: tuple[Counts, ...]


def plan_trend(workbook: Workbook, moments: tuple[Moment, ...], today: date) -> SheetPlan:
    """Return the counts at each moment, the last of which is now."""
    front = (
        make_strip(
            TREND_GRID.span(1, TREND_LAST_COLUMN, "Trend of the ratings", "sheet title"), least=28
        ),
        make_strip(
            TREND_GRID.span(1, TREND_LAST_COLUMN, _subtitle(workbook), "sheet note"), least=18
        ),
        *(NO_COUNT for _ in range(CHART.top - 1, HEADINGS_ROW)),
        _headings(workbook.form),
    )
    groups = tuple(_groups(moments))
    tables = tuple(_rows(group, moments, today) for group in groups)
    strips = (*front, *(strip for table in tables for strip in table))
    placed = place_strips(strips)
    return SheetPlan(
        TREND_SHEET,
        TREND_GRID.widths,
        (*placed.cells, *_count_cells(groups)),
        placed.heights,
        placed.merges,
        page=PrintSetup(
            CellArea(1, 1, len(strips), TREND_LAST_COLUMN),
            footer(workbook, today),
            header(workbook),
            scale=SCALE,
            title_row=HEADINGS_ROW,
            breaks_after=tuple(_breaks(front, tables)),
            top_margin=HIGHER_MARGIN,
        ),
        chart=_chart(len(groups), len(moments)),
        warnings=warn_of_long_texts(strips),
    )


def _breaks(front: tuple[Strip, ...], tables: tuple[tuple[Strip, ...], ...]) -> Iterator[int]:
    """Yield the rows after which a page ends, so that none ends within a commitment."""
    *above, headings = front
    row, used = len(above), total_height(above)
    for place, table in enumerate(tables):
        strips = table if place else (headings, *table)
        needed = total_height(strips)
        if used + needed > POINTS:
            yield row
            used = headings.height if place else 0
        row, used = row + len(strips), used + needed


def _subtitle(workbook: Workbook) -> str:
    school = f"{workbook.school.name}. " if workbook.school.name else ""
    return (
        f"{school}How many actions of each commitment had each rating when a meeting ended, "
        "and on the day of this export."
    )


def _groups(moments: tuple[Moment, ...]) -> Iterator[_Group]:
    """Yield the commitments, also one that only some moments know, and then all of them."""
    commitments = {
        commitment.id: commitment for moment in moments for commitment, _ in moment.commitments
    }
    for id, commitment in commitments.items():
        counts = tuple(
            next((its for known, its in moment.commitments if known.id == id), Counts())
            for moment in moments
        )
        yield _Group(commitment.title, id, counts)
    yield _Group("All commitments", ALL, tuple(moment.total for moment in moments))


def _headings(form: Form) -> Strip:
    return make_strip(
        TREND_GRID.span(TITLE, TITLE, "Commitment", "heading"),
        TREND_GRID.span(NUMBER, NUMBER, "No.", "count heading"),
        TREND_GRID.span(MEETING, MEETING, "Meeting", "heading"),
        TREND_GRID.span(KIND, KIND, "Kind", "heading"),
        *(
            TREND_GRID.span(column, column, rating_label(form, rag), f"key {rag}", f"rag, {rag}")
            for rag, column in TREND_COUNTED.items()
        ),
        TREND_GRID.span(ACTIONS, ACTIONS, "Actions", "count heading"),
        least=34,
    )


def _rows(group: _Group, moments: tuple[Moment, ...], today: date) -> tuple[Strip, ...]:
    about = f"{group.number or 'Unassigned'} on the sheet {TREND_SHEET}"
    name, id = ("total name", "total") if group.number == ALL else ("count name", "count id")
    rows = tuple(
        make_strip(
            TREND_GRID.span(MEETING, MEETING, when, name, about),
            TREND_GRID.span(KIND, KIND, kind, name, about),
            least=18,
        )
        for when, kind in (_named(moment, today) for moment in moments)
    )
    title = TREND_GRID.span(TITLE, TITLE, group.title, name, about)
    number = TREND_GRID.span(NUMBER, NUMBER, group.number or "–", id, about)
    return merge_down(title, merge_down(number, rows))


def _named(moment: Moment, today: date) -> tuple[str, str]:
    """Return the date and the kind of a meeting, or of now."""
    if moment.meeting is None:
        return day_in_words(today), NOW
    return moment.meeting.date or moment.meeting.id, moment.meeting.kind


def _count_cells(groups: tuple[_Group, ...]) -> Iterator[SheetCell]:
    """Yield the counts of all groups; values, since no later edit changes what was found."""
    row = HEADINGS_ROW
    for group in groups:
        look = "total" if group.number == ALL else "count"
        for counts in group.counts:
            row += 1
            for rag, column in TREND_COUNTED.items():
                yield SheetCell(row, column, counts.of(rag), look, CellKind.NUMBER)
            yield SheetCell(row, ACTIONS, counts.total, look, CellKind.NUMBER)


def _chart(groups: int, moments: int) -> Chart:
    """Return the chart of all groups, or of the last one where they have too many moments."""
    bottom = HEADINGS_ROW + groups * moments
    in_groups = moments <= MOST_MOMENTS
    top = HEADINGS_ROW + 1 if in_groups else bottom - moments + 1
    series = tuple(
        Series(
            CellArea(HEADINGS_ROW, column, HEADINGS_ROW, column),
            CellArea(top, column, bottom, column),
            rag,
        )
        for rag, column in TREND_COUNTED.items()
    )
    whose = "each commitment's actions" if in_groups else "all actions"
    return Chart(
        CHART,
        f"Share of {whose} by rating, from meeting to meeting",
        "A column for each meeting, parted by rating, the last one at this export. The table "
        "below has the same numbers.",
        CellArea(top, NUMBER if in_groups else MEETING, bottom, MEETING),
        series,
        axis="Commitment and meeting" if in_groups else "Meeting",
        is_upright=True,
    )
