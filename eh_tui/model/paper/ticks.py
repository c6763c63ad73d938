"""Which of some columns that are to be ticked, a level each, a row has a mark in."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from eh_tui.model.form.levels import Level
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.ratings import FoundRating, level_of_words
from eh_tui.model.paper.source import SourceCell, SourceText
from eh_tui.model.paper.words import folded_words

EMPTY_BOXES = "☐□▢◻◽⬜▫▭❏❐❑❒⬚⧠🗆🞎🞏🞐🞑🞒🞓○◯◦⚪⚬⭘❍🞅🞆🞇🞈🞉"
"""Signs of a box or a circle in which nothing stands: whoever prints them wants one chosen."""
_MARKS = "✓✔☑☒✅🗸🗹✗✘✕✖❌❎🗙🗴🗵🗶🗷⮽⮾⮿×╳√⍻⊠⊗⌧•●⚫■▪◼◾⬛◆★◉⦿⊙▣🞊🞋🞕🞖"
"""Signs by which one is chosen."""
_OF_HAND = ("/", "\\", "\\/", "*", "+")
"""What is typed in place of a tick."""
_WORDS = ("x", "xx", "xxx", "y", "yes", "1", "true", "tick", "ticked")
"""Words that mark a column, where the form calls no level so."""
_NOTHING = ("false", "0")
"""Words that mark none, likewise."""
_LEFT_OPEN = re.compile(r"[\s\-–—_.…·,:;|()\[\]{}'\"\u200b\ufe0e\ufe0f]*")
"""What is no answer: lines to write on, brackets to be filled, how a sign is to look."""
_BRACKETS = re.compile(r"\[\s*\]|\(\s*\)")
"""An empty box as it is typed."""
_BOX = re.compile(rf"[{EMPTY_BOXES}]|{_BRACKETS.pattern}")
_BOXES = re.compile(rf"({_BOX.pattern}|[{_MARKS}]|\[\s*[xX]\s*\]|\(\s*[xX]\s*\))")
"""What parts the levels of a cell in which each has a box of its own: empty, or marked."""


@dataclass(frozen=True, slots=True)
class TickCell:
    """What stands in a column to be ticked."""

    name: str
    """What stands above the column."""
    level: str
    """The id of its level, "" where what stands above is none."""
    cell: SourceCell | None


class _Says(Enum):
    """What somebody says with what stands in one column."""

    NOTHING = auto()
    MARKED = auto()
    ANOTHER = auto()
    """It names a level that is not the column's."""
    WORDS = auto()
    MARKED_WITH_WORDS = auto()


def ticks_in(
    table: FoundTable, row: FoundRow, columns: Sequence[int], levels: Sequence[Level]
) -> Iterator[TickCell]:
    """Yield what a row has in some columns of a table that are to be ticked."""
    begin = table.columns[columns[0]].begin
    for at in columns:
        column = table.columns[at]
        covering = (
            cell
            for cell in row.cells
            if cell and begin <= cell.column <= column.begin < cell.column + cell.columns
        )
        cell = row.cells[at] or next(covering, None)
        yield TickCell(column.heading.strip(), level_of_words(column.name, levels), cell)


def rating_by_ticks(ticks: Iterable[TickCell], levels: Sequence[Level]) -> FoundRating:
    """Return the rating of a row of which one of some tick columns has a mark.

    A mark is a sign, an x or the like, or the column's own word; an empty box is none. A word
    for another level leaves in doubt what was meant; whatever else is written stands beside.
    """
    filled = [(each, each.cell) for each in ticks if each.cell]
    covered = Counter(id(cell) for _, cell in filled)
    said: dict[_Says, dict[TickCell, SourceCell]] = defaultdict(dict)
    for tick, cell in filled:
        if covered[id(cell)] == 1:
            said[_said(tick, cell.said, levels)][tick] = cell
        elif level := level_of_words(cell.said.live, levels):
            return FoundRating(level, f"from the words {cell.said.live.strip()!r}")
        elif any(cell.said.ticks) or says_something(cell.said.live):
            said[_Says.WORDS][tick] = cell
    with_words = said[_Says.MARKED_WITH_WORDS]
    marked = [tick for tick, _ in filled if tick in said[_Says.MARKED] or tick in with_words]
    doubts = [
        f"{cell.said.live.strip()!r} stands under {tick.name!r}"
        for tick, cell in said[_Says.ANOTHER].items()
    ]
    if len(marked) > 1:
        doubts.append(f"more than one is marked: {', '.join(tick.name for tick in marked)}")
    elif marked and not marked[0].level:
        doubts.append(f"{marked[0].name!r} is marked, which is none of the levels")
    beside = tuple(dict.fromkeys((*said[_Says.WORDS].values(), *with_words.values())))
    if doubts or not marked:
        return FoundRating(doubt="; ".join(doubts), beside=beside)
    return FoundRating(marked[0].level, f"from the mark under {marked[0].name!r}", beside=beside)


def rating_of_boxes(text: str, levels: Sequence[Level]) -> FoundRating | None:
    """Return the rating of a cell that prints each level with a box of its own, or only a box.

    Returns None for any other cell. The boxes stand all before their words, or all behind them.
    """
    if text.strip() and not says_something(text):
        return FoundRating()
    pieces = _BOXES.split(text) if levels else []
    if len(pieces) < 2:
        return None
    words = pieces[0::2][1:] if not folded_words(pieces[0]) else pieces[0::2][:-1]
    signs, is_split = pieces[1::2], not (folded_words(pieces[0]) and folded_words(pieces[-1]))
    if not is_split or not all(level_of_words(each, levels) for each in words):
        return None
    marked = [
        each.strip() for each, sign in zip(words, signs, strict=True) if not _BOX.fullmatch(sign)
    ]
    if len(marked) > 1:
        return FoundRating(doubt=f"more than one is marked: {', '.join(marked)}")
    if not marked:
        return FoundRating()
    return FoundRating(level_of_words(marked[0], levels), f"from the mark at {marked[0]!r}")


def says_something(text: str) -> bool:
    """Return whether a text is more than boxes, brackets and lines to be filled."""
    return not _LEFT_OPEN.fullmatch("".join(sign for sign in text if sign not in EMPTY_BOXES))


def _said(tick: TickCell, said: SourceText, levels: Sequence[Level]) -> _Says:
    """Return what is said with a text that stands in one tick column alone."""
    boxes = [*_BRACKETS.findall(said.live), *(sign for sign in said.live if sign in EMPTY_BOXES)]
    marks = [sign for sign in said.live if sign in _MARKS]
    is_marked = any(said.ticks) or bool(marks)
    is_open = bool(said.ticks or boxes) and not is_marked
    text = "".join(sign for sign in said.live if sign not in (*boxes, *marks)).strip()
    word, named = folded_words(text), level_of_words(text, levels)
    is_own = word == folded_words(tick.name) or bool(named and named == tick.level)
    if word and is_own:
        is_marked = is_marked or not is_open  # beside an empty box it is the form's own word
    elif _is_mark(text, levels, is_open=is_open):
        is_marked = True
    elif named and not is_open:
        return _Says.ANOTHER
    elif says_something(text) and (word not in _NOTHING or _is_name(word, levels)):
        return _Says.MARKED_WITH_WORDS if is_marked else _Says.WORDS
    return _Says.MARKED if is_marked else _Says.NOTHING


def _is_mark(text: str, levels: Sequence[Level], *, is_open: bool) -> bool:
    """Return whether a text is typed in place of a tick; beside an empty box only an x is."""
    word = folded_words(text)
    is_word = word == "x" if is_open else word in _WORDS
    return text in _OF_HAND or (is_word and not _is_name(word, levels))


def _is_name(word: str, levels: Sequence[Level]) -> bool:
    """Return whether a form calls a level so, by its label, its id or its letter."""
    names = (name for level in levels for name in (level.label, level.id, level.letter))
    return word in map(folded_words, names)
