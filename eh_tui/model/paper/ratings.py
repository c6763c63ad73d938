"""A rating read from a cell, with what it was read from, so that a person can check it."""

from collections.abc import Sequence
from dataclasses import dataclass

from eh_tui.model.form.levels import Level
from eh_tui.model.paper.below import is_mark
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.hues import colour_name
from eh_tui.model.paper.level_words import colour_of_word
from eh_tui.model.paper.source import SourceCell, SourceText
from eh_tui.model.paper.words import folded_words

_NEAR = {"yellow": "amber", "orange": "amber", "amber": "yellow", "blue": "green"}
"""Which colour a level may have instead where none has just this one."""


@dataclass(frozen=True, slots=True)
class FoundRating:
    """What a cell says of a rating."""

    level: str = ""
    """The level's id, "" where there is none or it can't be told."""
    how: str = ""
    """What it was read from: "from cell colour FFC000"; "" where nothing was read."""
    doubt: str = ""
    """Why no level was taken from what stands there, a clause; "" where nothing is in doubt."""


def rating_in(cell: SourceCell | None, levels: Sequence[Level]) -> FoundRating:
    """Return the rating of a cell by its words, then by its shading, then by a marker over it."""
    if cell is None:
        return FoundRating()
    text = _without_struck(cell.said)
    by_word = level_of_words(text, levels)
    for what, colour in (("cell colour", cell.said.shading), ("marker", cell.said.highlight)):
        if by_colour := level_of_colour(colour_name(colour), levels):
            if by_word and by_word != by_colour:
                doubt = f"its words say {by_word} and the {what} {colour} says {by_colour}"
                return FoundRating(doubt=doubt)
            if not by_word:
                return FoundRating(by_colour, f"from {what} {colour}", _left(text))
    if by_word:
        return FoundRating(by_word, f"from the words {text.strip()!r}")
    return FoundRating(doubt=_left(text))


def _left(text: str) -> str:
    return f"the words {text.strip()!r} are no rating" if text.strip() else ""


def rating_by_ticks(
    table: FoundTable, row: FoundRow, columns: Sequence[int], levels: Sequence[Level]
) -> FoundRating:
    """Return the rating of a row of which one of some tick columns has a mark."""
    marked = [
        at
        for at in columns
        if (cell := row.cells[at])
        and (any(cell.said.ticks) or (not cell.said.ticks and _is_marked(cell.said)))
    ]
    if not marked:
        return FoundRating()
    names = [table.columns[at].heading.strip() for at in marked]
    if len(marked) > 1:
        return FoundRating(doubt=f"more than one is marked: {', '.join(names)}")
    level = level_of_words(table.columns[marked[0]].name, levels)
    if not level:
        return FoundRating(doubt=f"{names[0]!r} is marked, which is none of the levels")
    return FoundRating(level, f"from the mark under {names[0]!r}")


def _is_marked(said: SourceText) -> bool:
    text = _without_struck(said).strip()
    return text in ("✓", "✔", "☑", "☒", "✗", "√", "•", "●") or (bool(text) and is_mark(text))


def level_of_words(text: str, levels: Sequence[Level]) -> str:
    """Return the id of the level that a text calls by label, id, letter, meaning or colour."""
    word = folded_words(text)
    if not word:
        return ""
    names = [
        (
            level.label,
            level.id,
            level.letter,
            f"{level.letter} {level.label}",
            f"{level.id} {level.label}",
        )
        for level in levels
    ]
    for nth in range(5):
        for level, called in zip(levels, names, strict=True):
            if folded_words(called[nth]) == word:
                return level.id
    meant = [level.id for level in levels if folded_words(level.meaning) == word]
    return meant[0] if len(meant) == 1 else level_of_colour(colour_of_word(text), levels)


def level_of_colour(name: str, levels: Sequence[Level]) -> str:
    """Return the id of the one level of a colour, or of the nearest; "" for none or several."""
    for colour in (name, _NEAR.get(name, "")):
        found = [level.id for level in levels if colour and level.colour == colour]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _without_struck(said: SourceText) -> str:
    text = said.text
    for struck in said.struck:
        text = text.replace(struck, "", 1)
    return text
