"""What the page says and in which order: what a parent needs first comes first."""

from dataclasses import fields, replace

import pytest

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer.language import Language
from eh_tui.model.core.offer.rows import Contact, Item, Offer
from eh_tui.model.core.offer.schema import OFFER_FIELDS
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.leaflet_size import for_leaflet
from eh_tui.model.offer.page import (
    Aside,
    Bullets,
    Page,
    Paragraph,
    Subsection,
    is_right_to_left,
    without_folded,
)
from eh_tui.model.offer.page_text import page_text
from eh_tui.model.offer.plan import blocks_of, date_in_words, page_of
from eh_tui.model.offer.wording import PAGE_WORDS
from tests.support.offers import TODAY, blank, example, small


def said(workbook: Workbook, **wishes: str | bool) -> str:
    """Return the page of a workbook as text."""
    return "\n".join(page_text(page_of(workbook, TODAY, **wishes)))  # type: ignore[arg-type]  # both are keyword arguments of page_of


def headings(page: Page) -> list[str]:
    """Return the headings of a page's sections."""
    return [section.heading for section in page.sections]


def test_the_page_says_what_a_parent_needs_in_that_order() -> None:
    """Worried right now before anything else, approver and dates last."""
    assert headings(page_of(example(), TODAY)) == [
        "Worried about a child right now?",
        "Who to talk to",
        "What we can do",
        "It is voluntary",
        "What happens next",
        "Help outside school",
        "Get this in another format",
        "About this page",
    ]


def test_999_stands_on_every_page() -> None:
    """Also on that of a form in which nobody has filled anything in."""
    assert "999" in said(blank())


@pytest.mark.parametrize("offered", ["", "no"])
def test_what_is_not_offered_is_not_on_the_page(offered: str) -> None:
    """A parent would ask for it."""
    workbook = small(items=(Item("A1-01", "A1", "Breakfast club", offered, "A warm meal."),))
    assert "Breakfast club" not in said(workbook)
    assert "warm meal" not in said(workbook)


def test_what_is_planned_says_so() -> None:
    """It is not there yet."""
    workbook = small(items=(Item("A1-01", "A1", "Breakfast club", "planned", "A warm meal."),))
    assert "Planned: A warm meal." in said(workbook)


def test_the_schools_words_stand_in_place_of_the_guides() -> None:
    """And the guide's where there are none yet."""
    assert "Breakfast club" not in said(small())
    assert "Breakfast club" in said(small(items=(Item("A1-01", "A1", "Breakfast club", "yes"),)))


def test_the_name_of_the_thing_is_the_schools() -> None:
    """Some call it Family Help."""
    workbook = small(offer=Offer(name="Family Help"))
    assert page_of(workbook, TODAY).title == "Family Help at Test School"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("29/4/21", "29 April 2021"),
        ("12 September 2026", "12 September 2026"),
        ("6/2027", "June 2027"),
        ("soon", "soon"),
        ("10/12", "10/12"),
    ],
)
def test_dates_read_as_words_where_they_are_one_day_or_month(typed: str, words: str) -> None:
    """What has two readings is never guessed on a published page."""
    assert date_in_words(typed, TODAY) == words


def test_a_contact_with_a_name_is_whom_to_talk_to_and_others_are_outside() -> None:
    """The same list of contacts serves both."""
    workbook = small(
        contacts=(
            Contact("CT01", "Family Support Worker", "universal", person="Sam Test"),
            Contact("CT02", "School Nurse", "universal", phone="020 7946 0150"),
        )
    )
    before, _, outside = said(workbook).partition("HELP OUTSIDE SCHOOL")
    assert "Sam Test, Family Support Worker" in before
    assert "School Nurse" not in before
    assert "School Nurse" in outside


def test_with_roles_nobody_is_named_where_a_role_is_known() -> None:
    """A contact is then what it is, and no more."""
    text = said(small(), roles=True)
    assert "Sam Test" not in text
    assert "Office" in text


def test_a_language_has_headings_of_its_own_where_the_school_gave_them() -> None:
    """And English ones for the rest."""
    row = Language("LG1", "gu", "ગુજરાતી", worried="ચિંતા છે?")
    page = page_of(small(languages=(row,)), TODAY, language="gu")
    assert headings(page)[:2] == ["ચિંતા છે?", "Who to talk to"]
    assert (page.language, page.direction) == ("gu", "ltr")


@pytest.mark.parametrize(
    ("language", "rtl"),
    [("ar", True), ("ur", True), ("fa-IR", True), ("pa", False), ("pa-Arab", True), ("so", False)],
)
def test_the_direction_follows_from_the_language(language: str, rtl: bool) -> None:
    """Punjabi is written both ways, by its script."""
    assert is_right_to_left(language) is rtl


def test_lines_of_a_passage_are_paragraphs_and_lists() -> None:
    """As people type them."""
    assert blocks_of("One\n· a\n· b\n1. c\n2) d\n\nTwo") == (
        Paragraph(("One",)),
        Bullets((("a",), ("b",))),
        Bullets((("c",), ("d",)), numbered=True),
        Paragraph(("Two",)),
    )


def test_a_leaflet_leaves_out_what_is_folded_away() -> None:
    """Indicators, guidance and the table of contacts are for partners."""
    page = page_of(example(), TODAY)
    full = "\n".join(page_text(page))
    short = "\n".join(page_text(without_folded(page)))
    assert "Low Parenting Skills" in full
    assert "Low Parenting Skills" not in short


def test_an_offer_without_anything_but_its_name_has_a_page() -> None:
    """A half-filled form can be looked at."""
    workbook = replace(Workbook(), offer=Offer())
    assert headings(page_of(workbook, TODAY)) == ["Worried about a child right now?"]


def test_every_word_of_the_page_can_be_said_in_another_language() -> None:
    """A language's table in the file has a field for each, and the file's schema knows them."""
    names = {field.name for field in fields(Language)} - {"id", "code", "name"}
    assert names == set(PAGE_WORDS)
    assert set(OFFER_FIELDS[Kind.LANGUAGES]) == names | {"code", "name"}


def test_the_lines_of_the_schools_words_are_kept_also_where_room_is_short() -> None:
    """A leaflet leaves out for whom and when before a word of the school's own."""
    item = Item("A1-01", "A1", "x", "yes", "A warm meal\nand a story.", whom="Year 5")
    page = page_of(small(items=(item,)), TODAY)
    part = next(block for block in page.sections[2].blocks if isinstance(block, Subsection))
    assert part.blocks == (Bullets((("A warm meal\nand a story.", Aside("For: Year 5.")),)),)
    assert "· A warm meal\n  and a story.\n  For: Year 5." in "\n".join(page_text(page))
    many = tuple(replace(item, id=f"A1-{n}") for n in range(10, 90))
    cut = for_leaflet(page_of(small(items=many), TODAY))
    text = "\n".join(page_text(cut))
    assert text.count("and a story.") == 80
    assert "Year 5" not in text
