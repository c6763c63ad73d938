"""The rows and texts of a return as digests, by which a change is told without keeping them."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from eh_tui.model.audit.achieved import Report
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.workbook import Workbook

SHORTEST_TEXT = 40
"""Characters; shorter texts, as "Done at the briefing", may well be alike in two schools."""

_COMPACT = json.JSONEncoder(separators=(",", ":"))

_DIGITS = 10
"""Hex digits of a row's or a text's digest: no two of a million differ and look alike."""


@dataclass(frozen=True, slots=True)
class RowMark:
    """A rated row as it was returned."""

    id: str
    outcome: str
    rating: str
    """"" for a row that is none of those that are rated."""
    digest: str
    """Of all that the school says in the row, but its rating."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A text of a school's own, to be found again in another school's return."""

    digest: str
    row: str
    field: str


@lru_cache(64)
def every_mark(marks: str) -> tuple[RowMark, ...]:
    """Return what lines say that `as_lines` has made of rows."""
    return tuple(RowMark(*json.loads(line)) for line in marks.splitlines())


def as_lines(marks: tuple[RowMark, ...] | tuple[TextMark, ...]) -> str:
    """Return marks as text, each on a line of JSON."""
    rows = ([getattr(mark, name) for name in mark.__slots__] for mark in marks)
    return "\n".join(map(_COMPACT.encode, rows))


def mark_of(row: FormRow) -> RowMark:
    """Return the mark of a row that is rated."""
    outcome = row.outcome if isinstance(row, Action) else row.id
    return RowMark(row.id, outcome, row.rag, short_digest(_said_in(row)))


def other_marks(workbook: Workbook, known: set[str]) -> Iterator[RowMark]:
    """Yield the rows that a school fills beside those that are rated."""
    school = workbook.school
    yield RowMark(school.id, "", "", short_digest([school.name, school.audit_date, school.year]))
    rows: tuple[FormRow, ...] = (*workbook.outcomes, *workbook.actions)
    for row in rows:
        if row.id not in known:
            yield RowMark(row.id, "", "", short_digest(_said_in(row)))
    for told in workbook.rows:
        yield RowMark(told.id, "", "", short_digest([told.outcome, told.cells]))


def _said_in(row: FormRow) -> list[object]:
    return [row.text, row.when, row.who, row.note, row.cells]


def own_text_marks(workbook: Workbook, told: Sequence[Report]) -> Iterator[TextMark]:
    """Yield what schools write of their own, never what the form itself says."""
    for action in workbook.actions:
        yield from _long(action.id, (("note", action.note), *action.cells))
    for outcome in workbook.outcomes:
        yield from _long(outcome.id, outcome.cells)
    for report in told:
        yield from _long(report.row.id, (("details", report.details),))


def _long(id: str, texts: tuple[tuple[str, str], ...]) -> Iterator[TextMark]:
    for name, text in texts:
        words = " ".join(text.split()).casefold()
        if len(words) >= SHORTEST_TEXT:
            yield TextMark(short_digest(words), id, name)


def short_digest(value: object) -> str:
    """Return how the SHA-256 of a value begins, as JSON has it."""
    text = json.dumps(value)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
