"""Where a text speaks of somebody, beside the cells that the register reads as theirs."""

import re
from collections.abc import Callable, Iterable, Iterator

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import fields, value
from eh_tui.model.core.schema import MADE_BY_US
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.known_as import aliases, full_names, given_initials, initials_used
from eh_tui.model.people.loads import Mention, rows_of_person, rows_perhaps_of
from eh_tui.model.people.register import register_of
from eh_tui.model.people.roles import role_named
from eh_tui.model.people.spelling import (
    TITLES,
    name_words,
    plain,
    shortened,
    unaccented,
    without_accents,
)

_KINDS = (
    *(Kind.SCHOOL, Kind.OUTCOMES, Kind.ACTIONS, Kind.ROWS, Kind.SIGNATORIES, Kind.COURSES),
    *(Kind.OFFER, Kind.PASSAGES, Kind.SUPPORT_LEVELS, Kind.ITEMS, Kind.AWARENESS),
    *(Kind.CONTACTS, Kind.SOURCES),
)
"""What is the workbook's own; what was said at a meeting or signed stays as it was."""

_BETWEEN_WORDS = r"[\s.'\u2019-]*"
_LETTER = re.compile(r"(?s).[\u0300-\u036f]*")


def texts_naming(workbook: Workbook, person: Person) -> tuple[Mention, ...]:
    """Return the fields whose text speaks of a person, in the order of the form.

    Fields that the register reads as theirs or perhaps theirs are left out (`rows_of_person`,
    `rows_perhaps_of`). Here the surname or the first name alone is enough, so it may be somebody
    else: nothing is changed by it.
    """
    person = next((each for each in workbook.people if each.id == person.id), person)
    known = {*rows_of_person(workbook, person), *rows_perhaps_of(workbook, person)}
    names = naming(workbook, person)
    return tuple(
        mention
        for kind in _KINDS
        for row in workbook.of_kind(kind)
        for name in fields(workbook, kind, row)
        if name not in MADE_BY_US
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
    return _longest_first(pieces)


def naming_surely(workbook: Workbook, *people: Person) -> re.Pattern[str]:
    """Return the pattern of what can mean nobody else: names of several words, own initials."""
    pieces = [f"(?i:{_spaced(text)})" for person in people for text in in_several_words(person)]
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
    return _longest_first(pieces)


def in_several_words(person: Person) -> tuple[str, ...]:
    """Return the spellings of a name that are no single word: in full, shortened, titled."""
    return tuple(text for text in _in_any_case(person) if len(text.split()) > 1)


def single_words(person: Person) -> tuple[str, ...]:
    """Return the single words that may mean a person, and may be words as well: "Will", "DW".

    Initials are only those that the register lists.
    """
    words = [word for name in full_names(person) for word in name_words(name) if len(word) > 1]
    single = [alias for alias in (*aliases(person), *given_initials(person)) if " " not in alias]
    return tuple(word for word in dict.fromkeys((*words, *single)) if not word.islower())


def any_spelling(full: Iterable[str], words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of some names, for a text without accents.

    Those of several words are found in any case, single words as they are or in capitals, and
    not before a number: "May 2027" is a date.
    """
    pieces = [f"(?i:{_spaced(text)})" for text in sorted(set(full), key=len, reverse=True)]
    for word in sorted(set(words), key=len, reverse=True):
        bare = plain(word).upper()
        is_short = word.isupper() and len(bare) < 4
        capitals = _spaced(bare, each=True) if is_short else _or(word.upper())
        pieces.append(rf"(?:{_or(word)}|{capitals})(?!\s*\d)")
    return _any_of(pieces)


def replaced(text: str, names: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> str:
    """Return a text with something put in place of each match; it is matched without accents."""
    letters = _LETTER.findall(text)
    bare = [unaccented(letter) for letter in letters]
    ends: list[int] = []
    for letter in bare:
        ends.append((ends[-1] if ends else 0) + len(letter))
    found: list[str] = []
    at = 0
    for match in names.finditer("".join(bare)):
        first = next(n for n, end in enumerate(ends) if end > match.start())
        last = next(n for n, end in enumerate(ends) if end >= match.end())
        found += [*letters[at:first], put(match)]
        at = last + 1
    return "".join([*found, *letters[at:]])


def _pieces(person: Person) -> Iterator[str]:
    yield from (f"(?i:{_spaced(text)})" for text in _in_any_case(person))


def _longest_first(pieces: list[str]) -> re.Pattern[str]:
    return _any_of(sorted(dict.fromkeys(pieces), key=len, reverse=True))


def _any_of(pieces: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.])(?:{'|'.join(pieces) or '(?!)'})(?!\w)")


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
