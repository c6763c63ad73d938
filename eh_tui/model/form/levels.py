"""The levels by which a form rates, and what each of them means for the work."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

NOT_RATED = "none"
"""What a row holds in place of a level's id until somebody rates it."""

COLOURS = ("red", "orange", "amber", "yellow", "green", "blue", "purple", "grey")
"""The names by which a form gives its levels a colour; each is repeated in words or a letter."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a scale."""

    id: str
    """How a row stores it: one word, given once in the whole form."""
    label: str = ""
    """The form's own words for it, letter for letter."""
    letter: str = ""
    """The letter or digit by which it is rated and shown where there is no room for words."""
    colour: str = "grey"
    """One of `COLOURS`."""
    score: float | None = None
    """What it is worth where the form scores, None where it is worth nothing at all."""
    done: bool = False
    """Whether what is rated so counts as completed."""
    counts: bool = True
    """False for "not applicable": neither rated badly nor not rated."""
    best: bool = False
    """Whether it stands at the good end of its scale."""
    meaning: str = ""
    """What the form says to explain it."""
    scale: str = ""
    """The scale that it belongs to, "" for the form's main one."""
    short: str = ""
    """Its words within a sentence or a narrow column, "at risk"; "" for those of the label."""

    @property
    def words(self) -> str:
        """The label, or the id where the form leaves the label blank."""
        return self.label if self.label.strip() else self.id.capitalize()

    @property
    def label_alone(self) -> str:
        """The label without the id that it begins with: "Partly met" of "2 Partly met"."""
        first, _, rest = self.label.strip().partition(" ")
        return rest if first.strip(".:)") in (self.id, self.letter) else self.label

    def after_number(self, words: str) -> str:
        """Return words of it that may follow a number: without a figure of its own before them.

        It would read as a second number, as in "3 0 Does not apply".
        """
        return words if self.label_alone == self.label else self.label_alone

    @property
    def named(self) -> str:
        """The label with the id behind it, "On track (amber)", if it does not say that itself."""
        id, label = (" ".join(_WORD.findall(text.casefold())) for text in (self.id, self.label))
        return self.label if f" {id} " in f" {label} " else f"{self.label} ({self.id})"

    @property
    def brief(self) -> str:
        """Its words within a sentence: a label all in capitals keeps them."""
        return self.short or in_small(self.label)

    @property
    def lettered(self) -> str:
        """The label with the letter behind it, "On track (A)", if it does not begin with it."""
        says_so = self.label.split()[:1] == [self.letter]
        return self.label if says_so else f"{self.label} ({self.letter})"


TRAFFIC_LIGHTS = (
    Level("red", "At risk of not achieving", "R", "red", short="at risk"),
    Level("amber", "On track", "A", "amber", short="on track"),
    Level("green", "Completed / ongoing", "G", "green", done=True, best=True, short="completed"),
)
"""Leicester's three, which a form has that names none of its own."""


def in_small(label: str) -> str:
    """Return a label as it stands within a sentence: a word all in capitals keeps them."""
    word = "".join(filter(str.isalpha, label.partition(" ")[0]))
    return label if word[1:2].isupper() else label[:1].lower() + label[1:]


def with_letters(levels: Iterable[Level]) -> tuple[Level, ...]:
    """Return levels in which each one that has no letter has got one that is its own.

    It is the id's first where that is free, else the next free of its label, else a digit.
    """
    found = list(levels)
    taken = {level.letter.casefold() for level in found if level.letter}
    for at, level in enumerate(found):
        if not level.letter:
            possible = f"{level.id}{level.label}123456789abcdefghijklmnopqrstuvwxyz"
            letter = next(
                (sign for sign in possible if sign.isalnum() and sign.casefold() not in taken), "?"
            )
            found[at] = replace(level, letter=letter.upper())
            taken.add(letter.casefold())
    return tuple(found)


def plain_words(text: str) -> str:
    """Return a text as words are compared: in any case, with any spaces."""
    return " ".join(text.split()).casefold()
