"""A rating read from a cell, with what it was read from, so that a person can check it."""

from collections.abc import Sequence
from dataclasses import dataclass

from eh_tui.model.form.levels import Level
from eh_tui.model.paper.level_words import colour_of_word
from eh_tui.model.paper.source import SourceCell
from eh_tui.model.paper.words import folded_words

_NEAR = ("amber", "yellow", "orange")
"""The colours of the middle: a level that has one is meant by the others where none has them."""


@dataclass(frozen=True, slots=True)
class FoundRating:
    """What a cell says of a rating."""

    level: str = ""
    """The level's id, "" where there is none or it can't be told."""
    how: str = ""
    """What it was read from: "from cell colour FFC000"; "" where nothing was read."""
    doubt: str = ""
    """Why no level was taken from what stands there, a clause; "" where nothing is in doubt."""
    remark: str = ""
    """What else is to be told of its colour, a clause; "" for nothing."""
    is_by_colour: bool = False
    """Whether it was read from a colour and no words."""
    beside: tuple[SourceCell, ...] = ()
    """The cells in which something stands that is neither a mark nor a level."""

    @property
    def why_none(self) -> str:
        """The doubt; where no level was found, also what stands in the place of one."""
        if self.doubt or self.level or not self.beside:
            return self.doubt
        return no_rating_words(", ".join(cell.said.live.strip() for cell in self.beside))


def no_rating_words(text: str) -> str:
    """Return in a clause that a text is no rating, "" for a blank one."""
    return f"the words {text.strip()!r} are no rating" if text.strip() else ""


def level_of_words(text: str, levels: Sequence[Level]) -> str:
    """Return the id of the level that a text calls by label, id, letter or colour, "" for none."""
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
    return level_of_colour(colour_of_word(text), levels)


def level_of_colour(name: str, levels: Sequence[Level]) -> str:
    """Return the id of the one level of a colour, or of the nearest; "" for none or several."""
    near = _NEAR if name in _NEAR else ()
    for colours in ((name,), near):
        found = [level.id for level in levels if level.colour in colours]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""
