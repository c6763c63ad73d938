"""Laws of the edits: each can be taken back, none overwrites what its maker did not see."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import Conflict, NotFound, Refused
from eh_tui.model.core.edits import (
    Add,
    Edit,
    Move,
    Remove,
    Set,
    apply,
    inverse,
    remove_row,
)
from eh_tui.model.core.form_rows import (
    AchievedRow,
    Action,
    Commitment,
)
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.row_ids import fresh_id, new_row
from eh_tui.model.core.rows import Place, in_form_order, locate
from tests.support.workbooks import (
    UNKNOWN,
    WORKBOOK,
    edits,
    parents,
    whole_workbooks,
)


@given(st.data())
def test_an_edit_and_its_inverse_change_nothing(data: st.DataObject) -> None:
    """Undo gives back exactly what was there, whatever the edit."""
    workbook = data.draw(whole_workbooks())
    edit = data.draw(edits(workbook))
    assert apply(apply(workbook, edit), inverse(edit)) == workbook
    assert inverse(inverse(edit)) == edit


@given(st.data())
def test_a_chain_of_edits_is_undone_from_its_end(data: st.DataObject) -> None:
    """Undo has no limit: the first workbook comes back."""
    workbook = now = data.draw(whole_workbooks())
    chain = []
    for _ in range(6):
        chain.append(data.draw(edits(now)))
        now = apply(now, chain[-1])
    for edit in reversed(chain):
        now = apply(now, inverse(edit))
    assert now == workbook


@given(st.data())
def test_an_edit_leaves_the_workbook_it_was_given_as_it_was(data: st.DataObject) -> None:
    """Screens hold on to the workbook they drew."""
    workbook = data.draw(whole_workbooks())
    before = hash(workbook)
    edit = data.draw(edits(workbook))
    assert apply(workbook, edit) == apply(workbook, edit)
    assert hash(workbook) == before


@given(st.data())
def test_making_an_edit_twice_is_making_it_once(data: st.DataObject) -> None:
    """A retry after an error of the disk may find that the edit was written."""
    workbook = data.draw(whole_workbooks())
    edit = data.draw(edits(workbook).filter(lambda edit: not isinstance(edit, Remove)))
    once = apply(workbook, edit)
    assert apply(once, edit) == once


@given(st.data())
def test_an_id_is_never_given_twice(data: st.DataObject) -> None:
    """A number that was quoted on the phone means one row for ever."""
    workbook = data.draw(whole_workbooks())
    given_out: set[str] = {action.id for action in workbook.actions}
    parent = data.draw(st.sampled_from(parents(workbook, Kind.ACTIONS)))
    for _ in range(5):
        row = new_row(workbook, Kind.ACTIONS, parent)
        assert row.id not in given_out
        given_out.add(row.id)
        workbook = apply(workbook, Add(Kind.ACTIONS, row, Place(parent)))
        if data.draw(st.booleans()):
            workbook = apply(workbook, remove_row(workbook, Kind.ACTIONS, row.id))


@given(st.data())
def test_rows_in_form_order_are_left_in_it(data: st.DataObject) -> None:
    """Put in order once, a workbook stays so; nothing is lost on the way."""
    workbook = data.draw(whole_workbooks())
    shuffled = replace(workbook, actions=tuple(data.draw(st.permutations(workbook.actions))))
    ordered = in_form_order(shuffled)
    assert in_form_order(ordered) == ordered
    assert set(ordered.actions) == set(workbook.actions)


CONFLICTS: list[Edit] = [
    Set(Kind.ACTIONS, "1-01", "who", "TB", "NK"),
    Set(Kind.ACTIONS, "1-09", "who", "", "NK"),
    Add(Kind.ACTIONS, Action("1-02", "1.A", "other"), Place("1.A")),
    Add(Kind.ACTIONS, Action("1-03", "1.A"), Place("1.A", "1-09")),
    Add(Kind.ACTIONS, Action("1-03", UNKNOWN), Place(UNKNOWN)),
    Remove(Kind.ACTIONS, Action("1-01", "1.A", who="TB"), Place("1.A")),
    Move(Kind.ACTIONS, "1-01", Place("1.A", "1-02"), Place("1.A", "1-09")),
    Move(Kind.ACTIONS, "1-01", Place("1.A", "1-09"), Place("1.A", "1-02")),
    Move(Kind.ACTIONS, "1-01", Place("1.A"), Place(UNKNOWN)),
]


@pytest.mark.parametrize("edit", CONFLICTS)
def test_an_edit_of_what_is_no_longer_there_is_a_conflict(edit: Edit) -> None:
    """Somebody was quicker; both of them keep what they typed."""
    with pytest.raises(Conflict):
        apply(WORKBOOK, edit)


FORM: list[Edit] = [
    Remove(Kind.OUTCOMES, WORKBOOK.outcomes[0], Place("1")),
    Add(Kind.COMMITMENTS, Commitment("2"), Place()),
    Add(Kind.ROWS, AchievedRow("1-R03", "1.R1", cells=("",)), Place("1.R1", "1-R01")),
    Remove(Kind.ROWS, WORKBOOK.rows[0], Place("1.R1")),
    Move(Kind.ROWS, "1-R02", Place("1.R2"), Place("1.R1")),
    Move(Kind.ROWS, "1-R01", Place("1.R1"), Place("1.R2")),
]


@pytest.mark.parametrize("edit", FORM)
def test_the_forms_own_rows_stay(edit: Edit) -> None:
    """Only the training table takes rows; a partnership lead compares the rest with theirs."""
    with pytest.raises(Refused, match="part of the form"):
        apply(WORKBOOK, edit)


def test_a_table_that_takes_rows_takes_them() -> None:
    """The training table lists as many people as there are (DOMAIN.md 1.14)."""
    row = new_row(WORKBOOK, Kind.ROWS, "1.R2")
    after = apply(WORKBOOK, Add(Kind.ROWS, row, Place("1.R2", "1-R02")))
    assert [row.id for row in after.rows] == ["1-R01", "1-R02", "1-R03"]


def test_only_the_four_ratings_can_be_given() -> None:
    """Any other word would be read back as not rated."""
    with pytest.raises(Refused, match="red, amber, green or none"):
        apply(WORKBOOK, Set(Kind.ACTIONS, "1-01", "rag", "none", "purple"))


def test_an_id_that_two_rows_share_is_nobodys() -> None:
    """Whichever was changed, it might be the wrong one."""
    twice = replace(WORKBOOK, people=(Person("1-01", "Dana Whitfield"),))
    with pytest.raises(Refused, match="2 rows are called 1-01"):
        locate(twice, "1-01")
    with pytest.raises(NotFound, match="no row '1-09'"):
        locate(WORKBOOK, "1-09")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SCHOOL])
def test_every_kind_of_row_can_be_given_an_id(kind: Kind) -> None:
    """A person who writes a row by hand may leave it out, whatever the row."""
    ids = {row.id for row in WORKBOOK.of_kind(kind)}
    assert fresh_id(WORKBOOK, kind, "1") not in {"", *ids}
