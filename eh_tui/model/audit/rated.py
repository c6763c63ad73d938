"""What a form rates: the actions of a section, or its outcomes, by the first rating it has."""

from collections.abc import Iterator

from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Commitment, FormRow, Outcome
from eh_tui.model.core.sections import Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.words import small


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


def rated_in_words(workbook: Workbook, number: int) -> str:
    """Return a number of what the form rates: "4 actions", "1 requirement"."""
    return workbook.form.words.counted(name_of_rated(workbook), number)


def rated_ones(workbook: Workbook) -> str:
    """Return what the form rates as it stands within a sentence: "actions", "requirements"."""
    return small(workbook.form.words.several(name_of_rated(workbook)))


def one_rated(workbook: Workbook) -> str:
    """Return one of what the form rates with its article: "an action", "a requirement"."""
    word = str(getattr(workbook.form.words, name_of_rated(workbook)))
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word[:1].lower()}{word[1:]}"


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
