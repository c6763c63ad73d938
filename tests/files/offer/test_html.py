"""The page as HTML: whatever a text holds is text on it, and it asks nothing of anybody."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings

from eh_tui.files.offer.html import html
from eh_tui.files.offer.printable import printable
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.offer.rows import Contact, Item, Offer, Passage
from eh_tui.model.offer.plan import page_of
from tests.support.offers import PAGE_TEXT, TODAY, blank, example, small

MARKUP = '<script>alert("1")</script> & <b>bold</b> {{ style }} {% raw %} "quoted" \'too\''


class Text(HTMLParser):
    """The text of a page, and the tags and addresses in it."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self._skip = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self._skip = tag == "style"
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # its signature
        """Read on after the styles."""
        self._skip = False

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if not self._skip:
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words, with no blanks between them."""
        return bare("".join(self.words))


def bare(text: str) -> str:
    """Return a text without blanks, as a page may break its lines anywhere."""
    return "".join(text.split()).replace("\N{NON-BREAKING HYPHEN}", "-")


def test_markup_in_a_text_is_text_on_the_page() -> None:
    """In every place in which a school can write."""
    workbook = small(
        school=School(name=MARKUP),
        offer=Offer(name=MARKUP, lead=MARKUP, phone=MARKUP, council=MARKUP, council_phone="1"),
        passages=(Passage("voluntary", MARKUP, MARKUP),),
        items=(Item("A1-01", "A1", "x", "yes", MARKUP, whom=MARKUP),),
        contacts=(Contact("CT01", MARKUP, "universal", MARKUP, details=MARKUP),),
    )
    page = Text(html(page_of(workbook, TODAY)))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert page.text.count(bare(MARKUP)) >= 7


@given(words=PAGE_TEXT, passage=PAGE_TEXT, name=PAGE_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_is_on_the_page(words: str, passage: str, name: str) -> None:
    """With a symbol in place of what no page can have."""
    workbook = small(
        items=(Item("A1-01", "A1", "x", "yes", f"w{words}w"),),
        passages=(Passage("voluntary", "", f"p{passage}p"),),
        contacts=(Contact("CT01", f"n{name}n", "universal", "Sam"),),
    )
    page = Text(html(page_of(workbook, TODAY))).text
    for text in (f"w{words}w", f"n{name}n"):
        assert bare(printable(text)) in page
    for line in re.split(r"[\r\n]+", f"p{passage}p"):
        told = re.sub(r"^\s*(?:[·•▪*-]|\d{1,2}[.)])\s+", "", line)
        assert bare(printable(told)) in page


def test_the_page_asks_nothing_of_anybody() -> None:
    """No script, no request, and small."""
    for workbook in (blank(), example()):
        text = html(page_of(workbook, TODAY))
        page = Text(text)
        assert not {"script", "link", "img", "iframe", "form"} & set(page.tags)
        assert all(re.match(r"#|https?://|mailto:|tel:", address) for address in page.addresses)
        assert "url(" not in text
        assert "@import" not in text
        assert len(text.encode()) < 150_000


def test_a_link_that_would_run_something_is_only_words() -> None:
    """Nobody clicks on it by mistake."""
    contact = Contact(
        "CT01", "Office", "universal", url="javascript:alert(1)", email="a b@c", phone="x"
    )
    page = Text(html(page_of(small(contacts=(contact,)), TODAY)))
    assert not [
        address for address in page.addresses if "javascript" in address or "a b" in address
    ]
    assert "javascript:alert(1)" in page.text


def test_links_say_where_they_go() -> None:
    """Their words name what it is and whose site it is on."""
    contact = Contact("CT01", "Advice", "universal", url="https://www.example.org/a-b")
    text = html(page_of(small(contacts=(contact,)), TODAY))
    assert '<a href="https://www.example.org/a-b">Advice (example.org)</a>' in text


def test_the_page_says_its_language_and_direction() -> None:
    """So that it is read out in the right voice, from the right side."""
    page = page_of(example(), TODAY)
    assert '<html lang="en-GB" dir="ltr">' in html(page)
    assert '<html lang="ur" dir="rtl">' in html(replace(page, language="ur"))


def test_a_page_is_the_same_bytes_each_time() -> None:
    """So that a changed page is a changed offer."""
    page = page_of(example(), TODAY)
    assert html(page) == html(page)
