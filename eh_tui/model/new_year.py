"""The next year's audit: the texts go on, what was found last year does not (DOMAIN.md 9)."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from eh_tui.errors import EhError
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.form_rows import AchievedRow, AchievedTable, Action, Outcome, School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import row_of, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.cells import with_cell
from eh_tui.model.form.columns import ColumnType, Role
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.when.readable import stop_if_unreadable


class CarriedPart(StrEnum):
    """What of last year's findings may be cleared, or kept by choice."""

    RATINGS = "ratings"
    """The RAG rating of each action, and whether an outcome is complete."""
    DATES = "dates"
    """When of each action, the dates of the outcomes achieved, and the audit's own."""
    DETAILS = "details"
    """What an outcome achieved says beyond that, and the evidence of the actions."""
    NOTES = "notes"
    """The notes to the actions."""


_RowType = TypeVar("_RowType", Action, Outcome)

LEFT_BEHIND = (
    *(Kind.MEETINGS, Kind.MATTERS, Kind.DISCUSSED, Kind.AMENDMENTS),
    *(Kind.SIGNATURES, Kind.RECEIVED, Kind.KNOWN, Kind.RETURNS, Kind.REQUESTS),
)
"""The kinds whose rows tell of last year alone; they stay where they are."""

_YEAR = re.compile(r"(\d{4})([-/])(\d{4}|\d{2})")


def next_year(
    workbook: Workbook, *, year: str, follows: str, clear: Collection[CarriedPart]
) -> Workbook:
    """Return the audit with which a school begins the year after this one.

    Every row keeps its id, so that last year's can be shown beside it. `follows` is how the
    new file finds this one. Raises `Refused` for a year that is none.
    """
    tables = {table.id: table for table in workbook.achieved}
    stop_if_unreadable(Kind.SCHOOL, "year", year)
    school = replace(workbook.school, year=year, follows=follows, locked="")
    left: dict[str, Any] = {kind.value: () for kind in LEFT_BEHIND}
    return replace(
        workbook,
        school=replace(school, audit_date="") if CarriedPart.DATES in clear else school,
        outcomes=tuple(_cleared(workbook, row, clear) for row in workbook.outcomes),
        actions=tuple(_cleared(workbook, action, clear) for action in workbook.actions),
        rows=tuple(_cleared_row(row, tables.get(row.table), clear) for row in workbook.rows),
        evidence=() if CarriedPart.DETAILS in clear else workbook.evidence,
        signatories=tuple(replace(signatory, signed="") for signatory in workbook.signatories),
        **left,
    )


def year_after(year: str) -> str:
    """Return the school year after one, "2026-27" after "2025-26", "" for what is no year."""
    match = _YEAR.fullmatch(year.strip())
    if not match or not str(int(match[1]) + 1).endswith(match[3]):
        return ""
    next_first = int(match[1]) + 1
    return f"{next_first}{match[2]}{str(next_first + 1)[-len(match[3]) :]}"


_COUNTED = (
    (Kind.ACTIONS, "action"),
    (Kind.PEOPLE, "person"),
    (Kind.TERMS, "term"),
    (Kind.COURSES, "course"),
    (Kind.TRAINING, "training"),
)


def carried_over(workbook: Workbook, clear: Collection[CarriedPart]) -> str:
    """Return what a new year's audit took over from last year's, and what it did not.

    "25 actions and 7 people are carried over, without their ratings, dates, details and notes."
    """
    counts = ((len(workbook.of_kind(kind)), word) for kind, word in _COUNTED)
    rows = [f"{number} {_plural(word, number)}" for number, word in counts if number]
    left = [part.value for part in CarriedPart if part in clear]
    over = f"{_listed(rows) or 'Nothing'} carried over"
    return (
        f"{over}, without the {_listed(left)} of last year." if left else f"{over}, all as it was."
    )


def _plural(word: str, number: int) -> str:
    return word if number == 1 else {"person": "people"}.get(word, f"{word}s")


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def closed(school: School, on: date, next_file: str) -> str:
    """Return the sentence with which last year's workbook is locked.

    All who read the workbook read it, so `next_file` is "" where the new one is in a folder
    that need not be theirs.
    """
    audit = f"The audit of {school.year.strip()}" if school.year.strip() else "This audit"
    goes_on = f"; it goes on in {next_file}" if next_file else ""
    return f"{audit} was closed on {day_in_words(on)}{goes_on}."


def last_years_value(last: Workbook | None, kind: Kind, id: str, field: str) -> str:
    """Return what a field held last year, "" where last year had no such row or field."""
    if last is None:
        return ""
    try:
        return value(last, kind, row_of(last, kind, id), field)
    except EhError:
        return ""


def _cleared_cells(workbook: Workbook, row: _RowType, clear: Collection[CarriedPart]) -> _RowType:
    """Return an outcome or an action without what its form's columns found last year."""
    parts = {
        ColumnType.LEVEL: CarriedPart.RATINGS,
        ColumnType.DATE: CarriedPart.DATES,
    }
    for column in columns_of_row(workbook, row) if workbook.form.columns else ():
        part = parts.get(column.type)
        if column.role is Role.EVIDENCE:
            part = CarriedPart.DETAILS
        if part in clear and column.is_cell:
            row = replace(row, cells=with_cell(row.cells, column.field, ""))
    return row


def _cleared(workbook: Workbook, row: _RowType, clear: Collection[CarriedPart]) -> _RowType:
    action = _cleared_cells(workbook, row, clear)
    return replace(
        action,
        rag=NOT_RATED if CarriedPart.RATINGS in clear else action.rag,
        when="" if CarriedPart.DATES in clear else action.when,
        note="" if CarriedPart.NOTES in clear else action.note,
    )


def _cleared_row(
    row: AchievedRow, table: AchievedTable | None, clear: Collection[CarriedPart]
) -> AchievedRow:
    """Return a row without what it reports; a table of people is a register, and goes on whole.

    The first column is the outcome's wording.
    """
    if table is None or table.growable:
        return row
    cells = zip(table.columns[1:], row.cells[1:], strict=True)
    kept = tuple("" if _part_of(column) in clear else cell for column, cell in cells)
    return replace(row, cells=(*row.cells[:1], *kept))


def _part_of(column: str) -> CarriedPart:
    heading = column.casefold()
    if "date" in heading:
        return CarriedPart.DATES
    return CarriedPart.RATINGS if "complete" in heading else CarriedPart.DETAILS
