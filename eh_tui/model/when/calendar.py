"""The school's terms: as the workbook has them, and about when they are where it has none."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from eh_tui.model.core.register_rows import Term, Typed
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.tokens import Word, shape_of, words_of
from eh_tui.model.when.uk_dates import day_of, school_year_name, school_year_of
from eh_tui.model.when.vocabulary import EASTER

SEASONS = ("Autumn", "Spring", "Summer")

_USUAL = (
    (((9, 1), (10, 31)), ((11, 1), (12, 31))),
    (((1, 1), (2, 28)), ((3, 1), (4, 30))),
    (((5, 1), (5, 31)), ((6, 1), (7, 31))),
)
"""First and last day, as month and day, of each season's halves (DOMAIN.md 4)."""


class TermDates(NamedTuple):
    """A term of the table: a season's half, 1 or 2, or the whole of it, 0."""

    year: int
    """That in which the school year begins."""
    season: int
    half: int
    start: date
    end: date


class Period(NamedTuple):
    """A term's first and last day, and whether the table says so."""

    name: str
    start: date
    end: date
    is_known: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The terms of a school, and what its texts may leave out."""

    terms: tuple[TermDates, ...] = ()
    year: int | None = None
    """The school year of the audit, None where nobody has said."""
    terms_a_year: int = 0
    """3 or 6; 0 where "Term 2" must be asked."""
    typed: tuple[Typed, ...] = field(default=(), compare=False)
    """When the texts were typed that count from that day."""

    def __hash__(self) -> int:
        """Return what few calendars share, at once: every cell that is read asks for it."""
        return hash((self.year, self.terms_a_year, len(self.terms)))

    def day_typed(self, id: str, field: str, text: str) -> date | None:
        """Return the day on which a text was typed in a row's field, None where nobody knows."""
        for each in self.typed:
            if (each.id, each.field, each.text) == (id, field, text):
                return each.on
        return None

    def year_of(self, day: date) -> int:
        """Return the school year of a day: it lasts until the next one's first term."""
        return day.year if day >= self._first_day(day.year) else day.year - 1

    def year_meant(self, today: date) -> int:
        """Return the school year of what names none: the audit's, else today's."""
        return self.year_of(today) if self.year is None else self.year

    def school_year(self, year: int) -> Period:
        """Return a school year, which ends with its last term."""
        _, _, end, is_known = self.season(year, 2)
        return Period(school_year_name(year), self._first_day(year), end, is_known)

    def current_year(self, day: date) -> Period:
        """Return the school year of a day, in the summer holidays the next one."""
        first = self.year_of(day)
        return _first_to_end(day, [self.school_year(year) for year in (first, first + 1)])

    def season(self, year: int, season: int) -> Period:
        """Return a whole term, of a season: 0 is Autumn, 1 Spring, 2 Summer."""
        name = f"{SEASONS[season]} term {school_year_name(year)}"
        for row in self.terms:
            if row[:3] == (year, season, 0):
                return Period(name, row.start, row.end, is_known=True)
        first, second = self.half(year, season, 1), self.half(year, season, 2)
        return Period(name, first.start, second.end, second.is_known)

    def half(self, year: int, season: int, half: int) -> Period:
        """Return a half-term, 1 or 2, of a season; approximate where the table has none."""
        name = f"{SEASONS[season]} {half} {school_year_name(year)}"
        for row in self.terms:
            if row[:3] == (year, season, half):
                return Period(name, row.start, row.end, is_known=True)
        start, end = _USUAL[season][half - 1]
        its_year = year if season == 0 else year + 1
        return Period(name, date(its_year, *start), date(its_year, *end), is_known=False)

    def current_half(self, day: date) -> Period:
        """Return the half-term of a day, in the holidays the next one."""
        first = self.year_of(day)
        return _first_to_end(
            day,
            [
                self.half(year, season, half)
                for year in (first, first + 1)
                for season in range(3)
                for half in (1, 2)
            ],
        )

    def current_term(self, day: date) -> Period:
        """Return the term of a day, in the holidays the next; a half where there are six."""
        if self.terms_a_year == 6:
            return self.current_half(day)
        first = self.year_of(day)
        return _first_to_end(
            day, [self.season(year, season) for year in (first, first + 1) for season in range(3)]
        )

    def _first_day(self, year: int) -> date:
        starts = [row.start for row in self.terms if row.year == year and row.season == 0]
        return min(starts, default=date(year, 9, 1))


def _first_to_end(day: date, periods: list[Period]) -> Period:
    """Return the first period that is not over on a day, the last one where all are."""
    return next((period for period in periods if period.end >= day), periods[-1])


def season_of(word: Word) -> int:
    """Return the season that a word names: 0 is Autumn, 1 Spring, 2 Summer."""
    return 1 if word.value == EASTER else int(word.value)


def calendar_of(workbook: Workbook) -> Calendar:
    """Return the terms of a workbook; rows that can't be read are left out."""
    school = workbook.school
    return _calendar(workbook.terms, school.year, school.terms_a_year.strip(), workbook.typed)


@lru_cache(maxsize=8)  # it is asked for as often as the workbook is shown
def _calendar(
    rows: tuple[Term, ...], year: str, terms_a_year: str, typed: tuple[Typed, ...]
) -> Calendar:
    terms = tuple(term for term in _read_terms(rows) if isinstance(term, TermDates))
    number = int(terms_a_year) if terms_a_year in ("3", "6") else 0
    return Calendar(terms, school_year_of(year), number, typed)


def unreadable_terms(workbook: Workbook) -> tuple[tuple[Term, str], ...]:
    """Return the rows of the term table that `calendar_of` leaves out, each with the reason."""
    read = zip(workbook.terms, _read_terms(workbook.terms), strict=True)
    return tuple((row, reason) for row, reason in read if isinstance(reason, str))


@lru_cache(maxsize=8)
def _read_terms(rows: tuple[Term, ...]) -> tuple[TermDates | str, ...]:
    """Return each row of the term table as `_read` does."""
    return tuple(_read(rows, row) for row in rows)


def _read(rows: tuple[Term, ...], row: Term) -> TermDates | str:
    """Return a row of the term table as read, or what is wrong with it, a sentence."""
    place = _place(rows, row)
    if place is None:
        return f"“{row.name}” is no term; call it Autumn 1, Spring term or Term 3."
    for text, what in ((row.starts, "first"), (row.ends, "last")):
        if day_of(words_of(text)) is None:
            return f"{row.name} has no {what} day: “{text}” is none; write it as 26/8/2025."
    start, end = day_of(words_of(row.starts)), day_of(words_of(row.ends))
    assert start
    assert end
    if end < start:
        return f"{row.name} ends before it starts; exchange its dates or mend one."
    year = school_year_of(row.year)
    if year is None:
        year = start.year if start.month >= 8 else start.year - 1
    if not date(year, 7, 1) <= start <= end <= date(year + 1, 8, 31):
        return f"{row.name} lies outside the school year {school_year_name(year)}; mend its dates."
    return TermDates(year, *place, start, end)


def _place(rows: tuple[Term, ...], row: Term) -> tuple[int, int] | None:
    """Return the season and half of a term by its name, None where it has none."""
    words = words_of(row.name)
    shape = shape_of(words)
    if shape in ("S", "ST"):
        return season_of(words[0]), 0
    if shape in ("Sn", "STn", "Sh"):
        half = "1" if shape == "Sh" else words[-1].value
        return (season_of(words[0]), int(half)) if half in ("1", "2") else None
    if shape in ("Tn", "hn") and 1 <= int(words[1].value) <= 6:
        number = int(words[1].value) - 1
        if shape == "hn" or _has_six(rows, row.year):
            return number // 2, number % 2 + 1
        return (number, 0) if number < 3 else None
    return None


def _has_six(rows: tuple[Term, ...], year: str) -> bool:
    """Whether a year's terms are numbered beyond three, so that they are half-terms."""
    names = {" ".join(row.name.split()).lower() for row in rows if row.year == year}
    return not names.isdisjoint(("term 4", "term 5", "term 6"))
