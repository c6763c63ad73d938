"""The rows of the form: what the authority asks, and what a school has written beside it."""

import re
from dataclasses import dataclass

from eh_tui.model.form.cells import Cells
from eh_tui.model.form.levels import NOT_RATED


@dataclass(frozen=True, slots=True)
class School:
    """The school whose audit this is. `id` is always "school"."""

    id: str = "school"
    name: str = ""
    """The school's name."""
    audit_date: str = ""
    """The date on which the audit was done, as typed."""
    number: str = ""
    """The number by which its partnership knows the school, such as its URN; "" for none."""
    phase: str = ""
    """What sort of school it is, as typed: "Primary"; "" where nobody has said."""
    locality: str = ""
    """The area of the partnership that it is in, as typed; "" where nobody has said."""
    year: str = ""
    """The school year of the audit, "2025-26"; "" where nobody has said."""
    terms_a_year: str = ""
    """What "Term 2" is one of: "3", "6", or "" where it must be asked (DOMAIN.md 4)."""
    offer_file: str = ""
    """The name of the school's Early Help offer, which lies beside its audit; "" for none."""
    keep_history_years: str = ""
    """After how many years the history is put together, "6"; "" for never."""
    follows: str = ""
    """The name of last year's workbook, which lies beside this one; "" for the first."""
    locked: str = ""
    """Why nothing may be changed any more, a sentence; "" while the audit is worked on."""


_OWN_NUMBER = re.compile(
    r"\s*(?:(?:section|part|standard|theme|strand|area|domain|priority|aim|objective|goal|commitment"
    r"|element|step|unit|chapter)\s+(?:\d+|[A-Z])\b|\d+(?:\.\d+)*\s*[.:)]|[A-Z]\s*[.:)]\s)",
    re.IGNORECASE,
)
"""How a title begins that a form numbers or letters itself."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One of the form's commitments: its title and the headings of its actions table."""

    id: str
    title: str = ""
    """Its title, as the form prints it."""
    band: str = "Actions Required"
    """The band above its actions table."""
    headings: tuple[str, ...] = ("Outcome", "Action", "When", "Who", "RAG rating")
    """The headings of its actions table, from left to right."""

    @property
    def number(self) -> str:
        """What is shown before its title: its id, "" where the title has a number of its own."""
        return "" if _OWN_NUMBER.match(self.title) else self.id

    @property
    def numbered(self) -> str:
        """Its title behind its number: "1. Leadership", "Section A: Leadership"."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Guidance:
    """A piece of advice shown beside a commitment's actions, under the form's heading."""

    id: str
    commitment: str
    heading: str = ""
    """The form's heading above the advice."""
    text: str = ""
    """The advice itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commitment's actions should bring about; some forms rate it itself."""

    id: str
    commitment: str
    text: str = ""
    """The outcome, in the form's words."""
    when: str = ""
    """By when it is to be reached, where the form asks that of outcomes."""
    who: str = ""
    """Who leads it, where the form asks that of outcomes."""
    rag: str = NOT_RATED
    """The id of its level, where the form rates outcomes."""
    note: str = ""
    """A note of the school's own, in a form that has columns of its own."""
    cells: Cells = ()
    """What the form's further columns hold, by their keys."""
    statutory: bool = False
    """Whether the law asks for it."""
    unrated: bool = False
    """Whether the form asks for a text alone, so that no rating is missing."""
    weight: str = ""
    """How much it counts for where the form scores, a number; "" for one."""
    descriptors: Cells = ()
    """What each level means for this row, by the level's id, in the form's own words."""


@dataclass(frozen=True, slots=True)
class Action:
    """One row of Actions Required; `when` and `who` are text exactly as typed."""

    id: str
    outcome: str
    text: str = ""
    """What is to be done."""
    when: str = ""
    """By when, as typed."""
    who: str = ""
    """Who does it, as typed."""
    rag: str = NOT_RATED
    """Its rating, the id of a level (`Form.level`); left out while it is not rated."""
    note: str = ""
    """A note of the school's own, in every form."""
    cells: Cells = ()
    """What the form's further columns hold, by their keys."""
    statutory: bool = False
    """Whether the law asks for it."""
    unrated: bool = False
    """Whether the form asks for a text alone, so that no rating is missing."""
    weight: str = ""
    """How much it counts for where the form scores, a number; "" for one."""
    descriptors: Cells = ()
    """What each level means for this row, by the level's id, in the form's own words."""


FormRow = Action | Outcome
"""What a form's columns are of, and what it may rate."""


@dataclass(frozen=True, slots=True)
class AchievedTable:
    """One Outcomes Achieved table: the form has five shapes of it, so columns are data."""

    id: str
    commitment: str
    heading: str = ""
    """The band above the table; empty where the form has none (DOMAIN.md 1.13, 1.16)."""
    columns: tuple[str, ...] = ()
    """Its headings, from left to right."""
    growable: bool = False
    """Whether rows may be added: the training table lists people, the others outcomes."""


@dataclass(frozen=True, slots=True)
class AchievedRow:
    """One row of an Outcomes Achieved table, a cell for each of its columns."""

    id: str
    table: str
    outcome: str = ""
    """The outcome it reports on, linked by id because the form words the two apart."""
    cells: tuple[str, ...] = ()
    """A text for each of the table's columns; in the file each stands under its heading."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One of those who sign; `signed` is the date as typed."""

    id: str
    role: str = ""
    """As what they sign."""
    name: str = ""
    """Who signs."""
    signed: str = ""
    """The date of the signature, as typed."""
    name_first: bool = False
    """The form's fourth cell has the name above the role (DOMAIN.md 1.18)."""
