"""Which actions a filter shows."""

import pytest

from eh_tui.model.filters import Filter, people
from eh_tui.model.workbook import Action, Rag


def _action(who: str = "", rag: Rag = Rag.NONE) -> Action:
    return Action("1-01", "1.A", who=who, rag=rag)


def test_without_a_wish_every_action_is_shown() -> None:
    """An empty filter is how the whole sheet comes back."""
    assert Filter().accepts(_action("DW", Rag.RED))
    assert Filter().accepts(_action())
    assert Filter().words == ""


def test_one_rating_is_shown_alone() -> None:
    """Not rated is a rating of its own here (DOMAIN.md 3)."""
    assert Filter(Rag.NONE).accepts(_action(rag=Rag.NONE))
    assert not Filter(Rag.NONE).accepts(_action(rag=Rag.RED))
    assert Filter(Rag.RED).words == "only at risk"


@pytest.mark.parametrize("who", ["DW", "D.W.", "dw / TB", "TB,DW", "Newsletter\nD W "])
def test_a_person_is_found_however_they_are_written(who: str) -> None:
    """Case, dots and spaces make no difference; a cell may name several (DOMAIN.md 5)."""
    assert Filter(who="DW").accepts(_action(who))
    assert Filter(who="DW").words == "only who has DW"


@pytest.mark.parametrize("who", ["", "DWX", "D Whitfield", "no DW here"])
def test_a_name_within_another_is_somebody_else(who: str) -> None:
    """Initials are short, and occur in many words."""
    assert not Filter(who="DW").accepts(_action(who))


def test_people_come_with_the_number_of_their_actions() -> None:
    """Twice in one cell is one action; the busiest come first."""
    actions = [
        _action("TB"),
        _action("D.W. / dw"),
        _action("DW\nTB / ,"),
        _action("T.B."),
        _action(),
    ]

    assert people(actions) == (("TB", 3), ("D.W.", 2))
