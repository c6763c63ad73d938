"""The text for a translator: everything that the page says, once, and back into a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import Refused
from eh_tui.files.offer.html import html
from eh_tui.files.offer.markdown import offer_markdown, page_from
from eh_tui.files.offer.printable import printable
from eh_tui.model.offer.page import (
    Aside,
    Bullets,
    Facts,
    Inline,
    Link,
    Page,
    PageBlock,
    PageSection,
    Paragraph,
    Subsection,
    Table,
)
from eh_tui.model.offer.plan import page_of
from tests.support.offers import TODAY, blank, example

LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
)


def tidy(text: str) -> str:
    """Return a text as the page has it: its blanks in order, at no end of it."""
    return " ".join(text.split())


WORDS = st.text(LETTERS, min_size=1, max_size=30).map(tidy).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
LINKS = st.builds(Link, WORDS, st.sampled_from(["tel:999", "https://x.org/a_b?c=1&d=(2)"]))
ASIDES = st.builds(Aside, WORDS)
LINE: st.SearchStrategy[Inline] = st.one_of(
    st.tuples(LINES, ASIDES),
    st.tuples(LINKS, ASIDES),
    LINES.map(lambda text: (text,)),
    LINKS.map(lambda link: (link,)),
    st.tuples(WORDS.map(lambda text: f"{text} "), LINKS, WORDS),
)
PLAIN: st.SearchStrategy[PageBlock] = st.one_of(
    st.builds(Paragraph, LINE),
    st.builds(Bullets, st.lists(LINE, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Facts, st.lists(st.tuples(WORDS, LINE), min_size=1, max_size=3).map(tuple)),
    st.builds(
        Table, st.tuples(WORDS, WORDS), st.lists(st.tuples(LINE, LINE), max_size=3).map(tuple)
    ),
)
BLOCKS = st.lists(PLAIN, max_size=4).map(tuple)
PARTS = st.lists(st.builds(Subsection, WORDS, BLOCKS, st.booleans()), max_size=2).map(tuple)
SECTION = st.builds(
    lambda heading, blocks, parts: PageSection(heading, (*blocks, *parts)), WORDS, BLOCKS, PARTS
)
PAGES = st.builds(
    lambda title, sections: Page("en-GB", title, "School", "Skip", "Contents", tuple(sections)),
    WORDS,
    st.lists(SECTION, min_size=1, max_size=3),
)


@given(page=PAGES)
def test_any_page_comes_back_as_it_went(page: Page) -> None:
    """Whatever its texts hold: markup, signs, several lines."""
    assert page_from(offer_markdown(page), page) == page


@pytest.mark.parametrize("workbook", [blank(), example()], ids=["blank", "example"])
def test_the_page_of_an_offer_comes_back_as_the_same_page(workbook: object) -> None:
    """To the byte, where the translator changed nothing."""
    page = page_of(workbook, TODAY)  # type: ignore[arg-type]  # a workbook, as pytest hands it on
    assert html(page_from(offer_markdown(page), page)) == html(page)


def test_a_translators_own_way_of_writing_is_read() -> None:
    """Other bullets, broken lines, a colon outside the bold letters."""
    shell = Page("pl", "", "School", "Pomiń", "Na stronie", ())
    text = (
        "# Tytuł\n\n## Martwisz się?\nPierwsza linia\ndalej.\n\n- **Telefon**: [999](tel:999)\n"
        "- **Adres:** tu\n\n+ raz\n+ dwa\n"
    )
    page = page_from(text, shell)
    assert page.title == "Tytuł"
    assert page.sections[0].blocks == (
        Paragraph(("Pierwsza linia dalej.",)),
        Facts((("Telefon", (Link("999", "tel:999"),)), ("Adres", ("tu",)))),
        Bullets((("raz",), ("dwa",))),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no title"),
        ("# Only a title", "no section"),
        ("# T\n\nwords\n\n## S\n", "line 3: .* before the first section"),
        ("# T\n\n## S\n\n> quoted\n", "line 5: .* neither a paragraph"),
        ("# T\n\n## S\n\n* a\n\n  b\n", "line 5: .* more than one line"),
    ],
)
def test_what_is_no_part_of_a_page_is_said_with_its_line(text: str, sentence: str) -> None:
    """Rather than dropped from the page."""
    with pytest.raises(Refused, match=sentence):
        page_from(text, Page("pl", "", "", "", "", ()))


def test_a_link_that_would_run_something_does_not_come_back() -> None:
    """Only addresses that a page of ours may have."""
    page = page_from("# T\n\n## S\n\n[x](data:text/html,1)\n", Page("pl", "", "", "", "", ()))
    assert "data:" not in "".join(printable(str(page)).split('href="')[1:])


def test_what_a_translator_emphasises_in_a_line_is_a_part_of_it() -> None:
    """Only an emphasised line of its own says more of the one above."""
    text = "# T\n\n## S\n\n* We *really* help.\\\n  *For: Year 5.*\n* *All* of it\n"
    (section,) = page_from(text, page_of(blank(), TODAY)).sections
    assert section.blocks == (
        Bullets((("We really help.", Aside("For: Year 5.")), ("All of it",))),
    )
