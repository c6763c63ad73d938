"""What whoever publishes an offer should know of the page."""

from dataclasses import replace

import pytest

from eh_tui.errors import Refused
from eh_tui.model.core.offer.rows import Item, Offer
from eh_tui.model.offer.leaflet_size import for_leaflet
from eh_tui.model.offer.page import Link, PageSection, Paragraph
from eh_tui.model.offer.page_remarks import lost_in_translation, nobody_to_talk_to, too_long
from eh_tui.model.offer.plan import page_of
from eh_tui.model.offer.wording import as_language
from tests.support.offers import TODAY, blank, example, small


def test_a_page_without_somebody_to_talk_to_says_so() -> None:
    """A parent could only call 999."""
    (sentence,) = nobody_to_talk_to(blank())
    assert sentence == (
        "The page has no safeguarding lead, no number of the school and no number of the council; "
        "'eh-tui check' tells what else to look at."
    )
    one = small(offer=Offer(lead="Sam Test", phone="020 7946 0123"))
    assert list(nobody_to_talk_to(one)) == [
        "The page has no number of the council; 'eh-tui check' tells what else to look at."
    ]
    assert list(nobody_to_talk_to(example())) == []


def test_a_leaflet_that_needs_a_third_sheet_says_so() -> None:
    """It leaves nothing out that the school decided to offer, and can't promise two sheets."""
    long = tuple(
        Item(f"A1-{n}", "A1", "x", "yes", f"{n} We offer much. " + "And more. " * 20)
        for n in range(100)
    )
    assert list(too_long(for_leaflet(page_of(example(), TODAY)))) == []
    leaflet = for_leaflet(page_of(small(items=long), TODAY))
    assert list(too_long(leaflet)) == [
        "The leaflet may need a third sheet of A4, although it leaves out what it can."
    ]
    assert list(too_long(leaflet, 4)) == []
    assert list(too_long(leaflet, 5)) == [
        "The leaflet has 5 pages, more than two sheets, though it leaves out a lot."
    ]


def test_a_translation_that_lacks_a_number_of_today_says_which() -> None:
    """Lost by the translator, or changed at school since the text was sent."""
    page = page_of(example(), TODAY)
    assert list(lost_in_translation(page, page)) == []
    call = Paragraph((Link("999", "tel:999"),))
    shorter = replace(page, sections=(PageSection("Worried", (call,)), *page.sections[1:-1]))
    told = list(lost_in_translation(page, shorter))
    assert told[0] == "The page has 8 sections today, its translation 7."
    assert told[1].startswith("The translation does not have: 020 7946 0999; Example City")


@pytest.mark.parametrize("tag", ["gu", "ur", "pa-Arab", "zh-Hant-TW", " so "])
def test_a_language_is_known_by_its_tag(tag: str) -> None:
    """As the page declares it to a screen reader."""
    assert as_language(tag) == tag.strip()


@pytest.mark.parametrize("text", ["Gujarati", "g", "gu arab", '"><script>', "gu_IN", ""])
def test_a_text_that_is_no_tag_is_refused(text: str) -> None:
    """A page that is read out in the wrong voice helps nobody."""
    with pytest.raises(Refused, match="no language's tag"):
        as_language(text)
