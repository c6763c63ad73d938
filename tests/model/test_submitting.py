"""How a return stands is told by the file alone, and no unrated row slips by."""

from dataclasses import replace

import pytest

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.edits import Edit, apply, set_field
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.locking import lock
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.submitting import (
    ReturnState,
    close_return,
    request_changes,
    return_standing,
    submit,
)

BLANK = Workbook(
    commitments=(Commitment("1", "One"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=(Action("1-01", "1.A", "Meet"), Action("1-02", "1.A", "Train")),
)
DAY = "28 November 2026"


def made(workbook: Workbook, *edits: Edit) -> Workbook:
    """Return a workbook with edits made."""
    for edit in edits:
        workbook = apply(workbook, edit)
    return workbook


def rated(workbook: Workbook, *ids: str) -> Workbook:
    """Return a workbook with some actions rated green."""
    return made(workbook, *(set_field(workbook, Kind.ACTIONS, id, "rag", "green") for id in ids))


DONE = rated(BLANK, "1-01", "1-02")


def test_each_state_is_told_by_what_the_file_says() -> None:
    """No second list can say that a school is further than its audit is."""
    submitted = made(DONE, submit(DONE, date=DAY))
    back = made(submitted, *request_changes(submitted, date=DAY, reasons=[("1-02", "Who?")]))
    states = (BLANK, rated(BLANK, "1-01"), DONE, submitted, back, made(back, lock(back, "Done.")))
    assert [return_standing(each).state for each in states] == [
        *(ReturnState.ASKED, ReturnState.DRAFT, ReturnState.DRAFT),
        *(ReturnState.SUBMITTED, ReturnState.CHANGES_REQUESTED, ReturnState.CLOSED),
    ]


def test_a_return_that_the_lead_has_taken_says_so_and_may_be_submitted_again() -> None:
    """The school sees that nothing more is asked, and is not locked out of its own audit."""
    taken = made(DONE, close_return(DONE, date=DAY))
    standing = return_standing(taken)
    assert standing.state is ReturnState.CLOSED
    assert standing.sentence == f"Closed on {DAY}: the partnership has taken it."
    changed = made(taken, set_field(taken, Kind.ACTIONS, "1-01", "who", "DW"))
    again = made(changed, submit(changed, date=DAY))
    assert return_standing(again).state is ReturnState.SUBMITTED


def test_only_a_school_that_a_partnership_knows_is_told_that_it_has_not_submitted() -> None:
    """An audit that nobody has asked for is not late."""
    asked = made(DONE, set_field(DONE, Kind.SCHOOL, "school", "number", "990001"))
    assert return_standing(DONE).sentence == ""
    assert return_standing(asked).sentence == "Not submitted yet."


def test_rows_that_are_not_rated_stop_a_submission_until_it_is_said_why() -> None:
    """A lead should not find out by counting that half of an audit was never looked at."""
    half = rated(BLANK, "1-01")
    with pytest.raises(
        Refused, match="1 action is not rated: 1-02; rate, or say why with --because"
    ):
        submit(half, date=DAY)
    told = made(half, submit(half, date=DAY, because="The trainer is ill."))
    standing = return_standing(told)
    assert standing.state is ReturnState.SUBMITTED
    assert standing.sentence.endswith("because: The trainer is ill.")


def test_the_same_is_not_submitted_twice_and_a_change_may_be() -> None:
    """A second step of the same content would only look like news to the lead."""
    submitted = made(DONE, submit(DONE, date=DAY))
    with pytest.raises(Refused, match="nothing has changed since"):
        submit(submitted, date=DAY)
    changed = made(submitted, set_field(submitted, Kind.ACTIONS, "1-01", "who", "DW"))
    assert return_standing(changed).sentence == f"Submitted on {DAY}. Changed since."
    assert len(made(changed, submit(changed, date=DAY)).returns) == 2


def test_what_the_lead_wants_changed_stands_beside_its_row() -> None:
    """A reason without its row sends the school through the whole audit."""
    back = made(DONE, *request_changes(DONE, date=DAY, reasons=[("1-01", "When?"), ("1.A", "Ok?")]))
    standing = return_standing(back)
    assert standing.sentence == f"Changes requested on {DAY}: 2 rows."
    assert standing.details == ("1-01: When?", "1.A: Ok?")
    assert standing.asked_for == f"Changes requested on {DAY}: 2 rows.\n1-01: When?\n1.A: Ok?"


def test_what_is_asked_about_the_school_as_a_whole_is_called_so_and_counts_as_no_row() -> None:
    """To be told "2 rows. school: The date?" sends somebody to look for a row of that name."""
    for reasons, of_what in (
        ([("school", "The date?"), ("1-01", "When?")], "1 row and the school as a whole"),
        ([("school", "The date?")], "the school as a whole"),
    ):
        standing = return_standing(made(DONE, *request_changes(DONE, date=DAY, reasons=reasons)))
        assert standing.sentence == f"Changes requested on {DAY}: {of_what}."
        assert standing.details[0] == "The school as a whole: The date?"
        assert "the school as a whole" in standing.named_untouched


@pytest.mark.parametrize(
    ("reasons", "error"),
    [([], Refused), ([("1-01", " ")], Refused), ([("9-99", "Why?")], NotFound)],
)
def test_nothing_is_sent_back_without_a_row_and_a_reason(
    reasons: list[tuple[str, str]], error: type[Exception]
) -> None:
    """A return that comes back without a reason is sent again as it was."""
    with pytest.raises(error):
        request_changes(DONE, date=DAY, reasons=reasons)


def test_a_step_needs_a_day_that_is_one() -> None:
    """A tomorrow in a file that travels means another day to each who reads it."""
    for day in ("", "tomorrow"):
        with pytest.raises(Refused):
            submit(DONE, date=day)


def test_an_older_request_is_not_told_once_the_school_has_submitted_again() -> None:
    """What was asked before the last step is answered by it."""
    back = made(DONE, *request_changes(DONE, date=DAY, reasons=[("1-01", "When?")]))
    answered = made(back, set_field(back, Kind.ACTIONS, "1-01", "when", "6/2027"))
    again = return_standing(made(answered, submit(answered, date=DAY)))
    assert (again.state, again.requests) == (ReturnState.SUBMITTED, ())


def test_a_state_that_nobody_knows_counts_as_none() -> None:
    """A file written by hand must not claim a state that no rule stands behind."""
    odd = made(DONE, submit(DONE, date=DAY))
    odd = replace(odd, returns=(replace(odd.returns[0], state="sent"),))
    assert return_standing(odd).state is ReturnState.DRAFT


def test_rows_left_as_they_were_stop_a_submission_until_it_is_said_why() -> None:
    """The lead would only send the same back; one that was changed stops nothing."""
    reasons = [("1-01", "Who?"), ("1-02", "When?"), ("1-02", "And where?")]
    asked = made(DONE, *request_changes(DONE, date=DAY, reasons=reasons))
    assert return_standing(asked).untouched == ("1-01", "1-02")
    with pytest.raises(
        Refused,
        match="since the lead asked in 1-01, 1-02; change it, or say why not with --because",
    ):
        submit(asked, date=DAY)
    mended = made(asked, set_field(asked, Kind.ACTIONS, "1-01", "who", "DW"))
    assert return_standing(mended).untouched == ("1-02",)
    told = made(mended, submit(mended, date=DAY, because="It is termly."))
    assert return_standing(told).sentence == f"Submitted on {DAY}. The reason given: It is termly."
    done = made(mended, set_field(mended, Kind.ACTIONS, "1-02", "when", "6/2027"))
    assert made(done, submit(done, date=DAY)).returns[-1].state == "submitted"


def test_nobody_is_told_to_have_left_what_nobody_knows_of() -> None:
    """A request of an older eh-tui does not say what its row said then."""
    asked = made(DONE, *request_changes(DONE, date=DAY, reasons=[("1-01", "Who?")]))
    older = replace(asked, requests=tuple(replace(each, hash="") for each in asked.requests))
    assert made(older, submit(older, date=DAY)).returns[-1].state == "submitted"
