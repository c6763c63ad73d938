"""What a signature says of the audit: whatever is changed later shows, and nothing else does."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eh_tui.errors import Conflict, NotFound, Refused
from eh_tui.model.audit.signed_content import content_hash, row_hashes
from eh_tui.model.audit.summary import draft_notice
from eh_tui.model.core.edits import Add, Edit, apply, inverse, remove_row, set_field
from eh_tui.model.core.form_rows import Guidance, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.assurance_rows import Signature
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.signing import (
    How,
    SignatureStanding,
    SigningState,
    receive,
    received,
    sign,
    signatory_called,
    standing_of_signatures,
)
from tests.support.forms import labelled
from tests.support.rag import Rag
from tests.support.workbooks import edits, workbooks
from tests.support.xlsx_audits import filled_audit

SIGNED_KINDS = (Kind.OUTCOMES, Kind.ACTIONS, Kind.ROWS)


def made(workbook: Workbook, *changes: Edit) -> Workbook:
    """Return a workbook with edits made."""
    for edit in changes:
        workbook = apply(workbook, edit)
    return workbook


def signed(workbook: Workbook, id: str = "S1", how: How = How.TYPED) -> Workbook:
    """Return a workbook signed by one of those who sign."""
    return made(workbook, *sign(workbook, id, name="Amara Okafor", date="12/9/26", how=how))


def of(workbook: Workbook, id: str = "S1") -> SignatureStanding:
    """Return how one signature stands."""
    return next(stands for stands in standing_of_signatures(workbook) if stands.signatory.id == id)


@given(st.data())
def test_whatever_is_changed_in_what_was_signed_shows_until_it_is_undone(
    data: st.DataObject,
) -> None:
    """No change slips by a signature, and undo makes it good again."""
    workbook = signed(data.draw(workbooks()))
    assume(what_is_said(workbook))
    edit = data.draw(edits(workbook, SIGNED_KINDS))
    changed = apply(workbook, edit)
    says_the_same = sorted(map(repr, what_is_said(workbook))) == sorted(
        map(repr, what_is_said(changed))
    )
    assert (of(changed).state is SigningState.SIGNED) == says_the_same
    assert (of(changed).number == 0) == says_the_same
    assert of(apply(changed, inverse(edit))) == of(workbook)


def what_is_said(workbook: Workbook) -> list[object]:
    """Return the rows that are signed, in any order."""
    return [row for kind in SIGNED_KINDS for row in workbook.of_kind(kind)]


@given(st.data())
def test_registers_do_not_touch_a_signature(data: st.DataObject) -> None:
    """A new colleague, or a second signature, does not put in doubt what was signed."""
    workbook = signed(data.draw(workbooks()))
    edit = data.draw(edits(workbook, (Kind.PEOPLE, Kind.TERMS, Kind.SIGNATORIES)))
    assume(edit.id != "S1")
    assert of(apply(workbook, edit)).state is SigningState.SIGNED


@given(st.data())
def test_the_order_of_the_rows_is_not_what_is_signed(data: st.DataObject) -> None:
    """A row moved within its outcome says what it said."""
    workbook = data.draw(workbooks())
    actions = data.draw(st.permutations(workbook.actions))
    shuffled = replace(workbook, actions=tuple(actions))
    assert content_hash(shuffled) == content_hash(workbook)
    assert row_hashes(shuffled) == row_hashes(workbook)


def test_changed_added_and_removed_rows_are_told_apart() -> None:
    """Whoever signed sees at once what is no longer what they signed."""
    workbook = signed(filled_audit())
    family = [action.id for action in workbook.actions if action.outcome == "3.B"]
    changed = made(
        workbook,
        set_field(workbook, Kind.ACTIONS, "1-01", "rag", "red"),
        Add(Kind.ACTIONS, new_row(workbook, Kind.ACTIONS, "3.B"), Place("3.B", family[-1])),
        remove_row(workbook, Kind.ACTIONS, "4-03"),
    )
    stands = of(changed)
    assert (stands.changed, stands.added, stands.removed) == (("1-01",), ("3-06",), ("4-03",))
    assert stands.sentence == "Signed on 12/9/26, typed. Changed since signed: 3 rows."
    assert stands.details == ("Changed: 1-01", "Added: 3-06", "Taken out: 4-03")


def test_the_forms_own_wording_is_signed_too() -> None:
    """Another form with the same answers is another audit."""
    workbook = signed(filled_audit())
    green = labelled(green="Done")
    for other in (
        replace(workbook, title="5. Another tool"),
        replace(workbook, form=green),
    ):
        assert of(other).details == ("Changed: the form's wording",)
    school = replace(workbook, school=replace(workbook.school, name="Another school"))
    assert of(school).details == ("Changed: the school's name, year or audit date",)


def test_a_lock_and_guidance_leave_a_signature_as_good_as_it_was() -> None:
    """An audit is signed, then closed; advice beside the form is no part of what it says."""
    workbook = signed(filled_audit())
    locked = replace(workbook, school=replace(workbook.school, locked="Closed.", follows="a.toml"))
    assert of(locked).state is SigningState.SIGNED
    guided = replace(workbook, guidance=(Guidance("1-G9", "1", "What", "Advice"),))
    assert of(guided).state is SigningState.SIGNED


def test_signing_again_adds_a_signature_and_keeps_the_old_one() -> None:
    """What was signed in September stays on record when it is signed anew in June."""
    workbook = signed(filled_audit())
    changed = made(workbook, set_field(workbook, Kind.ACTIONS, "1-01", "when", "6/2027"))
    again = signed(changed, how=How.INK)
    assert [row.id for row in again.signatures] == ["SG1", "SG2"]
    assert again.signatures[0] == workbook.signatures[0]
    assert of(again).sentence == "Signed on 12/9/26, in ink."


def test_the_form_shows_who_signed_and_when() -> None:
    """The printed sign-off has a name and a date, as typed."""
    workbook = filled_audit()
    name, date = "  Mrs A. Okafor ", " Sunday 22nd Nov. 2026"
    after = made(workbook, *sign(workbook, "S2", name=name, date=date, how=How.TYPED))
    (row,) = (row for row in after.signatories if row.id == "S2")
    assert (row.name, row.signed) == (name, date)


def test_a_date_put_on_the_form_by_hand_is_said_to_be_no_record() -> None:
    """Nobody knows what the audit said when it was written there."""
    workbook = filled_audit()
    assert of(workbook, "S3").state is SigningState.NO_RECORD
    assert of(workbook, "S3").sentence == (
        "Dated 14/9/2026, but there is no record of what was signed."
    )
    assert of(workbook, "S1").sentence == "Not signed."
    by_hand = replace(workbook, signatures=(Signature("SG1", "S1", "A Okafor", "12/9/26"),))
    assert of(by_hand, "S1").state is SigningState.NO_RECORD


def test_a_name_changed_beside_a_signature_shows() -> None:
    """Otherwise somebody else's name could stand over it unseen."""
    workbook = signed(filled_audit())
    renamed = made(workbook, set_field(workbook, Kind.SIGNATORIES, "S1", "name", "Ann Other"))
    assert of(renamed).who == "Principal, Amara Okafor"
    assert of(renamed).sentence == (
        "Signed on 12/9/26, typed. The form no longer gives this name and date."
    )


def test_of_two_signatures_the_one_on_the_form_is_told_and_the_other_beside_it() -> None:
    """A merge brings two together, and the one that the form does not name may come last."""
    first = signed(filled_audit())
    other = made(first, *sign(first, "S1", name="Zoë Ünal", date="13/9/26", how=How.TYPED))
    both = replace(other, signatories=first.signatories)
    assert of(both).who == "Principal, Amara Okafor"
    assert of(both).sentence == "Signed on 12/9/26, typed."
    assert of(both).on_the_line == "Amara Okafor, signed on screen"
    assert of(both).details == ("Signed here as well: Zoë Ünal, 13/9/26",)
    assert of(other).who == "Principal, Zoë Ünal"
    assert of(other).details == ("Signed here as well: Amara Okafor, 12/9/26",)


def test_the_signature_of_a_role_that_was_taken_out_is_still_told() -> None:
    """What was signed was signed."""
    workbook = signed(filled_audit())
    without = made(workbook, remove_row(workbook, Kind.SIGNATORIES, "S1"))
    assert standing_of_signatures(without)[-1].who == "Amara Okafor"
    assert standing_of_signatures(without)[-1].sentence.startswith("Signed on 12/9/26, typed.")


@pytest.mark.parametrize("id", ["a b", "1, 2", " x ", "a\nb", "é"])
def test_rows_with_odd_ids_are_found_again(id: str) -> None:
    """Ids are written by hand too."""
    workbook = filled_audit()
    odd = replace(workbook, actions=(replace(workbook.actions[0], id=id), *workbook.actions[1:]))
    assert of(signed(odd)).number == 0
    assert of(signed(odd)).state is SigningState.SIGNED


def test_rows_that_share_an_id_are_told_by_it() -> None:
    """Neither hides behind the other."""
    workbook = filled_audit()
    twin = replace(workbook.actions[0], text="A twin")
    shared = replace(workbook, actions=(*workbook.actions, twin))
    changed = replace(workbook, actions=(*workbook.actions, replace(twin, text="Another")))
    assert of(replace(changed, signatures=signed(shared).signatures)).changed == (twin.id,)


@pytest.mark.parametrize(("name", "date"), [("", "12/9/26"), (" \n", "12/9/26"), ("A", " ")])
def test_a_signature_without_a_name_or_a_date_is_refused(name: str, date: str) -> None:
    """It would say nothing."""
    with pytest.raises(Refused, match="The signature has no"):
        sign(filled_audit(), "S1", name=name, date=date, how=How.TYPED)


def test_nobody_signs_in_a_place_that_is_not_there() -> None:
    """The role may have been taken out meanwhile."""
    with pytest.raises(Conflict, match="no longer in this workbook"):
        sign(filled_audit(), "S9", name="A", date="12/9/26", how=How.TYPED)


def test_a_signatory_is_found_by_role_in_any_case_or_by_id() -> None:
    """People say the role; two with the same one go by their ids."""
    workbook = filled_audit()
    assert signatory_called(workbook, " chair of  GOVERNORS").id == "S2"
    assert signatory_called(workbook, "S4").id == "S4"
    twice = replace(workbook, signatories=(Signatory("S1", "Head"), Signatory("S2", "Head")))
    with pytest.raises(Refused, match="S1 or S2"):
        signatory_called(twice, "head")
    with pytest.raises(NotFound, match=r"S1 \(Principal\)"):
        signatory_called(workbook, "Caretaker")


def test_a_draft_says_how_many_actions_are_not_rated() -> None:
    """Not rated is not red, and an audit that is not done may be printed, but marked."""
    workbook = filled_audit()
    rated = tuple(replace(action, rag=Rag.GREEN) for action in workbook.actions)
    assert draft_notice(replace(workbook, actions=rated)) == ""
    one = (replace(rated[0], rag=Rag.NONE), *rated[1:])
    assert draft_notice(replace(workbook, actions=one)) == "DRAFT: 1 action not rated"
    assert draft_notice(Workbook()) == ""


def test_who_received_the_audit_is_told_with_the_minute() -> None:
    """Inspectors ask where governors saw it."""
    workbook = filled_audit()
    once = made(workbook, *receive(workbook, date="25/11/26", body="Full board", minute="7.2"))
    twice = made(once, *receive(once, date="1/6/27", body="Full board", minute=""))
    assert [received(row) for row in twice.received] == [
        "Full board, 25/11/26, minute 7.2",
        "Full board, 1/6/27",
    ]
    for date, body in (("", "Board"), ("1/6/27", " ")):
        with pytest.raises(Refused):
            receive(workbook, date=date, body=body, minute="")
