"""What whoever publishes a page should know of it: sentences beside the file, never a refusal."""

from collections.abc import Iterator

from eh_tui.model.core.offer.rows import Offer
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.leaflet_size import PAGES as SIDES
from eh_tui.model.offer.leaflet_size import fits
from eh_tui.model.offer.page import Bullets, Facts, Inline, Link, Page, PageBlock, Paragraph, Table


def nobody_to_talk_to(workbook: Workbook) -> Iterator[str]:
    """Yield a sentence where a page lacks somebody to talk to, or the council's number."""
    offer = workbook.offer or Offer()
    held = (
        ("no safeguarding lead", offer.lead),
        ("no number of the school", offer.phone),
        ("no number of the council", offer.council_phone),
    )
    if missing := [what for what, text in held if not text.strip()]:
        yield f"The page has {_listed(missing)}; 'eh-tui check' tells what else to look at."


def too_long(leaflet: Page, sides: int = 0) -> Iterator[str]:
    """Yield a sentence where a leaflet, cut down as far as it goes, needs a third sheet.

    `sides` is how many pages it has, 0 where nobody has laid it out yet.
    """
    if sides > SIDES:
        yield f"The leaflet has {sides} pages, more than two sheets, though it leaves out a lot."
    elif not sides and not fits(leaflet):
        yield "The leaflet may need a third sheet of A4, although it leaves out what it can."


def lost_in_translation(page: Page, translated: Page) -> Iterator[str]:
    """Yield a sentence where a translator's page lacks what the offer's page has today.

    Addresses and numbers are the same in every language, so that one which is missing was
    lost, or has been changed since the text was sent.
    """
    before, now = len(page.sections), len(translated.sections)
    if before != now:
        yield f"The page has {before} sections today, its translation {now}."
    known = {link.href for link in _links(translated)}
    lost = [link.text for link in _links(page) if link.href not in known]
    if lost:
        yield f"The translation does not have: {'; '.join(dict.fromkeys(lost))}."


def _links(page: Page) -> Iterator[Link]:
    for section in page.sections:
        for block in section.blocks:
            yield from _links_of(block)


def _links_of(block: PageBlock) -> Iterator[Link]:
    lines: tuple[Inline, ...]
    match block:
        case Paragraph(text):
            lines = (text,)
        case Bullets(items):
            lines = items
        case Facts(rows):
            lines = tuple(text for _, text in rows)
        case Table(_, rows):
            lines = tuple(cell for row in rows for cell in row)
        case _:
            for inner in block.blocks:
                yield from _links_of(inner)
            return
    yield from (part for line in lines for part in line if isinstance(part, Link))


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
