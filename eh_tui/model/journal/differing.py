"""Where two long texts differ, so that a reader need not compare them word by word."""

import re

_LONGEST_WORD = 40
"""Characters; where a longer run has no blank, a text is not cut within it."""


def differing(one: str, other: str, about: int = 0) -> tuple[str, str]:
    """Return of two texts what differs, with the words next to it; "…" is what both have alike.

    `about` is the number of characters of what is alike that are shown on either side at least.
    Texts that have little in common come back whole, and so do two that are the same.
    """
    if one == other:
        return one, other
    shorter = min(len(one), len(other))
    start = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    most = shorter - start
    alike = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    return _stretch(one, start, alike, about), _stretch(other, start, alike, about)


def _stretch(text: str, start: int, alike: int, about: int) -> str:
    """Return a text without what it has alike with the other, cut between words."""
    before = text[: max(0, start - about)].rstrip()
    first = max(before.rfind(" "), before.rfind("\n")) + 1
    if first and len(before) - first > _LONGEST_WORD:
        first = 0
    last = len(text)
    blank = re.search(r"\s", text[len(text) - alike + about :]) if alike > about else None
    if blank and blank.start() <= _LONGEST_WORD:
        last += blank.start() - (alike - about)
    return f"{'… ' if first else ''}{text[first:last]}{' …' if text[last:].strip() else ''}"
