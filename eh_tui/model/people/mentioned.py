"""Where a text speaks of somebody, beside the cells that the register reads as theirs."""

import re
from collections.abc import Iterator

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import fields, value
from eh_tui.model.core.schema import FIGURES
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.hand_over import Mention, rows_of_person, rows_perhaps_of
from eh_tui.model.people.register import aliases, full_names, initials_used, register_of
from eh_tui.model.people.roles import role_named
from eh_tui.model.people.spelling import (
    TITLES,
    name_words,
    plain,
    shortened,
    unaccented,
    without_accents,
)

_KINDS = (Kind.SCHOOL, Kind.OUTCOMES, Kind.ACTIONS, Kind.ROWS, Kind.SIGNATORIES, Kind.COURSES)
"""What is the audit's own; what was said at a meeting or signed stays as it was."""

_BETWEEN_WORDS = r"[\s.'\u2019-]*"


def texts_naming(workbook: Workbook, person: Person) -> tuple[Mention, ...]:
    """Return the fields whose text speaks of a person, in the order of the form.

    Fields that the register reads as theirs or perhaps theirs are left out (`hand_over.rows_of`).
    What a name is written as is enough here, the surname or the first name alone too, so that
    it may be somebody else: nothing is changed by it.
    """
    person = next((each for each in workbook.people if each.id == person.id), person)
    known = {*rows_of_person(workbook, person), *rows_perhaps_of(workbook, person)}
    names = naming(workbook, person)
    return tuple(
        mention
        for kind in _KINDS
        for row in workbook.of_kind(kind)
        for name in fields(workbook, kind, row)
        if name not in FIGURES
        and (mention := Mention(kind, row.id, name)) not in known
        and names.search(unaccented(value(workbook, kind, row, name)))
    )


def naming(workbook: Workbook, *people: Person) -> re.Pattern[str]:
    """Return the pattern of all that may name somebody, for a text without accents.

    `people` are the same person as the register called them over time.
    """
    pieces = [piece for person in people for piece in _pieces(person)]
    pieces += [_spaced(letters, each=True) for person in people for letters in _initials(person)]
    ids = {person.id for person in people}
    others = {
        plain(word)
        for other in register_of(workbook).people
        if other.id not in ids
        for word in name_words(other.name)
    }
    names = [name for person in people for name in full_names(person)]
    alone = {word for name in names for word in name_words(name) if len(word) > 2}
    for word in sorted(alone):
        if plain(word) not in others:
            pieces.append(rf"(?:{_or(word)}|{_or(word.upper())})(?!\s*\d)")
    return _any_of(pieces)


def naming_surely(workbook: Workbook, *people: Person) -> re.Pattern[str]:
    """Return the pattern of what can mean nobody else: names of several words, own initials."""
    pieces = [
        f"(?i:{_spaced(text)})"
        for person in people
        for text in _in_any_case(person)
        if len(text.split()) > 1
    ]
    ids = {person.id for person in people}
    shared = {
        letters
        for other in register_of(workbook).people
        if other.id not in ids
        for letters in _initials(other)
    }
    pieces += [
        _spaced(letters, each=True)
        for person in people
        for letters in _initials(person)
        if letters not in shared
    ]
    return _any_of(pieces)


def _pieces(person: Person) -> Iterator[str]:
    yield from (f"(?i:{_spaced(text)})" for text in _in_any_case(person))


def _any_of(pieces: list[str]) -> re.Pattern[str]:
    longest_first = sorted(dict.fromkeys(pieces), key=len, reverse=True)
    return re.compile(rf"(?<![\w@.])(?:{'|'.join(longest_first) or '(?!)'})(?!\w)")


def _in_any_case(person: Person) -> Iterator[str]:
    """Return the spellings that are long enough to be told from other words in any case."""
    for name in full_names(person):
        words = name_words(name)
        yield from shortened(name)
        yield " ".join(words)
        yield from (f"{title} {words[-1]}" for title in TITLES if words)
    yield from (alias for alias in aliases(person) if len(plain(alias)) > 3)


def _initials(person: Person) -> Iterator[str]:
    short = (alias for alias in aliases(person) if len(plain(alias)) < 4)
    for letters in (*initials_used(person), *short):
        bare = plain(letters).upper()
        if len(bare) > 1 and not role_named(bare):
            yield bare


def _spaced(text: str, *, each: bool = False) -> str:
    words = [*text] if each else re.findall(r"[^\s.'\u2019-]+", text)
    return (r"\.?\s?" if each else _BETWEEN_WORDS).join(map(_or, words))


def _or(word: str) -> str:
    """Return a pattern for a word as it is typed with and without accents."""
    return "(?:" + "|".join(dict.fromkeys(map(re.escape, without_accents(word)))) + ")"
