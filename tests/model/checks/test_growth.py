"""A trust's register of ten thousand is checked in the time that its size asks for, not more.

Counted in calls, since a machine that is busy says nothing of the program.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from eh_tui.model.checks.check import check
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.register_rows import Course, Person, Training
from eh_tui.model.core.workbook import Workbook
from tests.support.growth import calls_of
from tests.support.people import audit

TODAY = date(2026, 11, 28)

SHAPES: dict[str, Callable[[int], Person]] = {
    "all different": lambda n: Person(f"P{n}", f"Name{n} Other{n}", "Teacher", f"Q{n}"),
    "of one first name": lambda n: Person(f"P{n}", f"Sam Other{n}", "Teacher", f"Q{n}"),
    "of one surname": lambda n: Person(f"P{n}", f"Name{n} Stone", "Teacher", f"Q{n}"),
    "of one name": lambda n: Person(f"P{n}", "Sam Stone", "Teacher", f"Q{n}"),
    "of the same initials": lambda n: Person(f"P{n}", f"Name{n} Other{n}", "Teacher", "SO"),
    "with a title": lambda n: Person(f"P{n}", f"Name{n} Other{n}", "TA", f"Q{n}", f"Mrs Other{n}"),
    "of one alias": lambda n: Person(f"P{n}", f"Name{n} Other{n}", "TA", f"Q{n}", "Mrs Stone"),
    "of roles of their own": lambda n: Person(f"P{n}", f"Name{n} Other{n}", f"Role {n}", f"Q{n}"),
}


def school_of(number: int, person: Callable[[int], Person]) -> Workbook:
    """Return a school in which everybody has something to do and has been trained."""
    people = tuple(person(n) for n in range(number))
    everybody = audit(people=people)
    return replace(
        everybody,
        actions=tuple(
            Action(f"1-{n}", "1.A", f"Ask {each.name}", "1/3/2027", f"{each.name}, {each.initials}")
            for n, each in enumerate(people)
        ),
        courses=(Course("C1", "Safeguarding update", "everybody", "12 months"),),
        training=tuple(
            Training(f"T{n}", each.id, "C1", "2/9/2024", f"With {each.aliases or each.name}")
            for n, each in enumerate(people)
        ),
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_people_are_four_times_the_work(shape: str) -> None:
    """Whatever their names have in common."""
    few, many = (school_of(number, SHAPES[shape]) for number in (40, 160))
    for each in (few, many):  # what is remembered of a text is no growth
        check(each, TODAY)
    work = [calls_of(partial(check, each, TODAY)) for each in (few, many)]
    assert work[1] < 4.6 * work[0], work
