"""The sheet "Trend": the ratings of each commitment at each meeting, as a chart and a table."""

from collections.abc import Iterator
from datetime import date
from math import floor
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.key_lines import is_side_by_side
from eh_tui.files.office.xlsx.layout.pages import PAGE_POINTS, SCALE
from eh_tui.files.office.xlsx.layout.ratings import rating_label, series_letter
from eh_tui.files.office.xlsx.layout.strips import (
    Grid,
    Strip,
    make_strip,
    merge_down,
    place_strips,
    total_height,
    warn_of_long_texts,
)
from eh_tui.files.office.xlsx.layout.widths import LANDSCAPE, words_width
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
from eh_tui.model.audit.rated import name_of_rated, rating_of
from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import Level
from eh_tui.model.form.words import small
from eh_tui.model.meeting.trend import Moment

TREND_SHEET = "Trend"
TITLE, NUMBER, MEETING, KIND = 1, 2, 3, 4
_LEICESTERS_WIDTHS = (36.5, 7.0, 21.0, 20.5, 13.5, 11.0, 13.0, 11.0, 8.5)
_NAMES, _TOTAL_WIDTH, _LEAST_TITLE = (7.0, 21.0, 20.5), 8.5, 24.0
CHART_TOP, CHART_BOTTOM = 4, 22
HEADINGS_ROW = CHART_BOTTOM + 2
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


class TrendColumns(NamedTuple):
    """The sheet's columns: names, a column for each rating, and how many there are."""

    grid: Grid
    levels: tuple[tuple[Level, int], ...]
    """Each rating with its column, not rated last."""

    @property
    def last(self) -> int:
        """The last column, of how many there are."""
        return len(self.grid.widths)


def plan_trend(workbook: Workbook, moments: tuple[Moment, ...], today: date) -> SheetPlan:
    """Return the counts at each moment, the last of which is now."""
    form, name = workbook.form, name_of_rated(workbook)
    columns = _columns(form)
    grid, last = columns.grid, columns.last
    front = (
        make_strip(grid.span(1, last, "Trend of the ratings", "sheet title"), least=28),
        make_strip(grid.span(1, last, _subtitle(workbook, name), "sheet note"), least=18),
        *(NO_COUNT for _ in range(CHART_TOP - 1, HEADINGS_ROW)),
        _headings(form, columns, name),
    )
    groups = tuple(_groups(workbook, moments))
    tables = tuple(_rows(grid, group, moments, today) for group in groups)
    strips = (*front, *(strip for table in tables for strip in table))
    placed = place_strips(strips)
    return SheetPlan(
        TREND_SHEET,
        grid.widths,
        (*placed.cells, *_count_cells(columns, groups)),
        placed.heights,
        placed.merges,
        page=PrintSetup(
            CellArea(1, 1, len(strips), last),
            footer(workbook, today),
            header(workbook),
            scale=floor(SCALE * min(1.0, LANDSCAPE / sum(grid.widths))),
            title_row=HEADINGS_ROW,
            breaks_after=tuple(page_breaks(front, tables)),
            top_margin=HIGHER_MARGIN,
        ),
        chart=_chart(form, columns, name, len(groups), len(moments)),
        warnings=warn_of_long_texts(strips),
    )


def _columns(form: Form) -> TrendColumns:
    levels = tuple((level, column) for column, level in enumerate(form.ratings, KIND + 1))
    if is_side_by_side(form):
        return TrendColumns(Grid(_LEICESTERS_WIDTHS), levels)
    counted = [words_width(rating_label(form, level.id)) for level, _ in levels]
    rest = (*_NAMES, *counted, _TOTAL_WIDTH)
    return TrendColumns(Grid((max(_LEAST_TITLE, LANDSCAPE - sum(rest)), *rest)), levels)


def page_breaks(front: tuple[Strip, ...], tables: tuple[tuple[Strip, ...], ...]) -> Iterator[int]:
    """Yield the rows after which a page ends, so that none ends within a table."""
    *above, headings = front
    row, used = len(above), total_height(above)
    for place, table in enumerate(tables):
        strips = table if place else (headings, *table)
        needed = total_height(strips)
        if used + needed > POINTS:
            yield row
            used = headings.height if place else 0
        row, used = row + len(strips), used + needed


def _subtitle(workbook: Workbook, name: str) -> str:
    school = f"{workbook.school.name}. " if workbook.school.name else ""
    counted_by = workbook.form.counted_by
    by = f" Counted by {counted_by}." if counted_by else ""
    return (
        f"{school}How many {small(workbook.form.words.several(name))} of each "
        f"{small(workbook.form.words.commitment)} had each rating when a meeting ended, "
        f"and on the day of this export.{by}"
    )


def _groups(workbook: Workbook, moments: tuple[Moment, ...]) -> Iterator[_Group]:
    """Yield the sections, also one that only some moments know, and then all of them.

    One that is rated on another scale is left out, since no column here is of its levels.
    """
    homes = {
        commitment.id: commitment for moment in moments for commitment, _ in moment.commitments
    }
    totals = [Counts()] * len(moments)
    for id, commitment in homes.items():
        rating = rating_of(workbook, commitment)
        if rating is None or not workbook.form.is_main(rating.scale):
            continue
        counts = tuple(
            next((its for known, its in moment.commitments if known.id == id), Counts())
            for moment in moments
        )
        totals = [so_far + its for so_far, its in zip(totals, counts, strict=True)]
        yield _Group(commitment.title, id, counts)
    every = small(workbook.form.words.several("commitment"))
    yield _Group(f"All {every}", ALL, tuple(totals))


def _headings(form: Form, columns: TrendColumns, name: str) -> Strip:
    grid, last = columns.grid, columns.last
    return make_strip(
        grid.span(TITLE, TITLE, form.words.commitment, "heading"),
        grid.span(NUMBER, NUMBER, "No.", "count heading"),
        grid.span(MEETING, MEETING, "Meeting", "heading"),
        grid.span(KIND, KIND, "Kind", "heading"),
        *(
            grid.span(
                column,
                column,
                rating_label(form, level.id),
                f"key {level.colour}",
                f"rag, {level.id}",
            )
            for level, column in columns.levels
        ),
        grid.span(last, last, form.words.several(name), "count heading"),
        least=34,
    )


def _rows(grid: Grid, group: _Group, moments: tuple[Moment, ...], today: date) -> tuple[Strip, ...]:
    about = f"{group.number or 'Unassigned'} on the sheet {TREND_SHEET}"
    name, id = ("total name", "total") if group.number == ALL else ("count name", "count id")
    rows = tuple(
        make_strip(
            grid.span(MEETING, MEETING, when, name, about),
            grid.span(KIND, KIND, kind, name, about),
            least=18,
        )
        for when, kind in (_named(moment, today) for moment in moments)
    )
    title = grid.span(TITLE, TITLE, group.title, name, about)
    number = grid.span(NUMBER, NUMBER, group.number or "–", id, about)
    return merge_down((title,), merge_down((number,), rows))


def _named(moment: Moment, today: date) -> tuple[str, str]:
    """Return the date and the kind of a meeting, or of now."""
    if moment.meeting is None:
        return day_in_words(today), NOW
    return moment.meeting.date or moment.meeting.id, moment.meeting.kind


def _count_cells(columns: TrendColumns, groups: tuple[_Group, ...]) -> Iterator[SheetCell]:
    """Yield the counts of all groups; values, since no later edit changes what was found."""
    row = HEADINGS_ROW
    for group in groups:
        look = "total" if group.number == ALL else "count"
        for counts in group.counts:
            row += 1
            for level, column in columns.levels:
                yield SheetCell(row, column, counts.of(level.id), look, CellKind.NUMBER)
            yield SheetCell(row, columns.last, counts.total, look, CellKind.NUMBER)


def _chart(form: Form, columns: TrendColumns, name: str, groups: int, moments: int) -> Chart:
    """Return the chart of all groups, or of the last one where they have too many moments."""
    bottom = HEADINGS_ROW + groups * moments
    in_groups = moments <= MOST_MOMENTS
    top = HEADINGS_ROW + 1 if in_groups else bottom - moments + 1
    series = tuple(
        Series(
            CellArea(HEADINGS_ROW, column, HEADINGS_ROW, column),
            CellArea(top, column, bottom, column),
            level.colour,
            series_letter(level),
        )
        for level, column in columns.levels
    )
    words, section = small(form.words.several(name)), small(form.words.commitment)
    whose = f"each {section}'s {words}" if in_groups else f"all {words}"
    return Chart(
        CellArea(CHART_TOP, 1, CHART_BOTTOM, columns.last),
        f"Share of {whose} by rating, from meeting to meeting",
        "A column for each meeting, parted by rating, the last one at this export. The table "
        "below has the same numbers.",
        CellArea(top, NUMBER if in_groups else MEETING, bottom, MEETING),
        series,
        axis=f"{form.words.commitment} and meeting" if in_groups else "Meeting",
        is_upright=True,
    )
