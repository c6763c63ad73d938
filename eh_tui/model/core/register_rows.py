"""The rows that no table of the form shows: people, terms, training, meetings, signatures."""

from dataclasses import dataclass
from datetime import date


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


@dataclass(frozen=True, slots=True)
class Meeting:
    """One review of the audit."""

    id: str
    date: str = ""
    """When it was held, as typed."""
    kind: str = ""
    """What sort of meeting it was, "Review"."""
    present: str = ""
    """Who was there, one a line."""
    agenda: str = ""
    """The parts that it goes through, separated by commas."""
    ended: str = ""
    """When it ended, in UTC as ISO 8601; "" while it goes on."""
    ratings: str = ""
    """Every action's rating when it ended, a line of id and rating each."""
    chair: str = ""
    """Who leads it."""
    clerk: str = ""
    """Who writes its minutes."""
    apologies: str = ""
    """Who sent apologies, one a line."""
    visitors: str = ""
    """Who was there and is not in the register, one a line."""
    next_date: str = ""
    """When the next one is to be, as typed."""
    approved: str = ""
    """When a later meeting approved its minutes, as typed; "" while they are a draft."""
    approved_by: str = ""
    """Who approved them."""


@dataclass(frozen=True, slots=True)
class Discussed:
    """What one meeting made of one action."""

    id: str
    meeting: str
    action: str = ""
    """The action that was discussed, by id."""
    state: str = ""
    """"discussed", "later" where it was put off, or "not reached" by the end."""
    decision: str = ""
    """What was decided, as typed."""
    rag_before: str = ""
    """Its rating when the meeting began."""
    when_before: str = ""
    """Its date when the meeting began."""
    who_before: str = ""
    """Who did it when the meeting began."""
    rag_after: str = ""
    """As the meeting left it, written when it ends; likewise the next two."""
    when_after: str = ""
    """Its date when the meeting ended."""
    who_after: str = ""
    """Who did it when the meeting ended."""
    note: str = ""
    """What the action's note said once the meeting had written one, "" where it wrote none."""
    forwarded: str = ""
    """"yes" where the decision goes to the partnership with the export."""
    ratings_before: str = ""
    """Its further ratings when the meeting began, a line each: "moderated 2"."""
    ratings_after: str = ""
    """Its further ratings when the meeting ended."""


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item that stands on the agenda of every meeting of the school."""

    id: str
    title: str = ""
    """What the agenda calls it."""
    minutes: str = ""
    """How many minutes are planned for it, a whole number; "" for none."""
    internal: str = ""
    """"yes" where it stands in nothing that is sent round."""
    holds: str = ""
    """"actions" where the actions are gone through under it, "minutes" where the last
    meeting's minutes are approved."""
    under: str = ""
    """The item that it is a part of, by id; "" where it has a number of its own."""


@dataclass(frozen=True, slots=True)
class Matter:
    """An item of a meeting's agenda that belongs to no action, and what was made of it."""

    id: str
    meeting: str
    title: str = ""
    """What the agenda calls it."""
    minutes: str = ""
    """How many minutes are planned for it, a whole number; "" for none."""
    internal: str = ""
    """"yes" where it stands in nothing that is sent round."""
    holds: str = ""
    """As of a standing item: "actions", "minutes" or nothing."""
    under: str = ""
    """The item that it is a part of, by id; "" where it has a number of its own."""
    state: str = ""
    """"discussed" once it was; "" before."""
    text: str = ""
    """What was said, as typed."""
    decision: str = ""
    """What was decided, as typed."""
    forwarded: str = ""
    """"yes" where the decision goes to the partnership with the export."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What somebody who was at a meeting wants its minutes to say."""

    id: str
    meeting: str
    about: str = ""
    """The action or the item that it is about, by id; "" for the minutes as a whole."""
    text: str = ""
    """What they should say, as typed."""
    by: str = ""
    """Who proposes it."""
    answer: str = ""
    """"taken" or "left" once that is settled; "" before."""


@dataclass(frozen=True, slots=True)
class Signature:
    """That somebody signed, and what; it stays whatever is changed later (DOMAIN.md 8)."""

    id: str
    signatory: str = ""
    """The id of the one whose signature it is."""
    name: str = ""
    """Who signed."""
    date: str = ""
    """When, as typed."""
    how: str = ""
    """"typed" or "ink"."""
    hash: str = ""
    """The SHA-256 of all that was signed."""
    rows: str = ""
    """A short hash of each row that was signed, by which changed ones are told."""


@dataclass(frozen=True, slots=True)
class Received:
    """That a body, governors as a rule, received the audit at a meeting of theirs."""

    id: str
    date: str = ""
    """When they received it."""
    body: str = ""
    """Who received it, such as the governing board."""
    minute: str = ""
    """Where that is minuted."""


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of a check that the school knows of and lets stand, and why."""

    id: str
    check: str = ""
    """Which of the checks found something."""
    row: str = ""
    """The row it was found at, by id."""
    reason: str = ""
    """Why it is all right."""


@dataclass(frozen=True, slots=True)
class ReturnStep:
    """A step of the audit as a return to the partnership; the last one tells how it stands."""

    id: str
    state: str = ""
    """"submitted", or by the lead "changes requested" or "closed"."""
    date: str = ""
    """When, as typed."""
    because: str = ""
    """Why rows were not rated when the school submitted it; "" where all were."""
    hash: str = ""
    """The SHA-256 of what the audit said then, by which a change since is told."""


@dataclass(frozen=True, slots=True)
class RowRequest:
    """What the lead wants changed in one row before the return is taken."""

    id: str
    step: str
    row: str = ""
    """The row that it is about, by id."""
    reason: str = ""
    """What is to be changed, and why."""
    hash: str = ""
    """A short hash of what the row said then; a row that still has it was left as it was."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows that an action was done, and when it was seen."""

    id: str
    of: str
    what: str = ""
    """Where it is: a link, or the name of a file, as typed."""
    seen: str = ""
    """When somebody saw it, as typed."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The day on which a text came into a field: "in 2 weeks" counts from it."""

    id: str
    field: str
    text: str
    on: date
