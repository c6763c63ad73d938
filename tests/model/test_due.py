"""What is overdue, due soon or without a date, and what is left alone (DOMAIN.md 4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.store.store import Store
from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    School,
)
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import (
    Due,
    DueState,
    counts_by_state,
    due_in_words,
    due_state,
    dues,
    time_left,
    urgency,
    without_a_date,
)
from eh_tui.model.form.form import Form
from eh_tui.model.when.calendar import Calendar
from tests.support.forms import example_file
from tests.support.rag import Rag

TODAY = date(2026, 11, 22)
COLUMNS = ("", "Complete?", "Date", "Review date")


def audit(*actions: Action, rows: tuple[tuple[str, ...], ...] = ()) -> Workbook:
    """Return an audit with these actions and these cells of Outcomes Achieved."""
    return Workbook(
        commitments=(Commitment("1", "One"), Commitment("2", "Two")),
        outcomes=(Outcome("1.A", "1"), Outcome("2.A", "2")),
        actions=actions,
        achieved=(AchievedTable("1.R1", "1", columns=COLUMNS),),
        rows=tuple(
            AchievedRow(f"1-R{at:02}", "1.R1", "1.A", cells) for at, cells in enumerate(rows, 1)
        ),
    )


def state(when: str, rag: Rag = Rag.AMBER, today: date = TODAY) -> DueState | None:
    """Return how pressing an action with a When is."""
    return due_state(Form(), Action("1-01", "1.A", when=when, rag=rag), today, Calendar())


@pytest.mark.parametrize(
    "when",
    ["21/11/26", "10/2026", "w/c 9/11/26", "2025", "2024/25", "Autumn 1", "1/10/26\n5/11/26"],
)
def test_a_date_that_has_passed_is_overdue(when: str) -> None:
    """A day, a week, a month, a year or a term: each counts until its last day."""
    assert state(when) is DueState.OVERDUE
    assert state(when, Rag.GREEN) is None


def test_a_month_is_overdue_from_the_first_of_the_next() -> None:
    """Whoever wrote "6/2027" has until the 30th."""
    assert state("6/2027", today=date(2027, 6, 30)) is DueState.DUE_SOON
    assert state("6/2027", today=date(2027, 7, 1)) is DueState.OVERDUE


def test_due_soon_is_within_28_days() -> None:
    """Four weeks leave time to act."""
    for days, expected in ((0, DueState.DUE_SOON), (28, DueState.DUE_SOON), (29, None)):
        day = TODAY + timedelta(days)
        assert state(f"{day:%d/%m/%Y}") is expected


@pytest.mark.parametrize(
    "when", ["", " ", "Awaiting dates", "TBC", "10/12", "31/2/26", "10/13/16", "Newsletter"]
)
def test_what_has_no_date_needs_one_until_it_is_done(when: str) -> None:
    """It is never overdue, and never forgotten either."""
    assert state(when) is DueState.NEEDS_A_DATE
    assert state(when, Rag.GREEN) is None


@pytest.mark.parametrize("when", ["ongoing", "Ongoing ", "From 6/17"])
def test_what_goes_on_needs_a_review_date_until_it_is_green(when: str) -> None:
    """Green is "Completed / ongoing": most of an audit, which would hide what is late."""
    assert state(when) is DueState.NEEDS_A_DATE
    assert state(when, Rag.GREEN) is None


def test_rows_are_sorted_by_how_pressing_and_how_late_they_are() -> None:
    """What is read first is done first; a row keeps its place among its equals."""
    whens = ("", "1/12/26", "10/2026", "ongoing", "6/2017", "6/2017")
    actions = (Action(f"1-{at:02}", "1.A", when=when) for at, when in enumerate(whens))
    found = dues(audit(*actions, rows=(("The offer", "Yes", "", "6/2016"),)), TODAY)

    ids = [due.id for due in sorted(found, key=urgency)]
    assert ids == ["1-04", "1-05", "1-02", "1-R01", "1-01", "1-00", "1-03"]


def test_an_action_has_its_rating_and_a_review_has_none() -> None:
    """At risk and late is another matter than on track and late."""
    action = Action("1-01", "1.A", when="6/2017", rag=Rag.RED)
    late, review = dues(audit(action, rows=(("The offer", "Yes", "", "6/2016"),)), TODAY)
    assert (late.rag, review.rag) == (Rag.RED, None)


@pytest.mark.parametrize(
    ("when", "words"),
    [("6/2017", "9 years"), ("22/11/26", "today"), ("1/12/26", "in 9 days"), ("TBC", "")],
)
def test_how_late_a_row_is_is_said_alone(when: str, words: str) -> None:
    """In a column of the list, under what it is."""
    (due,) = dues(audit(Action("1-01", "1.A", when=when)), TODAY)
    assert time_left(due, TODAY) == words


def test_what_has_no_date_is_counted() -> None:
    """In words, since it is one line of its own."""
    assert without_a_date(1) == "1 needs a date or a review"
    assert without_a_date(13) == "13 need a date or a review"


def test_what_says_that_it_is_done_is_left_alone() -> None:
    """The checks suggest to rate it; no date is missing."""
    assert state("Completed online (due to Covid)", Rag.NONE) is None


def test_what_comes_round_again_is_never_overdue() -> None:
    """The end of its period is always ahead."""
    for month in range(1, 13):
        for when in ("termly", "half-termly", "monthly", "annually"):
            assert state(when, today=date(2026, month, 1)) in (None, DueState.DUE_SOON)


REVIEWS = [
    ("Yes", "12/6/24", "29/04/2025", DueState.REVIEW_OVERDUE, date(2025, 4, 29)),
    ("", "", "10/2026", DueState.REVIEW_OVERDUE, date(2026, 10, 31)),
    ("No", "", "1/12/26", DueState.DUE_SOON, date(2026, 12, 1)),
    ("Yes", "12/6/26", "6/27", None, None),
    ("Yes", "", "ongoing", DueState.NEEDS_A_DATE, None),
    ("yes ", "", "", DueState.NEEDS_A_DATE, None),
    ("Yes", "12/6/24", "", DueState.REVIEW_OVERDUE, date(2025, 6, 12)),
    ("Yes", "29/2/24", "", DueState.REVIEW_OVERDUE, date(2025, 2, 28)),
    ("Yes", "12/6/26", "", None, None),
    ("Cancelled due to Covid.", "", "", None, None),
    ("", "", "", None, None),
]


@pytest.mark.parametrize(("complete", "done", "review", "state", "due"), REVIEWS)
def test_reviews_are_told_apart_whatever_complete_says(
    complete: str, done: str, review: str, state: DueState | None, due: date | None
) -> None:
    """A review date holds after the work is done; without one, it is a year after that."""
    found = dues(audit(rows=(("The offer", complete, done, review),)), TODAY)
    row = Due(
        Kind.ROWS, "1-R01", "Review date", "The offer", "", review, due, state or DueState.OVERDUE
    )
    assert found == ((row,) if state else ())


def test_dues_stand_in_the_order_of_the_form() -> None:
    """So that the list and the sheet can be read side by side."""
    found = dues(Store(example_file()).workbook, TODAY)
    assert [due.id for due in found if due.state is DueState.OVERDUE] == [
        *("1-03", "3-02", "3-03", "3-05")
    ]
    assert [due.id for due in found if due.state is DueState.REVIEW_OVERDUE] == [
        *("3-R01", "3-R02", "4-R01")
    ]


def test_a_due_row_has_its_texts_as_typed() -> None:
    """Nothing is trimmed on its way to the list."""
    action = Action("1-01", "1.A", " Ask\nagain ", "6/2017 ", "LC / DE ")
    (due,) = dues(audit(action), TODAY)
    assert (due.text, due.when, due.who) == (action.text, action.when, action.who)


def test_a_locked_audit_asks_for_nothing() -> None:
    """Last year's rows live on in this year's workbook; they would all be told twice."""
    workbook = audit(Action("1-01", "1.A", when="6/2017"))
    assert dues(replace(workbook, school=School(locked="2026-27 has begun.")), TODAY) == ()


def test_the_counts_are_by_commitment() -> None:
    """The outline says beside each commitment what waits in it."""
    workbook = audit(
        Action("1-01", "1.A", when="6/2017"),
        Action("2-01", "2.A", when="6/2017"),
        Action("2-02", "2.A", when=""),
        Action("9-01", "9.Z", when="6/2017"),
        rows=(("The offer", "Yes", "", "6/2017"),),
    )
    counts = counts_by_state(workbook, dues(workbook, TODAY))
    assert counts == {
        "1": {DueState.OVERDUE: 1, DueState.REVIEW_OVERDUE: 1},
        "2": {DueState.OVERDUE: 1, DueState.NEEDS_A_DATE: 1},
        "": {DueState.OVERDUE: 1},
    }


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("6/2017", "overdue 9 years"),
        ("22/11/26", "due soon, today"),
        ("1/12/26", "due soon, in 9 days"),
        ("TBC", "needs a date"),
    ],
)
def test_a_state_is_said_with_its_time(when: str, words: str) -> None:
    """How late it is decides what is done first."""
    (due,) = dues(audit(Action("1-01", "1.A", when=when)), TODAY)
    assert due_in_words(due, TODAY) == words


@given(st.text(), st.sampled_from(Rag), st.dates(date(2001, 1, 1), date(2098, 1, 1)))
def test_any_when_has_a_state_or_none(when: str, rag: Rag, today: date) -> None:
    """One odd cell must not hide what is due in all the others."""
    assert state(when, rag, today) in (None, *DueState)
