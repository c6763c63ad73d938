"""The order of the walk, and the places it jumps to."""

from eh_tui.model.audit.walk import Stop, first_changed, next_not_rated, step_of, stops
from eh_tui.model.core.form_rows import Action, Commitment, Guidance, Outcome
from eh_tui.model.core.workbook import Workbook
from tests.support.rag import Rag

RATED = Action("1-01", "1.A", rag=Rag.RED)
UNRATED = Action("1-02", "1.A")
LOST = Action("9-01", "9.Z")
BOOK = Workbook(
    commitments=(Commitment("1", "First"),),
    guidance=(Guidance("1-G1", "1", "What"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=(RATED, UNRATED, LOST),
)


def test_every_action_is_a_stop_with_what_it_belongs_to() -> None:
    """Also one whose outcome is unknown, which comes last and is never dropped."""
    walk = stops(BOOK)

    assert [stop.row for stop in walk] == [RATED, UNRATED, LOST]
    assert walk[0].commitment.title == "First"
    assert walk[0].guidance == BOOK.guidance
    assert walk[2].commitment.title == "Unassigned"


def test_the_next_not_rated_is_sought_below_and_then_from_the_top() -> None:
    """The caller can tell by the place that it began again."""
    walk = stops(BOOK)

    assert _place(walk, 0) == 1
    assert _place(walk, 1) == 2
    assert _place(walk, 2) == 1
    assert _place(walk[:1], 0) is None


def _place(walk: tuple[Stop, ...], after: int) -> int | None:
    found = next_not_rated(walk, after)
    return found.at if found else None


def test_an_action_is_found_by_its_id() -> None:
    """None where it was taken out."""
    walk = stops(BOOK)

    assert step_of(walk, "1-02") == 1
    assert step_of(walk, "1-99") is None
    assert step_of(walk, None) is None


def test_undo_can_tell_which_action_it_changed() -> None:
    """None where it changed something else, such as a signature."""
    less = Workbook(actions=(RATED, LOST))

    assert first_changed(less, BOOK) == "1-02"
    assert first_changed(BOOK, BOOK) is None
