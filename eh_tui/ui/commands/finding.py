"""Which commands somebody means who types a few words."""

import re
from collections.abc import Iterator

from eh_tui.ui.commands import KeyCommand, Scope, all_commands, commands_of
from eh_tui.ui.commands.words import SEARCH_WORDS

_NAMED, _SAID, _CALLED = 4.0, 2.0, 1.5
"""How well a word fits: as the whole name, as a word of name or sentence, as another word."""
_BEGUN = 0.75
"""How well a word that is only begun fits, as a part of how well the whole word does."""


def command_fit(command: KeyCommand, query: str) -> float:
    """Return how well a command fits what is typed, 0 where some word of it does not fit at all.

    A word fits as one of the name in the settings or of the sentence, or as what people call
    the command; a command that is named in full fits best of all.
    """
    typed = _words(query)
    if not typed:
        return 0.0
    if query.strip().casefold() == command.id:
        return _NAMED
    found = [_best(command, word) for word in typed]
    return sum(found) / len(found) if all(found) else 0.0


def elsewhere(where: Scope) -> Iterator[tuple[KeyCommand, KeyCommand]]:
    """Return the commands of the screens that one screen leads to, each after what leads there."""
    for door in all_commands(where):
        if door.opens:
            for command in commands_of(door.opens):
                yield door, command


def _best(command: KeyCommand, word: str) -> float:
    """Return how well a command fits one word."""
    sorts = (
        (_SAID, f"{command.id} {command.label} {command.help}"),
        (_CALLED, SEARCH_WORDS.get(command.id, "")),
    )
    return max(worth * _fits(word, known) for worth, text in sorts for known in ("", *_words(text)))


def _fits(word: str, known: str) -> float:
    if word == known:
        return 1.0
    return _BEGUN if len(word) > 1 and known.startswith(word) else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold().replace("'", ""))
