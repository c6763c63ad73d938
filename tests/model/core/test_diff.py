"""Laws of the difference: its edits lead from the one state to the other."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import EhError
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import apply
from eh_tui.model.core.workbook import Workbook
from tests.model.core.test_edits import WORKBOOK, edits, workbooks


@st.composite
def later(draw: st.DrawFn, workbook: Workbook, most: int = 6) -> Workbook:
    """Any state that a person could have brought a workbook to."""
    for _ in range(draw(st.integers(0, most))):
        workbook = apply(workbook, draw(edits(workbook)))
    return workbook


@given(st.data())
def test_the_edits_between_two_states_lead_from_one_to_the_other(data: st.DataObject) -> None:
    """So the history can say of a file that was saved from outside what was done to it."""
    old = data.draw(workbooks())
    new = data.draw(later(old))
    state = old
    for edit in diff(old, new):
        state = apply(state, edit)
    assert state == new


@given(st.data())
def test_a_state_does_not_differ_from_itself(data: st.DataObject) -> None:
    """A file that was only touched is no news."""
    workbook = data.draw(workbooks())
    assert diff(workbook, workbook) == ()


def test_rows_of_one_id_are_left_alone() -> None:
    """Nobody can tell which of them was changed."""
    twice = replace(WORKBOOK, actions=(WORKBOOK.actions[0], WORKBOOK.actions[0]))
    changed = replace(twice, actions=(WORKBOOK.actions[0], replace(WORKBOOK.actions[0], who="X")))
    assert diff(twice, changed) == ()


def test_what_is_part_of_the_form_has_no_edit() -> None:
    """A heading that somebody reworded is no field of the audit."""
    reworded = replace(WORKBOOK, title="Another title", commitments=())
    for edit in diff(WORKBOOK, reworded):
        try:
            apply(WORKBOOK, edit)
        except EhError as error:
            raise AssertionError(edit) from error
