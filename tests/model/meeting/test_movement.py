"""What became of each action from meeting to meeting: done, moved, stuck, put off again."""

from collections import Counter

import pytest

from eh_tui.model.core.edits import apply, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.lifecycle import discuss
from eh_tui.model.meeting.meetings import ended as all_ended
from eh_tui.model.meeting.movement import (
    Movement,
    counts_by_commitment,
    counts_by_person,
    movement_since,
    movement_words,
    put_off_often,
    put_off_words,
    times_put_off,
)
from tests.support.meetings import audit, begun, ended, made, postponed, rated
from tests.support.rag import Rag


def rerated(workbook: Workbook, **ratings: Rag) -> Workbook:
    """Return a workbook with other ratings; the keywords are ids without their commitment."""
    for id, rag in ratings.items():
        workbook = apply(workbook, rated(workbook, f"1-{id[1:]}", rag))
    return workbook


def became(workbook: Workbook) -> dict[str, Movement]:
    """Return what became of each action since the first meeting."""
    first = all_ended(workbook)[0]
    return {each.action.id: each.movement for each in movement_since(workbook, first)}


@pytest.mark.parametrize(
    ("id", "now", "movement"),
    [
        ("1-04", Rag.RED, Movement.STUCK),
        ("1-04", Rag.AMBER, Movement.BETTER),
        ("1-04", Rag.GREEN, Movement.DONE),
        ("1-03", Rag.RED, Movement.WORSE),
        ("1-05", Rag.RED, Movement.RATED),
        ("1-04", Rag.NONE, Movement.LOST),
        ("1-05", Rag.NONE, Movement.STUCK),
        ("1-01", Rag.GREEN, Movement.STAYED),
        ("1-01", Rag.AMBER, Movement.WORSE),
        ("1-01", Rag.NONE, Movement.LOST),
    ],
)
def test_an_action_moved_as_its_rating_did(id: str, now: Rag, movement: Movement) -> None:
    """Not rated is neither better nor worse than any rating; a rating lost is never told as one."""
    workbook, _ = ended(*begun(audit()))
    assert became(apply(workbook, rated(workbook, id, now)))[id] is movement


def test_what_a_meeting_did_not_know_is_new() -> None:
    """It can't have moved."""
    workbook, meeting = ended(*begun(audit()))
    ratings = "\n".join(
        line for line in meeting.ratings.splitlines() if not line.startswith("1-04")
    )
    workbook = apply(workbook, set_field(workbook, Kind.MEETINGS, "M1", "ratings", ratings))
    assert became(workbook)["1-04"] is Movement.NEW


def test_between_two_meetings_what_came_later_does_not_count() -> None:
    """Minutes and pages of a meeting stay what they were."""
    workbook, first = ended(*begun(audit()))
    workbook, meeting = begun(workbook)
    workbook = rerated(workbook, _04=Rag.AMBER)
    workbook, second = ended(workbook, meeting, "2026-12-22T16:00:00.000Z")
    workbook = rerated(workbook, _04=Rag.GREEN)
    moved = {each.action.id: each.movement for each in movement_since(workbook, first, second)}
    assert moved["1-04"] is Movement.BETTER


def test_what_was_put_off_three_times_is_named() -> None:
    """Until it is done."""
    workbook = postponed(audit(), 3)
    first = all_ended(workbook)[0]
    (named,) = put_off_often(movement_since(workbook, first))
    assert (named.action.id, put_off_words(named.times_put_off)) == ("1-04", "put off three times")
    done = rerated(workbook, _04=Rag.GREEN)
    assert put_off_often(movement_since(done, first)) == ()
    assert put_off_often(movement_since(postponed(audit(), 2), first)) == ()


def test_a_later_date_is_putting_off_unless_it_is_done() -> None:
    """As people know: next year we shall. An earlier one, or the first, is none."""
    workbook, meeting = begun(audit())
    for id, when in (("1-04", "6/2028"), ("1-03", "1/2026"), ("1-05", "6/2028"), ("1-01", "2029")):
        edit = set_field(workbook, Kind.ACTIONS, id, "when", when)
        workbook = made(workbook, discuss(workbook, meeting, id, edit))
    workbook, _ = ended(workbook, meeting)
    assert times_put_off(workbook) == Counter({"1-04": 1})


def test_it_is_counted_by_commitment_and_by_person() -> None:
    """In words, so that no colour is needed."""
    workbook, first = ended(*begun(audit()))
    moved = movement_since(rerated(workbook, _04=Rag.GREEN), first)
    ((commitment, counts),) = counts_by_commitment(workbook, moved)
    assert commitment.id == "1"
    assert movement_words(counts) == "1 done, 3 stuck, 4 still done"
    assert counts_by_person(workbook, moved) == (("DW", Counter({Movement.DONE: 1})),)
