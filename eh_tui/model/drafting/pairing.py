"""Which text of a document is which of the form, where people have reworded and reordered it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from eh_tui.model.paper.words import folded_words

_NUMBER = re.compile(r"^(?:[a-z]+ )?\d+(?:[. ]\d+)* ")
"""What a title begins with before its words: "commitment 3", "4 2"."""


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1, whatever their case, signs and leading number."""
    first, second = (_NUMBER.sub("", f"{folded_words(text)} ") for text in (one, other))
    if first == second:
        return 1.0 if first.strip() else 0.0
    if min(len(first), len(second)) * 2 < max(len(first), len(second)):
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def pairs(found: Sequence[str], known: Sequence[str], least: float) -> dict[int, int]:
    """Return for texts found the one of the known that each is, the likest first, each once.

    Alike are texts of which `likeness` is `least` or more.
    """
    scored = sorted(
        (
            (-likeness(text, other), at, number)
            for at, text in enumerate(found)
            for number, other in enumerate(known)
        ),
    )
    paired: dict[int, int] = {}
    for score, at, number in scored:
        if -score >= least and at not in paired and number not in paired.values():
            paired[at] = number
    return paired
