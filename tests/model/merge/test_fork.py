"""What a copy changed is told from what it only still has."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.core.edits import Add, Edit, Remove, Set, apply, remove_row, set_field
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Course, Person, Training
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.rows import Place
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.merge.fork import fork_of, merge_unknown
from eh_tui.model.merge.merge import merge

START = Workbook(
    commitments=(Commitment("1"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=tuple(Action(f"1-0{at}", "1.A", f"action {at}") for at in range(1, 5)),
)
FIELDS = ("when", "who", "note")


def put(workbook: Workbook, id: str, field: str, new: str) -> Workbook:
    """Return a workbook with a field of an action changed."""
    return apply(workbook, set_field(workbook, Kind.ACTIONS, id, field, new))


def history(*edits: tuple[str, str, str]) -> list[Workbook]:
    """Return the states of a history that began with `START`."""
    states = [START]
    for edit in edits:
        states.append(put(states[-1], *edit))
    return states


def merged(states: list[Workbook], theirs: Workbook) -> tuple[list[Edit], list[str]]:
    """Return what is taken of a copy, and which fields wait for a person."""
    fork = fork_of(states, theirs)
    ours = states[-1]
    base = fork.base
    found = merge(base, ours, theirs) if base else merge_unknown(ours, theirs, fork.older)
    clashes = [
        f"{clash.theirs.id} {getattr(clash.theirs, 'field', '')}".strip() for clash in found.clashes
    ]
    return list(found.edits), clashes


def test_our_own_work_is_never_taken_back() -> None:
    """The copy is nearer to a later state, and yet it came from the first one."""
    states = history(
        ("1-03", "who", "TB"), ("1-03", "note", "soon"), ("1-01", "who", "DW"),
        ("1-01", "when", "May"), ("1-01", "note", "x"),
    )  # fmt: skip
    theirs = put(put(put(START, "1-01", "who", "DW"), "1-01", "when", "May"), "1-01", "note", "x")
    assert merged(states, theirs) == ([], [])
    theirs = put(theirs, "1-04", "who", "NK")
    assert merged(states, theirs) == ([Set(Kind.ACTIONS, "1-04", "who", "", "NK")], [])


def test_a_field_that_both_changed_is_a_clash() -> None:
    """In whatever order, and also where it is back at what it was before."""
    states = history(("1-01", "who", "DW"), ("1-02", "who", "DW"))
    theirs = put(START, "1-01", "who", "NK")
    assert merged(states, theirs) == ([], ["1-01 who"])
    back = [*history(("1-01", "who", "DW")), START]
    assert merged(back, put(START, "1-01", "who", "NK")) == ([], ["1-01 who"])


def test_a_copy_that_has_an_earlier_value_was_made_when_it_stood() -> None:
    """So it had seen what was changed before that."""
    states = history(("1-01", "who", "DW"), ("1-02", "who", "DW"), ("1-02", "who", "TB"))
    theirs = put(states[2], "1-01", "who", "NK")
    assert fork_of(states, theirs).is_later
    assert merged(states, theirs) == ([Set(Kind.ACTIONS, "1-01", "who", "DW", "NK")], [])


def test_what_an_undo_brought_back_does_not_tell_that_a_copy_is_later() -> None:
    """It may have stood before a history that was put together meanwhile."""
    states = [put(START, "1-01", "who", text) for text in ("DW", "NK", "TB")]
    assert fork_of(states, states[1]).is_later
    assert not fork_of(states, states[1], restored=[1]).is_later


@pytest.mark.parametrize(("field", "text"), [("who", ""), ("rag", "amber"), ("rag", "none")])
def test_a_blank_and_a_level_do_not_tell_that_a_copy_is_later(field: str, text: str) -> None:
    """Any row may have had them before, whoever typed them here."""
    states = [put(START, "1-01", field, each) for each in ("red", text, "green")]
    assert not fork_of(states, states[1]).is_later


def test_what_stands_here_now_does_not_tell_that_they_had_seen_it() -> None:
    """Both may have typed it from one sheet of minutes."""
    states = history(("1-01", "when", "May"), ("1-01", "who", "DW"))
    theirs = put(put(START, "1-01", "when", "June"), "1-01", "who", "DW")
    assert merged(states, theirs) == ([], ["1-01 when"])


def test_a_copy_of_no_one_state_has_no_base() -> None:
    """Half of one state and half of another: a person is asked about what is new in it."""
    theirs = put(put(START, "1-02", "who", "a"), "1-03", "who", "NK")
    states = history(("1-01", "who", "a"), ("1-01", "who", "b"), ("1-02", "who", "a"),
                     ("1-02", "who", "b"))  # fmt: skip
    fork = fork_of(states, theirs)
    assert fork.base is None
    assert fork.older == {(Kind.ACTIONS, "1-01", "who"), (Kind.ACTIONS, "1-02", "who")}
    assert merged(states, theirs) == ([], ["1-03 who"])


def test_a_row_that_we_took_out_stays_out() -> None:
    """It was here, so the copy did not add it; what the copy changed in it is asked about."""
    states = history(("1-02", "who", "DW"))
    states.append(apply(states[-1], remove_row(states[-1], Kind.ACTIONS, "1-01")))
    assert merged(states, START) == ([], [])
    assert merged(states, put(START, "1-01", "who", "NK")) == ([], ["1-01 who"])
    unknown = merge_unknown(
        states[-1], put(START, "1-01", "who", "NK"), frozenset({(Kind.ACTIONS, "1-01", "")})
    )
    assert unknown.edits == ()
    assert {clash.theirs.id for clash in unknown.clashes} == {"1-01", "1-02"}


def test_a_row_that_we_added_is_not_one_that_they_took_out() -> None:
    """They never saw it."""
    added = Add(Kind.ACTIONS, Action("1-05", "1.A", "ours"), Place("1.A", "1-04"))
    states = [START, apply(START, added)]
    assert merged(states, put(START, "1-01", "who", "NK"))[0] == [
        Set(Kind.ACTIONS, "1-01", "who", "", "NK")
    ]


def test_a_row_that_they_took_out_is_taken_out() -> None:
    """It was there from the beginning, and is as it was."""
    theirs = apply(START, remove_row(START, Kind.ACTIONS, "1-04"))
    states = history(("1-01", "who", "DW"))
    (edit,), clashes = merged(states, theirs)
    assert isinstance(edit, Remove)
    assert (edit.id, clashes) == ("1-04", [])


def test_two_rows_that_were_added_apart_under_one_number_are_both_there() -> None:
    """Each side took the next number; neither is an earlier value of the other."""
    ours = Add(Kind.ACTIONS, Action("1-05", "1.A", "ours"), Place("1.A", "1-04"))
    theirs = Add(Kind.ACTIONS, Action("1-05", "1.A", "theirs"), Place("1.A", "1-04"))
    states = [START, apply(START, ours)]
    states.append(put(states[-1], "1-05", "who", "DW"))
    edits, clashes = merged(states, apply(START, theirs))
    assert clashes == []
    (edit,) = edits
    assert isinstance(edit, Add)
    assert (edit.id, edit.row) == ("1-06", Action("1-06", "1.A", "theirs"))


def test_a_meeting_on_each_side_is_two_meetings() -> None:
    """Theirs is not an earlier state of ours because both were once begun."""

    def held(date: str) -> list[Workbook]:
        meeting = Meeting("M1", date, "Review")
        begun = apply(START, Add(Kind.MEETINGS, meeting, Place()))
        noted = apply(
            begun,
            Add(Kind.DISCUSSED, Discussed("M1-01", "M1", "1-01", "discussed", date), Place("M1")),
        )
        return [begun, noted, apply(noted, Set(Kind.MEETINGS, "M1", "ended", "", f"after {date}"))]

    fork = fork_of([START, *held("1 May")], held("2 May")[-1])
    assert fork.base == START


def test_a_training_of_somebody_whom_they_added_is_not_ours() -> None:
    """Both number their first person, course and training alike; only names tell them apart."""

    def trained(name: str) -> Workbook:
        """Return the start with somebody, a course and a training of them."""
        state = START
        for kind, row in (
            (Kind.PEOPLE, Person("P1", name)),
            (Kind.COURSES, Course("C1", f"course of {name}")),
            (Kind.TRAINING, Training("TR1", "P1", "C1", f"training of {name}")),
        ):
            state = apply(state, Add(kind, row, Place()))
        return state

    ours = apply(trained("ours"), Add(Kind.COURSES, Course("C2", "more"), Place("", "C1")))
    ours = apply(ours, Set(Kind.TRAINING, "TR1", "course", "C1", "C2"))
    states = [put(START, "1-01", "who", "DW"), START, trained("ours"), ours]
    edits, _ = merged(states, put(trained("theirs"), "1-01", "who", "DW"))
    (training,) = (edit.row for edit in edits if edit.kind is Kind.TRAINING and type(edit) is Add)
    (course,) = (edit.row for edit in edits if edit.kind is Kind.COURSES and type(edit) is Add)
    assert (training.course, course.name) == (course.id, "course of theirs")  # type: ignore[union-attr]


CHANGE = st.tuples(
    st.sampled_from([action.id for action in START.actions]),
    st.sampled_from(FIELDS),
    st.text("abc", max_size=2),
)


@given(st.lists(CHANGE, max_size=8), st.integers(0, 8), st.lists(CHANGE, max_size=4))
def test_nothing_of_either_side_is_lost(
    ours: list[tuple[str, str, str]], at: int, theirs: list[tuple[str, str, str]]
) -> None:
    """Whatever state a copy came from: what we changed since stays, or is asked about."""
    states = history(*ours)
    fork = states[min(at, len(states) - 1)]
    copy = fork
    for change in theirs:
        copy = put(copy, *change)
    edits, clashes = merged(states, copy)
    after = states[-1]
    for edit in edits:
        after = apply(after, edit)
    values = [
        tuple(getattr(row, field) for row in rows)
        for field in FIELDS
        for rows in zip(fork.actions, states[-1].actions, copy.actions, after.actions, strict=True)
    ]
    places = [f"{action.id} {field}" for field in FIELDS for action in START.actions]
    for place, (old, mine, other, now) in zip(places, values, strict=True):
        if mine != old:
            assert now == mine
        held = {getattr(row, place.split()[1]) for s in states for row in s.actions
                if row.id == place.split()[0]}  # fmt: skip
        if other not in held:
            assert now == other or place in clashes


def test_a_workbook_without_a_history_has_no_fork() -> None:
    """Nobody knows what was here before."""
    assert fork_of([], START).base is None
    theirs = replace(START, actions=(*START.actions, Action("1-05", "1.A", "new")))
    found = merge_unknown(START, theirs, frozenset())
    assert [edit.id for edit in found.edits] == ["1-05"]


def test_a_row_of_a_copy_never_gets_the_number_of_one_that_was_taken_out() -> None:
    """Nobody knows where the copy is from, and the two rows are of different people."""
    ours = replace(START, retired=("P1",))
    theirs = replace(START, people=(Person("P1", "Example Person"),))
    (added,) = merge_unknown(ours, theirs, frozenset()).edits
    assert added == Add(Kind.PEOPLE, Person("P2", "Example Person"), Place())
