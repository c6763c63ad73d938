"""Which text of a document is which of the form, where people have reworded and reordered it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from eh_tui.model.paper.words import folded_words

_NUMBER = re.compile(r"^(?:[a-z]+ )?\d+(?:[. ]\d+)* ")
"""What a title begins with before its words: "commitment 3", "4 2"."""


def likeness(one: str, other: str, least: float) -> float:
    """Return how alike two texts are, 0 to 1, whatever their case, signs and leading number.

    Less than `least` is not worked out and given as 0.
    """
    return _likeness(_bare(one), _bare(other), least)


def pairs(found: Sequence[str], known: Sequence[str], least: float) -> dict[int, int]:
    """Return for texts found the one of the known that each is, the likest first, each once.

    Alike are texts of which `likeness` is `least` or more. Of equal ones the first is taken.
    """
    bare_found, bare_known = list(map(_bare, found)), list(map(_bare, known))
    places: dict[str, list[int]] = {}
    for number, text in enumerate(bare_known):
        places.setdefault(text, []).append(number)
    paired = {
        at: places[text].pop(0) for at, text in enumerate(bare_found) if text and places.get(text)
    }
    taken = set(paired.values())
    scored = sorted(
        (-score, at, number)
        for at, text in enumerate(bare_found)
        for number, other in enumerate(bare_known)
        if at not in paired and number not in taken
        if (score := _likeness(text, other, least)) >= least
    )
    for _, at, number in scored:
        if at not in paired and number not in taken:
            paired[at] = number
            taken.add(number)
    return paired


def _bare(text: str) -> str:
    """Return the words of a text without the number that it may begin with."""
    return _NUMBER.sub("", f"{folded_words(text)} ").strip()


def _likeness(one: str, other: str, least: float) -> float:
    if one == other:
        return 1.0 if one else 0.0
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
