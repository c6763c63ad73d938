"""Numbers on a page that is read from the right."""

import pytest

from eh_tui.files.offer.printable import with_numbers_from_the_left
from eh_tui.model.offer.page import Bullets, Facts, Link, Page, PageSection

_MARK = "\N{LEFT-TO-RIGHT MARK}"


def page_with(text: str, language: str) -> Page:
    """Return a page of one line, and of one number that can be called."""
    call = Link("+44 20 7946 0123", "tel:+442079460123")
    section = PageSection("من", (Bullets(((text,),)), Facts((("هاتف", (call,)),))))
    return Page(language, "عنوان", "", "", "", (section,))


@pytest.mark.parametrize(
    "number", ["020 7946 0123", "+44 20 7946 0123", "(020) 7946 0123", "020-7946-0123"]
)
def test_a_telephone_number_keeps_its_order_among_words_from_the_right(number: str) -> None:
    """Shown with its groups the other way round it is a number that nobody has."""
    page = with_numbers_from_the_left(page_with(f"اتصل {number} الآن", "ar"))
    bullets, facts = page.sections[0].blocks
    assert bullets == Bullets(((f"اتصل {_MARK}{number} الآن",),))
    assert facts == Facts((("هاتف", (Link(f"{_MARK}+44 20 7946 0123", "tel:+442079460123"),)),))


@pytest.mark.parametrize("text", ["عام 2027، فصل 3", "Year 5", "8.15am", "a@b.org"])
def test_what_is_one_number_or_none_stays_as_it_is(text: str) -> None:
    """It has no order to lose."""
    page = page_with(text, "ar")
    assert with_numbers_from_the_left(page).sections[0].blocks[0] == page.sections[0].blocks[0]


def test_a_page_that_is_read_from_the_left_stays_as_it_is() -> None:
    """Byte for byte."""
    page = page_with("Call 020 7946 0123", "en-GB")
    assert with_numbers_from_the_left(page) is page
