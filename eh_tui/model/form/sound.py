"""What makes a form one that nobody could fill in: each contradiction in one sentence."""

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

from eh_tui.model.form.columns import (
    ITEM_KEYS,
    ONCE,
    OWN_FIELDS,
    ROW_KEYS,
    Column,
    ColumnType,
    Of,
    Role,
    columns_in,
)
from eh_tui.model.form.levels import COLOURS, NOT_RATED, Level, plain_words


class FormFault(NamedTuple):
    """One contradiction, in a key of one of the tables that a form's file has."""

    table: str
    at: int
    """Its index from 0 among the tables of that name."""
    key: str
    sentence: str


def level_faults(levels: tuple[Level, ...]) -> Iterator[FormFault]:
    """Yield what is wrong with the levels of a form, as its file has them."""
    for at, level in enumerate(levels):
        before = levels[:at]
        same = [other for other in before if other.scale == level.scale]
        if level.id == NOT_RATED:
            sentence = f"{level.id!r} is no id for a level, since it stands for not rated."
            yield _level(at, "id", f"{sentence} Give it another.")
        elif len(level.id.split()) != 1:
            yield _level(at, "id", f"{level.id!r} is no id for a level: write one word.")
        elif any(plain_words(other.id) == plain_words(level.id) for other in before):
            yield _level(at, "id", f"The level {level.id} is here twice; leave one out.")
        elif shared := _names(level) & {name for other in same for name in _names(other)}:
            key = "letter" if plain_words(level.letter) in shared else "label"
            yield _level(at, key, f"Two levels are called {min(shared)!r}; call one otherwise.")
        if level.colour not in COLOURS:
            known = ", ".join(COLOURS)
            yield _level(at, "colour", f"{level.colour!r} is no colour here; use one of {known}.")
        if len(level.letter) > 1:
            yield _level(at, "letter", f"{level.letter!r} is more than one letter or digit.")
        yield from _score_and_best(levels, at, same)


def _score_and_best(levels: tuple[Level, ...], at: int, same: list[Level]) -> Iterator[FormFault]:
    """Yield what can't be meant of a level as a number and as the good end; `same` stand before."""
    level = levels[at]
    if level.score is not None and not isfinite(level.score):
        yield _level(at, "score", f"The score {level.score} is no number to add up.")
    if other := next((one for one in same if one.best and level.best), None):
        yield _level(at, "best", f"{other.id} is called best too; only one of them can be.")
    elif level.best and not _is_at_an_end(levels, level):
        yield _level(at, "best", f"{level.id} is called best, but stands between two others.")


def _names(level: Level) -> set[str]:
    return {plain_words(name) for name in (level.id, level.label, level.letter) if name.strip()}


def _is_at_an_end(levels: tuple[Level, ...], level: Level) -> bool:
    scale = [other for other in levels if other.scale == level.scale and other.counts]
    return level in (*scale[:1], *scale[-1:])


def column_faults(columns: tuple[Column, ...], levels: tuple[Level, ...]) -> Iterator[FormFault]:
    """Yield what is wrong with the columns of a form, as its file has them."""
    scales = {level.scale for level in levels}
    for at, column in enumerate(columns):
        name = column.heading.strip() or f"The column {at + 1}"
        if column.role is Role.RATING and column.type is not ColumnType.LEVEL:
            yield _column(at, "type", f"{name} is a rating, so its type is level.")
        if column.type is ColumnType.CHOICE and not column.choices:
            yield _column(at, "choices", f"{name} is a choice; list what there is to choose from.")
        if column.choices and column.type is not ColumnType.CHOICE:
            yield _column(at, "choices", f'{name} has choices, so its type is "choice".')
        if len({plain_words(choice) for choice in column.choices}) < len(column.choices):
            yield _column(at, "choices", f"{name} lists a choice twice.")
        if column.ticks and not column.is_level:
            yield _column(at, "ticks", f"{name} has no levels to tick.")
        if column.is_level and column.scale and column.scale not in scales:
            yield _column(at, "scale", f"No level is of the scale {column.scale!r} of {name}.")
        needed = {Role.OUTCOME: Of.OUTCOME, Role.ACTION: Of.ACTION}.get(column.role, column.of)
        if column.of is not needed:
            yield _column(at, "of", f"The role {column.role} is of the {needed}, so leave of out.")
        yield from _keys(columns, at, column, name)


def _keys(columns: tuple[Column, ...], at: int, column: Column, name: str) -> Iterator[FormFault]:
    """Yield what keeps a column from having a key and a place of its own."""
    for section in column.sections or ("", *_sections(columns)):
        before = columns_in(columns[:at], section)
        own = columns_in(columns[: at + 1], section)[-1]
        if fault := _bad_key(own) or _clash(own, [one for one in before if one.of is own.of]):
            key, sentence = fault
            yield _column(at, key, f"{name} {sentence}")
            return


def _sections(columns: tuple[Column, ...]) -> list[str]:
    return sorted({section for column in columns for section in column.sections})


def _bad_key(own: Column) -> tuple[str, str] | None:
    if not own.key.strip():
        return "heading", "has neither a heading nor a key; give it a key."
    if "=" in own.key:
        return "key", f"has the key {own.key!r}; give it one without =, which sets a value."
    meant = OWN_FIELDS[own.of].get(own.role, "")
    if own.key in (*ROW_KEYS[own.of], *ITEM_KEYS) and not (own.field == meant == own.key):
        return "key", f"can't be stored as {own.key!r}, which means something else; change its key."
    return None


def _clash(own: Column, before: list[Column]) -> tuple[str, str] | None:
    if own.role in ONCE and any(other.role is own.role for other in before):
        return "role", f"is a second column of the role {own.role}; a row has one of it."
    if any(other.key == own.key for other in before):
        return "key", f"has the key {own.key!r} of another column; give it one of its own."
    for other in before:
        named = (own.heading, other.key), (other.heading, own.key)
        if any(plain_words(heading) == plain_words(key) != "" for heading, key in named):
            return "key", f"has the heading of one column as the key of another: {other.key!r}."
    return None


def _level(at: int, key: str, sentence: str) -> FormFault:
    return FormFault("levels", at, key, sentence)


def _column(at: int, key: str, sentence: str) -> FormFault:
    return FormFault("columns", at, key, sentence)
