"""The checks of an offer: they say what parents will miss, and never hold anything up."""

from dataclasses import replace
from typing import Any

import pytest

from eh_tui.model.checks.check import check
from eh_tui.model.checks.finding import Check
from eh_tui.model.core.offer.rows import Contact, Item, Offer, Passage, SupportSource
from eh_tui.model.core.register_rows import Person
from tests.support.offers import TODAY, blank, example, small

FULL = Offer(
    lead="Sam Test",
    phone="020 7946 0123",
    council_phone="020 7946 0999",
    approved_by="Governors",
    review="June 2027",
    vigilant_from="Keeping children safe in education 2022",
)


def found(check_: Check, **changes: Any) -> list[str]:
    """Return the rows and fields of a small offer in which a check finds something."""
    workbook = small(**{"offer": FULL, **changes})
    return [
        f"{each.finding.id} {each.finding.field}"
        for each in check(workbook, TODAY)
        if each.finding.check is check_
    ]


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("lead", Check.NO_LEAD),
        ("phone", Check.NO_PHONE),
        ("council_phone", Check.NO_EMERGENCY_LINE),
        ("approved_by", Check.NO_APPROVER),
        ("review", Check.NO_REVIEW_DATE),
        ("vigilant_from", Check.NO_YEAR_OF_GUIDANCE),
    ],
)
def test_what_is_missing_of_the_offer_is_told(field: str, wanted: Check) -> None:
    """And nothing where it is there."""
    assert found(wanted, offer=replace(FULL, **{field: " "})) == [f"offer {field}"]
    assert found(wanted) == []


def test_a_review_that_has_passed_is_told() -> None:
    """Real offers stand on the web for years after it."""
    assert found(Check.REVIEW_PASSED, offer=replace(FULL, review="1/9/25")) == ["offer review"]


@pytest.mark.parametrize(("checked", "told"), [("", 1), ("1/10/25", 1), ("1/10/26", 0)])
def test_a_source_is_to_be_tried_every_12_months(checked: str, told: int) -> None:
    """One that was never tried, too."""
    source = SupportSource("SS01", "Help", url="https://www.example.org/", checked=checked)
    assert len(found(Check.NOT_TRIED, sources=(source,))) == told


def test_an_item_that_is_offered_needs_words_for_parents() -> None:
    """One that is not offered does not."""
    items = (Item("A1-01", "A1", "EWO", "yes"), Item("A1-02", "A1", "EWO", "no"))
    assert found(Check.NO_WORDS, items=items) == ["A1-01 words"]


def test_a_contact_who_has_left_is_told() -> None:
    """By the register of people."""
    people = (Person("P1", "Sam Test", left="July 2026"),)
    assert found(Check.WHO_HAS_LEFT, people=people) == ["offer lead", "CT01 person"]


def test_a_tier_that_is_none_is_told() -> None:
    """In an item, a contact, and in the passage about them."""
    passages = (Passage("tiers", "", "Universal Support, Acute Support and Specific Support."),)
    contacts = (Contact("CT01", "Office", "specific"),)
    found_in = found(Check.TIER_TWO_WAYS, passages=passages, contacts=contacts)
    assert found_in == ["tiers text", "CT01 tiers"]


def test_a_link_in_the_wrong_place_is_told() -> None:
    """In a field that holds one, and among words."""
    sources = (SupportSource("SS01", "Help", "see www.example.org", url="no link"),)
    assert found(Check.LINK, sources=sources) == ["SS01 url", "SS01 details"]


def test_a_long_sentence_and_an_abbreviation_are_told_where_parents_read_them() -> None:
    """Of an item that is not offered nobody reads the words."""
    long = "We " + "really " * 25 + "help the EWO."
    items = (Item("A1-01", "A1", "x", "yes", long), Item("A1-02", "A1", "x", "no", long))
    assert found(Check.LONG_SENTENCE, items=items) == ["A1-01 words"]
    assert found(Check.ABBREVIATION, items=items) == ["A1-01 words"]


def test_what_looks_like_a_childs_data_is_told_and_a_phone_number_is_not() -> None:
    """An NHS number has ten digits, and so have some telephones."""
    items = (Item("A1-01", "A1", "x", "yes", "For 943 476 5919"),)
    contacts = (Contact("CT01", "Office", "universal", phone="943 476 5919"),)
    assert found(Check.PUPIL, items=items, contacts=contacts) == ["A1-01 words"]


def test_the_blank_form_is_told_what_is_missing_and_the_example_little() -> None:
    """In the order of the form."""
    first = [each.finding.check for each in check(blank(), TODAY)][:3]
    assert first == [Check.NO_LEAD, Check.NO_PHONE, Check.NO_EMERGENCY_LINE]
    assert {each.finding.check for each in check(example(), TODAY)} == {Check.NOT_TRIED}
