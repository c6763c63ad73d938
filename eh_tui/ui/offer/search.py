"""A word looked for in all the parts of an offer."""

from eh_tui.model.core.address import Address
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.offer.parts import offer_parts

OfferPlace = tuple[int, Address]
"""The number of a part, and a line in it."""


def place_with(
    workbook: Workbook, word: str, after: tuple[int, Address | None]
) -> OfferPlace | None:
    """Return the next place whose row holds a word in any case, round the end; None for none."""
    places = [
        (number, line.key)
        for number, part in enumerate(offer_parts(workbook))
        for line in part.lines(workbook)
        if isinstance(line.key, Address)
    ]
    at = next((n + 1 for n, place in enumerate(places) if place == after), 0)
    here = (place for place in (*places[at:], *places[:at]) if _holds(workbook, place[1], word))
    return next(here, None)


def _holds(workbook: Workbook, address: Address, word: str) -> bool:
    row = row_of(workbook, address.kind, address.id)
    names = (address.field,) if row.id == "offer" else row.__slots__
    return any(word.casefold() in str(getattr(row, name)).casefold() for name in names)
