"""Whatever names a row goes on to name it when the row gets another number."""

from dataclasses import fields as fields_of

import pytest

from eh_tui.model.core.edits import Edit, apply, set_field
from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    Signatory,
)
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer.rows import Area, Contact, Item, Tier
from eh_tui.model.core.register_rows import Course, Person, Training
from eh_tui.model.core.review.assurance_rows import Known
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.rows import in_form_order
from eh_tui.model.core.schema import FIELDS, PARENTS
from eh_tui.model.core.workbook import Workbook, type_of_kind
from eh_tui.model.merge.references import REFERENCES, renamed
from eh_tui.model.signing import How, SigningState, sign, standing_of_signatures

WORKBOOK = Workbook(
    commitments=(Commitment("1"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=(Action("1-01", "1.A", "List"), Action("1-02", "1.A", "Offer")),
    achieved=(AchievedTable("1.R1", "1", columns=("Name",), growable=True),),
    rows=(AchievedRow("1-R01", "1.R1", "1.A", ("Alex",)),),
    signatories=(Signatory("S1", "Head"), Signatory("S2", "Chair")),
    people=(Person("P1", "Alex"), Person("P2", "Sam")),
    courses=(Course("C1", "First"),),
    training=(Training("TR1", "P2", "C1"), Training("TR2", "Sam", "First")),
    meetings=(Meeting("M1", ratings="1-01 red\n1-02 green"),),
    discussed=(Discussed("M1-1-02", "M1", "1-02"),),
    known=(Known("K1", "no_date", "1-02"),),
    tiers=(Tier("TI1", "Gold"), Tier("TI2", "Silver")),
    areas=(Area("A1"),),
    items=(Item("A1-01", "A1", tiers="TI1, Silver,TI2"), Item("A1-02", "A1", tiers="Gold")),
    contacts=(Contact("CT01", tiers="TI2"), Contact("CT02", tiers="TI10")),
)


WORDS = {
    Kind.ITEMS: {"contact"},
    Kind.MEASURES: {"figure", "source"},
    Kind.FIGURES: {"figure"},
    Kind.CONTACTS: {"person"},
    Kind.LANGUAGES: {"tier", "guidance", "vigilant"},
}
"""Fields of an offer that are called like a kind of row and hold what somebody typed."""


def made(workbook: Workbook, *edits: Edit) -> Workbook:
    """Return a workbook with edits made."""
    for edit in edits:
        workbook = apply(workbook, edit)
    return workbook


def test_every_field_that_can_name_a_row_is_known() -> None:
    """A field is added to the format together with what it refers to."""
    kinds = {kind.value.rstrip("s") for kind in Kind} | {"person", "signatory", "action", "table"}
    for kind in Kind:
        named = {reference.field for reference in REFERENCES.get(kind, ())}
        own = {field.name for field in fields_of(type_of_kind[kind])}
        assert named <= own
        assert {name for name in own if name in kinds} - {"id"} - WORDS.get(kind, set()) <= named
        if kind in PARENTS:
            assert REFERENCES[kind][0].field == PARENTS[kind][0]
    assert {"ratings", "rows", "tiers"} <= {each.field for of in REFERENCES.values() for each in of}


@pytest.mark.parametrize(
    ("names", "kind", "field", "was", "now"),
    [
        ({"P2": "P9"}, Kind.TRAINING, "person", "P2", "P9"),
        ({"C1": "C9"}, Kind.TRAINING, "course", "C1", "C9"),
        ({"M1": "M9"}, Kind.DISCUSSED, "meeting", "M1", "M9"),
        ({"1-02": "1-09"}, Kind.DISCUSSED, "action", "1-02", "1-09"),
        ({"1-02": "1-09"}, Kind.KNOWN, "row", "1-02", "1-09"),
        ({"1-02": "1-01", "1-01": "1-02"}, Kind.MEETINGS, "ratings", "1-01 red\n1-02 green",
         "1-02 red\n1-01 green"),
        ({"TI1": "TI2", "TI2": "TI1"}, Kind.ITEMS, "tiers", "TI1, Silver,TI2", "TI2, Silver,TI1"),
        ({"TI1": "TI3", "TI2": "TI4"}, Kind.CONTACTS, "tiers", "TI2", "TI4"),
    ],
)  # fmt: skip
def test_what_names_a_row_names_it_by_its_new_number(
    names: dict[str, str], kind: Kind, field: str, was: str, now: str
) -> None:
    """Two rows that change places included; a name that is no id stays as typed."""
    first, *others = renamed(WORKBOOK, names).of_kind(kind)
    assert getattr(WORKBOOK.of_kind(kind)[0], field) == was
    assert getattr(first, field) == now
    assert others == list(WORKBOOK.of_kind(kind)[1:])


def test_a_tier_is_followed_in_any_case() -> None:
    """As it is read: "ti1" is the tier TI1 (`areas.tier_ids`)."""
    typed = made(WORKBOOK, set_field(WORKBOOK, Kind.ITEMS, "A1-01", "tiers", "ti1, gold"))
    assert renamed(typed, {"TI1": "TI9"}).items[0].tiers == "TI9, gold"


def test_names_that_come_back_leave_everything_as_it_was() -> None:
    """A renaming and its opposite are none."""
    signed = made(WORKBOOK, *sign(WORKBOOK, "S2", name="Sam", date="1/9/26", how=How.TYPED))
    names = {row.id: f"{row.id}x" for kind in Kind for row in signed.of_kind(kind)}
    names.pop("school")
    back = {new: old for old, new in names.items()}
    assert renamed(renamed(signed, names), back) == signed
    assert in_form_order(renamed(signed, names)) == renamed(signed, names)


def test_a_signature_is_of_the_same_person_and_counts_no_renumbered_row_as_changed() -> None:
    """Who signed did not sign the number; a row that says something else still shows."""
    signed = made(WORKBOOK, *sign(WORKBOOK, "S2", name="Sam", date="1/9/26", how=How.TYPED))
    after = renamed(signed, {"1-02": "1-03", "S2": "S3"})
    (stands,) = (each for each in standing_of_signatures(after) if each.signatory.id == "S3")
    assert stands.signature is not None
    assert (stands.changed, stands.added, stands.removed) == ((), (), ())
    text = set_field(signed, Kind.ACTIONS, "1-02", "text", "Another offer")
    reworded = renamed(made(signed, text), {"1-02": "1-03", "S2": "S3"})
    (stands,) = (each for each in standing_of_signatures(reworded) if each.signatory.id == "S3")
    assert (stands.state, stands.changed) == (SigningState.CHANGED, ("1-03",))


def test_a_field_that_names_rows_is_a_field_of_the_format() -> None:
    """What refers can be set by a person, or is a parent, or links a report to its outcome."""
    for kind, references in REFERENCES.items():
        for reference in references:
            known = (*FIELDS.get(kind, ()), PARENTS.get(kind, ("",))[0], "outcome")
            assert reference.field in known
