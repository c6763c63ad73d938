"""What a Who cell names, part by part; `register.read_who` reads it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.people.spelling import looks_like_initials, looks_like_name
from eh_tui.model.when.readable import why_unreadable

People = tuple[Person, ...]


class Sort(StrEnum):
    """What a part of a Who cell is."""

    PERSON = "person"
    ROLE = "role"
    CHANNEL = "channel"
    AMBIGUOUS = "ambiguous"
    """Several people of the register are spelt so: ask."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WhoPart:
    """One name in a Who cell, and what it means."""

    text: str
    """As typed, without the spaces around it."""
    start: int
    """Where in the cell it begins."""
    sort: Sort
    people: People = ()
    """The person, or those whom an ambiguous part may mean."""
    role: str = ""
    """The role that it names, or beside which somebody stands."""
    frame: tuple[int, int] | None = None
    """Where what holds it begins and ends, such as the brackets of "DSL (Sarah Jones)"."""

    @property
    def end(self) -> int:
        """Where in the cell it ends."""
        return self.start + len(self.text)

    @property
    def is_initials(self) -> bool:
        """Whether it looks like initials, which the register should know."""
        return looks_like_initials(self.text)

    @property
    def may_be_somebody(self) -> bool:
        """Whether it looks like a name or initials, known or not."""
        return self.is_initials or looks_like_name(self.text)


class Who(NamedTuple):
    """A Who cell as the register reads it, its parts in the order of the cell."""

    parts: tuple[WhoPart, ...] = ()

    @property
    def people(self) -> People:
        """The people whom it names for certain, each once."""
        return tuple(dict.fromkeys(part.people[0] for part in self.of(Sort.PERSON)))

    @property
    def left(self) -> People:
        """Those of them who have left."""
        return tuple(person for person in self.people if has_left(person))

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that it names, "DSL" for "all DSL's"."""
        return tuple(dict.fromkeys(part.role for part in self.of(Sort.ROLE)))

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that it names, as typed."""
        return tuple(part.text for part in self.of(Sort.CHANNEL))

    @property
    def unknown(self) -> tuple[WhoPart, ...]:
        """The parts that the register does not know."""
        return self.of(Sort.UNKNOWN)

    @property
    def ambiguous(self) -> tuple[WhoPart, ...]:
        """The parts that could be several people."""
        return self.of(Sort.AMBIGUOUS)

    def of(self, sort: Sort) -> tuple[WhoPart, ...]:
        """Return the parts of one sort."""
        return tuple(part for part in self.parts if part.sort is sort)


def has_left(person: Person) -> bool:
    """Say whether a person has left: any date of leaving counts, also one to come.

    A text that is no date counts for nothing; `checks` asks about it.
    """
    return bool(person.left.strip()) and not why_unreadable(Kind.PEOPLE, "left", person.left)
