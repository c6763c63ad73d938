"""The history puts back only what makes sense by itself."""

from dataclasses import replace

import pytest

from eh_tui.errors import NotFound
from eh_tui.model.core.edits import Edit, apply, inverse, remove_row
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Course, Person, Training
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.bring_back import bring_back
from eh_tui.model.journal.record import Event, Record

START = Workbook(
    commitments=(Commitment("1"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=(Action("1-01", "1.A", "ask"), Action("1-02", "1.A", "tell")),
    people=(Person("P1", "Dana Whitfield"),),
    courses=(Course("C1", "First aid"),),
    training=(Training("TR1", "P1", "C1", "May"),),
    meetings=(Meeting("M1", "1 May", "Review"),),
    discussed=(
        Discussed("M1-1-01", "M1", "1-01", "discussed", "we ask"),
        Discussed("M1-1-02", "M1", "1-02", "discussed"),
    ),
)


def removed(workbook: Workbook, *rows: tuple[Kind, str], n: int = 1) -> tuple[Workbook, Record]:
    """Return a workbook without some rows, and the record of their going in one step."""
    edits: list[Edit] = []
    for kind, id in rows:
        edit = remove_row(workbook, kind, id)
        edits.append(edit)
        workbook = apply(workbook, edit)
    undo = tuple(inverse(edit) for edit in reversed(edits))
    return workbook, Record(Event.CHANGE, n=n, edits=tuple(edits), undo=undo)


def after(workbook: Workbook, edits: tuple[Edit, ...]) -> Workbook:
    """Return a workbook with edits made."""
    for edit in edits:
        workbook = apply(workbook, edit)
    return workbook


CANCELLED = ((Kind.DISCUSSED, "M1-1-01"), (Kind.DISCUSSED, "M1-1-02"), (Kind.MEETINGS, "M1"))


@pytest.mark.parametrize("id", ["M1", "M1-1-01", "M1-1-02"])
def test_a_meeting_comes_back_with_all_that_was_noted_in_it(id: str) -> None:
    """A row of a meeting that is gone would be of no meeting at all."""
    workbook, record = removed(START, *CANCELLED)
    edits = bring_back(workbook, [record], id)
    assert {edit.id for edit in edits} == {"M1", "M1-1-01", "M1-1-02"}
    assert after(workbook, edits) == START


def test_a_row_whose_meeting_is_there_comes_back_alone() -> None:
    """Nothing else was taken out."""
    workbook, record = removed(START, (Kind.DISCUSSED, "M1-1-01"))
    (edit,) = bring_back(workbook, [record], "M1-1-01")
    assert after(workbook, (edit,)) == START


def test_it_is_not_brought_back_where_its_meeting_cannot_be() -> None:
    """The texts of the meeting were removed from the history for good, say."""
    workbook, one = removed(START, (Kind.DISCUSSED, "M1-1-01"))
    workbook, two = removed(workbook, *CANCELLED[1:], n=2)
    with pytest.raises(NotFound, match="M1-1-01 belongs to M1, which is gone"):
        bring_back(workbook, [one, replace(two, redacted=True)], "M1-1-01")
    edits = bring_back(workbook, [one, two], "M1-1-01")
    assert after(workbook, edits) == START


def test_a_training_comes_back_with_its_person_and_its_course() -> None:
    """It is nobody's otherwise."""
    workbook, one = removed(START, (Kind.TRAINING, "TR1"))
    workbook, two = removed(workbook, (Kind.PEOPLE, "P1"), (Kind.COURSES, "C1"), n=2)
    edits = bring_back(workbook, [one, two], "TR1")
    assert [edit.id for edit in edits] == ["P1", "C1", "TR1"]
    assert after(workbook, edits) == START


def test_what_the_history_does_not_have_is_said() -> None:
    """Whoever took it out may know."""
    with pytest.raises(NotFound, match="9-99 is not in the history"):
        bring_back(START, [], "9-99")
