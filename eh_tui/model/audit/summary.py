"""Counts by rating; not rated is counted apart, never as red (DOMAIN.md 3)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from eh_tui.model.audit.rated import rated, rated_in
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import COUNTED, Form
from eh_tui.model.form.levels import NOT_RATED


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of what is rated hold each rating."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    """By the level's id, `NOT_RATED` for those not rated; none is 0."""
    left_out: int = 0
    """How many of them are no part of the whole of which shares are taken: N/A."""

    def __add__(self, other: "Counts") -> "Counts":
        """Return the counts of both together."""
        numbers = Counter(self.numbers) + Counter(other.numbers)
        return Counts(numbers, self.left_out + other.left_out)

    @property
    def total(self) -> int:
        """All of them, rated or not."""
        return sum(self.numbers.values())

    def of(self, id: str) -> int:
        """Return the count of one rating."""
        return self.numbers.get(id, 0)

    def percent(self, id: str) -> int:
        """Return one rating's share in whole per cent, 0 where there is nothing to share."""
        whole = self.total - self.left_out
        return round(100 * self.of(id) / whole) if whole else 0


def count(form: Form, ratings: Iterable[str]) -> Counts:
    """Return the counts of some ratings, given by their ids."""
    numbers = Counter(ratings)
    left_out = (
        number for id, number in numbers.items() if id != NOT_RATED and not form.level(id).counts
    )
    return Counts(dict(numbers), 0 if form.scoring.not_applicable == COUNTED else sum(left_out))


def count_all(workbook: Workbook) -> Counts:
    """Return the counts of all that a workbook rates on the form's main scale."""
    return count(workbook.form, (row.rag for row in rated(workbook)))


def by_commitment(workbook: Workbook) -> tuple[tuple[Commitment, Counts], ...]:
    """Return each commitment with its counts, in the order of the form."""
    return tuple(
        (
            section.commitment,
            count(workbook.form, (row.rag for row in rated_in(workbook, section))),
        )
        for section in sections(workbook)
    )
