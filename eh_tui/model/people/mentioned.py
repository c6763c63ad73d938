"""Where a text speaks of somebody, beside the cells that the register reads as theirs."""

import re
from collections.abc import Iterator

from eh_tui.model.core.rows import FIGURES, fields, value
from eh_tui.model.core.workbook import Kind, Person, Workbook
from eh_tui.model.people.hand_over import Mention, rows_of, rows_perhaps_of
from eh_tui.model.people.register import aliases, full_names, initials_used, register_of
from eh_tui.model.people.roles import role_named
from eh_tui.model.people.spelling import (
    TITLES,
    plain,
    shortened,
    unaccented,
    without_accents,
    words_of,
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
    known = {*rows_of(workbook, person), *rows_perhaps_of(workbook, person)}
    names = _pattern(workbook, person)
    return tuple(
        mention
        for kind in _KINDS
        for row in workbook.of_kind(kind)
        for name in fields(workbook, kind, row)
        if name not in FIGURES
        and (mention := Mention(kind, row.id, name)) not in known
        and names.search(unaccented(value(workbook, kind, row, name)))
    )


def _pattern(workbook: Workbook, person: Person) -> re.Pattern[str]:
    pieces = [f"(?i:{_spaced(text)})" for text in _in_any_case(person)]
    pieces += [_spaced(letters, each=True) for letters in _initials(person)]
    others = {
        plain(word)
        for other in register_of(workbook).people
        if other != person
        for word in words_of(other.name)
    }
    alone = {word for name in full_names(person) for word in words_of(name) if len(word) > 2}
    for word in sorted(alone):
        if plain(word) not in others:
            pieces.append(rf"(?:{_or(word)}|{_or(word.upper())})(?!\s*\d)")
    return re.compile(rf"(?<![\w@.])(?:{'|'.join(pieces)})(?!\w)")


def _in_any_case(person: Person) -> Iterator[str]:
    """Return the spellings that are long enough to be told from other words in any case."""
    for name in full_names(person):
        words = words_of(name)
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
