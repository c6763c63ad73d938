"""The offer as a file to be published: a page, a leaflet, a PDF, or a text for a translator."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.leaflet_size import for_leaflet
from eh_tui.model.offer.page import Page
from eh_tui.model.offer.plan import page_of
from eh_tui.model.offer.wording import ENGLISH

PAGE, LEAFLET, PDF, TEXT = ".html", ".docx", ".pdf", ".md"
SUFFIXES = (PAGE, LEAFLET, PDF, TEXT)


@dataclass(frozen=True, slots=True)
class Wish:
    """How an offer is to be published."""

    today: date
    roles: bool = False
    """Whether roles stand in place of names."""
    language: str = ENGLISH
    translation: Path | None = None
    """A translator's text, which is published in place of the workbook's."""


def published(workbook: Workbook, suffix: str, wish: Wish) -> bytes:
    """Return the file of an offer, in the form that a name's ending asks for.

    Raises `Refused` for a workbook that is no offer, for any other ending, and where a
    translation can't be read or a PDF can't be made.
    """
    if suffix.lower() not in SUFFIXES:
        raise Refused(
            f"An offer is no {suffix or 'folder'}; let its name end in {', '.join(SUFFIXES[:-1])} "
            f"or {TEXT}."
        )
    return content_of(page_for(workbook, wish), suffix.lower())


def page_for(workbook: Workbook, wish: Wish) -> Page:
    """Return the page as it is wished: of the workbook, or of a translator's text."""
    if workbook.offer is None:
        raise Refused(
            "This is an audit; what is published is the offer. "
            "'eh-tui new FILE --form early-help-offer' makes one."
        )
    page = page_of(workbook, wish.today, language=wish.language, roles=wish.roles)
    if wish.translation:
        from eh_tui.files.offer.markdown import page_from

        try:
            text = wish.translation.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"{wish.translation} can't be read as a text: {error}.") from None
        page = page_from(text, page)
    if wish.roles:
        from eh_tui.model.people.without_names import without_names

        page = without_names(page, workbook)
    return page


def content_of(page: Page, suffix: str) -> bytes:
    """Return a page in the form that a file name's ending asks for, as bytes."""
    if suffix == TEXT:
        from eh_tui.files.offer.markdown import markdown

        return markdown(page).encode()
    from eh_tui.files.offer.printable import with_numbers_from_the_left

    page = with_numbers_from_the_left(page)
    if suffix == PAGE:
        from eh_tui.files.offer.html import html

        return html(page).encode()
    from eh_tui.files.offer.leaflet import leaflet

    word = leaflet(for_leaflet(page))
    if suffix == LEAFLET:
        return word
    from eh_tui.files.offer.pdf import pdf_of

    return pdf_of(word)
