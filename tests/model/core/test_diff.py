"""Laws of the difference: its edits lead from the one state to the other."""

from dataclasses import replace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import EhError
from eh_tui.model.core.diff import Difference, diff
from eh_tui.model.core.edits import Add, Edit, Move, apply, set_field
from eh_tui.model.core.form_rows import AchievedRow, AchievedTable, Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, fields, in_form_order, parent_id
from eh_tui.model.core.schema import GROWABLE, PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from tests.support.rag import Rag
from tests.support.workbooks import TEXT, WORKBOOK, later, parents, whole_workbooks


@st.composite
def other_states(draw: st.DrawFn, workbook: Workbook) -> Workbook:
    """Any other state of the same form: of each kind some rows are gone, new, moved, changed."""
    state = workbook
    for kind in GROWABLE:
        rows = [row for row in state.of_kind(kind) if draw(st.integers(0, 4))]
        homes = [home for home in parents(state, kind) if home or kind not in PARENTS]
        if kind is Kind.DISCUSSED:  # without their meetings they would stand in any order
            rows = [row for row in rows if parent_id(kind, row) in homes]
        for _ in range(draw(st.integers(0, 2)) if homes else 0):
            fresh = new_row(
                replace(state, **cast(Any, {kind.value: tuple(rows)})),
                kind,
                draw(st.sampled_from(homes)),
            )
            rows.append(replace(fresh, id=f"{fresh.id}{draw(st.sampled_from(['', 'n']))}"))
        rows = draw(st.permutations(rows))
        rows = [_moved(draw, kind, row, homes) for row in rows]
        state = in_form_order(replace(state, **cast(Any, {kind.value: tuple(_named_once(rows))})))
        for row in state.of_kind(kind):
            for name in fields(state, kind, row) if draw(st.booleans()) else ():
                new = draw(st.sampled_from(Rag)).value if name == "rag" else draw(TEXT)
                state = apply(state, set_field(state, kind, row.id, name, new))
    return state


def _moved(draw: st.DrawFn, kind: Kind, row: Row, homes: list[str]) -> Row:
    if kind not in PARENTS or not homes:
        return row
    home = parent_id(kind, row)
    return replace(
        row, **cast(Any, {PARENTS[kind][0]: draw(st.sampled_from([home, home, *homes]))})
    )


def _named_once(rows: list[Row]) -> list[Row]:
    return list({row.id: row for row in rows}.values())


@given(st.data())
def test_the_edits_between_any_two_states_lead_from_one_to_the_other(data: st.DataObject) -> None:
    """Rows of every kind, with new parents: a meeting that somebody else held, with its rows."""
    old = data.draw(whole_workbooks())
    new = data.draw(other_states(old))
    difference = diff(old, new)
    state = old
    for edit in difference.edits:
        state = apply(state, edit)
    assert all(_has_no_home(new, edit) for edit in difference.left_out)
    if not difference.left_out:
        assert state == new


def _has_no_home(workbook: Workbook, edit: Edit) -> bool:
    """Whether an edit would put a row under a parent that there is not."""
    place = edit.new if isinstance(edit, Move) else getattr(edit, "place", Place())
    _, kind = PARENTS[edit.kind]
    return all(
        isinstance(place, Place) and row.id != place.parent for row in workbook.of_kind(kind)
    )


@given(st.data())
def test_the_edits_of_a_persons_work_lead_from_one_state_to_the_other(data: st.DataObject) -> None:
    """So the history can say of a file that was saved from outside what was done to it."""
    old = data.draw(whole_workbooks())
    new = data.draw(later(old))
    state = old
    for edit in diff(old, new).edits:
        state = apply(state, edit)
    assert state == new


def test_a_new_meeting_comes_with_its_rows() -> None:
    """The rows of a meeting that was not there before need it first."""
    held = replace(WORKBOOK, meetings=(Meeting("M1"),), discussed=(Discussed("M1-1-01", "M1"),))
    difference = diff(WORKBOOK, held)
    assert [edit.id for edit in difference.edits] == ["M1", "M1-1-01"]
    assert [edit.id for edit in diff(held, WORKBOOK).edits] == ["M1-1-01", "M1"]
    assert difference.left_out == ()


def test_what_cannot_be_made_is_told() -> None:
    """A row under an outcome that somebody wrote by hand, and that outcome."""
    more = replace(
        WORKBOOK,
        outcomes=(*WORKBOOK.outcomes, Outcome("1.Z", "1")),
        actions=(*WORKBOOK.actions, Action("1-99", "1.Z")),
    )
    difference = diff(WORKBOOK, in_form_order(more))
    assert difference.edits == ()
    assert [edit.id for edit in difference.left_out] == ["1.Z", "1-99"]


@given(st.data())
def test_a_state_does_not_differ_from_itself(data: st.DataObject) -> None:
    """A file that was only touched is no news."""
    workbook = data.draw(whole_workbooks())
    assert diff(workbook, workbook) == Difference()


def test_rows_of_one_id_are_left_alone() -> None:
    """Nobody can tell which of them was changed."""
    twice = replace(WORKBOOK, actions=(WORKBOOK.actions[0], WORKBOOK.actions[0]))
    changed = replace(twice, actions=(WORKBOOK.actions[0], replace(WORKBOOK.actions[0], who="X")))
    difference = diff(twice, changed)
    assert difference.edits == ()
    assert [(type(edit), edit.id) for edit in difference.left_out] == [(Add, changed.actions[1].id)]


def test_what_is_part_of_the_form_has_no_edit() -> None:
    """A heading that somebody reworded is no field of the audit."""
    reworded = replace(WORKBOOK, title="Another title", commitments=())
    for edit in diff(WORKBOOK, reworded).edits:
        try:
            apply(WORKBOOK, edit)
        except EhError as error:
            raise AssertionError(edit) from error


def test_a_row_that_went_to_a_table_of_other_columns_comes_anew() -> None:
    """Its cells say something else under other headings, so none is carried over by place."""
    tables = (
        AchievedTable("1.R1", "1", columns=("Name", "Date"), growable=True),
        AchievedTable("1.R2", "1", columns=("Who",), growable=True),
    )
    old = replace(WORKBOOK, achieved=tables, rows=(AchievedRow("1-R01", "1.R1", "", ("A", "B")),))
    new = replace(old, rows=(AchievedRow("1-R01", "1.R2", "", ("C",)),))
    difference = diff(old, new)
    state = old
    for edit in difference.edits:
        state = apply(state, edit)
    assert state == new


def test_a_new_row_is_put_where_it_stands_at_once() -> None:
    """The history says that a row was added, not that it was then moved."""
    row, place = new_row(WORKBOOK, Kind.ACTIONS, "1.A", text="New"), Place("1.A", "1-02")
    new = apply(WORKBOOK, Add(Kind.ACTIONS, row, place))
    assert diff(WORKBOOK, new).edits == (Add(Kind.ACTIONS, row, place),)
