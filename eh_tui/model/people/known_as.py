"""How the register knows somebody: by which spellings of which names, one name at a time."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eh_tui.model.core.register_rows import Person
from eh_tui.model.people.channels import is_channel
from eh_tui.model.people.roles import role_key, role_named
from eh_tui.model.people.spelling import (
    initials,
    looks_like_name,
    name_words,
    plain,
    sex_of,
    shortened,
    split_title,
    surnames,
    unaccented,
    without_accents,
)
from eh_tui.model.people.who_cell import People, Sort, WhoPart


@dataclass(frozen=True, eq=False)
class Register:
    """The people of a workbook by every spelling of their names; equal to none but itself."""

    people: People
    certain: dict[str, People]
    """By full name and by alias."""
    by_rule: dict[str, People]
    """By what follows from a name: initials, "D Whitfield"."""
    titled: dict[str, People]
    """By what may follow a title."""
    roles: dict[str, str]
    """The roles of this school that others have not, by their keys."""

    def of_id(self, id: str) -> Person | None:
        """Return the person of an id, None where there is none."""
        return next((person for person in self.people if person.id == id), None)


def aliases(person: Person) -> tuple[str, ...]:
    """Return the other spellings of a person's name."""
    pieces = re.split(r"[;\r\n]+", person.aliases)
    return tuple(piece.strip() for piece in pieces if plain(piece))


def full_names(person: Person) -> tuple[str, ...]:
    """Return a person's name and those aliases that are full names, such as one before marriage.

    Each has short forms of its own: who was Sarah Jones is still "S Jones" and "Mrs Jones".
    """
    others = (alias for alias in aliases(person) if looks_like_name(alias))
    in_full = (
        alias
        for alias in others
        if len(name_words(alias)) > 1 and not name_words(alias)[0].isupper()  # "D", "SJ"
    )
    return (person.name, *in_full)


def given_initials(person: Person) -> tuple[str, ...]:
    """Return the initials that the register lists for a person."""
    return tuple(piece for piece in re.split(r"[;,/\r\n]+", person.initials) if plain(piece))


def initials_used(person: Person) -> tuple[str, ...]:
    """Return a person's initials, those that follow from the name where none are given."""
    return given_initials(person) or tuple(initials(person.name))


def suits(person: Person, title: str) -> bool:
    """Say whether a title suits a person: not "Mr" where the register says "Mrs" or "Miss"."""
    said = {sex_of(split_title(name)[0]) for name in (person.name, *aliases(person))} - {""}
    return not said or sex_of(title) in ("", *said)


def meaning(text: str, start: int, register: Register) -> WhoPart:
    """Return what one name means that begins somewhere in a cell, read as a whole."""
    role = role_of(register, text)
    if found := _known_as(register.certain, text):
        return _of_people(text, start, found)
    if role and len(role_key(text)) > 2:
        return WhoPart(text, start, Sort.ROLE, role=role)
    surname, comma, given = text.partition(",")
    if found := spelt(f"{given} {surname}".strip() if comma else text, register):
        return _of_people(text, start, found)
    if role:  # two letters are more often a person's than "HT" or "TA"
        return WhoPart(text, start, Sort.ROLE, role=role)
    return WhoPart(text, start, Sort.CHANNEL if is_channel(text) else Sort.UNKNOWN)


def spelt(text: str, register: Register) -> People:
    """Return those whose name may be spelt so, by the surest way in which anybody's is."""
    return (
        _known_as(register.certain, text)
        or _titled(text, register)
        or _known_as(register.by_rule, text)
    )


def role_of(register: Register, text: str) -> str:
    """Return the role that a text names, of those that schools have and of this school's own."""
    return role_named(text) or register.roles.get(role_key(text), "")


def _known_as(spellings: dict[str, People], text: str) -> People:
    return spellings.get(plain(text)) or spellings.get(plain(unaccented(text)), ())


def _titled(text: str, register: Register) -> People:
    title, rest = split_title(text)
    if not title:
        return ()
    found = _known_as(register.titled, rest)
    return tuple(person for person in found if suits(person, title))


def _of_people(text: str, start: int, found: People) -> WhoPart:
    return WhoPart(text, start, Sort.PERSON if len(found) == 1 else Sort.AMBIGUOUS, found)


def certain_spellings(person: Person) -> Iterator[str]:
    """Return the spellings that somebody chose for a person: the name and its aliases."""
    yield from (person.name, *aliases(person))
    yield from (split_title(name)[1] for name in full_names(person))


def spellings_by_rule(person: Person) -> Iterator[str]:
    """Return the spellings that follow from a person's names: initials, "D Whitfield"."""
    names = full_names(person)
    yield from given_initials(person) or (letters for name in names for letters in initials(name))
    yield from (short for name in names for short in shortened(name))


def spellings_after_a_title(person: Person) -> Iterator[str]:
    """Return what of a person's names may follow "Mrs"."""
    for name in full_names(person):
        yield from (surname for _, surname in surnames(name))
        yield from (*shortened(name), name)


def index(people: People, spellings: Callable[[Person], Iterator[str]]) -> dict[str, People]:
    """Return people by every way to type some of their spellings, with and without accents."""
    found: dict[str, dict[Person, None]] = defaultdict(dict)
    for person in people:
        for spelling in spellings(person):
            for one in (spelling, *without_accents(spelling)):
                found[plain(one)][person] = None
    return {key: tuple(those) for key, those in found.items() if key}
