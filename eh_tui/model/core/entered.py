"""What a person enters in a column of the form: a level by any of its names, a choice, a number."""

import re

from eh_tui.errors import Refused
from eh_tui.model.core.columns import column_of_field
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.rows import no_rating
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.columns import Column, ColumnType, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, plain_words

_NUMBER = re.compile(r"[£$€]?\s*-?\d[\d,]*(\.\d+)?\s*%?")


def meant_in_column(workbook: Workbook, row: Row, field: str, text: str) -> str:
    """Return what a field of a row is to hold where a person enters a text.

    That is the text as typed, but a level by its id and a choice as the form words it. Raises
    `Refused` for what is no level, choice or number in a column of such, and for a level where
    the form asks for words alone; one that stands there may be taken away.
    """
    column = column_of_field(workbook, row, field)
    if column is None:
        return text
    if column.is_level:
        meant = workbook.form.rating_meant(text, column.scale)
        if meant is None:
            raise Refused(no_rating(workbook, row, field, text))
        is_rating = column.role is Role.RATING and meant != NOT_RATED
        if is_rating and isinstance(row, Action | Outcome) and row.unrated:
            raise Refused(f"{row.id} is not rated in this form; it is answered in words alone.")
        return "" if meant == NOT_RATED and column.is_cell else meant
    if sentence := misfit(workbook.form, column, text):
        raise Refused(sentence)
    return next((one for one in column.choices if plain_words(one) == plain_words(text)), text)


def misfit(form: Form, column: Column, text: str) -> str:
    """Return in a sentence why a text does not belong in a column, "" where it does.

    Nothing is refused where it stands already: what somebody wrote is kept, and asked about.
    """
    if not text.strip():
        return ""
    name = column.heading.strip() or column.key
    if column.is_level and form.rating_meant(text, column.scale) is None:
        known = ", ".join(level.id for level in form.levels_of(column.scale))
        return f"{text!r} is no level of {name}; use one of {known}."
    chosen = map(plain_words, column.choices)
    if column.type is ColumnType.CHOICE and plain_words(text) not in chosen:
        return f"{text!r} is no choice of {name}; use one of {', '.join(column.choices)}."
    if column.type is ColumnType.NUMBER and not _NUMBER.fullmatch(text.strip()):
        return f"{text!r} is no number, as {name} asks for."
    return ""
