"""What the dialog says of a date while it is typed, so that a slip is seen before Enter."""

from collections.abc import Callable
from datetime import date

from eh_tui.model.core.address import Address
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.dated import means_a_date, said_of_date
from eh_tui.model.when.readable import KEPT_DATES


def reading_of(workbook: Workbook, place: Address, today: date) -> Callable[[str], str] | None:
    """Return what tells how a text is read in a field, None for a field that holds no date.

    What is typed counts from today, and the saved text from the day on which it was typed.
    """
    if not means_a_date(workbook, place):
        return None
    begin = "" if (place.kind, place.field) in KEPT_DATES else "Read as: "

    def said(text: str) -> str:
        words = said_of_date(workbook, place, text, today)
        return f"{begin}{words}" if words else ""

    return said
