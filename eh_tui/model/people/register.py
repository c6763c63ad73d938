"""The register of people, and a Who cell read by it (DOMAIN.md 5).

The text of a cell is kept as it was typed; what it means is derived anew each time, so a new
alias in the register explains every cell at once.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.workbook import Person, Workbook
from eh_tui.model.people.channels import is_channel
from eh_tui.model.people.roles import includes, role_key, role_named, roles_in
from eh_tui.model.people.spelling import (
    initials,
    initials_of,
    plain,
    sex_of,
    shortened,
    split_title,
    surnames,
)
from eh_tui.model.people.who_cell import Part, People, Sort, Who, has_left

_BETWEEN = (
    re.compile(r"[\r\n]+"),
    re.compile(r"[,;]"),
    re.compile(r"/"),
    re.compile(r"(?i)\s+and\s+|\s*[&+]\s*"),
)
"""What parts the names of a cell; each is tried only where the one before left a text unread."""

_LONGEST = 2000
"""Characters; a cell that is longer is prose and names nobody."""

_BULLET = re.compile(r"[\s·•*–-]*")
_REMARK = re.compile(r"(.*\S)\s*\([^()]*\)", re.DOTALL)


@dataclass(frozen=True)
class Register:
    """The people of a workbook by every spelling of their names."""

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


def register_of(workbook: Workbook) -> Register:
    """Return the register of a workbook's people; those without a name are left out."""
    roles = [person.role for person in workbook.people]
    roles += [signatory.role for signatory in workbook.signatories]
    roles += [course.whom for course in workbook.courses]
    return _register(workbook.people, tuple(dict.fromkeys(roles)))


@lru_cache(maxsize=8)  # it is asked for each cell that is shown
def _register(everybody: People, roles: tuple[str, ...]) -> Register:
    people = tuple(person for person in everybody if plain(person.name))
    return Register(
        people,
        _index(people, lambda person: (person.name, split_title(person.name)[1], *aliases(person))),
        _index(people, lambda person: (*initials_used(person), *shortened(person.name))),
        _index(people, lambda person: (*_surnames(person), *shortened(person.name), person.name)),
        _own_roles(roles),
    )


def aliases(person: Person) -> tuple[str, ...]:
    """Return the other spellings of a person's name."""
    pieces = re.split(r"[;\r\n]+", person.aliases)
    return tuple(piece.strip() for piece in pieces if plain(piece))


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


def holders(register: Register, role: str) -> People:
    """Return those who hold a role and have not left, "DSL" including its deputies."""
    name = _role(register, role) or role
    here = (person for person in register.people if not has_left(person))
    return tuple(
        person
        for person in here
        if any(includes(name, held) for held in roles_in(person.role) or ("",))
    )


def count_of_role(register: Register, role: str) -> int:
    """Return how many people hold a role and have not left."""
    return len(holders(register, role))


def person_named(register: Register, text: str) -> Person:
    """Return the one person whom a text means: an id, a name, initials or an alias.

    Raises `NotFound` where nobody is meant, `Refused` where several may be.
    """
    if person := register.of_id(text.strip()):
        return person
    part = _read(text.strip(), 0, register)
    if part.sort is Sort.PERSON:
        return part.people[0]
    if part.sort is Sort.AMBIGUOUS:
        raise Refused(f"{text!r} could be {_listed(part.people)}; say it with the number.")
    raise NotFound(f"{text!r} is nobody in the register; 'eh-tui people' lists everybody.")


def read_who(text: str, register: Register) -> Who:
    """Return whom and what a Who cell names.

    It is parted at line ends, commas, slashes and "and", but only where the whole means
    nothing, so that a role such as "Teaching and Learning Lead" stays one.
    """
    return Who(tuple(_parts(text, 0, register, 0))) if len(text) <= _LONGEST else Who()


def _parts(text: str, start: int, register: Register, level: int) -> Iterator[Part]:
    lead = _BULLET.match(text)
    at = lead.end() if lead else 0
    start, text = start + at, text[at:].rstrip()
    if not plain(text):
        return
    whole = _read(text, start, register)
    if whole.sort is not Sort.UNKNOWN or level == len(_BETWEEN):
        yield whole
        return
    ends = [match.span() for match in _BETWEEN[level].finditer(text)]
    pieces = [(left, right) for (_, left), (right, _) in pairwise([(0, 0), *ends, (len(text), 0)])]
    parts = [
        part
        for left, right in pieces
        for part in _parts(text[left:right], start + left, register, level + 1)
    ]
    # "Smith and Jones plumbers", of whom nobody knows anything, may as well be one
    unknown = [part for part in parts if part.sort is Sort.UNKNOWN]
    is_worth_it = len(unknown) < len(parts) or all(part.may_be_somebody for part in unknown)
    yield from parts if is_worth_it or level < len(_BETWEEN) - 1 else (whole,)


def _read(text: str, start: int, register: Register) -> Part:
    part = _meaning(text, start, register)
    remark = _REMARK.fullmatch(text)
    if part.sort is Sort.UNKNOWN and remark:
        within = _meaning(remark[1], start, register)
        return part if within.sort is Sort.UNKNOWN else within
    return part


def _meaning(text: str, start: int, register: Register) -> Part:
    role = _role(register, text)
    if found := register.certain.get(plain(text), ()):
        return _of_people(text, start, found)
    if role and len(role_key(text)) > 2:
        return Part(text, start, Sort.ROLE, role=role)
    if found := _titled(text, register) or register.by_rule.get(plain(text), ()):
        return _of_people(text, start, found)
    if role:  # two letters are more often a person's than "HT" or "TA"
        return Part(text, start, Sort.ROLE, role=role)
    return Part(text, start, Sort.CHANNEL if is_channel(text) else Sort.UNKNOWN)


def _of_people(text: str, start: int, found: People) -> Part:
    return Part(text, start, Sort.PERSON if len(found) == 1 else Sort.AMBIGUOUS, found)


def _titled(text: str, register: Register) -> People:
    title, rest = split_title(text)
    if not title:
        return ()
    found = register.titled.get(plain(rest), ())
    return tuple(person for person in found if suits(person, title))


def _surnames(person: Person) -> Iterator[str]:
    return (surname for _, surname in surnames(person.name))


def _role(register: Register, text: str) -> str:
    return role_named(text) or register.roles.get(role_key(text), "")


def _own_roles(texts: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for role in (role for text in texts for role in roles_in(text) if not role_named(role)):
        found.setdefault(role_key(role), role)
        letters = initials_of(re.sub(r"\b(?:and|of|the|for)\b", "", role))
        if len(letters) > 2:
            found.setdefault(role_key(letters), role)
    return found


def _index(people: People, spellings: Callable[[Person], tuple[str, ...]]) -> dict[str, People]:
    found: dict[str, dict[Person, None]] = defaultdict(dict)
    for person in people:
        for spelling in spellings(person):
            found[plain(spelling)][person] = None
    return {key: tuple(those) for key, those in found.items() if key}


def _listed(people: People) -> str:
    return " or ".join(f"{person.name} ({person.id})" for person in people)
