"""The dates of an offer: its review, messages to give again, links and guidance to try again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer.rows import Offer
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.calendar import Calendar
from eh_tui.model.when.read import read
from eh_tui.model.when.uk_dates import months_later

MONTHS_A_YEAR = 12
"""After how many months a source of support is to be tried again."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A date of an offer, and what is due by it."""

    kind: Kind
    id: str
    field: str
    text: str
    typed: str
    who: str = ""
    months: int = 0
    """How long what was done on that date holds; 0 where the date itself is when it is due."""


def due_day(watched: Watched, today: date, calendar: Calendar) -> date | None:
    """Return the last day of a date that is watched, None where nothing says when."""
    day = read(watched.typed, today, calendar).end
    return months_later(day, watched.months) if day and watched.months else day


def watched(workbook: Workbook) -> Iterator[Watched]:
    """Yield the dates by which something of an offer is to be looked at, in the form's order."""
    offer = workbook.offer or Offer()
    yield Watched(
        Kind.OFFER, offer.id, "review", "Review of the offer", offer.review, offer.approved_by
    )
    for message in workbook.messages:
        if message.again.strip():
            yield Watched(
                Kind.MESSAGES, message.id, "again", message.text, message.again, message.by
            )
    for source in workbook.sources:
        if source.url.strip() or source.phone.strip() or source.email.strip():
            yield Watched(
                Kind.SOURCES,
                source.id,
                "checked",
                source.provision,
                source.checked,
                months=MONTHS_A_YEAR,
            )
    for row in workbook.documents:
        if row.title.strip():
            yield Watched(
                Kind.DOCUMENTS, row.id, "checked", row.title, row.checked, months=MONTHS_A_YEAR
            )
