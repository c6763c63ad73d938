"""The sheet "Trend": the ratings of each commitment at each meeting, as a chart and a table."""

from collections.abc import Iterable, Iterator
from datetime import date

from eh_tui.files.office.xlsx.layout.key_lines import is_side_by_side
from eh_tui.files.office.xlsx.layout.ratings import rating_label, series_letter
from eh_tui.files.office.xlsx.layout.strips import Grid, Strip
from eh_tui.files.office.xlsx.layout.widths import LANDSCAPE, words_width
from eh_tui.files.office.xlsx.sheet import CellArea, Chart, Series, SheetPlan
from eh_tui.files.office.xlsx.sheets.over_time import (
    ALL,
    CHART_BOTTOM,
    CHART_TOP,
    HEADINGS_ROW,
    NUMBER,
    TIME,
    CountedGroup,
    OverTime,
    OverTimeRows,
)
from eh_tui.files.office.xlsx.titles import TREND_SHEET
from eh_tui.model.audit.rated import name_of_rated, rating_of
from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.form.words import small
from eh_tui.model.meeting.trend import Moment

_FIRST = 5
"""The column of the first rating; the kind of meeting stands before it."""
_LEICESTERS_WIDTHS = (36.5, 7.0, 21.0, 20.5, 13.5, 11.0, 13.0, 11.0, 8.5)
_NAMES, _TOTAL_WIDTH, _LEAST_TITLE = (7.0, 21.0, 20.5), 8.5, 24.0
MOST_MOMENTS = 8
"""Of more, no chart has room beside each other for every commitment."""
NOW = "This export"


def plan_trend(workbook: Workbook, moments: tuple[Moment, ...], today: date) -> SheetPlan:
    """Return the counts at each moment, the last of which is now."""
    form, name = workbook.form, name_of_rated(workbook)
    sheet = OverTime(TREND_SHEET, _grid(form))
    groups = tuple(_groups(workbook, moments))
    times = [_named(moment, today) for moment in moments]
    rows = OverTimeRows(
        sheet.front(
            "Trend of the ratings", _subtitle(workbook, name), _headings(sheet, form, name)
        ),
        tuple(sheet.table(group, times) for group in groups),
        tuple(sheet.counts(groups, HEADINGS_ROW)),
    )
    chart = _chart(sheet, form, name, (len(groups), len(moments)))
    return sheet.plan(workbook, today, rows, chart)


def _grid(form: Form) -> Grid:
    if is_side_by_side(form):
        return Grid(_LEICESTERS_WIDTHS)
    counted = [words_width(rating_label(form, level.id)) for level in form.ratings]
    rest = (*_NAMES, *counted, _TOTAL_WIDTH)
    return Grid((max(_LEAST_TITLE, LANDSCAPE - sum(rest)), *rest))


def _subtitle(workbook: Workbook, name: str) -> str:
    school = f"{workbook.school.name}. " if workbook.school.name else ""
    counted_by = workbook.form.counted_by
    by = f" Counted by {counted_by}." if counted_by else ""
    return (
        f"{school}How many {small(workbook.form.words.several(name))} of each "
        f"{small(workbook.form.words.commitment)} had each rating when a meeting ended, "
        f"and on the day of this export.{by}"
    )


def _groups(workbook: Workbook, moments: tuple[Moment, ...]) -> Iterator[CountedGroup]:
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
        yield CountedGroup(commitment.title, id, _in_columns(workbook.form, counts))
    every = small(workbook.form.words.several("commitment"))
    yield CountedGroup(f"All {every}", ALL, _in_columns(workbook.form, totals), is_total=True)


def _in_columns(form: Form, counts: Iterable[Counts]) -> tuple[tuple[int, ...], ...]:
    """Return counts in the order of the sheet's columns: not rated last, then the sum."""
    return tuple((*(each.of(level.id) for level in form.ratings), each.total) for each in counts)


def _headings(sheet: OverTime, form: Form, name: str) -> Strip:
    counted = (
        sheet.grid.span(
            column,
            column,
            rating_label(form, level.id),
            f"key {level.colour}",
            f"rag, {level.id}",
        )
        for column, level in enumerate(form.ratings, _FIRST)
    )
    names = (form.words.commitment, "No.", "Meeting", "Kind")
    return sheet.headings(names, counted, form.words.several(name))


def _named(moment: Moment, today: date) -> tuple[str, str]:
    """Return the date and the kind of a meeting, or of now."""
    if moment.meeting is None:
        return day_in_words(today), NOW
    return moment.meeting.date or moment.meeting.id, moment.meeting.kind


def _chart(sheet: OverTime, form: Form, name: str, size: tuple[int, int]) -> Chart:
    """Return the chart of all groups, or of the last one where they have too many moments."""
    groups, moments = size
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
        for column, level in enumerate(form.ratings, _FIRST)
    )
    words, section = small(form.words.several(name)), small(form.words.commitment)
    whose = f"each {section}'s {words}" if in_groups else f"all {words}"
    return Chart(
        CellArea(CHART_TOP, 1, CHART_BOTTOM, sheet.last),
        f"Share of {whose} by rating, from meeting to meeting",
        "A column for each meeting, parted by rating, the last one at this export. The table "
        "below has the same numbers.",
        CellArea(top, NUMBER if in_groups else TIME, bottom, TIME),
        series,
        axis=f"{form.words.commitment} and meeting" if in_groups else "Meeting",
        is_upright=True,
    )
