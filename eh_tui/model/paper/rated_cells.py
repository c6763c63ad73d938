"""The rating of one cell: by its words, else by its colour."""

from collections.abc import Sequence
from dataclasses import replace

from eh_tui.model.form.levels import Level
from eh_tui.model.paper.rating_colours import ColourPlace, ColourSaid, said_by_colour
from eh_tui.model.paper.ratings import FoundRating, level_of_words, no_rating_words
from eh_tui.model.paper.source import SourceCell, SourceText
from eh_tui.model.paper.ticks import rating_of_boxes

_NOWHERE = ColourPlace()


def rating_in(
    cell: SourceCell | None, levels: Sequence[Level], place: ColourPlace = _NOWHERE
) -> FoundRating:
    """Return the rating of a cell by its words, then by its shading, then by a marker over it.

    Words that are no rating leave it in doubt what a colour behind them is to say.
    """
    if cell is None:
        return FoundRating()
    by_words = _by_words(cell.said.live, levels)
    colour, left = said_by_colour(cell.said, levels, place), by_words.doubt
    if by_words.level:
        doubt, remark = against_words(by_words.level, cell.said, colour)
        return FoundRating(doubt=doubt) if doubt else replace(by_words, remark=remark)
    if cell.said.is_struck_out:
        return FoundRating(doubt=against_struck(cell.said, levels, colour))
    if colour.level:
        return FoundRating(colour.level, f"from {colour.what}", left, is_by_colour=not left)
    return FoundRating(doubt=left or colour.doubt, remark="" if left else colour.remark)


def _by_words(text: str, levels: Sequence[Level]) -> FoundRating:
    """Return the rating that a text says, by the one box that is marked or as a whole."""
    boxed = rating_of_boxes(text, levels)
    if boxed is not None:
        return boxed
    if level := level_of_words(text, levels):
        return FoundRating(level, f"from the words {text.strip()!r}")
    return FoundRating(doubt=no_rating_words(text))


def against_struck(said: SourceText, levels: Sequence[Level], colour: ColourSaid) -> str:
    """Return why a colour behind struck words is in doubt, "" where it only repeats them."""
    if not colour.level or colour.level == level_of_words(said.text, levels):
        return ""
    return f"what is written there is struck through, and the {colour.what} says {colour.level}"


def against_words(by_word: str, said: SourceText, colour: ColourSaid) -> tuple[str, str]:
    """Return why the words of a cell don't hold against its colour, and what is only to be told.

    A colour that a rule of the sheet covers is not seen, so there the words hold.
    """
    if not colour.level or colour.level == by_word:
        return "", ""
    if said.is_ruled:
        shown = "is covered by the colour that a rule of the sheet shows"
        return "", f"the {colour.what} ({colour.level}) {shown}"
    return f"its words say {by_word} and the {colour.what} says {colour.level}", ""
