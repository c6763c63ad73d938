"""The names that are offered to whoever types one."""

from dataclasses import replace

import pytest

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.suggestions import completed, known_names, matching, person_like
from tests.support.people import ANA, DANA, JO, TOMASZ, audit

DEREK = Person("P5", "Mr Derek Whitfield", "Site manager", "", "Del")


def names_of(workbook: Workbook) -> tuple[str, ...]:
    """Return the names that are offered where nothing is typed."""
    return tuple(known.name for known in known_names(workbook))


def test_people_of_the_register_are_offered_first() -> None:
    """By their full name, the busiest first, however the cells write them."""
    workbook = audit("Newsletter / QX", "TB", people=(DANA, TOMASZ), signing=(("Head", "Ann Ash"),))
    assert names_of(workbook) == (
        *("Tomasz Berg", "Dana Whitfield"),
        *("Newsletter", "QX", "Ann Ash"),
    )


def test_who_has_left_is_not_offered() -> None:
    """Not by the cells that still name them, either; a namesake who is here is."""
    gone = replace(DANA, left="July 2026")
    assert names_of(audit("DW", people=(gone, TOMASZ))) == ("Tomasz Berg",)
    namesake = Person("P3", DANA.name)
    assert names_of(audit("DW", people=(gone, namesake))) == ("Dana Whitfield", "DW")


def test_a_name_that_is_blank_is_not_offered() -> None:
    """A row of the register may still be empty."""
    assert names_of(audit("", people=(Person("P1", " "),), signing=(("Head", ""),))) == ()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Dana", ["Dana Whitfield"]),
        ("dana w", ["Dana Whitfield"]),
        ("D Whi", ["Dana Whitfield", "Mr Derek Whitfield"]),
        ("D.Whi", ["Dana Whitfield", "Mr Derek Whitfield"]),
        ("Mrs W", ["Dana Whitfield"]),
        ("mrs. whit", ["Dana Whitfield"]),
        ("Mr W", ["Mr Derek Whitfield"]),
        ("DW", ["Dana Whitfield", "Mr Derek Whitfield"]),
        ("d.w.", ["Dana Whitfield", "Mr Derek Whitfield"]),
        ("Del", ["Mr Derek Whitfield"]),
        ("AdS", ["Ana de Souza"]),
        ("JSS", ["Jo Stone-Shaw"]),
        ("T B", ["Tomasz Berg"]),
        ("Newsletter / D Whi", ["Dana Whitfield", "Mr Derek Whitfield"]),
        ("TB and Mrs W", ["Dana Whitfield"]),
        ("TB; AdS", ["Ana de Souza"]),
        ("TB & JSS", ["Jo Stone-Shaw"]),
        ("Souza", ["Ana de Souza"]),
        ("QX", []),
        ("Mrs Q", []),
    ],
)
def test_a_person_is_found_by_every_spelling_of_the_name(typed: str, offered: list[str]) -> None:
    """Whoever types "Mrs W" means the person whom the register calls Dana."""
    workbook = audit("", people=(DANA, TOMASZ, JO, ANA, DEREK))
    assert list(matching(known_names(workbook), typed)) == offered


def test_only_the_name_being_typed_is_completed() -> None:
    """What was typed before it stands, letter for letter."""
    assert completed("TB and Mrs W", "Dana Whitfield") == "TB and Dana Whitfield"
    assert completed("TB\n· D Whi", "Dana Whitfield") == "TB\n· Dana Whitfield"
    assert completed("TB/DW", "Dana Whitfield") == "TB/Dana Whitfield"
    assert completed("Alexandra", "Alexandra Reed") == "Alexandra Reed"


@pytest.mark.parametrize("text", ["Dana", "dana", "whitf", "Mrs W", "DW", "P1", "Dana W", "ana w"])
def test_a_part_of_a_name_finds_who_alone_has_it(text: str) -> None:
    """Nobody asks for a colleague by two names."""
    assert person_like(audit("", people=(DANA, TOMASZ, JO, ANA)), text) == DANA


def test_a_part_of_two_names_is_asked() -> None:
    """Never guessed; a whole name that only one has is no part of another's."""
    workbook = audit("", people=(DANA, TOMASZ, JO, ANA, DEREK))
    with pytest.raises(Refused, match=r"Dana Whitfield \(P1\) or Mr Derek Whitfield \(P5\)"):
        person_like(workbook, "Whitfield")
    assert person_like(workbook, "Dana") == DANA
    assert person_like(workbook, "Ana") == ANA


def test_a_part_of_no_name_is_nobody() -> None:
    """Nothing typed is a part of none."""
    for text in ("Zebedee", "", "  "):
        with pytest.raises(NotFound):
            person_like(audit("", people=(DANA, TOMASZ)), text)
