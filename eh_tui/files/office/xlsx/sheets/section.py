"""One commitment as rows of the audit sheet: title, actions, outcomes achieved."""

from collections.abc import Iterator
from typing import NamedTuple

from eh_tui.files.office.xlsx.sheets.pages import SPACER, Chunk, fill
from eh_tui.files.office.xlsx.sheets.ratings import rating_text
from eh_tui.files.office.xlsx.sheets.strips import Grid, Strip, make_strip, merge_down, total_height
from eh_tui.files.office.xlsx.text import numbered_format
from eh_tui.model.core.form_rows import AchievedRow, Action
from eh_tui.model.core.sections import AchievedGroup, OutcomeGroup, Section
from eh_tui.model.form.form import Form

SECTION_GRID = Grid((33.5, 44, 15.5, 19.5, 23, 6.5))
"""The audit sheet's columns: the form's five, and Ref. All of A4 landscape at 95%."""
LAST = 5
REF = 6
LEAST = 20
"""The points of the lowest row, so that one line does not look squeezed between two."""

_columns_of_table = {
    1: ((1, 5),),
    2: ((1, 1), (2, 5)),
    3: ((1, 1), (2, 2), (3, 5)),
    4: ((1, 1), (2, 2), (3, 4), (5, 5)),
    5: ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5)),
}
"""The sheet's columns under each column of an Outcomes Achieved table, by their number."""


class SectionLayout(NamedTuple):
    """Lays out one section; `place` is its place among the sections."""

    section: Section
    place: int
    form: Form
    page_points: float
    """What a page holds below the printed title."""

    def chunks(self, starts_page: bool) -> Iterator[Chunk]:
        """Yield the section's rows in parts that stay together on a page."""
        groups = self.section.outcomes or (None,)
        parts = [part for group in groups for part in self._group(group)]
        heads = (self._title(), self._band(self.section.commitment.band), self._headings())
        repeated = (self._title(continued=True), self._headings())
        yield Chunk((*heads, *parts[0]), starts_page=starts_page)
        for part in parts[1:]:
            yield Chunk(part, repeated)
        yield from self._achieved()

    def _title(self, continued: bool = False) -> Strip:
        commitment = self.section.commitment
        suffix = " (continued)" if continued else ""
        title = SECTION_GRID.span(1, REF, commitment.title, "bar", f"{commitment.id}, the title")
        title = title._replace(number_format=numbered_format(commitment.id, suffix))
        return make_strip(title, least=24)

    def _band(self, text: str) -> Strip:
        about = f"{self.section.commitment.id}, a heading"
        return make_strip(SECTION_GRID.span(1, REF, text, "band", about), least=LEAST)

    def _headings(self) -> Strip:
        commitment = self.section.commitment
        headings = (*commitment.headings, *("",) * LAST)[:LAST]
        spans = [
            SECTION_GRID.span(column, column, text, "heading", f"{commitment.id}, a heading")
            for column, text in enumerate(headings, 1)
        ]
        row = make_strip(*spans, SECTION_GRID.span(REF, REF, "Ref", "ref heading"), least=LEAST)
        return row._replace(section=self.place)

    def _group(self, group: OutcomeGroup | None) -> Iterator[tuple[Strip, ...]]:
        """Yield an outcome beside its actions, in more than one part only where it must."""
        actions = group.actions if group else ()
        rows = [self._action(action) for action in actions] or [self._action(None)]
        text, id_ = (group.outcome.text, group.outcome.id) if group else ("", "")
        outcome = SECTION_GRID.span(1, 1, text, "text", f"{id_}, {self._heading(0)}")
        heads = SPACER.height + total_height(
            (self._title(continued=True), self._band(""), self._headings())
        )
        for part in fill(rows, self.page_points - heads):
            yield merge_down(outcome, part)

    def _action(self, action: Action | None) -> Strip:
        """Return an action's cells but its outcome; a row to type in where there is none."""
        known = action or Action("", "")
        values = (known.text, known.when, known.who)
        spans = [
            SECTION_GRID.span(
                column, column, value, "text", f"{known.id}, {self._heading(column - 1)}"
            )
            for column, value in enumerate(values, 2)
        ]
        rating = SECTION_GRID.span(LAST, LAST, rating_text(self.form, known.rag), "rating")
        row = make_strip(*spans, rating, SECTION_GRID.span(REF, REF, known.id, "ref"), least=LEAST)
        return row._replace(section=self.place, is_action=True)

    def _heading(self, place: int) -> str:
        return (*self.section.commitment.headings, *("",) * LAST)[place]

    def _achieved(self) -> Iterator[Chunk]:
        """Yield Outcomes Achieved whole where a page holds it, else row by row."""
        tables = [list(self._table(group)) for group in self.section.achieved]
        title = (self._title(continued=True),)
        whole = tuple(strip for table in tables for part in table for strip in part.strips)
        if not whole:
            return
        if total_height((SPACER, *title, *whole)) <= self.page_points:
            yield Chunk(whole, title)
            return
        for table in tables:
            for part in table:
                yield Chunk(part.strips, (*title, *part.repeated))

    def _table(self, group: AchievedGroup) -> Iterator[Chunk]:
        """Yield a table's rows, the first with its headings.

        A table of more columns than the sheet has is laid out in parts, each with the first
        column again.
        """
        count = max(len(group.table.columns), *(len(row.cells) for row in group.rows), 1)
        columns = (*group.table.columns, *("",) * count)[:count]
        band = (self._band(group.table.heading),) if group.table.heading else ()
        for places in _column_parts(count):
            headings = self._achieved_headings([columns[place] for place in places], bool(band))
            rows = [self._achieved_row(row, columns, places) for row in group.rows]
            yield Chunk((*band, headings, *rows[:1]))
            for row in rows[1:]:
                yield Chunk((row,), (headings,))
            band = ()

    def _achieved_headings(self, columns: list[str], has_band: bool) -> Strip:
        about = f"{self.section.commitment.id}, a heading"
        spans = [
            SECTION_GRID.span(left, right, text, "heading", about)
            for (left, right), text in zip(_columns_of_table[len(columns)], columns, strict=True)
        ]
        if not has_band and columns[0]:
            spans[0] = spans[0]._replace(look="band")
        return make_strip(*spans, SECTION_GRID.span(REF, REF, "Ref", "ref heading"), least=LEAST)

    def _achieved_row(
        self, row: AchievedRow, columns: tuple[str, ...], places: tuple[int, ...]
    ) -> Strip:
        cells = (*row.cells, *("",) * len(columns))
        spans = [
            SECTION_GRID.span(
                left, right, cells[place], "text", f"{row.id}, {columns[place] or 'text'}"
            )
            for (left, right), place in zip(_columns_of_table[len(places)], places, strict=True)
        ]
        return make_strip(*spans, SECTION_GRID.span(REF, REF, row.id, "ref"), least=LEAST)


def _column_parts(count: int) -> Iterator[tuple[int, ...]]:
    """Yield the places of a table's columns, at most as many at once as the sheet has."""
    yield tuple(range(min(count, LAST)))
    for first in range(LAST, count, LAST - 1):
        yield (0, *range(first, min(first + LAST - 1, count)))
