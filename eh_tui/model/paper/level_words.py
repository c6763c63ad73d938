"""The words and colours by which people name the levels of a rating."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from eh_tui.model.form.levels import COLOURS, Level, with_letters
from eh_tui.model.paper.words import folded_words

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
    "partial",
    "in part",
    "to some extent",
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
    "implement",
)
_FAR = ("evident", "developing", "effective", "limited", "some", "strong", "weak", "minimum")
"""Words of labels that are not levels by themselves."""
_OUTSIDE = ("n a", "na", "not applicable", "n a not applicable", "does not apply")
_COLOUR_OF = {
    word: colour
    for words, colour in ((_GOOD, "green"), (_MIDDLE, "amber"), (_BAD, "red"), (_OUTSIDE, "grey"))
    for word in words
}
_NAMES = frozenset(COLOURS) | _COLOUR_OF.keys()

KEY_LINE = re.compile(r"\s*(\w[\w/ ]{0,12}?)\s*[-–—:=.)]+\s*(\S.*?)\s*\Z", re.DOTALL)
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
    called: tuple[str, ...] = ()
    """How the key calls each of the levels, "Red", before what it says of it; () for no key."""

    @property
    def by_its_words(self) -> "FoundLevels":
        """The same with the key's own words as labels, and what it says of each as its meaning.

        Letters and digits are no words: there the label is what follows them.
        """
        words = [folded_words(each) for each in self.called]
        if not words or any(len(word) < 2 or word.isdecimal() for word in words):
            return self
        levels = tuple(
            level
            if folded_words(level.label) == folded_words(name)
            else replace(level, label=name, meaning=_lines(level.label, level.meaning))
            for level, name in zip(self.levels, self.called, strict=True)
        )
        return replace(self, levels=levels)


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def is_level_word(text: str) -> bool:
    """Return whether a text is a usual word for a level: a colour, its letter, yes, a digit."""
    word = folded_words(text)
    return word in _NAMES or word in _LETTERS or (word.isdecimal() and len(word) == 1)


def colour_of_word(text: str) -> str:
    """Return the colour that a text names, in full or by its letter: "amber" for "A"."""
    word = folded_words(text)
    return _LETTERS.get(word) or (word if word in COLOURS else "")


def tells_of_level(label: str) -> bool:
    """Return whether a label speaks of how far something is: "partly met", "well established"."""
    words = f" {folded_words(label)} "
    return any(f" {known} " in words for known in (*_COLOUR_OF, *_FAR))


def is_scale(words: Sequence[str]) -> bool:
    """Return whether some words are levels of one scale: by colour, by answer, or by number."""
    names = [folded_words(word) for word in words if word.strip()]
    if len(names) < 2 or len(set(names)) < len(names) or not all(map(is_level_word, names)):
        return False
    letters = [name for name in names if name in _LETTERS]
    return not letters or (len(letters) == len(names) and {"r", "g"} <= set(letters))


def level_called(name: str, label: str, hue: str) -> Level:
    """Return a level by its name ("R", "2", "Yes"), its words and the colour it is shown in.

    The colour is "" where none is known, to be given by its place in the scale (`levels_found`).
    """
    word = folded_words(name)
    pure = _LETTERS.get(word) or next((each for each in COLOURS if each in word.split()), "")
    colour = hue or pure or _COLOUR_OF.get(word) or _COLOUR_OF.get(folded_words(label)) or ""
    said = folded_words(label)
    is_outside = word in _OUTSIDE or any(said.endswith(each) for each in _OUTSIDE)
    letter = name.strip().upper() if len(word) == 1 else ""
    id = pure if pure and not word.isdecimal() else ""
    id = id or (word if word.isdecimal() else colour if hue else "_".join(word.split()[:4]))
    score = int(word) if word.isdecimal() and not is_outside else None
    return Level(
        id or "level", label, letter, "grey" if is_outside else colour, score, counts=not is_outside
    )


def level_explained(name: str, words: str, hue: str = "") -> Level:
    """Return a level of a key: after "R" or "2" its words follow, after "Yes" its meaning."""
    word = folded_words(name)
    if word in _LETTERS or word in COLOURS or word.isdecimal():
        return level_called(name, words, hue)
    return replace(level_called(name, name, hue), meaning=words)


def levels_found(levels: Iterable[Level], how: str) -> FoundLevels:
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


def is_clear_scale(found: FoundLevels) -> bool:
    """Return whether no level is called, in words, by its id or its letter, as another one is."""
    names = [{folded_words(name) for name in _names_of(level)} for level in found.levels]
    return sum(map(len, names)) == len(set().union(*names))


def _names_of(level: Level) -> Iterator[str]:
    yield from (name for name in (level.id, level.label, level.letter) if folded_words(name))


def tells_apart(names: Sequence[str]) -> bool:
    """Return whether there are several names, no two of them alike."""
    return len(names) > 1 and len({folded_words(name) for name in names}) == len(names)
