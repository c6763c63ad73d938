"""The levels that a form's rating columns show: as ticks, lists, words or shading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import COLOURS
from eh_tui.model.paper.found import FoundTable
from eh_tui.model.paper.hues import colour_name
from eh_tui.model.paper.level_words import (
    KEY_LINE,
    FoundLevels,
    is_clear_scale,
    is_level_word,
    level_called,
    levels_found,
)
from eh_tui.model.paper.words import folded_words

_RANGE = re.compile(r"\b(\d)\s*(?:[-–]|to)\s*(\d)\b")
"""The ends of a scale in a heading: "Score (0-3)"."""


def levels_of_tables(tables: Sequence[FoundTable]) -> FoundLevels | None:
    """Return the levels that the rating columns show: by lists, then words, then shading."""
    cells = [
        cell
        for table in tables
        for at, column in enumerate(table.columns)
        if column.role is Role.RATING
        for row in table.rows
        if (cell := row.cells[at])
    ]
    ticks = [column.name for table in tables for column in table.columns if column.is_tick]
    if ticks and (found := levels_of_words(ticks, f"from the columns of {tables[0].where}")):
        return found
    offered = next((cell for cell in cells if len(cell.said.choices) > 1), None)
    if offered:
        found = levels_of_words(offered.said.choices, f"from the list of {offered.where}")
        if found:
            return found
    for heading in (column.heading for table in tables for column in table.columns):
        if (ends := _RANGE.search(heading)) and int(ends[1]) < int(ends[2]):
            numbers = map(str, range(int(ends[1]), int(ends[2]) + 1))
            if found := levels_of_words(numbers, f"from the heading {heading.strip()!r}"):
                return found
    hues = [colour_name(cell.said.shading or cell.said.highlight) for cell in cells]
    words = [cell.said.text for cell in cells if cell.said.text.strip()]
    how = "from the words in the rating column"
    are_levels = bool(words) and all(is_level_word(word) for word in words)
    if are_levels and (found := levels_of_words(words, how)):
        unsure = "The levels are those that somebody used; are there more?"
        return replace(found, unsure=(unsure, *found.unsure))
    return levels_of_colours(hues, "from the shading in the rating column")


def levels_of_words(words: Iterable[str], how: str) -> FoundLevels | None:
    """Return levels called by some words, as a list offers them or a column holds them."""
    texts = list({folded_words(word): word.strip() for word in words if word.strip()}.values())
    if not 1 < len(texts) <= 9 or any(len(text) > 60 for text in texts):
        return None
    levels = []
    for text in texts:
        line = KEY_LINE.match(text)
        is_named = line is not None and is_level_word(line[1])
        levels.append(
            replace(level_called(line[1] if line and is_named else text, text, ""), label=text)
        )
    found = levels_found(levels, how)
    return found if is_clear_scale(found) else None


def levels_of_colours(names: Iterable[str], how: str) -> FoundLevels | None:
    """Return levels called by their colours alone, where cells are shaded and say no more."""
    order = list(COLOURS)
    found = sorted(dict.fromkeys(name for name in names if name), key=order.index)
    levels = tuple(level_called(name, name.capitalize(), name) for name in found)
    if len(levels) < 2:
        return None
    made = levels_found(levels, how)
    unsure = f"The levels have no words in the document; what does {levels[0].label} mean?"
    return replace(made, unsure=(unsure, *made.unsure))
