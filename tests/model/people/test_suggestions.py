"""The names that are offered to whoever types one."""

from dataclasses import replace

from eh_tui.model.core.workbook import Person
from eh_tui.model.people.suggestions import known_names
from tests.support.people import DANA, TOMASZ, audit


def test_people_of_the_register_are_offered_first() -> None:
    """By their full name, the busiest first, however the cells write them."""
    workbook = audit("Newsletter / QX", "TB", people=(DANA, TOMASZ), signing=(("Head", "Ann Ash"),))
    assert known_names(workbook) == (
        *("Tomasz Berg", "Dana Whitfield"),
        *("Newsletter", "QX", "Ann Ash"),
    )


def test_who_has_left_is_not_offered() -> None:
    """Not by the cells that still name them, either; a namesake who is here is."""
    gone = replace(DANA, left="July 2026")
    assert known_names(audit("DW", people=(gone, TOMASZ))) == ("Tomasz Berg",)
    namesake = Person("P3", DANA.name)
    assert known_names(audit("DW", people=(gone, namesake))) == ("Dana Whitfield", "DW")


def test_a_name_that_is_blank_is_not_offered() -> None:
    """A row of the register may still be empty."""
    assert known_names(audit("", people=(Person("P1", " "),), signing=(("Head", ""),))) == ()
