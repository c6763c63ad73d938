"""What makes a text hard to read: long sentences, abbreviations, a thing that is named two ways."""

import re
from collections.abc import Iterator

from eh_tui.model.form.levels import plain_words

LONGEST_SENTENCE = 25
"""Words of a sentence (GOV.UK's guidance on writing)."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}(?:[a-z]{0,2}[A-Z]?)\b|\bSENCo\b|\bSENDCo\b")
_USUAL = frozenset(("UK", "TV", "NHS", "GP", "PDF", "AM", "PM", "OK", "PE", "QR", "A4"))
_TIER = re.compile(r"\b([A-Z][a-z]+) [Ss]upport\b")


def long_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of more than 25 words with their number, its beginning in full words."""
    for sentence in _SENTENCE_END.split(text):
        words = sentence.split()
        if len(words) > LONGEST_SENTENCE:
            yield len(words), " ".join(words[:8]) + " …"


def abbreviations(text: str, explained: str) -> Iterator[str]:
    """Yield the abbreviations of a text that nothing in `explained` spells out in brackets."""
    for short in dict.fromkeys(_ABBREVIATION.findall(text)):
        bare = short.removesuffix("s")
        if bare not in _USUAL and not re.search(
            rf"\b{bare}s? \(|\({bare}s?\)|\b{bare}s?:", explained
        ):
            yield short


def other_tier_names(text: str, titles: tuple[str, ...]) -> Iterator[str]:
    """Yield what a text that names at least two of the tiers calls like one, and is none."""
    known = {plain_words(title) for title in titles}
    named = dict.fromkeys(match[0] for match in _TIER.finditer(text))
    if sum(name.casefold() in known for name in named) < 2:
        return
    yield from (name for name in named if name.casefold() not in known)
