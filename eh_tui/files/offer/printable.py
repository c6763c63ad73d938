"""Text as a page or a leaflet can hold it: nothing of it is lost without a sign."""

import re

from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.model.offer.page import Page, mapped

_NUMBER_IN_GROUPS = re.compile(r"(?<![\w@.])\+?\(?[0-9]+(?:[ ()\N{NON-BREAKING HYPHEN}-]+[0-9]+)+")
_FROM_THE_LEFT = "\N{LEFT-TO-RIGHT MARK}"

_NO_PAGE_HAS = re.compile("[\x7f-\x9f]")
"""Control characters that a page shows as others, or not at all."""


def printable(text: str) -> str:
    """Return a text with a visible symbol for each character that a page can't have."""
    return _NO_PAGE_HAS.sub("\N{REPLACEMENT CHARACTER}", cell_shown(text))


def page_line(text: str) -> str:
    """Return a text for where a page has no room for line ends."""
    return " ".join(printable(text).split())


def with_numbers_from_the_left(page: Page) -> Page:
    """Return a page in which a number in groups is read from the left, as a telephone has it.

    Among words that are written from right to left "020 7946 0123" is otherwise shown with its
    groups the other way round (Unicode's UAX 9, rule N1).
    """
    if page.direction == "ltr":
        return page

    def marked(text: str) -> str:
        return _NUMBER_IN_GROUPS.sub(lambda number: f"{_FROM_THE_LEFT}{number[0]}", text)

    return mapped(page, marked, lambda _: True)
