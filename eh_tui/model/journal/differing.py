"""Where two long texts differ, so that a reader need not compare them word by word."""

_LONGEST_WORD = 40
"""Characters; where a longer run has no blank, a text is not cut within it."""


def differing(one: str, other: str, about: int = 20) -> tuple[str, str]:
    """Return of two texts the words that differ; "…" stands for what both have alike.

    `about` is the number of characters of what is alike that are shown on either side at least;
    with 0 nothing but "…" is left of a text that the other only goes on with. Texts that have
    little in common come back whole, and so do two that are the same.
    """
    if one == other:
        return one, other
    shorter = min(len(one), len(other))
    start = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    most = shorter - start
    alike = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    is_between_words = not any(text[start : start + 1].strip() for text in (one, other))
    first = start
    if about or not is_between_words:
        first = _word_begins(one, start - about, is_before=about > 0)
    last = _word_ends(one, len(one) - alike + about)
    parts = _stretch(one, first, len(one) - last), _stretch(other, first, len(one) - last)
    return parts if parts[0] != parts[1] else (one, other)  # they differ in blanks


def _word_begins(text: str, at: int, *, is_before: bool) -> int:
    """Return where the word begins in which a place is, or the one before a blank there."""
    head = text[: max(0, at)]
    first = max(head.rstrip().rfind(sign) if is_before else head.rfind(sign) for sign in " \n") + 1
    return first if len(head) - first <= _LONGEST_WORD else 0


def _word_ends(text: str, at: int) -> int:
    """Return where the word ends in which a place is, the text's end where none does soon."""
    ends = (place for place in range(at, len(text)) if text[place].isspace())
    last = next(ends, len(text))
    return last if last - at <= _LONGEST_WORD else len(text)


def _stretch(text: str, first: int, left: int) -> str:
    """Return a text without its first characters and as many as are left at the end."""
    last = len(text) - left
    parts = ("…" if first else "", text[first:last].strip(" "), "…" if text[last:].strip() else "")
    return " ".join(part for part in parts if part)
