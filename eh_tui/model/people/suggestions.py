"""What the workbook already knows, offered to whoever types a name."""

import re
from dataclasses import dataclass

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.filters import people
from eh_tui.model.people.known_as import aliases, initials_used, suits
from eh_tui.model.people.register import person_named, register_of
from eh_tui.model.people.spelling import plain, shortened, split_title, surnames
from eh_tui.model.people.who_cell import has_left

_BETWEEN = re.compile(r"[/,;&+\n]|(?<=\s)and(?=\s)", re.IGNORECASE)
"""What ends a name in a cell, after which another is being typed."""

_BULLETS = "·•*–- "


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name to offer, and whose it is."""

    name: str
    person: Person | None = None
    """The person of the register, whose other spellings find the name too."""


def known_names(workbook: Workbook) -> tuple[KnownName, ...]:
    """Return the people of the register, then what else Who cells name, each once.

    The busiest come first; those who have left are not offered.
    """
    used = [name for name, _ in people(workbook)]
    register = register_of(workbook)
    here = {person.name: person for person in register.people if not has_left(person)}
    gone = {person.name for person in register.people if has_left(person)}
    busy = [name for name in used if name in here]
    others = [*used, *(signatory.name for signatory in workbook.signatories)]
    names = dict.fromkeys(name for name in (*busy, *here, *others) if name.strip())
    return tuple(
        KnownName(name, here.get(name)) for name in names if name in here or name not in gone
    )


def fragment(typed: str) -> str:
    """Return the name that is being typed: after the last "/", ",", "and", line end or bullet."""
    return _BETWEEN.split(typed)[-1].strip().lstrip(_BULLETS)


def matching(names: tuple[KnownName, ...], typed: str) -> tuple[str, ...]:
    """Return the names that the one being typed may become.

    First those that begin so, then those of people who are written so: by an alias, initials,
    "D Whi" or "Mrs W"; then those that hold it anywhere.
    """
    part = fragment(typed)
    begun = part.casefold()
    begin = [known.name for known in names if known.name.casefold().startswith(begun)]
    written = [known.name for known in names if known.person and _is_written(known.person, part)]
    within = [known.name for known in names if begun in known.name.casefold()]
    found = dict.fromkeys((*begin, *written, *within))
    return tuple(name for name in found if name.casefold() != begun or not begun)


def completed(typed: str, name: str) -> str:
    """Return what was typed with the name being typed replaced by a known one."""
    part = fragment(typed)
    head = typed[: len(typed) - len(part)] if typed.endswith(part) else typed.rstrip()[: -len(part)]
    return head + name


def person_like(workbook: Workbook, text: str) -> Person:
    """Return the one person whom a text means, or whose name has it as a part: "Dana".

    Raises `NotFound` where there is nobody, `Refused` with their names where there are several.
    """
    register = register_of(workbook)
    try:
        return person_named(register, text)
    except NotFound:
        words = text.casefold().split()
        parted = [
            person
            for person in register.people
            if _is_written(person, text) or _has_words(person, words)
        ]
        within = [each for each in register.people if words and text.casefold() in _all(each)]
        found = parted or within
        if not found:
            raise
    if len(found) > 1:
        names = " or ".join(f"{person.name} ({person.id})" for person in found)
        raise Refused(f"{text!r} could be {names}; say it with the number.")
    return found[0]


def _is_written(person: Person, begun: str) -> bool:
    """Say whether a spelling of a person's name begins so, with or without a title."""
    key = plain(begun)
    spellings = (person.name, *aliases(person), *initials_used(person), *shortened(person.name))
    if key and any(plain(spelling).startswith(key) for spelling in spellings):
        return True
    title, rest = split_title(begun)
    return (
        bool(title and plain(rest))
        and suits(person, title)
        and any(plain(surname).startswith(plain(rest)) for _, surname in surnames(person.name))
    )


def _has_words(person: Person, begun: list[str]) -> bool:
    """Say whether each of some words begins one of a person's names."""
    words = _all(person).split()
    return bool(begun) and all(any(word.startswith(each) for word in words) for each in begun)


def _all(person: Person) -> str:
    return " ".join((person.name, *aliases(person))).casefold()
