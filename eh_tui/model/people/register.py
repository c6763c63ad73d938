"""The register of people, and a Who cell read by it (DOMAIN.md 5).

The text of a cell is kept as it was typed; what it means is derived anew each time, so a new
alias in the register explains every cell at once.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.beside import (
    Beside,
    after_a_mark,
    depths,
    in_brackets,
    is_like_a_role,
    side_by_side,
)
from eh_tui.model.people.known_as import (
    Register,
    certain_spellings,
    index,
    initials_used,
    meaning,
    role_of,
    spellings_after_a_title,
    spellings_by_rule,
    spelt,
)
from eh_tui.model.people.roles import includes, role_key, role_named, roles_in
from eh_tui.model.people.spelling import initials, initials_of, looks_like_name, plain
from eh_tui.model.people.who_cell import People, Sort, Who, WhoPart, has_left

_BETWEEN = (
    re.compile(r"[\r\n]+"),
    re.compile(r";"),
    re.compile(r","),
    re.compile(r"/"),
    re.compile(r"(?i)\s+and\s+|\s*[&+]\s*"),
)
"""What parts the names of a cell; each is tried only where the one before left a text unread."""

_LONGEST = 2000
"""Characters; a cell that is longer is prose and names nobody."""

_LAST = len(_BETWEEN)
_LONGEST_SIDES = 400
"""Characters; a longer text is no name with something beside it."""

_BULLET = re.compile(r"[\s·•*–-]*")
_WORD = r"[^\W\d_][\w.'\u2019-]*"
_WORDS = re.compile(rf"[^\S\n]*{_WORD}(?:[^\S\n]+{_WORD}){{0,2}}")
_LAST_WORDS = re.compile(rf"{_WORD}(?:[^\S\n]+{_WORD}){{0,2}}[^\S\n]*\Z")


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
        index(people, certain_spellings),
        index(people, spellings_by_rule),
        index(people, spellings_after_a_title),
        _own_roles(roles),
    )


def holders(register: Register, role: str) -> People:
    """Return those who hold a role and have not left, "DSL" including its deputies."""
    name = role_of(register, role) or role
    here = (person for person in register.people if not has_left(person))
    return tuple(
        person
        for person in here
        if any(includes(name, held) for held in roles_in(person.role) or ("",))
    )


def count_of_role(register: Register, role: str) -> int:
    """Return how many people hold a role and have not left."""
    return len(holders(register, role))


def spellings_of_staff(workbook: Workbook) -> Iterator[str]:
    """Return the names of the register with their aliases and initials, and of those who sign."""
    for person in register_of(workbook).people:
        yield from certain_spellings(person)
        yield from initials_used(person)
    yield from (row.name.strip() for row in workbook.signatories if plain(row.name))


def person_named(register: Register, text: str) -> Person:
    """Return the one person whom a text means: an id, a name, initials or an alias.

    Raises `NotFound` where nobody is meant, `Refused` where several may be.
    """
    if person := register.of_id(text.strip()):
        return person
    meant = {part.people for part in read_who(text, register).parts}
    people = meant.pop() if len(meant) == 1 else ()
    if len(people) == 1:
        return people[0]
    if people:
        raise Refused(f"{text!r} could be {_listed(people)}; say it with the number.")
    raise NotFound(f"{text!r} is nobody in the register; 'eh-tui people' lists everybody.")


@lru_cache(4096)  # several checks ask for each, and many rows say the same
def read_who(text: str, register: Register) -> Who:
    """Return whom and what a Who cell names.

    It is parted at line ends, commas, slashes and "and", but only where the whole means
    nothing, so that a role such as "Teaching and Learning Lead" stays one. A person beside a
    role, as in "DSL (Sarah Jones)", is that person.
    """
    return Who(tuple(_parts(text, 0, register, 0))) if len(text) <= _LONGEST else Who()


def _parts(text: str, start: int, register: Register, level: int) -> Iterator[WhoPart]:
    lead = _BULLET.match(text)
    at = lead.end() if lead else 0
    start, text = start + at, text[at:].rstrip()
    if not plain(text):
        return
    is_last = level == _LAST
    whole = meaning(text, start, register)
    if whole.sort is not Sort.UNKNOWN:
        yield whole
        return
    if found := _beside(text, start, register, is_last=is_last):
        yield from found
        return
    if is_last:
        yield whole
        return
    ends = list(_separators(text, level, register))
    pieces = [(left, right) for (_, left), (right, _) in pairwise([(0, 0), *ends, (len(text), 0)])]
    parts = [
        part
        for left, right in pieces
        for part in _parts(text[left:right], start + left, register, level + 1)
    ]
    # "Smith and Jones plumbers", of whom nobody knows anything, may as well be one
    unknown = [part for part in parts if part.sort is Sort.UNKNOWN]
    is_worth_it = len(unknown) < len(parts) or all(part.may_be_somebody for part in unknown)
    yield from parts if is_worth_it or level < _LAST - 1 else (whole,)


def _separators(text: str, level: int, register: Register) -> Iterator[tuple[int, int]]:
    """Return where a text is parted: not within brackets, nor within "Patel, Sarah"."""
    depth = depths(text)
    for match in _BETWEEN[level].finditer(text):
        around = (_LAST_WORDS.search(text[: match.start()]), _WORDS.match(text, match.end()))
        if depth[match.start()] or (match[0] == "," and _is_one_name(*around, register)):
            continue
        yield match.span()


def _is_one_name(
    before: re.Match[str] | None, after: re.Match[str] | None, register: Register
) -> bool:
    """Say whether the words around a comma are a surname and the first names after it."""
    if not before or not after:
        return False
    left, right = before[0].split(), after[0].split()
    ends = [left[at:] for at in range(len(left))] + [right[:at] for at in range(1, len(right) + 1)]
    if any(spelt(" ".join(words), register) for words in ends):
        return False
    return any(
        spelt(f"{' '.join(right[:given])} {' '.join(left[-surname:])}", register)
        for surname in range(1, len(left) + 1)
        for given in range(1, len(right) + 1)
    )


def _beside(text: str, start: int, register: Register, *, is_last: bool) -> tuple[WhoPart, ...]:
    """Return whom a text names that has two sides, such as a role and who holds it.

    While a text can still be parted, only what is beside something known is looked at.
    """
    if len(text) > _LONGEST_SIDES:
        return ()
    for sides in (*in_brackets(text), *after_a_mark(text)):
        name = text[slice(*sides.name)]
        is_one = sides.is_in_brackets or not any(between.search(name) for between in _BETWEEN)
        if is_last or is_one:
            label = meaning(text[slice(*sides.label)], start + sides.label[0], register)
            if label.sort is not Sort.UNKNOWN or is_last:
                within = tuple(_parts(name, start + sides.name[0], register, 0))
                if found := _of_sides(label, _framed(within, start, sides)):
                    return found
    for sides in side_by_side(text) if is_last else ():
        if role := role_of(register, text[slice(*sides.label)]):
            label = WhoPart(text[slice(*sides.label)], start + sides.label[0], Sort.ROLE, role=role)
            within = (meaning(text[slice(*sides.name)], start + sides.name[0], register),)
            found = _of_sides(label, _framed(within, start, sides))
            if found != (label,):
                return found
    return ()


def _framed(within: tuple[WhoPart, ...], start: int, sides: Beside) -> tuple[WhoPart, ...]:
    frame = (start + sides.frame[0], start + sides.frame[1])
    is_alone = len(within) == 1 and not within[0].frame
    return (replace(within[0], frame=frame),) if is_alone else within


def _of_sides(label: WhoPart, within: tuple[WhoPart, ...]) -> tuple[WhoPart, ...]:
    """Return whom a text names by its label and by what is beside that, () where nobody.

    What is beside somebody and names nobody else is a remark, and left out.
    """
    strangers = [part for part in within if not part.people and looks_like_name(part.text)]
    if whose := [name for name in strangers if _are_initials_of(label.text, name.text)]:
        return tuple(whose)  # "DW (Dora Wade)", whoever else is DW
    named = [part for part in within if part.people]
    if label.sort is Sort.UNKNOWN:
        named = [part for part in named if not _are_initials_of(part.text, label.text)]
    if label.people:
        sure = [part for part in named if part.sort is Sort.PERSON and _is_same(label, part)]
        if sure:
            label = replace(label, sort=Sort.PERSON, people=sure[0].people)
        return (label, *(part for part in named if _is_somebody_beside(part, label)))
    if named or label.sort is Sort.ROLE or is_like_a_role(label.text):
        named += strangers
    named = [replace(part, role=part.role or label.role) for part in named]
    is_told = label.sort is Sort.ROLE and any(part.people for part in named)
    is_kept = label.sort is not Sort.UNKNOWN or (not named and label.may_be_somebody)
    both = (label, *named) if is_kept and not is_told else named
    return tuple(sorted(both, key=lambda part: part.start))


def _are_initials_of(letters: str, name: str) -> bool:
    """Say whether a text is the initials of a name that stands beside it."""
    return looks_like_name(name) and plain(letters) in map(plain, initials(name))


def _is_same(label: WhoPart, part: WhoPart) -> bool:
    """Say whether a label is spelt as the person beside it may be."""
    return part.people[0] in label.people or _are_initials_of(label.text, part.text)


def _is_somebody_beside(part: WhoPart, label: WhoPart) -> bool:
    """Say whether a part is somebody: not "HT" of a head, nor initials that may be the label's."""
    is_same = set(part.people) & set(label.people)
    return not role_named(part.text) and (part.sort is Sort.PERSON or not is_same)


def _own_roles(texts: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for role in (role for text in texts for role in roles_in(text) if not role_named(role)):
        found.setdefault(role_key(role), role)
        letters = initials_of(re.sub(r"\b(?:and|of|the|for)\b", "", role))
        if len(letters) > 2:
            found.setdefault(role_key(letters), role)
    return found


def _listed(people: People) -> str:
    return " or ".join(f"{person.name} ({person.id})" for person in people)
