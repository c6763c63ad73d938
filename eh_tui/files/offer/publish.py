"""The offer as a file to be published: a page, a leaflet, a PDF, or a text for a translator."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.leaflet_size import for_leaflet
from eh_tui.model.offer.page import Page
from eh_tui.model.offer.page_remarks import lost_in_translation, nobody_to_talk_to, too_long
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


@dataclass(frozen=True, slots=True)
class Published:
    """The file of an offer, and what whoever publishes it should know."""

    content: bytes
    remarks: tuple[str, ...] = ()


def published(workbook: Workbook, suffix: str, wish: Wish) -> Published:
    """Return the file of an offer, in the form that a name's ending asks for.

    Raises `Refused` for a workbook that is no offer, for any other ending, and where a
    translation can't be read or a PDF can't be made.
    """
    suffix = suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(
            f"An offer is no {suffix or 'folder'}; let its name end in {', '.join(SUFFIXES[:-1])} "
            f"or {TEXT}."
        )
    page, remarks = _page_for(workbook, wish)
    if suffix not in (LEAFLET, PDF):
        return Published(_content_of(page, suffix), remarks)
    page = for_leaflet(page)
    content = _content_of(page, suffix)
    sides = 0
    if suffix == PDF:
        from eh_tui.files.offer.pdf import sides_of

        sides = sides_of(content)
    return Published(content, (*remarks, *too_long(page, sides)))


def _page_for(workbook: Workbook, wish: Wish) -> tuple[Page, tuple[str, ...]]:
    """Return the page as it is wished: of the workbook, or of a translator's text."""
    if workbook.offer is None:
        raise Refused(
            "This is an audit; what is published is the offer. "
            "'eh-tui new FILE --form early-help-offer' makes one."
        )
    page = page_of(workbook, wish.today, language=wish.language, roles=wish.roles)
    remarks = tuple(nobody_to_talk_to(workbook))
    if wish.translation:
        translated = _translated(wish.translation, page)
        remarks += tuple(lost_in_translation(page, translated))
        page = translated
    if wish.roles:
        from eh_tui.model.people.without_names import without_names

        page, guesses = without_names(page, workbook)
        remarks += tuple(guess.sentence for guess in guesses)
        if guesses:
            remarks += ("Where one of these is no name, word it in another way.",)
    return page, remarks


def _translated(path: Path, page: Page) -> Page:
    from eh_tui.files.offer.markdown import page_from

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{path} can't be read: {error.strerror or error}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Refused(
            f"{path} is no text in UTF-8, from line {line} on; save it as UTF-8."
        ) from None
    return page_from(text, page)


def _content_of(page: Page, suffix: str) -> bytes:
    """Return a page in the form that a file name's ending asks for, as bytes."""
    if suffix == TEXT:
        from eh_tui.files.offer.markdown import offer_markdown

        return offer_markdown(page).encode()
    from eh_tui.files.offer.printable import with_numbers_from_the_left

    page = with_numbers_from_the_left(page)
    if suffix == PAGE:
        from eh_tui.files.offer.html import html

        return html(page).encode()
    from eh_tui.files.offer.leaflet import leaflet

    if suffix == LEAFLET:
        return leaflet(page)
    from eh_tui.files.offer.pdf import pdf_of

    return pdf_of(leaflet(page))
