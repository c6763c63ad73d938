"""Outcomes Achieved as rows of the audit sheet, below the table that they report on."""

from collections.abc import Iterator
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.form_cells import added_spans
from eh_tui.files.office.xlsx.layout.form_grid import FORM, VERSION, FormGrid
from eh_tui.files.office.xlsx.layout.pages import LEAST, SPACER, Chunk
from eh_tui.files.office.xlsx.layout.strips import Strip, make_strip, total_height
from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.sections import AchievedGroup, Section
from eh_tui.model.form.form import Form
from eh_tui.model.paper.ref_heading import REF


class AchievedLayout(NamedTuple):
    """Lays out the tables of one section below its title."""

    section: Section
    form: Form
    grid: FormGrid
    title: Strip
    """The section's title where it comes again on a new page."""
    page_points: float

    def chunks(self) -> Iterator[Chunk]:
        """Yield Outcomes Achieved whole where a page holds it, else row by row."""
        tables = [list(self._table(group)) for group in self.section.achieved]
        whole = tuple(strip for table in tables for part in table for strip in part.strips)
        if not whole:
            return
        if total_height((SPACER, self.title, *whole)) <= self.page_points:
            yield Chunk(whole, (self.title,))
            return
        for table in tables:
            for part in table:
                yield Chunk(part.strips, (self.title, *part.repeated))

    def _table(self, group: AchievedGroup) -> Iterator[Chunk]:
        """Yield a table's rows, the first with its headings.

        A table of more columns than the sheet has is laid out in parts, each with the first
        column again.
        """
        count = max(len(group.table.columns), *(len(row.cells) for row in group.rows), 1)
        columns = (*group.table.columns, *("",) * count)[:count]
        band = (self._band(group.table.heading),) if group.table.heading else ()
        for places in _column_parts(count, self.grid.most_cells):
            headings = self._headings([columns[place] for place in places], bool(band))
            rows = [self._row(row, columns, places) for row in group.rows]
            yield Chunk((*band, headings, *rows[:1]))
            for row in rows[1:]:
                yield Chunk((row,), (headings,))
            band = ()

    def _band(self, text: str) -> Strip:
        span = self.grid.sheet.span(1, self.grid.ref, text, "band", self._about)
        return make_strip(span, least=LEAST)

    @property
    def _about(self) -> str:
        return f"{self.section.commitment.id}, a heading"

    def _headings(self, columns: list[str], has_band: bool) -> Strip:
        spans = [
            self.grid.sheet.span(left, right, text, "heading", self._about)
            for (left, right), text in zip(
                self.grid.table_spans(len(columns)), columns, strict=True
            )
        ]
        if not has_band and columns[0]:
            spans[0] = spans[0]._replace(look="band")
        grid = self.grid
        ref = grid.sheet.span(grid.ref, grid.ref, grid.ref_heading, "ref heading")
        return make_strip(*spans, ref, least=LEAST)

    def _row(self, row: AchievedRow, columns: tuple[str, ...], places: tuple[int, ...]) -> Strip:
        cells = (*row.cells, *("",) * len(columns))
        spans = [
            self.grid.sheet.span(
                left, right, cells[place], "text", f"{row.id}, {columns[place] or 'text'}"
            )
            for (left, right), place in zip(self.grid.table_spans(len(places)), places, strict=True)
        ]
        known = {REF: row.id, FORM: self.form.id, VERSION: self.form.version}
        return make_strip(*spans, *added_spans(self.grid, known), least=LEAST)


def _column_parts(count: int, most: int) -> Iterator[tuple[int, ...]]:
    """Yield the places of a table's columns, at most so many at once."""
    yield tuple(range(min(count, most)))
    for first in range(most, count, most - 1):
        yield (0, *range(first, min(first + most - 1, count)))
