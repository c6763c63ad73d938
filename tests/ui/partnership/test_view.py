"""What the page shows of a round: which lines, in which order, and what each column says."""

from dataclasses import replace

import pytest

from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated, State, collate
from eh_tui.ui.partnership.columns import PageColumn, page_columns
from eh_tui.ui.partnership.lines import SchoolLines
from eh_tui.ui.partnership.view import EVERY, PageView, page_filters
from tests.support.partnership import ASH, ELM, OAK, ROUND, blank, row


def page() -> Collated:
    """Return a round: two schools returned, one of them the better, and one did not."""
    worse = row(OAK, "red", "red", "amber", "none")
    better = row(ELM, "green", "amber", "green", "green")
    return collate(ROUND, blank(), [worse, better])


def column(collated: Collated, id: str, changes: dict[str, Changed] | None = None) -> PageColumn:
    """Return one column of a page."""
    return next(each for each in page_columns(collated, changes) if each.id == id)


def names(view: PageView) -> list[str]:
    """Return the schools that a view shows, in its order."""
    collated = page()
    lines = view.lines(collated, page_columns(collated, None), page_filters(collated))
    return [line.school for line in lines]


def test_the_round_has_its_own_order_until_somebody_sorts() -> None:
    """A lead finds a school where the list has it."""
    assert names(PageView()) == [OAK.name, ELM.name, ASH.name]


def test_schools_of_one_name_are_told_apart_by_their_numbers() -> None:
    """Two equal lines say nothing of which is which."""
    twins = replace(ROUND, schools=(OAK, replace(OAK, number="100009"), ELM))
    found = collate(twins, blank(), [])
    named = column(found, "school").text
    assert [named(line) for line in found.lines] == [
        f"100001 {OAK.name}",
        f"100009 {OAK.name}",
        ELM.name,
    ]


@pytest.mark.parametrize(
    ("column", "order"),
    [
        ("school", [ELM.name, OAK.name, ASH.name]),
        ("commitment-1", [OAK.name, ELM.name, ASH.name]),
        ("number", [OAK.name, ELM.name, ASH.name]),
        ("state", [ASH.name, OAK.name, ELM.name]),
    ],
)
def test_each_column_puts_the_schools_in_order(column: str, order: list[str]) -> None:
    """The most at risk come first, texts by the alphabet."""
    assert names(PageView().sorted_by(column)) == order


def test_the_same_column_once_more_turns_the_order_round() -> None:
    """And what has nothing to sort by stays last, whichever way."""
    view = PageView().sorted_by("commitment-1").sorted_by("commitment-1")
    assert names(view) == [ELM.name, OAK.name, ASH.name]


def test_a_filter_shows_what_it_says_and_one_that_shows_nothing_is_not_offered() -> None:
    """Nobody should choose a list that turns out to be empty."""
    offered = [each.name for each in page_filters(page())]
    assert offered[0] == EVERY
    assert "with problems" not in offered
    assert names(PageView("missing")) == [ASH.name]
    assert names(PageView("returned")) == [OAK.name, ELM.name]
    assert names(PageView("locality south")) == [ELM.name, ASH.name]


def test_a_filter_that_is_gone_shows_everything() -> None:
    """The last problem may be mended while only problems are shown."""
    assert len(names(PageView("with problems"))) == 3


def test_not_rated_is_counted_apart() -> None:
    """A rating that nobody gave is never red."""
    collated = page()
    oak = collated.lines[0]
    assert column(collated, "commitment-1").text(oak) == "2 0 0 -0"
    assert column(collated, "commitment-2").text(oak) == "0 1 0 -1"


def test_a_problem_shows_no_counts() -> None:
    """What is not added up must not look as if it were."""
    collated = collate(ROUND, blank(), [row(OAK, year="2020-21", form="other")])
    (problem,) = [line for line in collated.lines if line.state is State.PROBLEM]
    assert column(collated, "commitment-1").text(problem) == ""


def test_an_export_that_nobody_submitted_is_called_so() -> None:
    """The school may think that it has handed the audit in."""
    collated = collate(ROUND, blank(), [row(OAK, file="oak.xlsx"), row(ELM, standing="submitted")])
    step = column(collated, "step")
    assert [step.text(line) for line in collated.lines] == [
        *("exported, not submitted", "submitted, 1 of 4 not rated", "asked"),
    ]


def test_changes_have_columns_only_where_a_round_before_is_named() -> None:
    """An empty column would look like nothing has changed."""
    collated = page()
    file = collated.lines[0].file
    assert "up" not in [each.id for each in page_columns(collated, None)]
    up = column(collated, "up", {file: Changed(up=2)})
    assert [up.text(line) for line in collated.lines] == ["2", "", ""]


def test_the_heading_sorted_by_keeps_its_letters_and_says_that_more_columns_follow() -> None:
    """What is not rated stands behind the minus, which an arrow must not push out of sight."""
    collated = page()
    lines = SchoolLines()
    lines.columns = page_columns(collated, None)
    words = lines.heading(60, "commitment-1", is_reversed=False)
    assert "1↓R A G -" in words
    assert words.endswith(" →")
