"""Dates that a text does not say by itself, and the terms that are missing to know them."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from eh_tui.model.audit.achieved import reports
from eh_tui.model.core.columns import kind_of, rows_with
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Role
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import read_cell
from eh_tui.model.when.relative import counts_from_typing
from eh_tui.model.when.result import DATED, Reading, ReadingKind
from eh_tui.model.when.uk_dates import school_year_name

_SAID_WHOLE = (ReadingKind.DAY, ReadingKind.WEEK, ReadingKind.MONTH, ReadingKind.YEAR)
"""The kinds of a date that say their last day themselves."""

_OF_TERMS = (ReadingKind.TERM, ReadingKind.SCHOOL_YEAR)


class AssumedDate(NamedTuple):
    """A cell whose last day is known by more than its own words."""

    kind: Kind
    id: str
    field: str
    reading: Reading

    @property
    def words(self) -> str:
        """The day that it is read as: "read as 31 December 2026, approximate"."""
        assert self.reading.end
        said = f"read as {day_in_words(self.reading.end)}"
        return f"{said}, approximate" if self.reading.approximate else said


def assumed_dates(workbook: Workbook, today: date) -> Iterator[AssumedDate]:
    """Yield the dates of what is still to be done or reviewed that do not say their own last day.

    Such are a term, several dates, a date without its year, and a text that counts from the day
    on which it was typed. A locked audit asks for nothing any more.
    """
    if workbook.school.locked or workbook.offer:
        return
    calendar = calendar_of(workbook)
    for kind, id, field, text in _dated_cells(workbook):
        reading = read_cell(id, field, text, today, calendar)
        is_whole = reading.kind in _SAID_WHOLE and not reading.approximate
        if reading.kind in DATED and not (is_whole and not counts_from_typing(text)):
            yield AssumedDate(kind, id, field, reading)


def terms_missing(workbook: Workbook, today: date, key: str = "") -> str:
    """Return in a sentence of which years the terms are missing by which dates are read.

    "" where there is no such date, or the workbook has all of those terms. A `key` leads to
    where they are added.
    """
    calendar = calendar_of(workbook)
    known = {row.year for row in calendar.terms}
    years: dict[int, None] = {}
    ids: dict[str, None] = {}
    for one in assumed_dates(workbook, today):
        for part in (one.reading, *one.reading.parts):
            if part.kind in _OF_TERMS and part.approximate and part.start:
                year = calendar.year_of(part.start)
                if year not in known:
                    years[year], ids[one.id] = None, None
    if not ids:
        return ""
    names = " and ".join(map(school_year_name, sorted(years)))
    dates = f"{how_many(len(ids), 'date')} {'is' if len(ids) == 1 else 'are'}"
    by = f" ({key})" if key else ""
    return f"The terms of {names} are missing{by}: {dates} only about right ({', '.join(ids)})"


def year_without_terms(workbook: Workbook, today: date) -> str:
    """Return the audit's school year, or today's, where the workbook has no term of it, else ""."""
    calendar = calendar_of(workbook)
    year = calendar.year_meant(today)
    return "" if any(row.year == year for row in calendar.terms) else school_year_name(year)


def _dated_cells(workbook: Workbook) -> Iterator[tuple[Kind, str, str, str]]:
    for row, field in rows_with(workbook, Role.WHEN):
        if not workbook.form.is_settled(row.rag):
            yield kind_of(row), row.id, field, row.when
    for report in reports(workbook):
        if report.review_field:
            yield Kind.ROWS, report.row.id, report.review_field, report.review
