"""Links and words that a parent stumbles over."""

import pytest

from eh_tui.model.offer.plain_words import abbreviations, long_sentences, other_tier_names
from eh_tui.model.offer.web_faults import fault_in_text, fault_of

TIERS = ("Universal Support", "Community Support", "Specialist support", "Acute support")


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://www.gov.uk/forced-marriage", ""),
        ("https://www.gov.uk/government/publications/channel-guidance", ""),
        ("www.example.org/", ""),
        ("https://www.gov.uk/publications/abuselinked-to-faith", "abuse-linked"),
        ("https://www.gov.uk/publications/may-have-beentrafficked-guidance", "been-trafficked"),
        ("https://www.gov.uk/uploads/226 293/advice.pdf", "space"),
        ("https://www.gov.uk/forced-marriageProfessionals", "runs? into"),
        ("https://www.gov.uk/collections/campaign.", "mark"),
        ("forced marriage", "space"),
        ("gov", "no link"),
        ("javascript:alert(1)", "no link"),
        ("https://", "no link"),
    ],
)
def test_a_link_that_cannot_be_right_is_told(address: str, fault: str) -> None:
    """Run into a word, without its hyphen, or none at all."""
    import re

    found = fault_of(address)
    assert bool(found) == bool(fault)
    assert re.search(fault, found)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Seehttps://www.example.org/ for more", "runs into a word"),
        ("See https://www.example.org/help for more", "only words"),
        ("See https://www.gov.uk/isfabricated", "is-fabricated"),
    ],
)
def test_a_link_among_words_is_told(text: str, fault: str) -> None:
    """It is not a link on the page."""
    assert fault in fault_in_text(text)


def test_a_sentence_of_more_than_25_words_is_told() -> None:
    """GOV.UK's limit; a line end ends a sentence too."""
    words = " ".join(["word"] * 26)
    assert [number for number, _ in long_sentences(f"Short one. {words}. {words[:100]}")] == [26]
    assert not list(long_sentences("\n".join(["ten words " * 5] * 9)))


def test_an_abbreviation_is_told_unless_something_spells_it_out() -> None:
    """Once on the page is enough."""
    assert list(abbreviations("Ask the EWO or the SENCo", "")) == ["EWO", "SENCo"]
    explained = "SENCo (special educational needs co-ordinator), an education officer (EWO)"
    assert not list(abbreviations("Ask the EWO or the SENCo", explained))
    assert not list(abbreviations("On TV and in the UK", ""))


def test_a_tier_named_two_ways_is_told() -> None:
    """The second source's prose says Specific, its table Specialist."""
    text = "Universal Support is for all, Community Support for some, Specific Support for few."
    assert list(other_tier_names(text, TIERS)) == ["Specific Support"]
    assert not list(other_tier_names("Family Support is for all.", TIERS))
    assert not list(other_tier_names("Universal Support and Specialist Support", TIERS))
