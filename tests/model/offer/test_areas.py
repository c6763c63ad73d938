"""The areas of an offer: states, tiers, figures, and rows that belong nowhere."""

from dataclasses import replace

import pytest

from eh_tui.errors import Refused
from eh_tui.model.core.edits import apply, inverse
from eh_tui.model.core.offer.rows import Figure, Item, Measure, Offered
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.areas import (
    MeasureGroup,
    areas_in_order,
    as_offered,
    counted,
    figures_over_terms,
    next_state,
    offered_of,
    record_figure,
    tier_ids,
)
from tests.support.offers import small

WITH_MEASURE = {"measures": (Measure("A1-M1", "A1", "Attendance", figure="94%", as_of="July"),)}


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("yes", Offered.YES),
        ("Offered", Offered.YES),
        ("planned", Offered.PLANNED),
        ("No", Offered.NO),
        ("not offered", Offered.NO),
        ("", Offered.UNDECIDED),
        ("not decided", Offered.UNDECIDED),
    ],
)
def test_a_state_is_known_by_its_words(typed: str, state: Offered) -> None:
    """As a person would say it, in any case."""
    assert as_offered(typed) is state


def test_a_word_that_is_no_state_is_asked_about() -> None:
    """Never taken for one of them."""
    with pytest.raises(Refused, match="perhaps"):
        as_offered("perhaps")


def test_a_state_written_by_hand_that_is_none_counts_as_not_decided() -> None:
    """The file keeps the word; nobody guesses what it meant."""
    assert offered_of(Item("A1-01", "A1", offered="perhaps")) is Offered.UNDECIDED


def test_the_states_follow_each_other_round() -> None:
    """Four presses of Space come back to where they began."""
    state, seen = Offered.UNDECIDED, []
    for _ in range(4):
        state = next_state(state)
        seen.append(state)
    assert seen == [Offered.YES, Offered.PLANNED, Offered.NO, Offered.UNDECIDED]


def test_rows_of_no_known_area_are_shown_last() -> None:
    """Nothing that a file holds is dropped."""
    workbook = small(items=(Item("A1-01", "A1"), Item("B-01", "B")))
    assert [(group.area.id, len(group.items)) for group in areas_in_order(workbook)] == [
        ("A1", 1),
        ("", 1),
    ]
    assert sum(counted(workbook.items).values()) == 2


def test_tiers_are_named_by_id_or_title_and_other_words_are_kept() -> None:
    """A word that is no tier is told by the check, not thrown away."""
    workbook = small()
    assert tier_ids(workbook, "universal, Acute Support, Specific") == (
        "universal",
        "acute",
        "Specific",
    )


def after(workbook: Workbook, figure: str, as_of: str) -> Workbook:
    """Return a workbook with a new figure of its one outcome."""
    for edit in record_figure(workbook, "A1-M1", figure, as_of):
        workbook = apply(workbook, edit)
    return workbook


def test_a_new_figure_keeps_the_one_before() -> None:
    """So that a trend is seen after a few terms."""
    workbook = after(after(small(**WITH_MEASURE), "95%", "December"), "96%", "Easter")
    (group,) = areas_in_order(workbook)[0].measures
    assert [(row.figure, row.as_of) for row in group.figures] == [
        ("94%", "July"),
        ("95%", "December"),
    ]
    assert figures_over_terms(group) == "94% (July), 95% (December), 96% (Easter)"


def test_a_figure_of_the_same_date_was_mistyped_and_is_not_kept() -> None:
    """Putting a slip right is no second term."""
    workbook = after(small(**WITH_MEASURE), "95%", "July")
    assert workbook.figures == ()
    assert workbook.measures[0].figure == "95%"


def test_the_edits_of_a_figure_can_be_taken_back() -> None:
    """All of them, in one step."""
    workbook = small(**WITH_MEASURE)
    edits = record_figure(workbook, "A1-M1", "95%", "December")
    changed = workbook
    for edit in edits:
        changed = apply(changed, edit)
    for edit in reversed(edits):
        changed = apply(changed, inverse(edit))
    assert replace(changed, retired=()) == workbook


@pytest.mark.parametrize(("figure", "as_of"), [("", "July"), ("95%", " ")])
def test_a_figure_needs_its_date(figure: str, as_of: str) -> None:
    """A number of nobody knows when shows no impact."""
    with pytest.raises(Refused, match="date"):
        record_figure(small(**WITH_MEASURE), "A1-M1", figure, as_of)


def test_a_figure_is_a_row_of_its_outcome() -> None:
    """Read from the file under the outcome that it names."""
    rows = {**WITH_MEASURE, "figures": (Figure("A1-M1-1", "A1-M1", "90%", "2025"),)}
    assert (
        figures_over_terms(areas_in_order(small(**rows))[0].measures[0]) == "90% (2025), 94% (July)"
    )


def test_figures_stand_in_the_order_of_their_dates_where_each_is_understood() -> None:
    """One of an earlier term may be written down later; what is no date moves nothing."""
    measure = Measure("A1-M1", "A1", figure="93%", as_of="November 2026")
    late = Figure("A1-M1-1", "A1-M1", "92%", "July 2026")
    early = Figure("A1-M1-2", "A1-M1", "90%", "4/2026")
    told = figures_over_terms(MeasureGroup(measure, (late, early)))
    assert told == "90% (4/2026), 92% (July 2026), 93% (November 2026)"
    unread = replace(early, as_of="before the fire")
    told = figures_over_terms(MeasureGroup(measure, (late, unread)))
    assert told == "92% (July 2026), 90% (before the fire), 93% (November 2026)"
