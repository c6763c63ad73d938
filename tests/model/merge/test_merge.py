"""Laws of the merge: both sides' work is there, and what clashes is told, never lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, apply, remove_row, set_field
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer.rows import Contact, Tier
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, fields, place_of, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.merge.merge import merge, merge_additions
from tests.support.offers import small
from tests.support.workbooks import later, whole_workbooks

BASE = Workbook(
    commitments=(Commitment("1"),),
    outcomes=(Outcome("1.A", "1"), Outcome("1.B", "1")),
    actions=(Action("1-01", "1.A", who="DW"), Action("1-02", "1.A"), Action("1-03", "1.A")),
)


def made(workbook: Workbook, *edits: Edit) -> Workbook:
    """Return a workbook with edits made."""
    for edit in edits:
        workbook = apply(workbook, edit)
    return workbook


def put(workbook: Workbook, id: str, field: str, new: str) -> Workbook:
    """Return a workbook with one field of an action changed."""
    return made(workbook, set_field(workbook, Kind.ACTIONS, id, field, new))


@given(st.data())
def test_where_one_side_did_nothing_the_other_is_the_outcome(data: st.DataObject) -> None:
    """Fetching a colleague's work on top of none of one's own never asks anything."""
    base = data.draw(whole_workbooks())
    theirs = data.draw(later(base))
    merged = merge(base, base, theirs)
    assert merged.clashes == ()
    assert made(base, *merged.edits) == theirs
    assert merge(base, theirs, base) == replace(merged, edits=())


@given(st.data())
def test_both_sides_that_did_the_same_agree(data: st.DataObject) -> None:
    """Two copies of one file are no conflict."""
    base = data.draw(whole_workbooks())
    ours = data.draw(later(base))
    merged = merge(base, ours, ours)
    assert made(ours, *merged.edits) == ours


@given(st.data())
def test_edits_of_different_fields_are_both_there(data: st.DataObject) -> None:
    """Two people in one workbook, each in their own fields."""
    base = data.draw(whole_workbooks().filter(lambda workbook: bool(workbook.actions)))
    cells = [
        (kind, row.id, name)
        for kind in (Kind.ACTIONS, Kind.ROWS, Kind.SIGNATORIES, Kind.PEOPLE)
        for row in base.of_kind(kind)
        for name in fields(base, kind, row)
        if name != "rag"
    ]
    ours_cells = data.draw(st.sets(st.sampled_from(cells)))
    ours = made(base, *(set_field(base, *cell, "ours") for cell in sorted(ours_cells)))
    theirs_cells = set(cells) - ours_cells
    theirs = made(base, *(set_field(base, *cell, "theirs") for cell in sorted(theirs_cells)))
    merged = merge(base, ours, theirs)
    state = made(ours, *merged.edits)
    assert merged.clashes == ()
    for kind, id, name in cells:
        (row,) = (row for row in state.of_kind(kind) if row.id == id)
        side = "ours" if (kind, id, name) in ours_cells else "theirs"
        assert value(state, kind, row, name) == side


@given(st.data())
def test_every_merge_ends_and_its_edits_can_be_made(data: st.DataObject) -> None:
    """Whatever two people did: what can't be merged is a clash, never an error."""
    base = data.draw(whole_workbooks())
    ours, theirs = data.draw(later(base)), data.draw(later(base))
    merged = merge(base, ours, theirs)
    state = made(ours, *merged.edits)
    texts = {action.text for action in state.actions}
    clashing = {clash.theirs.id for clash in merged.clashes}
    known = {action.id for action in base.actions}
    for action in theirs.actions:
        if action.id not in known and action.id not in clashing:
            assert action.text in texts


def test_a_field_that_both_changed_is_ours_and_a_clash() -> None:
    """A person decides; until then nothing of ours is overwritten."""
    ours, theirs = put(BASE, "1-01", "who", "TB"), put(BASE, "1-01", "who", "NK")
    merged = merge(BASE, ours, theirs)
    assert merged.edits == ()
    (clash,) = merged.clashes
    assert (clash.ours, clash.theirs) == ("TB", Set(Kind.ACTIONS, "1-01", "who", "DW", "NK"))


def test_a_row_that_we_took_out_and_they_changed_is_a_clash() -> None:
    """What they typed must be told, since its row is gone."""
    ours = made(BASE, remove_row(BASE, Kind.ACTIONS, "1-01"))
    merged = merge(BASE, ours, put(BASE, "1-01", "note", "vital"))
    assert merged.edits == ()
    assert [(clash.ours, clash.theirs.id) for clash in merged.clashes] == [(None, "1-01")]


def test_a_row_that_they_took_out_and_we_changed_stays() -> None:
    """The same the other way round."""
    theirs = made(BASE, remove_row(BASE, Kind.ACTIONS, "1-01"))
    merged = merge(BASE, put(BASE, "1-01", "note", "vital"), theirs)
    assert merged.edits == ()
    assert [type(clash.theirs) for clash in merged.clashes] == [Remove]


def test_two_rows_of_one_new_number_are_both_there() -> None:
    """Each machine gave the next number; the second row gets the one after."""

    def with_row(text: str) -> Workbook:
        row = new_row(BASE, Kind.ACTIONS, "1.A", text=text)
        return made(BASE, Add(Kind.ACTIONS, row, Place("1.A", "1-03")))

    ours = with_row("ours")
    merged = merge(BASE, ours, with_row("theirs"))
    assert merged.clashes == ()
    found = {action.id: action.text for action in made(ours, *merged.edits).actions}
    assert (found["1-04"], found["1-05"]) == ("ours", "theirs")


def test_a_row_they_moved_goes_there_though_others_came_between() -> None:
    """A new row of ours above it is no reason to ask anybody."""
    moved = Move(Kind.ACTIONS, "1-03", place_of(BASE, Kind.ACTIONS, "1-03"), Place("1.B"))
    row = new_row(BASE, Kind.ACTIONS, "1.A")
    ours = made(BASE, Add(Kind.ACTIONS, row, Place("1.A", "1-02")))
    merged = merge(BASE, ours, made(BASE, moved))
    assert merged.clashes == ()
    assert made(ours, *merged.edits).actions[-1] == Action("1-03", "1.B")


def test_without_a_common_state_only_new_rows_are_taken() -> None:
    """Nobody knows who changed a field that differs, or who took a row out."""
    row = new_row(BASE, Kind.ACTIONS, "1.B", text="new")
    theirs = made(
        put(BASE, "1-01", "who", "NK"),
        remove_row(BASE, Kind.ACTIONS, "1-02"),
        Add(Kind.ACTIONS, row, Place("1.B")),
    )
    merged = merge_additions(BASE, theirs)
    assert [edit.id for edit in merged.edits] == [row.id]
    assert [(clash.theirs.id, clash.ours) for clash in merged.clashes] == [("1-01", "DW")]


def test_what_they_put_under_a_tier_of_theirs_stays_under_it() -> None:
    """Both schools' people made a tier of one number: nothing of theirs comes under ours."""
    base = small()
    ours, theirs = (
        made(base, Add(Kind.TIERS, Tier("TI1", title), Place("", "acute")))
        for title in ("Gold", "Silver")
    )
    theirs = made(
        theirs,
        set_field(theirs, Kind.ITEMS, "A1-01", "tiers", "acute, TI1"),
        Add(Kind.CONTACTS, Contact("CT02", "Library", "TI1"), Place("", "CT01")),
    )
    merged = merge(base, ours, theirs)
    after = made(ours, *merged.edits)
    assert merged.clashes == ()
    assert [(tier.id, tier.title) for tier in after.tiers[2:]] == [
        ("TI1", "Gold"),
        ("TI2", "Silver"),
    ]
    assert after.items[0].tiers == "acute, TI2"
    assert after.contacts[1].tiers == "TI2"


def test_a_row_that_was_put_elsewhere_keeps_nothing_of_where_it_stood() -> None:
    """They took a meeting out and put what it had discussed under the next one."""
    first, second = Meeting("M1", "2026-09-01"), Meeting("M2", "2026-10-01")
    base = replace(BASE, meetings=(first, second), discussed=(Discussed("M1-1-01", "M1", "1-01"),))
    theirs = replace(base, meetings=(second,), discussed=(Discussed("M1-1-01", "M2", "1-01"),))
    merged = merge(base, base, theirs)
    assert merged.clashes == ()
    assert made(base, *merged.edits) == theirs
