"""Counts by rating are true and never mix up red and not rated."""

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.audit.summary import Counts, count, tallies_by_section
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from tests.support.rag import Rag

RATINGS = st.lists(st.sampled_from(Rag), max_size=40)


def rated(ratings: list[Rag], outcome: str = "1.A") -> tuple[Action, ...]:
    """Return an action for each rating."""
    return tuple(Action(f"1-{at:02}", outcome, rag=rag) for at, rag in enumerate(ratings))


@given(RATINGS)
def test_every_action_is_counted_once_under_its_own_rating(ratings: list[Rag]) -> None:
    """Not rated is counted on its own, never as red (DOMAIN.md 3)."""
    counts = count(Form(), ratings)
    assert counts.total == len(ratings)
    assert {rag: counts.of(rag) for rag in Rag} == {rag: ratings.count(rag) for rag in Rag}


def test_a_share_is_a_whole_per_cent_of_all_actions_rated_or_not() -> None:
    """With no actions there is nothing to divide by."""
    counts = Counts({"red": 1, "amber": 1, "none": 1})
    assert [counts.percent(rag) for rag in Rag] == [33, 33, 0, 33]
    assert Counts().percent(Rag.GREEN) == 0


def test_each_commitment_is_counted_apart_and_the_unassigned_last() -> None:
    """An action whose outcome is unknown is still counted somewhere."""
    workbook = Workbook(
        commitments=(Commitment("1"), Commitment("2")),
        outcomes=(Outcome("1.A", "1"),),
        actions=(*rated([Rag.RED, Rag.NONE]), Action("9-01", "9.Z", rag=Rag.GREEN)),
    )
    counted = [
        (commitment.id, [tally.counts for tally in tallies])
        for commitment, tallies in tallies_by_section(workbook)
    ]
    assert counted == [
        ("1", [Counts({"red": 1, "none": 1})]),
        ("2", []),
        ("", [Counts({"green": 1})]),
    ]
