"""Who attended which course: what the training tables and the training rows say."""

from collections.abc import Iterator
from typing import NamedTuple

from eh_tui.errors import NotFound
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Course, Person
from eh_tui.model.core.rows import cell_keys
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.known_as import Register
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.spelling import plain
from eh_tui.model.when.interval import months_of_interval


class Attendance(NamedTuple):
    """What one cell or training row says of one person and one course."""

    person: Person
    """Without an id where the register does not know the name."""
    course: str
    """The course's id."""
    text: str
    kind: Kind
    row: str
    field: str


def attendances(workbook: Workbook) -> Iterator[Attendance]:
    """Return what the training tables and the training rows say, also of what is still blank."""
    register = register_of(workbook)
    by_column = {plain(course.column): course for course in workbook.courses if course.column}
    growable = {table.id for table in workbook.achieved if table.growable}
    for row in workbook.rows:
        if row.table not in growable or not row.cells or not row.cells[0].strip():
            continue
        person = _person(row.cells[0], register)
        keys = cell_keys(workbook, row)
        for key, cell in zip(keys[1:], row.cells[1:], strict=False):
            if course := by_column.get(plain(key)):
                yield Attendance(person, course.id, cell, Kind.ROWS, row.id, key)
    for training in workbook.training:
        if found := course_named(workbook, training.course):
            person = _person(training.person, register)
            yield Attendance(person, found.id, training.done, Kind.TRAINING, training.id, "done")


def course_named(workbook: Workbook, text: str) -> Course | None:
    """Return the course that an id or a name means, None where there is none."""
    for course in workbook.courses:
        if text.strip() == course.id or (plain(text) and plain(text) == plain(course.name)):
            return course
    return None


def the_course(workbook: Workbook, text: str) -> Course:
    """Return the course that an id or a name means; raises `NotFound` with those there are."""
    course = course_named(workbook, text)
    if course is None:
        known = ", ".join(f"{each.id} {each.name}" for each in workbook.courses) or "none yet"
        raise NotFound(f"{text!r} is no course; the courses are: {known}.")
    return course


def _person(text: str, register: Register) -> Person:
    """Return whom a name means, or a person without an id where the register can't tell."""
    if person := register.of_id(text.strip()):
        return person
    meant = {part.people for part in read_who(text, register).parts}
    if len(meant) == 1 and len(people := meant.pop()) == 1:
        return people[0]
    return Person("", " ".join(text.split()))


def months_of(course: Course) -> int | None:
    """Return after how many months a course is due again, 0 for never, None for unreadable."""
    return months_of_interval(course.months)
