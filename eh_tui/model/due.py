"""What is overdue, due soon, or without a date: actions by their When, outcomes by their review.

The rules are DOMAIN.md 4. `today` is the day on which it is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from eh_tui.model.audit.achieved import Report, reports
from eh_tui.model.audit.rated import level_of_row
from eh_tui.model.core.columns import kind_of, rows_with
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Role
from eh_tui.model.form.form import Form
from eh_tui.model.when.calendar import Calendar, calendar_of
from eh_tui.model.when.describe import SOON, time_between
from eh_tui.model.when.read import read_cell
from eh_tui.model.when.result import DATED, Reading, ReadingKind


class DueState(StrEnum):
    """How pressing a date is, the most pressing first; the words are an interface."""

    OVERDUE = "overdue"
    REVIEW_OVERDUE = "review overdue"
    DUE_SOON = "due soon"
    NEEDS_A_DATE = "needs a date"


class Due(NamedTuple):
    """One row that asks for attention, and the field that says when."""

    kind: Kind
    id: str
    field: str
    text: str
    who: str
    when: str
    """As typed."""
    due: date | None
    """The last day, None where no date can be read."""
    state: DueState
    rag: str | None = None
    """An action's rating, None for a review."""


def dues(workbook: Workbook, today: date, days: int = SOON) -> tuple[Due, ...]:
    """Return the rows that ask for attention: actions, then reviews, in the form's order.

    An audit that is locked asks for nothing any more: its rows live on in the next one.
    """
    if workbook.school.locked:
        return ()
    if workbook.offer:
        return tuple(_of_the_offer(workbook, today, days))
    calendar = calendar_of(workbook)
    return (
        *_dated(workbook, today, calendar, days),
        *_reviews(workbook, today, calendar, days),
    )


def _of_the_offer(workbook: Workbook, today: date, days: int) -> Iterator[Due]:
    from eh_tui.model.offer.dates import due_day, watched

    calendar = calendar_of(workbook)
    for one in watched(workbook):
        day = due_day(one, today, calendar)
        state = _review_state(day, today, days)
        if state:
            yield Due(one.kind, one.id, one.field, one.text, one.who, one.typed, day, state)


def _review_state(day: date | None, today: date, days: int) -> DueState | None:
    if day is None:
        return DueState.NEEDS_A_DATE
    if day < today:
        return DueState.REVIEW_OVERDUE
    return DueState.DUE_SOON if day <= today + timedelta(days) else None


def due_state(
    form: Form, action: FormRow, today: date, calendar: Calendar, days: int = SOON
) -> DueState | None:
    """Return how pressing an action's When is, None where nothing is to be done about it."""
    reading = read_action(action, today, calendar)
    return _state(reading, today, days, is_done=form.is_settled(action.rag))


def read_action(action: FormRow, today: date, calendar: Calendar) -> Reading:
    """Return how an action's When is read, the same wherever it is shown."""
    return read_cell(action.id, "when", action.when, today, calendar)


def urgency(due: Due) -> tuple[int, date]:
    """Return what rows are sorted by: their state, and within one the earliest date first."""
    return list(DueState).index(due.state), due.due or date.max


def time_left(due: Due, today: date) -> str:
    """Return how late a row is, "5 months", or in how long it is due, "in 9 days"; "" for never."""
    if due.due is None:
        return ""
    if due.due < today:
        return time_between(due.due, today)
    return "today" if due.due == today else f"in {time_between(today, due.due)}"


def without_a_date(number: int) -> str:
    """Return how many rows have no date: "3 need a date or a review"."""
    return f"{number} {'needs' if number == 1 else 'need'} a date or a review"


def due_in_words(due: Due, today: date) -> str:
    """Return a state with how long it is since or until then: "review overdue 19 months"."""
    if due.due is None:
        return due.state.value
    if due.due < today:
        return f"{due.state} {time_between(due.due, today)}"
    if due.due == today:
        return f"{due.state}, today"
    return f"{due.state}, in {time_between(today, due.due)}"


def counts_by_state(workbook: Workbook, found: Iterable[Due]) -> dict[str, Counter[DueState]]:
    """Return for each commitment's id how many of its rows are in which state.

    Rows of no commitment are counted under "".
    """
    of_outcome = {outcome.id: outcome.commitment for outcome in workbook.outcomes}
    of_table = {table.id: table.commitment for table in workbook.achieved}
    homes = of_outcome | {
        action.id: of_outcome.get(action.outcome, "") for action in workbook.actions
    }
    homes |= {row.id: of_table.get(row.table, "") for row in workbook.rows}
    counts: dict[str, Counter[DueState]] = defaultdict(Counter)
    for due in found:
        counts[homes.get(due.id, "")][due.state] += 1
    return dict(counts)


def _state(reading: Reading, today: date, days: int, *, is_done: bool) -> DueState | None:
    if is_done or reading.kind is ReadingKind.STATUS:
        return None
    if reading.end is None:
        return DueState.NEEDS_A_DATE
    if reading.end < today:
        return DueState.OVERDUE if reading.kind in DATED else None
    return DueState.DUE_SOON if reading.end <= today + timedelta(days) else None


def _dated(workbook: Workbook, today: date, calendar: Calendar, days: int) -> Iterator[Due]:
    """Yield what is due of the rows for which the form asks by when."""
    for row, field in rows_with(workbook, Role.WHEN):
        reading = read_cell(row.id, field, row.when, today, calendar)
        state = _state(reading, today, days, is_done=workbook.form.is_settled(row.rag))
        if state:
            yield Due(
                kind_of(row),
                row.id,
                field,
                row.text,
                row.who,
                row.when,
                reading.end,
                state,
                level_of_row(workbook, row),
            )


def _reviews(workbook: Workbook, today: date, calendar: Calendar, days: int) -> Iterator[Due]:
    for report in reports(workbook):
        if not report.review_field:
            continue
        day, state = _review(report, today, calendar, days)
        if state:
            text = report.row.cells[0]
            yield Due(
                Kind.ROWS, report.row.id, report.review_field, text, "", report.review, day, state
            )


def _review(
    report: Report, today: date, calendar: Calendar, days: int
) -> tuple[date | None, DueState | None]:
    """Return when an outcome is to be reviewed, and how pressing that is.

    A review date holds whatever Complete? says. Where there is none yet, what is complete is
    reviewed a year after it was done.
    """
    reading = read_cell(report.row.id, report.review_field, report.review, today, calendar)
    day = reading.end
    if reading.kind is ReadingKind.BLANK:
        if not report.is_complete:
            return None, None
        done = read_cell(report.row.id, report.done_field, report.done, today, calendar)
        day = _a_year_after(done.end) if done.end else None
    return day, _review_state(day, today, days)


def _a_year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)
