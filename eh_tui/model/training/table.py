"""Who has been trained in what, until when it lasts, and who is to go next."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from eh_tui.model.audit.achieved import Complete, read_complete
from eh_tui.model.core import days as calendar_days
from eh_tui.model.core.register_rows import Course, Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState
from eh_tui.model.people.known_as import Register
from eh_tui.model.people.register import holders, register_of
from eh_tui.model.people.who_cell import People, has_left
from eh_tui.model.training.attendance import Attendance, attendances, months_of
from eh_tui.model.when.calendar import Calendar, calendar_of
from eh_tui.model.when.describe import SOON
from eh_tui.model.when.read import read_cell
from eh_tui.model.when.result import DATED, Reading, ReadingKind
from eh_tui.model.when.uk_dates import months_later

EVERYBODY = "all"
"""Whose a course is that everybody on the staff needs."""


class TrainingStanding(StrEnum):
    """How one person stands with one course."""

    NOT_NEEDED = ""
    NOT_YET = "not yet"
    DONE = "done"
    """Attended; it never runs out."""
    IN_DATE = "in date"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"
    BOOKED = "booked"
    """The only date lies ahead."""
    AS_TYPED = "as typed"
    """What was typed is no date, so nothing is made of it."""
    UNCLEAR = "how often it is due can't be read"
    """Attended, but the course does not say when that runs out."""


class TrainingCell(NamedTuple):
    """One person's cell in the training table, under one course."""

    course: Course
    standing: TrainingStanding
    done: str = ""
    """The last attendance as typed."""
    due: date | None = None
    """The last day on which it counts; None where it counts for good or not at all."""
    attendance: Attendance | None = None
    """The row that says so, None where none does."""


class TrainingLine(NamedTuple):
    """A person of the training table, with a cell for each course."""

    person: Person
    cells: tuple[TrainingCell, ...]


class TrainingDue(NamedTuple):
    """A course that somebody should attend."""

    person: Person
    course: Course
    due: date | None
    """The last day on which the last attendance counts, None where none does."""
    state: DueState
    cell: TrainingCell


class _View(NamedTuple):
    """The day on which the table is looked at, and the terms by which dates are read."""

    today: date
    calendar: Calendar


def training_table(workbook: Workbook, today: date) -> tuple[TrainingLine, ...]:
    """Return a line for each person who needs or has had a training, those who left aside.

    The order is the register's; names that it does not know come last.
    """
    register = register_of(workbook)
    view = _View(today, calendar_of(workbook))
    attended = tuple(attendances(workbook))
    needed = {course.id: {*_those_who_need(course, register)} for course in workbook.courses}
    of_each: dict[Person, list[Attendance]] = {}
    for each in attended:
        of_each.setdefault(each.person, []).append(each)
    strangers = dict.fromkeys(each.person for each in attended if not each.person.id)
    lines = []
    for person in (*register.people, *strangers):
        if has_left(person):
            continue
        own = of_each.get(person, [])
        cells = tuple(
            _place(
                course,
                [each for each in own if each.course == course.id],
                view,
                is_needed=person in needed[course.id],
            )
            for course in workbook.courses
        )
        if any(cell.standing is not TrainingStanding.NOT_NEEDED for cell in cells):
            lines.append(TrainingLine(person, cells))
    return tuple(lines)


def training_due(workbook: Workbook, today: date) -> tuple[TrainingDue, ...]:
    """Return what is overdue, what is due soon, and what has no date.

    The longest overdue comes first, what has no date last.
    """
    found = [
        TrainingDue(line.person, cell.course, cell.due, state, cell)
        for line in training_table(workbook, today)
        for cell in line.cells
        if (state := _state(cell))
    ]
    return tuple(sorted(found, key=lambda each: each.due or date.max))


def _state(cell: TrainingCell) -> DueState | None:
    match cell.standing:
        case TrainingStanding.OVERDUE:
            return DueState.OVERDUE
        case TrainingStanding.DUE_SOON:
            return DueState.DUE_SOON
        case TrainingStanding.NOT_YET:
            return DueState.NEEDS_A_DATE
        case TrainingStanding.UNCLEAR:
            return DueState.NEEDS_A_DATE
        case TrainingStanding.AS_TYPED if months_of(cell.course) != 0:  # who knows when it runs out
            return DueState.NEEDS_A_DATE
    return None


def training_in_words(cell: TrainingCell) -> str:
    """Return how somebody stands with a course, "10/12/2025, due soon: by 10 December 2026"."""
    day = calendar_days.day_in_words(cell.due) if cell.due else ""
    said = {
        TrainingStanding.IN_DATE: f"in date until {day}",
        TrainingStanding.DUE_SOON: f"due soon: by {day}",
        TrainingStanding.OVERDUE: f"overdue since {day}",
        TrainingStanding.AS_TYPED: "no date",
    }
    words = said.get(cell.standing, cell.standing.value)
    typed = " ".join(cell.done.split())
    return f"{typed}, {words}" if typed and words else typed or words


def _those_who_need(course: Course, register: Register) -> People:
    whom = course.whom.strip()
    if not whom:
        return ()
    return holders(register, "staff" if whom.casefold() == EVERYBODY else whom)


def _place(
    course: Course, attended: list[Attendance], view: _View, *, is_needed: bool
) -> TrainingCell:
    past = [
        (last, each)
        for each in attended
        for first, last in _days(each, view)
        if first <= view.today
    ]
    if not past:
        return _not_attended(course, attended, view, is_needed=is_needed)
    last, latest = max(past, key=lambda pair: pair[0])
    months = months_of(course)
    if not months:
        once = TrainingStanding.UNCLEAR if months is None else TrainingStanding.DONE
        return TrainingCell(course, once, latest.text, None, latest)
    due = months_later(last, months)
    standing = TrainingStanding.IN_DATE
    if due < view.today:
        standing = TrainingStanding.OVERDUE
    elif due <= view.today + timedelta(SOON):
        standing = TrainingStanding.DUE_SOON
    return TrainingCell(course, standing, latest.text, due, latest)


def _days(attended: Attendance, view: _View) -> Iterator[tuple[date, date]]:
    """Return the first and last day of each date that an attendance gives."""
    reading = _reading(attended, view)
    for part in reading.parts or (reading,):
        if part.start and part.end and part.kind in DATED:
            yield part.start, part.end


def _reading(attended: Attendance, view: _View) -> Reading:
    return read_cell(attended.row, attended.field, attended.text, view.today, view.calendar)


def _not_attended(
    course: Course, attended: list[Attendance], view: _View, *, is_needed: bool
) -> TrainingCell:
    """Return the cell of somebody without a date that lies behind."""
    if not attended:
        return TrainingCell(
            course, TrainingStanding.NOT_YET if is_needed else TrainingStanding.NOT_NEEDED
        )
    each = next((each for each in reversed(attended) if each.text.strip()), attended[-1])
    said = read_complete(each.text)
    kind = _reading(each, view).kind
    standing = TrainingStanding.AS_TYPED
    if said in (Complete.BLANK, Complete.NO) or kind is ReadingKind.PENDING:
        standing = TrainingStanding.NOT_YET
    elif any(_days(each, view)):
        standing = TrainingStanding.BOOKED
    elif said is Complete.YES and months_of(course) == 0:
        standing = TrainingStanding.DONE
    return TrainingCell(course, standing, each.text, None, each)
