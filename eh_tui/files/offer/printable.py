"""Text as a page or a leaflet can hold it: nothing of it is lost without a sign."""

import re

from eh_tui.files.office.xlsx.text import cell_shown

_NO_PAGE_HAS = re.compile("[\x7f-\x9f]")
"""Control characters that a page shows as others, or not at all."""


def printable(text: str) -> str:
    """Return a text with a visible symbol for each character that a page can't have."""
    return _NO_PAGE_HAS.sub("\N{REPLACEMENT CHARACTER}", cell_shown(text))


def page_line(text: str) -> str:
    """Return a text for where a page has no room for line ends."""
    return " ".join(printable(text).split())
