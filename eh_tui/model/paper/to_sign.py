"""The lines of a form on which nobody has signed yet."""

from collections.abc import Iterable

from eh_tui.model.paper.words import folded_words

_WORDS = frozenset(
    ("signed", "signature", "agreed", "date", "name", "print", "by", "of", "and", "the", "on")
)


def is_line_to_sign(text: str, roles: Iterable[str]) -> bool:
    """Say whether a text says only that somebody of some `roles` signs, and is no answer."""
    words = set(folded_words(text).split())
    return any(words - set(folded_words(role).split()) <= _WORDS for role in ("", *roles))
