"""Which rows are shown: those with one rating, those of one person, role or channel.

In a form with columns of its own also those with one of the words that a column offers.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from eh_tui.model.audit.rated import Rating, every_rating
from eh_tui.model.core.columns import columns_of_row, form_rows, rows_with, text_in_column
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, Level, plain_words
from eh_tui.model.people.known_as import Register
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.spelling import plain
from eh_tui.model.people.who_cell import Sort


@dataclass(frozen=True, slots=True)
class Filter:
    """What a row must have to be shown; without either, every row is."""

    rag: str | None = None
    """A level by its id, or one of the words of another column."""
    who: str = ""
    """A person, role or channel, in any spelling; the register tells who is the same."""
    of: Of = Of.ACTION
    field: str = "rag"
    """In which column of which rows `rag` is looked for."""
    heading: str = ""
    """The form's words for that column where it is not the only one."""

    def accepts(self, workbook: Workbook, row: FormRow, register: Register) -> bool:
        """Return whether a row is shown by what itself holds; an outcome brings its actions."""
        if self.rag is not None and not self._is_held(workbook, row):
            return False
        wanted = {key for key, _ in _named(self.who, register)}
        return not wanted or any(key in wanted for key, _ in _named(row.who, register))

    def _is_held(self, workbook: Workbook, row: FormRow) -> bool:
        if (Of.ACTION if isinstance(row, Action) else Of.OUTCOME) is not self.of:
            return False
        column = next(
            (one for one in columns_of_row(workbook, row) if one.field == self.field), None
        )
        if column is None:
            return False
        text = text_in_column(row, column)
        if column.is_level:
            return not row.unrated and (text or NOT_RATED) == self.rag
        return plain_words(text) == plain_words(self.rag or "")

    def words(self, form: Form) -> str:
        """The filter as the status line says it, "only at risk"; "" where all is shown."""
        rating = [self._held_words(form)] if self.rag is not None else []
        person = [f"who has {self.who}"] if self.who else []
        return "only " + " and ".join((*rating, *person)) if rating or person else ""

    def _held_words(self, form: Form) -> str:
        words = form.level(self.rag or "").brief
        return f"{self.heading}: {words}" if self.heading else words


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A filter that a workbook offers, with the number of rows that have what it asks for."""

    filter: Filter
    number: int
    words: str = ""
    """What is chosen in a column of other words, "" for a level, which the form words."""


def rating_filters(workbook: Workbook) -> Iterator[FilterChoice]:
    """Yield a filter for each level of each rating of a form, and for not rated."""
    found: dict[tuple[Of, str], list[Rating]] = {}
    for rating in every_rating(workbook):
        found.setdefault((rating.column.of, rating.column.field), []).append(rating)
    usual = Of.ACTION
    for (of, field), ratings in (found or {(usual, "rag"): []}).items():
        headings = dict.fromkeys(rating.heading for rating in ratings)
        heading = " / ".join(headings) if len(found) > 1 else ""
        numbers = Counter(rating.level for rating in ratings)
        for level in _levels(workbook.form, ratings):
            yield FilterChoice(Filter(level.id, "", of, field, heading), numbers[level.id])


def _levels(form: Form, ratings: list[Rating]) -> tuple[Level, ...]:
    scales = dict.fromkeys(rating.column.scale for rating in ratings) or {"": None}
    levels = dict.fromkeys(level for scale in scales for level in form.levels_of(scale))
    return (*levels, form.not_rated)


def word_filters(workbook: Workbook) -> Iterator[FilterChoice]:
    """Yield a filter for each word of each column that has words to choose from."""
    columns: dict[tuple[Of, str], Column] = {}
    numbers: Counter[tuple[Of, str, str]] = Counter()
    for row in form_rows(workbook) if workbook.form.columns else ():
        for column in columns_of_row(workbook, row):
            if column.choices:
                columns.setdefault((column.of, column.field), column)
                numbers[column.of, column.field, plain_words(text_in_column(row, column))] += 1
    for (of, field), column in columns.items():
        heading = " ".join(column.heading.split()) or column.key
        for word in column.choices:
            number = numbers[of, field, plain_words(word)]
            yield FilterChoice(Filter(word, "", of, field, heading), number, f"{heading}: {word}")


def people(workbook: Workbook) -> tuple[tuple[str, int], ...]:
    """Return each person, role and channel with the number of their rows, the busiest first.

    A person is called by their name in the register, anything else as it is met first.
    """
    register = register_of(workbook)
    called: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for action, _ in rows_with(workbook, Role.WHO):
        names: dict[str, str] = {}
        for key, name in _named(action.who, register):
            names.setdefault(key, name)
        called = names | called
        counts.update(names.keys())
    return tuple((called[key], number) for key, number in counts.most_common())


def _named(who: str, register: Register) -> Iterator[tuple[str, str]]:
    """Return what a Who cell names: a key that is the same for every spelling, and a name."""
    for part in read_who(who, register).parts:
        words = " ".join(part.text.split())
        if part.sort is Sort.PERSON:
            yield f"person {part.people[0].id}", part.people[0].name
        elif part.sort is Sort.ROLE:
            yield f"role {part.role}", words
        else:
            yield f"text {plain(words)}", words
