"""What the sheet "Summary" counts: each rating column of the form, section by section."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.form_grid import (
    RATED,
    WEIGHT,
    FormGrid,
    PlacedColumn,
)
from eh_tui.files.office.xlsx.layout.ratings import TICK
from eh_tui.files.office.xlsx.sheet import CellArea
from eh_tui.files.office.xlsx.sheets.audit import AuditPlan
from eh_tui.files.office.xlsx.text import quoted
from eh_tui.files.office.xlsx.titles import AUDIT_SHEET
from eh_tui.model.audit.rated import rated_in
from eh_tui.model.audit.scoring import Score, score
from eh_tui.model.audit.summary import Counts, count
from eh_tui.model.core.columns import text_in_column
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.sections import Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, Level
from eh_tui.model.paper.ref_heading import REF


class CountedColumn(NamedTuple):
    """A rating column of one section: what it holds now, and where formulas find it."""

    commitment: Commitment
    counts: Counts
    score: Score
    placed: PlacedColumn
    has_weights: bool
    cells: "RatingCells | None"
    """None where no formula could tell the rows apart, so that numbers must do."""


class CountTable(NamedTuple):
    """One table of counts: what sections are rated by, or a second or third rating."""

    scale: str
    heading: str
    """The form's words for the rating."""
    of: Of
    """What is rated."""
    rows: tuple[CountedColumn, ...]


class RatingCells(NamedTuple):
    """A section's ratings in the words of Excel's formulas."""

    grid: FormGrid
    home: tuple[PlacedColumn, ...]
    """All columns of the section."""
    placed: PlacedColumn
    """The rating."""
    rows: tuple[int, int]

    def _column(self, column: int) -> str:
        area = CellArea(self.rows[0], column, self.rows[1], column)
        return f"'{AUDIT_SHEET}'!{area.fixed_address}"

    @property
    def _own(self) -> str:
        """What is true of a row of its own, and of no heading."""
        return f'({self._named_by}<>"{self._mark}")'

    @property
    def _mark(self) -> str:
        return REF if self.grid.is_leicesters else RATED

    @property
    def _named_by(self) -> str:
        return self._column(self.grid.own[self._mark])

    @property
    def filled(self) -> str:
        """What is true of a row with a text that is rated or with a number that names it."""
        role = Role.ACTION if self.placed.column.of is Of.ACTION else Role.OUTCOME
        texts = [f'({self._column(one.left)}<>"")' for one in self.home if one.column.role is role]
        # Not --(...), which some programs count as nothing.
        either = "+".join((*texts, f'({self._named_by}<>"")'))
        return f"(({either})>0)*{self._own}"

    def given(self, level: Level, heading: str) -> str:
        """Return what is true of a row that has a level; `heading` is the cell of its words."""
        own = "" if self.grid.is_leicesters else f"*{self._own}"
        for ticked, left, _ in self.placed.tick_spans():
            if ticked.id == level.id:
                return f"({self._column(left)}={quoted(TICK)}){own}"
        return f"({self._column(self.placed.left)}={heading}){own}"

    @property
    def not_given(self) -> str:
        """What is true of a row that is not rated yet."""
        places = [left for _, left, _ in self.placed.tick_spans()] or [self.placed.left]
        blank = "*".join(f'({self._column(place)}="")' for place in places)
        return f"{self.filled}*{blank}"

    def weighed(self, condition: str) -> str:
        """Return the sum of the weights of the rows of which something is true."""
        weights = self._column(self.grid.own[WEIGHT])
        return f'SUMPRODUCT({condition}*1,{weights})+SUMPRODUCT({condition}*({weights}=""))'

    @property
    def has_weights(self) -> bool:
        """Whether the rows have weights."""
        return WEIGHT in self.grid.own


def count_tables(workbook: Workbook, audit: AuditPlan) -> tuple[CountTable, ...]:
    """Return a table for each rating of the form; the first are of what sections are rated by.

    Sections that are rated on another scale have tables of their own, so that no count is of
    two scales.
    """
    form = workbook.form
    found: dict[tuple[bool, str, str], list[CountedColumn]] = {}
    for place, section in enumerate(sections(workbook)):
        home = audit.grid.sections[section.commitment.id]
        ratings = [one for one in home if one.column.role is Role.RATING]
        if place not in audit.rows_of_sections:
            continue
        for placed in ratings:
            column, main = placed.column, ratings[0].column
            scale = "" if form.is_main(column.scale) else column.scale
            name = "" if column is main else f"{column.of} {column.field}"
            rows = tuple(_rated(workbook, section, column, main))
            cells = RatingCells(audit.grid, home, placed, audit.rows_of_sections[place])
            found.setdefault((bool(name), scale, name), []).append(
                CountedColumn(
                    section.commitment,
                    count(form, (text_in_column(row, column) or NOT_RATED for row in rows)),
                    _score(form, column, rows),
                    placed,
                    WEIGHT in audit.grid.own,
                    cells if column.of is main.of else None,
                )
            )
    if not found and not form.columns:
        return (CountTable("", form.words.rating, Of.ACTION, ()),)
    return tuple(
        _table(scale, found[further, scale, name])
        for further, scale, name in sorted(found, key=lambda key: key[:2])
    )


def _table(scale: str, rows: list[CountedColumn]) -> CountTable:
    column = rows[0].placed.column
    return CountTable(scale, " ".join(column.heading.split()), column.of, tuple(rows))


def _rated(
    workbook: Workbook, section: Section, column: Column, main: Column
) -> Iterator[Action | Outcome]:
    """Yield the rows that a column rates: as the main one does, else all that may be rated."""
    if column.of is main.of:
        yield from rated_in(workbook, section)
    elif column.of is Of.ACTION:
        yield from (row for row in section.actions if not row.unrated)
    else:
        outcomes = (group.outcome for group in section.outcomes)
        yield from (row for row in outcomes if row.id and not row.unrated)


def _score(form: Form, column: Column, rows: tuple[Action | Outcome, ...]) -> Score:
    """Return what the rows score by a column, also by one that is not their first rating."""
    return score(form, (replace(row, rag=text_in_column(row, column) or NOT_RATED) for row in rows))
