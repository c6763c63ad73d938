"""What a form rates: the actions of a section, or its outcomes, by the first rating it has.

A row may have several ratings, its own and a moderator's say: what is counted as "the" rating
is the first one, and `every_rating` knows them all.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import columns_of, columns_of_row, kind_of, text_in_column
from eh_tui.model.core.form_rows import Action, Commitment, FormRow, Outcome
from eh_tui.model.core.sections import Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.form.words import small


class Rating(NamedTuple):
    """One rating that the form asks of a row."""

    row: FormRow
    column: Column
    turn: int = 0
    """The how manieth of its row it is, from 0."""
    is_first: bool = True
    """Whether it is the one by which its section is rated."""

    @property
    def level(self) -> str:
        """The id of the level that is given, `NOT_RATED` for none."""
        return text_in_column(self.row, self.column) or NOT_RATED

    @property
    def address(self) -> Address:
        """The cell that it stands in."""
        return Address(kind_of(self.row), self.row.id, self.column.field)

    @property
    def heading(self) -> str:
        """The form's words for it, on one line."""
        return " ".join(self.column.heading.split()) or self.column.key

    @property
    def is_given(self) -> bool:
        """Whether somebody has rated it."""
        return self.level != NOT_RATED


def rating_of(workbook: Workbook, commitment: Commitment) -> Column | None:
    """Return the column by which a section is rated: its first rating, None where it has none."""
    columns = columns_of(workbook, commitment)
    return next((column for column in columns if column.role is Role.RATING), None)


def rated_in(workbook: Workbook, section: Section) -> Iterator[FormRow]:
    """Yield the rows of a section that are rated, or still to be, in the order of the form."""
    column = rating_of(workbook, section.commitment)
    if column is None:
        return
    outcomes = (group.outcome for group in section.outcomes if group.outcome.id)
    rows = section.actions if column.of is Of.ACTION else outcomes
    yield from (row for row in rows if not row.unrated)


def every_rated(workbook: Workbook) -> Iterator[FormRow]:
    """Yield every row that is rated on any scale, or still to be, in the order of the form."""
    for section in sections(workbook):
        yield from rated_in(workbook, section)


def ratings_asked(columns: tuple[Column, ...], row: FormRow) -> tuple[Rating, ...]:
    """Return each rating that a section's columns ask of a row, from left to right; () for none."""
    if row.unrated:
        return ()
    of = Of.ACTION if isinstance(row, Action) else Of.OUTCOME
    ratings = [column for column in columns if column.role is Role.RATING]
    own = (column for column in ratings if column.of is of)
    return tuple(Rating(row, column, turn, column is ratings[0]) for turn, column in enumerate(own))


def level_of_row(workbook: Workbook, row: FormRow) -> str | None:
    """Return the level of a row's first rating, None where the form does not rate it.

    One that was given before the form said so is told all the same.
    """
    is_asked = ratings_asked(columns_of_row(workbook, row), row)
    return row.rag if is_asked or row.rag != NOT_RATED else None


def ratings_in(workbook: Workbook, section: Section) -> Iterator[Rating]:
    """Yield every rating of every row of a section, row by row in the order of the form."""
    columns = columns_of(workbook, section.commitment)
    for group in section.outcomes:
        own: tuple[FormRow, ...] = (group.outcome,) if group.outcome.id else ()
        for row in (*own, *group.actions):
            yield from ratings_asked(columns, row)


def every_rating(workbook: Workbook) -> tuple[Rating, ...]:
    """Return every rating of every row: the first of each in the order of the form, then on.

    So whoever goes through them gives one rating everywhere before the next one.
    """
    found = (one for section in sections(workbook) for one in ratings_in(workbook, section))
    return tuple(sorted(found, key=lambda rating: rating.turn))


def rated_in_words(workbook: Workbook, number: int) -> str:
    """Return a number of what the form rates: "4 actions", "1 requirement"."""
    return workbook.form.words.counted(name_of_rated(workbook), number)


def counted_in_words(workbook: Workbook, number: int) -> str:
    """Return a number of what is counted, and by which rating where a form has several.

    So "5 goals", or "5 goals by Autumn".
    """
    name = workbook.form.counted_by
    return f"{rated_in_words(workbook, number)}{f' by {name}' if name else ''}"


def rated_ones(workbook: Workbook) -> str:
    """Return what the form rates as it stands within a sentence: "actions", "requirements"."""
    return small(workbook.form.words.several(name_of_rated(workbook)))


def rows_in_words(workbook: Workbook, rows: Collection[FormRow]) -> str:
    """Return how many rows there are in the form's words: "5 actions", "1 goal and 2 steps"."""
    words, names = workbook.form.words, [_name_of(row) for row in rows]
    return " and ".join(words.counted(name, names.count(name)) for name in _names(rows))


def of_rows(workbook: Workbook, rows: Collection[FormRow]) -> str:
    """Return what rows are called within a sentence: "actions", "goals and steps"."""
    words = workbook.form.words
    return " and ".join(small(words.several(name)) for name in _names(rows))


def _names(rows: Collection[FormRow]) -> list[str]:
    names = [_name_of(row) for row in rows]
    return [name for name in ("outcome", "action") if name in names] or ["action"]


def _name_of(row: FormRow) -> str:
    return "action" if isinstance(row, Action) else "outcome"


def one_rated(workbook: Workbook) -> str:
    """Return one of what the form rates with its article: "an action", "a requirement"."""
    word = rated_one(workbook)
    return f"{'an' if word[:1] in tuple('aeiou') else 'a'} {word}"


def rated_one(workbook: Workbook) -> str:
    """Return the form's word for one of what it rates, within a sentence: "requirement"."""
    return small(str(getattr(workbook.form.words, name_of_rated(workbook))))


def name_of_rated(workbook: Workbook) -> str:
    """Return what the form rates: "outcome" where it is outcomes alone, else "action"."""
    kinds = {type(row) for row in rated(workbook)}
    return "outcome" if kinds == {Outcome} else "action"


def rated(workbook: Workbook) -> Iterator[FormRow]:
    """Yield every row that is rated on the form's main scale, or still to be."""
    for section in sections(workbook):
        column = rating_of(workbook, section.commitment)
        if column and workbook.form.is_main(column.scale):
            yield from rated_in(workbook, section)
