"""The rows of the school's registers: people, terms, courses and who attended them."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff or a governor, never a pupil."""

    id: str
    name: str = ""
    """The name as it is written out."""
    role: str = ""
    """What they do at the school."""
    initials: str = ""
    """By which a Who may name them."""
    aliases: str = ""
    """Other spellings of the name, one a line or separated by semicolons."""
    left: str = ""
    """The date on which they left, as typed; "" while they are here."""


@dataclass(frozen=True, slots=True)
class Term:
    """A school term or half-term; both dates are as typed, the last one counts."""

    id: str
    year: str = ""
    """The school year, "2025-26"."""
    name: str = ""
    """What the school calls it."""
    starts: str = ""
    """Its first day, as typed."""
    ends: str = ""
    """Its last day, as typed."""


@dataclass(frozen=True, slots=True)
class Course:
    """A training that somebody needs, and how often."""

    id: str
    name: str = ""
    """What the training is called."""
    whom: str = ""
    """Whose it is: "DSL", "all", or any role; "" where nobody must have it."""
    months: str = ""
    """After how many months it is due again, "24" or "2 years", "" for once."""
    column: str = ""
    """The heading of the Outcomes Achieved column that records it, "" where none does."""


@dataclass(frozen=True, slots=True)
class Training:
    """One person's attendance of one course, on a date as typed."""

    id: str
    person: str = ""
    """Who attended, by id."""
    course: str = ""
    """What was attended, by id."""
    done: str = ""
    """When, as typed."""
    note: str = ""
    """A note, such as where the certificate is."""


class Typed(NamedTuple):
    """The day on which a text came into a field: "in 2 weeks" counts from it."""

    id: str
    field: str
    text: str
    on: date
