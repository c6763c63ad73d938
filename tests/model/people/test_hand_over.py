"""What is somebody's, and what goes over to another when they leave."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.edits import Set, apply, inverse
from eh_tui.model.core.form_rows import AchievedRow, AchievedTable, Action, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer.rows import Awareness, Contact, Item, Message, Offer
from eh_tui.model.core.register_rows import Person, Training
from eh_tui.model.core.review.assurance_rows import Signature
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.hand_over import hand_over
from eh_tui.model.people.loads import is_open, loads, rows_by_role, rows_of_person, rows_perhaps_of
from eh_tui.model.people.mentioned import texts_naming
from eh_tui.model.people.register import register_of
from tests.support.offers import TODAY, small
from tests.support.people import ANA, DANA, JO, STAFF, TOMASZ, audit, audits
from tests.support.rag import Rag

MR_BERG = replace(TOMASZ, aliases="Mr Berg")
NAMESAKE = Person("P5", "Diana Wade")
"""Her initials are Dana's."""


def texts(edits: tuple[Set, ...]) -> list[str]:
    """Return what the edits write."""
    return [edit.new for edit in edits]


@pytest.mark.parametrize(
    ("cell", "to", "expected"),
    [
        ("DW", TOMASZ, "TB"),
        ("D.W.", TOMASZ, "T.B."),
        ("D W", TOMASZ, "T B"),
        ("dw", TOMASZ, "tb"),
        ("D.Whitfield", TOMASZ, "T.Berg"),
        ("D. Whitfield", ANA, "A. de Souza"),
        ("Dana Whitfield", TOMASZ, "Tomasz Berg"),
        ("Mrs Whitfield", MR_BERG, "Mr Berg"),
        ("Mrs Whitfield", JO, "Jo Stone-Shaw"),
        ("  DW  / DSL’s ", TOMASZ, "  TB  / DSL’s "),
        ("· DW\n· Newsletter", TOMASZ, "· TB\n· Newsletter"),
        ("DW (lead), QX", TOMASZ, "TB (lead), QX"),
        ("DW / TB", TOMASZ, "TB"),
        ("TB (deputy)\nDW", TOMASZ, "TB (deputy)"),
        ("TB / DW (lead)", TOMASZ, "TB"),
        ("DW / QX / Dana Whitfield", TOMASZ, "TB / QX"),
        ("FSW (Dana Whitfield)", TOMASZ, "FSW (Tomasz Berg)"),
        ("FSW [D Whitfield]", TOMASZ, "FSW [T Berg]"),
        ("Lead: Dana Whitfield", TOMASZ, "Lead: Tomasz Berg"),
        ("FSW – DW", TOMASZ, "FSW – TB"),
        ("FSW Dana Whitfield", TOMASZ, "FSW Tomasz Berg"),
        ("Whitfield, Dana; QX", TOMASZ, "Tomasz Berg; QX"),
        ("FSW (Dana Whitfield), Tomasz Berg", TOMASZ, "FSW, Tomasz Berg"),
        ("TB, FSW (DW)", TOMASZ, "TB, FSW"),
        ("FSW – DW / TB", TOMASZ, "FSW / TB"),
        ("Leads: DW and TB", TOMASZ, "Leads: TB"),
        ("DSLs (DW, TB)", TOMASZ, "DSLs (TB)"),
        ("DSLs (TB, DW)", TOMASZ, "DSLs (TB)"),
        ("DW (TB)", TOMASZ, "TB"),
        ("TB (DW)", TOMASZ, "TB"),
        ("Dana Whitfield (DW)", TOMASZ, "Tomasz Berg"),
    ],
)
def test_only_the_leavers_name_changes_in_the_same_style(
    cell: str, to: Person, expected: str
) -> None:
    """Everything else in the cell stays byte for byte; nobody is named twice."""
    people = (DANA, to if to.id == "P2" else TOMASZ, JO, ANA)
    assert texts(hand_over(audit(cell, people=people), "P1", to.id)) == [expected]


def test_a_style_that_could_mean_somebody_else_is_not_taken() -> None:
    """The leaver's own initials would hand over nothing."""
    workbook = audit("D Whitfield", "Mrs Whitfield", people=(*STAFF, NAMESAKE))
    assert texts(hand_over(workbook, "P1", "P5")) == ["D Wade", "Diana Wade"]


def test_a_namesake_who_cannot_be_told_apart_is_refused() -> None:
    """Better no change than a name that means two people."""
    twins = (DANA, TOMASZ, replace(TOMASZ, id="P3"))
    with pytest.raises(Refused, match=r"1-01 who: no spelling of Tomasz Berg .* give P2 an alias"):
        hand_over(audit("DW", people=twins), "P1", "P2")


def full_audit() -> Workbook:
    """Return an audit in which Dana has one of everything, done and to be done."""
    actions = (
        Action("1-01", "1.A", who="DW", rag=Rag.GREEN, when="6/2024"),
        Action("1-02", "1.A", who="DW", rag=Rag.GREEN, when="ongoing"),
        Action("1-03", "1.A", who="DW / TB", rag=Rag.AMBER, when="6/2024"),
        Action("1-04", "1.A", who="DSLs", rag=Rag.RED),
        Action("1-05", "1.A", who="TB"),
    )
    reports = AchievedTable("1.R1", "1", columns=("", "Complete?", "Details", "Review Date"))
    trained = AchievedTable("1.R2", "1", columns=("Name of staff member", "Date"), growable=True)
    return replace(
        audit(),
        actions=actions,
        achieved=(reports, trained),
        rows=(
            AchievedRow("1-R01", "1.R1", cells=("", "Yes", "D Whitfield", "6/2027")),
            AchievedRow("1-R02", "1.R1", cells=("", "Yes", "D Whitfield", "ongoing")),
            AchievedRow("1-R03", "1.R1", cells=("", "", "D Whitfield", "")),
            AchievedRow("1-R04", "1.R2", cells=("Dana Whitfield", "5/2024")),
        ),
        signatories=(
            Signatory("S1", "Principal", "Dana Whitfield", signed="12/9/26"),
            Signatory("S2", "Governor", "Dana Whitfield"),
            Signatory("S3", "Lead", "Dana Whitfield"),
        ),
        signatures=(Signature("SG1", "S2", "Dana Whitfield"),),
        training=(Training("TR1", "P1", "C1", "5/2024"), Training("TR2", "DW", "C1", "5/2024")),
    )


def test_everything_of_a_person_is_found() -> None:
    """In every table, in the order of the form."""
    assert [mention.row for mention in rows_of_person(full_audit(), DANA)] == [
        *("1-01", "1-02", "1-03", "1-R01", "1-R02", "1-R03", "1-R04"),
        *("S1", "S2", "S3", "TR1", "TR2"),
    ]


def test_what_is_done_stays_with_who_did_it() -> None:
    """A green action that goes on goes over: "Completed / ongoing" is one rating."""
    edits = hand_over(full_audit(), "P1", "P4", "18 December 2026")
    assert [(edit.id, edit.field, edit.new) for edit in edits] == [
        ("1-02", "who", "AdS"),
        ("1-03", "who", "AdS / TB"),
        ("1-R02", "Details", "A de Souza"),
        ("1-R03", "Details", "A de Souza"),
        ("S3", "name", "Ana de Souza"),
        ("P1", "left", "18 December 2026"),
    ]


@pytest.mark.parametrize(
    ("leaver", "to", "error", "sentence"),
    [
        ("P1", "P1", Refused, "can't hand over to themselves"),
        ("P3", "P1", Refused, "nothing left to do"),
        ("P9", "P1", NotFound, "no person 'P9'"),
        ("P1", "P5", Refused, r"Nia Kaur has left \(July 2026\)"),
        ("P1", "P6", Refused, "P6 has no name yet"),
    ],
)
def test_a_hand_over_that_makes_no_sense_is_refused(
    leaver: str, to: str, error: type[Exception], sentence: str
) -> None:
    """In one sentence that says why."""
    gone = Person("P5", "Nia Kaur", left="July 2026")
    with pytest.raises(error, match=sentence):
        hand_over(audit("DW", people=(*STAFF, gone, Person("P6"))), leaver, to)


def test_who_has_nothing_to_do_can_still_leave() -> None:
    """The register should say so."""
    (edit,) = hand_over(audit("TB"), "P1", "P2", "July 2026")
    assert (edit.kind, edit.id, edit.field, edit.new) == (Kind.PEOPLE, "P1", "left", "July 2026")


def test_a_cell_that_may_be_somebody_elses_is_left_and_told() -> None:
    """It has to be asked about first."""
    people = (replace(DANA, initials=""), TOMASZ, NAMESAKE)
    workbook = audit("DW", "D Whitfield", people=people)
    assert [edit.id for edit in hand_over(workbook, "P1", "P2")] == ["1-02"]
    assert [mention.row for mention in rows_perhaps_of(workbook, people[0])] == ["1-01"]


def test_what_a_role_has_to_do_is_told_apart() -> None:
    """It stays with the role, whoever leaves."""
    workbook = audit("DSLs", "JSS / DSLs", "Family Support Worker")
    assert [mention.row for mention in rows_by_role(workbook, JO)] == ["1-01"]
    assert [mention.row for mention in rows_by_role(workbook, DANA)] == ["1-03"]


def test_the_register_tells_how_much_each_has_to_do() -> None:
    """What is green and goes on is still to be done, but never overdue."""
    told = loads(full_audit(), date(2026, 11, 22))
    assert [(load.person.id, load.open, load.overdue) for load in told] == [
        ("P1", 2, 1),
        ("P2", 2, 1),
        ("P3", 0, 0),
        ("P4", 0, 0),
    ]


@given(audits())
def test_handed_over_nothing_open_is_left_and_undo_brings_it_back(workbook: Workbook) -> None:
    """The one promise of a hand-over, and the one of every change."""
    register = register_of(workbook)
    leaver, to = register.of_id("P1"), register.of_id("P2")
    try:
        edits = hand_over(workbook, "P1", "P2", "18 December 2026")
    except Refused:
        assume(False)
        return
    assert leaver
    assert to
    after = workbook
    for edit in edits:
        after = apply(after, edit)
    gone = replace(leaver, left="18 December 2026")
    assert not any(is_open(after, mention) for mention in rows_of_person(after, gone))
    theirs = {mention.row for mention in rows_of_person(after, to)}
    assert {edit.id for edit in edits if edit.kind is not Kind.PEOPLE} <= theirs
    for edit in reversed(edits):
        after = apply(after, inverse(edit))
    assert after == workbook


def test_whom_an_offer_names_to_be_asked_goes_over() -> None:
    """The page must not send parents to somebody who has left."""
    offer = small(
        people=STAFF,
        offer=Offer(lead="Dana Whitfield"),
        items=(
            Item("A1-01", "A1", "Club", "yes", contact="DW / office"),
            Item("A1-02", "A1", "Talk", "yes", words="Dana listens.", contact="School office"),
        ),
        contacts=(Contact("CT01", "Family Support Worker", person="Dana Whitfield"),),
        awareness=(Awareness("AW1", "Staff"),),
        messages=(Message("AW1-01", "AW1", "Told", by="Dana Whitfield"),),
    )
    assert next(load.open for load in loads(offer, TODAY) if load.person == DANA) == 3
    edits = hand_over(offer, DANA.id, TOMASZ.id)
    assert {(edit.id, edit.field): edit.new for edit in edits} == {
        ("offer", "lead"): "Tomasz Berg",
        ("A1-01", "contact"): "TB / office",
        ("CT01", "person"): "Tomasz Berg",
    }
    still = texts_naming(offer, DANA)
    assert [(mention.row, mention.field) for mention in still] == [("A1-02", "words")]
