"""The page in a real Chromium: what axe-core and html-validate find, and what the keys reach."""

from pathlib import Path
from typing import Any

import pytest

from eh_tui.files.offer.html import html
from eh_tui.files.offer.markdown import offer_markdown, page_from
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.plan import page_of
from tests.support.offers import TODAY, blank, example
from tests.support.other_programs import seen_in_browser

WAYS = ("wide", "wide, dark", "narrow", "narrow, dark", "at 400 %", "print")

pytestmark = pytest.mark.chromium


def seen(text: str, folder: Path) -> dict[str, Any]:
    """Return what the browser and the checkers say of a page."""
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    return seen_in_browser(path)


@pytest.fixture(scope="module", params=["blank", "example", "right to left"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what is said of the page of a blank form, of the example, and of a translation."""
    workbook: Workbook = blank() if request.param == "blank" else example()
    planned = page_of(workbook, TODAY, language="ur" if "right" in request.param else "en-GB")
    planned = page_from(offer_markdown(planned), planned)
    return seen(html(planned), tmp_path_factory.mktemp("page"))


def test_axe_finds_nothing(page: dict[str, Any]) -> None:
    """Best practices included, at both widths, in light and dark, enlarged and printed."""
    assert tuple(page["ways"]) == WAYS
    for way, said in page["ways"].items():
        assert (way, said["violations"], said["incomplete"]) == (way, [], [])


def test_html_validate_finds_nothing(page: dict[str, Any]) -> None:
    """With the rules that it recommends."""
    assert page["faults"] == []


def test_the_page_asks_for_nothing_and_is_never_too_wide(page: dict[str, Any]) -> None:
    """Nobody scrolls sideways, at 320 pixels either."""
    assert tuple(page["ways"]) == WAYS
    for way, said in page["ways"].items():
        assert (way, said["asked"], said["is_too_wide"]) == (way, 0, False)


def test_what_is_folded_away_is_printed(page: dict[str, Any]) -> None:
    """A reader of paper can't open it."""
    assert page["ways"]["wide"]["seen_when_folded"] == 0
    assert page["ways"]["print"]["seen_when_folded"] > 0


def test_the_keys_reach_every_link_in_the_order_in_which_it_is_read(page: dict[str, Any]) -> None:
    """And it is seen where they are."""
    stops = page["keys"]["stops"]
    assert [words for words, _ in stops] == page["keys"]["read"]
    assert all(is_seen for _, is_seen in stops)


def test_the_first_key_skips_to_the_content(page: dict[str, Any]) -> None:
    """Past nothing today; it stays where the page grows."""
    assert page["keys"]["skipped_to"] == "content"
