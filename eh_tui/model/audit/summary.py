"""Counts by rating; not rated is counted apart, never as red (DOMAIN.md 3)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from eh_tui.model.audit.rated import Rating, every_rating, rated, rated_in_words, ratings_in
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Of
from eh_tui.model.form.form import Form
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


class Tally(NamedTuple):
    """The counts of one rating of a form: its own, a moderator's, the one of a second scale."""

    heading: str
    """The form's words above it, on one line."""
    of: Of
    """What it rates."""
    scale: str
    """Of which scale its levels are, "" for the main one."""
    counts: Counts


NOTHING_RATED = Tally("", Of.ACTION, "", Counts())
"""What is counted where nothing is rated."""


def tallies(form: Form, ratings: Iterable[Rating]) -> tuple[Tally, ...]:
    """Return the counts of each rating of the form apart, so that none is of two.

    First come those by which sections are rated, a scale at a time, then the further ones.
    """
    found: dict[tuple[bool, str, str], list[Rating]] = {}
    for rating in ratings:
        scale = "" if form.is_main(rating.column.scale) else rating.column.scale
        name = "" if rating.is_first else f"{rating.column.of} {rating.column.field}"
        found.setdefault((bool(name), scale, name), []).append(rating)
    return tuple(
        Tally(some[0].heading, some[0].column.of, scale, count(form, (one.level for one in some)))
        for (_, scale, _), some in sorted(found.items(), key=lambda item: item[0][:2])
    )


def count(form: Form, ratings: Iterable[str]) -> Counts:
    """Return the counts of some ratings, given by their ids."""
    numbers = Counter(ratings)
    left_out = sum(number for id, number in numbers.items() if form.is_left_out(id))
    return Counts(dict(numbers), left_out)


def tallies_of(workbook: Workbook) -> tuple[Tally, ...]:
    """Return the counts of each rating of the whole form; one of nothing where it rates nothing."""
    return tallies(workbook.form, every_rating(workbook)) or (NOTHING_RATED,)


def tallies_by_section(workbook: Workbook) -> tuple[tuple[Commitment, tuple[Tally, ...]], ...]:
    """Return each commitment with the counts of each of its ratings, in the order of the form."""
    return tuple(
        (section.commitment, tallies(workbook.form, ratings_in(workbook, section)))
        for section in sections(workbook)
    )


def count_all(workbook: Workbook) -> Counts:
    """Return the counts of all that a workbook rates on the form's main scale, by first ratings.

    A partnership counts so too.
    """
    return count(workbook.form, (row.rag for row in rated(workbook)))


def draft_notice(workbook: Workbook) -> str:
    """Return "DRAFT: 4 actions not rated", "" where every action is rated.

    Where a form has several ratings it is the first that counts, and it is named.
    """
    number = count_all(workbook).of(NOT_RATED)
    by = f" ({name})" if (name := workbook.form.counted_by) else ""
    return f"DRAFT: {rated_in_words(workbook, number)} not rated{by}" if number else ""
