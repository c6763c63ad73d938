"""The cells of one table of counts: formulas that follow the audit sheet, with their results."""

from collections.abc import Iterator
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.ratings import rating_label
from eh_tui.files.office.xlsx.layout.strips import CellSpan, Grid, Strip, make_strip
from eh_tui.files.office.xlsx.sheet import CellKind, SheetCell
from eh_tui.files.office.xlsx.sheets.count_grid import NAME, NUMBER, TOTAL, CountColumns
from eh_tui.files.office.xlsx.sheets.counted import CountedColumn, CountTable
from eh_tui.model.audit.scoring import Score
from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.form.columns import Of
from eh_tui.model.form.form import COUNTED, Form
from eh_tui.model.form.levels import NOT_RATED, Level
from eh_tui.model.form.words import small
from eh_tui.model.paper.letters import column_letter

_POINTS = ("Points", "Points possible", "Score, %")


class TableCells(NamedTuple):
    """Writes one table from the row of its headings on."""

    form: Form
    grid: Grid
    table: CountTable
    columns: CountColumns
    top: int
    """The row of the headings."""

    @property
    def total_row(self) -> int:
        """The row below the last section's."""
        return self.top + 1 + len(self.table.rows)

    def strips(self) -> tuple[Strip, ...]:
        """Return the headings, the names of the sections, and that of all together."""
        every = f"All {small(self.form.words.several('commitment'))}"
        return (
            self._headings(),
            *(self._section(row.commitment) for row in self.table.rows),
            make_strip(self.grid.span(NUMBER, NAME, every, "total name"), least=22),
        )

    def _headings(self) -> Strip:
        words = self.form.words
        rated = "outcome" if self.table.of is Of.OUTCOME else "action"
        return make_strip(
            self.grid.span(NUMBER, NUMBER, "No.", "count heading"),
            self.grid.span(NAME, NAME, words.commitment, "heading"),
            self.grid.span(TOTAL, TOTAL, words.several(rated), "count heading"),
            *(
                self.grid.span(
                    column,
                    column,
                    rating_label(self.form, level.id),
                    f"key {level.colour}",
                    f"rag, {level.id}",
                )
                for level, column in self.columns.levels
            ),
            *self._share_headings(),
            least=34,
        )

    def _share_headings(self) -> Iterator[CellSpan]:
        share, first = self.columns.share, self.columns.points
        done = [level.id for level, _ in self.columns.levels if level.done]
        if share:
            words = rating_label(self.form, done[0]) if len(done) == 1 else "Completed"
            about = f"rag, {done[0]}"
            yield self.grid.span(share, share, f"{words}, %", "count heading", about)
        if first:
            for column, heading in enumerate(_POINTS, first):
                yield self.grid.span(column, column, heading, "count heading")

    def _section(self, commitment: Commitment) -> Strip:
        title = commitment.title
        return make_strip(
            self.grid.span(NUMBER, NUMBER, commitment.id, "count id", commitment.id),
            self.grid.span(NAME, NAME, title, "count name", f"{commitment.id}, the title"),
            least=22,
        )

    def counts(self) -> Iterator[SheetCell]:
        """Yield every count, share and sum of points."""
        for row, counted in enumerate(self.table.rows, self.top + 1):
            yield from self._counts(row, counted)
        yield from self._totals()

    def _counts(self, row: int, counted: CountedColumn) -> Iterator[SheetCell]:
        """Yield a section's counts; they hold when rows are added, deleted or copied.

        A row counts as rated or to be rated where it has a text or a Ref, unless it is one
        of the headings that are repeated on a new page.
        """
        counts, cells = counted.counts, counted.cells
        formula = f"SUMPRODUCT({cells.filled})" if cells else ""
        yield _cell(row, TOTAL, formula, counts.total, "count")
        for level, column in self.columns.levels:
            if cells:
                heading = f"{column_letter(column)}${self.top}"
                is_given = cells.given(level, heading) + "*1"
                formula = f"SUMPRODUCT({cells.not_given if level.id == NOT_RATED else is_given})"
            yield _cell(row, column, formula, counts.of(level.id), "count")
        yield from self._shares(row, counts, "share")
        if self.columns.points:
            yield from self._points(row, counted)

    def _points(self, row: int, counted: CountedColumn) -> Iterator[SheetCell]:
        """Yield the points that a section has, and could have, from its counts or weights."""
        first, cells = self.columns.points, counted.cells
        levels = [level for level, _ in self.columns.levels if level.id != NOT_RATED]
        counting = [level for level in levels if level not in self._left_out()]

        def number(level: Level) -> str:
            letter = column_letter(self.columns.of(level.id))
            if cells and counted.has_weights:
                return f"({cells.weighed(cells.given(level, f'{letter}${self.top}'))})"
            return f"{letter}{row}"

        best = max((level.score or 0 for level in levels), default=0)
        scored = [f"{level.score:.12g}*{number(level)}" for level in counting if level.score]
        reached = "+".join(scored) or "0"
        possible = f"{best:.12g}*({'+'.join(map(number, counting))})"
        if counted.has_weights and not cells:
            reached = possible = ""
        yield _cell(row, first, reached, counted.score.points, "points")
        yield _cell(row, first + 1, possible, counted.score.reachable, "points")
        yield _share(row, first, counted.score, "share")

    def _left_out(self) -> list[Level]:
        """Return the levels that are no part of the whole, as the form's policy for N/A is."""
        if self.form.scoring.not_applicable == COUNTED:
            return []
        levels = (level for level, _ in self.columns.levels)
        return [level for level in levels if not level.counts and level.id != NOT_RATED]

    def _totals(self) -> Iterator[SheetCell]:
        row, rows = self.total_row, self.table.rows
        numbers: dict[str, int] = {}
        for counted in rows:
            for id, number in counted.counts.numbers.items():
                numbers[id] = numbers.get(id, 0) + number
        total = Counts(numbers, sum(counted.counts.left_out for counted in rows))
        values: dict[int, float] = {TOTAL: total.total}
        values |= {column: total.of(level.id) for level, column in self.columns.levels}
        yield from (self._sum(column, value, "total") for column, value in values.items())
        yield from self._shares(row, total, "total share")
        if first := self.columns.points:
            score = Score(
                sum(counted.score.points for counted in rows),
                sum(counted.score.reachable for counted in rows),
            )
            yield self._sum(first, score.points, "total points")
            yield self._sum(first + 1, score.reachable, "total points")
            yield _share(row, first, score, "total share")

    def _sum(self, column: int, value: float, look: str) -> SheetCell:
        letter = column_letter(column)
        area = f"{letter}{self.top + 1}:{letter}{self.total_row - 1}"
        formula = f"SUM({area})" if self.table.rows else ""
        return _cell(self.total_row, column, formula, value, look)

    def _shares(self, row: int, counts: Counts, look: str) -> Iterator[SheetCell]:
        """Yield what is completed of all that counts; what does not apply is no part of it."""
        if not self.columns.share:
            return
        done = [level for level, _ in self.columns.levels if level.done]
        left_out = self._left_out()
        whole = "-".join(
            f"{column_letter(column)}{row}"
            for column in (TOTAL, *(self.columns.of(level.id) for level in left_out))
        )
        completed = "+".join(f"{column_letter(self.columns.of(one.id))}{row}" for one in done)
        if len(done) > 1:
            completed = f"({completed})"
        of_all = f"({whole})" if left_out else whole
        number, rest = sum(counts.of(level.id) for level in done), counts.total - counts.left_out
        formula = f"IF({whole}=0,0,{completed}/{of_all})"
        yield _cell(row, self.columns.share, formula, number / rest if rest else 0, look)


def _share(row: int, first: int, score: Score, look: str) -> SheetCell:
    reached, possible = (f"{column_letter(first + at)}{row}" for at in range(2))
    formula = f"IF({possible}=0,0,{reached}/{possible})"
    share = score.points / score.reachable if score.reachable else 0
    return _cell(row, first + 2, formula, share, look)


def _cell(row: int, column: int, formula: str, value: float, look: str) -> SheetCell:
    """Return a formula with its result, or the number alone where there is no formula."""
    if not formula:
        return SheetCell(row, column, value, look, CellKind.NUMBER)
    return SheetCell(row, column, f"={formula}", look, CellKind.FORMULA, value)
