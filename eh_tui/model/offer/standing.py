"""How an offer stands: defined, signed off, published, and when it is looked at again."""

from dataclasses import dataclass
from datetime import date

from eh_tui.model.core.offer.rows import Offer, Offered
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.areas import counted
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import read


@dataclass(frozen=True, slots=True)
class Standing:
    """How an offer stands, each part in a few words."""

    defined: str
    signed_off: str
    published: str
    review: str
    is_defined: bool
    is_signed_off: bool
    is_published: bool
    review_overdue: bool

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.defined}; {self.signed_off}; {self.published}; {self.review}."


def standing_of_offer(workbook: Workbook, today: date) -> Standing:
    """Return how an offer stands on a day."""
    offer = workbook.offer or Offer()
    counts = counted(workbook.items)
    undecided, told = counts[Offered.UNDECIDED], counts[Offered.YES] + counts[Offered.PLANNED]
    approved, published = _line(offer.approved), _line(offer.published)
    review = read(offer.review, today, calendar_of(workbook)).end
    overdue = review is not None and review < today
    return Standing(
        f"defined, {told} offered or planned"
        if told and not undecided
        else f"{undecided} of {len(workbook.items)} not decided",
        f"signed off {approved}" if approved else "not signed off",
        f"published {published}" if published else "not published",
        (f"review {'was ' if overdue else ''}due {_line(offer.review)}")
        if offer.review.strip()
        else "no review date",
        is_defined=bool(told) and not undecided,
        is_signed_off=bool(approved),
        is_published=bool(published),
        review_overdue=overdue,
    )


def _line(text: str) -> str:
    return " ".join(text.split())
