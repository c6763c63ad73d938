"""The levels of a rating as a document shows them: in key, lists, columns or shading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from eh_tui.model.document.found import FoundTable, FoundText
from eh_tui.model.document.hues import colour_name
from eh_tui.model.document.source import SourceCell, SourceTable
from eh_tui.model.document.words import folded_words
from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import COLOURS, Level, with_letters

_LETTERS = {"r": "red", "a": "amber", "g": "green", "b": "blue", "p": "purple", "y": "yellow"}
_GOOD = (
    "green",
    "yes",
    "met",
    "fully met",
    "fully",
    "in place",
    "fully in place",
    "secure",
    "established",
    "well established",
    "embedded",
    "enhanced",
    "outstanding",
    "complete",
    "completed",
    "achieved",
    "done",
)
_MIDDLE = (
    "amber",
    "yellow",
    "partly",
    "partially",
    "partly met",
    "partially met",
    "mostly met",
    "mostly",
    "partly in place",
    "partially in place",
    "developing",
    "in progress",
    "on track",
    "improve",
    "working towards",
    "good",
    "requires improvement",
)
_BAD = (
    "red",
    "no",
    "not met",
    "not in place",
    "not yet in place",
    "not yet",
    "not evident",
    "emerging",
    "inadequate",
    "not started",
    "not achieved",
)
_OUTSIDE = ("n a", "na", "not applicable", "n a not applicable")
_PURE = dict.fromkeys(_GOOD, "green") | dict.fromkeys(_MIDDLE, "amber")
_COLOUR_OF = _PURE | dict.fromkeys(_BAD, "red") | dict.fromkeys(_OUTSIDE, "grey")
_NAMES = frozenset(COLOURS) | _COLOUR_OF.keys()

_KEY_LINE = re.compile(r"\s*(\w[\w/ ]{0,12}?)\s*[-–—:=.)]+\s*(\S.*?)\s*\Z", re.DOTALL)
"""A line of a key: "Red – needs support", "2 = partly met"."""


@dataclass(frozen=True, slots=True)
class FoundLevels:
    """The levels of a document's rating, and how sure they are."""

    levels: tuple[Level, ...]
    """As the document has them, in its order."""
    how: str
    """Where they are from, as in "from the key in table 2"."""
    unsure: tuple[str, ...] = ()
    """What a person should look at, a sentence each."""


def is_level_word(text: str) -> bool:
    """Return whether a text is a usual word for a level: a colour, its letter, yes, a digit."""
    word = folded_words(text)
    return word in _NAMES or word in _LETTERS or (word.isdecimal() and len(word) == 1)


def colour_of_word(text: str) -> str:
    """Return the colour that a text names, in full or by its letter: "amber" for "A"."""
    word = folded_words(text)
    return _LETTERS.get(word) or (word if word in COLOURS else "")


def is_scale(words: Sequence[str]) -> bool:
    """Return whether some words are levels of one scale: by colour, by answer, or by number."""
    names = [folded_words(word) for word in words if word.strip()]
    if len(names) < 2 or len(set(names)) < len(names) or not all(map(is_level_word, names)):
        return False
    letters = [name for name in names if name in _LETTERS]
    return not letters or (len(letters) == len(names) and {"r", "g"} <= set(letters))


def key_in_texts(texts: Sequence[FoundText]) -> tuple[tuple[FoundText, ...], FoundLevels | None]:
    """Return the paragraphs that are a key, and its levels; () and None where there is none.

    They follow each other and begin with a colour, its letter or a digit.
    """
    run: list[tuple[FoundText, str, str]] = []
    for text in (*texts, FoundText("", "")):
        found = _KEY_LINE.match(text.text)
        if found and is_level_word(found[1]):
            run.append((text, found[1], found[2]))
        elif text.text.strip():
            if _is_clear(run):
                break
            run = []
    if not _is_clear(run):
        return (), None
    levels = (_level(name, label, "") for _, name, label in run)
    lines = tuple(text for text, _, _ in run)
    return lines, _found(levels, f"from the key at {lines[0].where}")


def _is_clear(run: Sequence[tuple[FoundText, str, str]]) -> bool:
    names = [name for _, name, _ in run]
    return _tells_apart(names) and _tells_apart([label for _, _, label in run])


def _tells_apart(names: Sequence[str]) -> bool:
    """Return whether there are several names, no two of them alike."""
    return len(names) > 1 and len({folded_words(name) for name in names}) == len(names)


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
        is_whole = len(others) <= 4 and all(len(each.said.text) <= 40 for each in others)
        is_all = len(levels) + bool(others) >= sum(bool(group) for group in groups)
        is_clear = all(
            map(_tells_apart, zip(*((one.id, one.label) for one in levels), strict=True))
        )
        if levels and is_clear and is_whole and is_all:
            return _found(levels, f"from the key in {table.where}")
    return None


def _level_of(group: Sequence[SourceCell]) -> Level | None:
    """Return the level that the cells of a key's row or column tell of together."""
    group = [cell for cell in group if cell.said.text.strip() or colour_name(cell.said.shading)]
    hues = {colour_name(cell.said.shading) for cell in group} - {""}
    texts = list(dict.fromkeys(cell.said.text.strip() for cell in group if cell.said.text.strip()))
    if len(hues) > 1 or not texts or len(texts) > 3:
        return None
    hue = next(iter(hues), "")
    named = is_level_word(texts[0])
    if not hue and not (named and len(texts) > 1):
        return None
    name, label, *meaning = texts if named and len(texts) > 1 else (texts[0], *texts)
    return replace(_level(name, label, hue), meaning="\n".join(meaning))


def levels_of_words(words: Iterable[str], how: str) -> FoundLevels | None:
    """Return levels called by some words, as a list offers them or a column holds them."""
    texts = list({folded_words(word): word.strip() for word in words if word.strip()}.values())
    if not 1 < len(texts) <= 9 or any(len(text) > 60 for text in texts):
        return None
    levels = []
    for text in texts:
        line = _KEY_LINE.match(text)
        is_named = line is not None and is_level_word(line[1])
        levels.append(replace(_level(line[1] if line and is_named else text, text, ""), label=text))
    return _found(levels, how)


def levels_of_colours(names: Iterable[str], how: str) -> FoundLevels | None:
    """Return levels called by their colours alone, where cells are shaded and say no more."""
    order = list(COLOURS)
    found = sorted(dict.fromkeys(name for name in names if name), key=order.index)
    levels = tuple(_level(name, name.capitalize(), name) for name in found)
    if len(levels) < 2:
        return None
    made = _found(levels, how)
    unsure = f"The levels have no words in the document; what does {levels[0].label} mean?"
    return replace(made, unsure=(unsure, *made.unsure))


def _level(name: str, label: str, hue: str) -> Level:
    word = folded_words(name)
    pure = _LETTERS.get(word) or next((each for each in COLOURS if each in word.split()), "")
    colour = hue or pure or _COLOUR_OF.get(word) or _COLOUR_OF.get(folded_words(label)) or ""
    is_outside = (
        word in _OUTSIDE
        or folded_words(label) in _OUTSIDE
        or "not applicable" in folded_words(label)
    )
    letter = name.strip().upper() if len(word) == 1 else ""
    id = pure if pure and not word.isdecimal() else ""
    id = id or (word if word.isdecimal() else colour if hue else "_".join(word.split()[:4]))
    score = int(word) if word.isdecimal() and not is_outside else None
    return Level(
        id or "level", label, letter, "grey" if is_outside else colour, score, counts=not is_outside
    )


def _found(levels: Iterable[Level], how: str) -> FoundLevels:
    """Return levels with ids, letters and colours of their own, and which end is the best."""
    made = list(_with_ids(levels))
    counted = [at for at, level in enumerate(made) if level.counts]
    unsure = []
    best = _best(made, counted)
    if best is None:
        best = counted[-1] if counted else None
        if best is not None:
            unsure.append(f"Is {made[best].label!r} the best level? Nothing in it says so.")
    if best is not None and len(counted) > 1:
        made[best] = replace(made[best], best=True, done=True)
    scale = ["red", "amber", "green"] if best in counted[1:] else ["green", "amber", "red"]
    for nth, at in enumerate(counted):
        if not made[at].colour:
            place = 0 if nth == 0 else 2 if nth == len(counted) - 1 else 1
            made[at] = replace(made[at], colour=scale[place])
    made = [level if level.colour else replace(level, colour="grey") for level in made]
    return FoundLevels(with_letters(made), how, tuple(unsure))


def _best(levels: list[Level], counted: list[int]) -> int | None:
    """Return which end of the scale is the best by its colour or words, None where none tells."""
    if len(counted) < 2:
        return None
    first, last = levels[counted[0]], levels[counted[-1]]
    for one, other, best in ((first, last, counted[0]), (last, first, counted[-1])):
        if one.colour in ("green", "blue", "purple") and other.colour in ("red", "orange", "amber"):
            return best
    return None


def _with_ids(levels: Iterable[Level]) -> Iterator[Level]:
    taken: set[str] = set()
    for level in levels:
        id, nth = level.id, 2
        while id in taken or id == "none":
            id, nth = f"{level.id}_{nth}", nth + 1
        taken.add(id)
        yield replace(level, id=id)


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
    ticks = [
        column.storeys[-1] if column.storeys else column.heading
        for table in tables
        for column in table.columns
        if column.is_tick
    ]
    if ticks and (found := levels_of_words(ticks, f"from the columns of {tables[0].where}")):
        return found
    offered = next((cell for cell in cells if len(cell.said.choices) > 1), None)
    if offered:
        found = levels_of_words(offered.said.choices, f"from the list of {offered.where}")
        if found:
            return found
    hues = [colour_name(cell.said.shading or cell.said.highlight) for cell in cells]
    words = [cell.said.text for cell in cells if cell.said.text.strip()]
    how = "from the words in the rating column"
    are_levels = bool(words) and all(is_level_word(word) for word in words)
    if are_levels and (found := levels_of_words(words, how)):
        unsure = "The levels are those that somebody used; are there more?"
        return replace(found, unsure=(unsure, *found.unsure))
    return levels_of_colours(hues, "from the shading in the rating column")
