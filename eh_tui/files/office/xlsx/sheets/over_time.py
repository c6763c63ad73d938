"""A sheet of numbers from meeting to meeting: a chart, and below it a table for each group."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import floor
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.pages import PAGE_POINTS, SCALE
from eh_tui.files.office.xlsx.layout.strips import (
    CellSpan,
    Grid,
    Strip,
    make_strip,
    merge_down,
    place_strips,
    total_height,
    warn_of_long_texts,
)
from eh_tui.files.office.xlsx.layout.widths import LANDSCAPE
from eh_tui.files.office.xlsx.sheet import (
    TOP_MARGIN,
    CellArea,
    CellKind,
    Chart,
    PrintSetup,
    SheetCell,
    SheetPlan,
)
from eh_tui.files.office.xlsx.sheets.audit import footer, header
from eh_tui.model.core.workbook import Workbook

TITLE, NUMBER, TIME = 1, 2, 3
"""The first columns; those of the counts are the last ones, their sum the very last."""
CHART_TOP, CHART_BOTTOM = 4, 22
HEADINGS_ROW = CHART_BOTTOM + 2
NO_COUNT = Strip((), 15.0)
ALL = "All"
_HIGHER_MARGIN = 0.6
"""Inches, so that the headings keep clear of what is printed above them."""
PAGE_ROOM = PAGE_POINTS - (_HIGHER_MARGIN - TOP_MARGIN) * 72 * 100 / SCALE
"""The points of the rows that a page has room for."""


class CountedGroup(NamedTuple):
    """What is counted together, as a commitment, with its counts at each time."""

    title: str
    number: str
    counts: tuple[tuple[int, ...], ...]
    """At each time one for each column of counts, and then their sum."""
    is_total: bool = False


class OverTimeRows(NamedTuple):
    """The rows of such a sheet."""

    front: tuple[Strip, ...]
    """What `OverTime.front` returns."""
    tables: tuple[tuple[Strip, ...], ...]
    """What `OverTime.table` returns for each group, and others."""
    counts: tuple[SheetCell, ...]
    """The cells of the counts."""


class OverTime(NamedTuple):
    """What the sheets of numbers from meeting to meeting have alike."""

    name: str
    """What the sheet is called."""
    grid: Grid

    @property
    def last(self) -> int:
        """The last column, of how many there are."""
        return len(self.grid.widths)

    def front(self, title: str, subtitle: str, headings: Strip) -> tuple[Strip, ...]:
        """Return the rows above the tables, room for the chart among them."""
        return (
            make_strip(self.grid.span(1, self.last, title, "sheet title"), least=28),
            make_strip(self.grid.span(1, self.last, subtitle, "sheet note"), least=18),
            *(NO_COUNT for _ in range(CHART_TOP - 1, HEADINGS_ROW)),
            headings,
        )

    def headings(self, names: Iterable[str], counted: Iterable[CellSpan], sums: str) -> Strip:
        """Return the headings: those of the first columns, of the counts and of their sum."""
        looks = {NUMBER: "count heading"}
        named = (
            self.grid.span(at, at, name, looks.get(at, "heading"))
            for at, name in enumerate(names, TITLE)
        )
        sum_of = self.grid.span(self.last, self.last, sums, "count heading")
        return make_strip(*named, *counted, sum_of, least=34)

    def table(self, group: CountedGroup, times: Iterable[tuple[str, ...]]) -> tuple[Strip, ...]:
        """Return a group's rows, one for each time, in the words that its columns have for it."""
        look, id_look = ("total name", "total") if group.is_total else ("count name", "count id")
        about = f"{group.number.strip('–') or group.title} on the sheet {self.name}"
        rows = tuple(
            make_strip(
                *(self.grid.span(at, at, text, look, about) for at, text in enumerate(time, TIME)),
                least=18,
            )
            for time in times
        )
        title = self.grid.span(TITLE, TITLE, group.title, look, about)
        number = self.grid.span(NUMBER, NUMBER, group.number or "–", id_look, about)
        return merge_down((title,), merge_down((number,), rows))

    def counts(self, groups: Iterable[CountedGroup], above: int) -> Iterator[SheetCell]:
        """Yield the counts of groups below a row; values, since no later edit changes them."""
        row = above
        for group in groups:
            look = "total" if group.is_total else "count"
            for counts in group.counts:
                row += 1
                for column, count in enumerate(counts, self.last - len(counts) + 1):
                    yield SheetCell(row, column, count, look, CellKind.NUMBER)

    def plan(self, workbook: Workbook, today: date, rows: OverTimeRows, chart: Chart) -> SheetPlan:
        """Return the sheet, in which no page ends within a table."""
        strips = (*rows.front, *(strip for table in rows.tables for strip in table))
        placed = place_strips(strips)
        shrunk = min(1.0, LANDSCAPE / round(sum(self.grid.widths), 3))
        return SheetPlan(
            self.name,
            self.grid.widths,
            (*placed.cells, *rows.counts),
            placed.heights,
            placed.merges,
            page=PrintSetup(
                CellArea(1, 1, len(strips), self.last),
                footer(workbook, today),
                header(workbook),
                scale=floor(SCALE * shrunk),
                title_row=HEADINGS_ROW,
                breaks_after=tuple(_page_breaks(rows.front, rows.tables)),
                top_margin=_HIGHER_MARGIN,
            ),
            chart=chart,
            warnings=warn_of_long_texts(strips),
        )


def _page_breaks(front: tuple[Strip, ...], tables: tuple[tuple[Strip, ...], ...]) -> Iterator[int]:
    """Yield the rows after which a page ends, so that none ends within a table."""
    *above, headings = front
    row, used = len(above), total_height(above)
    for place, table in enumerate(tables):
        strips = table if place else (headings, *table)
        needed = total_height(strips)
        if used + needed > PAGE_ROOM:
            yield row
            used = headings.height if place else 0
        row, used = row + len(strips), used + needed
