"""The key to a form's ratings, as lines or as a small table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import Level
from eh_tui.model.paper.found import FoundTable, FoundText
from eh_tui.model.paper.hues import colour_name
from eh_tui.model.paper.level_words import (
    KEY_LINE,
    FoundLevels,
    is_clear_scale,
    is_level_word,
    is_scale,
    level_called,
    level_explained,
    levels_found,
    tells_apart,
    tells_of_level,
)
from eh_tui.model.paper.source import SourceCell, SourceTable
from eh_tui.model.paper.words import folded_words

_EXPLAINS = frozenset(
    (
        *("meaning", "meanings", "what it means", "what this means", "description", "descriptor"),
        *("definition", "definitions", "explanation", "descriptors", "descriptions"),
    )
)
"""What a key has above what its levels mean; the words before are then what they are called."""
_ROOM = re.compile(r"_{2,}|\.{3,}|…|\t")
"""What a line to be filled in has."""
_OF_RATINGS = frozenset(
    (
        *("key", "rag", "rating", "ratings", "grade", "grades", "grading", "score", "scores"),
        *("scoring", "scale", "judgement", "judgements", "judgment", "level", "levels", "status"),
        *("descriptor", "descriptors"),
    )
)
"""Words of which one tells that a text stands above a key because it is about ratings."""
_NUMBERED = re.compile(r"(\d)\s+\D")
"""A label that begins with its number: "2 Partly met"."""


def key_in_texts(texts: Sequence[FoundText]) -> tuple[tuple[FoundText, ...], FoundLevels | None]:
    """Return the paragraphs that are a key, and its levels; () and None where there is none.

    They follow each other and begin with a colour, its letter or a digit.
    """
    run: list[tuple[FoundText, str, str]] = []
    for text in (*texts, FoundText("", "")):
        found = KEY_LINE.match(text.text)
        if found and is_level_word(found[1]):
            run.append((text, found[1], found[2]))
        elif text.text.strip():
            if _is_clear(run):
                break
            run = []
    if not _is_clear(run):
        return (), None
    levels = (level_explained(name, label) for _, name, label in run)
    lines = tuple(text for text, _, _ in run)
    scale = levels_found(levels, f"from the key at {lines[0].where}")
    scale = replace(scale, called=tuple(name.strip() for _, name, _ in run))
    return (lines, scale) if is_clear_scale(scale) else ((), None)


def _is_clear(run: Sequence[tuple[FoundText, str, str]]) -> bool:
    names, labels = [name for _, name, _ in run], [label for _, _, label in run]
    is_counted = all(name.strip().isdecimal() for name in names)
    if is_counted and not any(map(tells_of_level, labels)):  # a numbered list of something
        return False
    return is_scale(names) and tells_apart(labels)


def key_in_table(table: SourceTable) -> FoundLevels | None:
    """Return the levels of a table that is a key: small, each level with a colour or a letter."""
    rows = [[cell for cell in row if cell.row == number] for number, row in table.by_row()]
    cells = [cell for row in rows for cell in row if cell.said.text.strip() or cell.said.shading]
    if not 2 <= len(cells) <= 24:
        return None
    columns: dict[int, list[SourceCell]] = {}
    for cell in cells:
        columns.setdefault(cell.column, []).append(cell)
    for groups in ([list(row) for row in rows], list(columns.values())):
        levels = [level for group in groups if (level := _level_of(group))]
        others = [each for group in groups if not _level_of(group) for each in group]
        named = all(_is_named(group) for group in groups if _level_of(group))
        most = 4 if named else 1
        is_whole = len(others) <= most and all(len(each.said.text) <= 40 for each in others)
        is_all = len(levels) + bool(others) >= sum(bool(group) for group in groups)
        is_clear = all(map(tells_apart, zip(*((one.id, one.label) for one in levels), strict=True)))
        is_counted = all(level.id.isdecimal() for level in levels)
        tells = not is_counted or any(tells_of_level(level.label) for level in levels)
        if levels and is_clear and is_whole and is_all and tells:
            found = levels_found(levels, f"from the key in {table.where}")
            called = tuple(_name_in(group) for group in groups if _level_of(group))
            found = replace(found, called=called if named else ())
            if any(folded_words(each.said.text) in _EXPLAINS for each in others):
                found = found.by_its_words
            return found if is_clear_scale(found) else None
    return None


def is_line_above_key(text: str) -> bool:
    """Say whether a text may be what stands above a key: short, and no line to be filled in."""
    is_asked = is_filled_in(text) or text.rstrip().endswith(":")
    return len(text) <= 60 and (tells_of_rating(text) or not is_asked)


def is_filled_in(text: str) -> bool:
    """Say whether a text leaves room to write in."""
    return bool(_ROOM.search(text))


def is_head_of_key(text: str) -> bool:
    """Say whether a text in a key is what stands above its levels or their meanings."""
    return tells_of_rating(text) or folded_words(text) in _EXPLAINS


def tells_of_rating(text: str) -> bool:
    """Say whether a word tells that a text is about ratings: "RAG ratings", "Key"."""
    return not _OF_RATINGS.isdisjoint(folded_words(text).split())


def is_called_so(key: FoundLevels, tables: Iterable[FoundTable], told: Iterable[str]) -> bool:
    """Say whether a form itself calls its levels as its key does: in ratings or in what is told.

    A text is an instruction if it names two of them.
    """
    words = set(map(folded_words, key.called))
    cells = [
        cell.said
        for table in tables
        for at, column in enumerate(table.columns)
        if column.role is Role.RATING and not column.is_tick
        for row in table.rows
        if (cell := row.cells[at])
    ]
    said = {folded_words(text) for each in cells for text in (each.text, *each.choices)}
    named = (sum(f" {word} " in f" {folded_words(text)} " for word in words) for text in told)
    return bool(words & said) or any(number > 1 for number in named)


def _level_of(group: Sequence[SourceCell]) -> Level | None:
    """Return the level that the cells of a key's row or column tell of together."""
    group = [cell for cell in group if cell.said.text.strip() or colour_name(cell.said.shading)]
    hues = {colour_name(cell.said.shading) for cell in group} - {""}
    texts = list(dict.fromkeys(cell.said.text.strip() for cell in group if cell.said.text.strip()))
    are_words = not any(text.isdecimal() for text in texts[1:])
    if len(hues) > 1 or not are_words or not 0 < len(texts) <= 3:
        return None
    hue = next(iter(hues), "")
    named = is_level_word(texts[0])
    numbered = _NUMBERED.match(texts[0])
    if not hue and not ((named or numbered) and len(texts) > 1):
        return None
    if numbered:
        return replace(level_called(numbered[1], texts[0], hue), meaning="\n".join(texts[1:]))
    if not named or len(texts) == 1:
        return replace(level_called(texts[0], texts[0], hue), meaning="\n".join(texts[1:]))
    level = level_explained(texts[0], texts[1], hue)
    return replace(level, meaning="\n".join(filter(None, (level.meaning, *texts[2:]))))


def _is_named(group: Sequence[SourceCell]) -> bool:
    """Return whether the first text of a level says itself which it is, as "Red" or "2" does."""
    return is_level_word(_name_in(group))


def _name_in(group: Sequence[SourceCell]) -> str:
    return next((text for cell in group if (text := cell.said.text.strip())), "")
