"""What a workbook holds, in the shape of its file: flat rows with short ids.

Wording is data (titles, headings, RAG labels, the columns of each Outcomes Achieved
table), so another authority's form is another file. The printed form's nesting is
derived (model/core/sections.py).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what only an offer holds is loaded with the first offer
    from eh_tui.model.core.offer_rows import (
        Area,
        Awareness,
        Contact,
        Document,
        Example,
        Figure,
        Indicator,
        Item,
        Language,
        Measure,
        Message,
        Offer,
        OfferRow,
        Passage,
        SupportLevel,
        SupportSource,
        Tier,
        Vigilant,
    )


class Rag(StrEnum):
    """A rating as the file spells it; `NONE` is "not rated yet", never red (DOMAIN.md 3)."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"


class Kind(StrEnum):
    """The kinds of row, named as their tables are in the file."""

    SCHOOL = "school"
    COMMITMENTS = "commitments"
    GUIDANCE = "guidance"
    OUTCOMES = "outcomes"
    ACTIONS = "actions"
    ACHIEVED = "achieved"
    ROWS = "rows"
    SIGNATORIES = "signatories"
    PEOPLE = "people"
    TERMS = "terms"
    COURSES = "courses"
    TRAINING = "training"
    MEETINGS = "meetings"
    DISCUSSED = "discussed"
    SIGNATURES = "signatures"
    RECEIVED = "received"
    KNOWN = "known"
    OFFER = "offer"
    PASSAGES = "passages"
    SUPPORT_LEVELS = "support_levels"
    TIERS = "tiers"
    AREAS = "areas"
    ITEMS = "items"
    MEASURES = "measures"
    FIGURES = "figures"
    AWARENESS = "awareness"
    MESSAGES = "messages"
    DOCUMENTS = "documents"
    VIGILANT = "vigilant"
    EXAMPLES = "examples"
    INDICATORS = "indicators"
    CONTACTS = "contacts"
    SOURCES = "sources"
    LANGUAGES = "languages"


SINGLE = (Kind.SCHOOL, Kind.OFFER)
"""The kinds of which a workbook has one row, written as [school] and not as [[school]]."""


@dataclass(frozen=True, slots=True)
class School:
    """The school whose audit this is. `id` is always "school"."""

    id: str = "school"
    name: str = ""
    audit_date: str = ""
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


@dataclass(frozen=True, slots=True)
class RagLabels:
    """The form's key to its ratings: the words are the rating, colour only repeats them."""

    heading: str = "RAG ratings"
    red: str = "At risk of not achieving"
    amber: str = "On track"
    green: str = "Completed / ongoing"
    none: str = "Not rated yet"

    def label(self, rag: Rag) -> str:
        """Return the form's words for a rating, "Not rated yet" for none."""
        return str(getattr(self, rag.value))


@dataclass(frozen=True, slots=True)
class Commitment:
    """One of the form's commitments: its title and the headings of its actions table."""

    id: str
    title: str = ""
    band: str = "Actions Required"
    headings: tuple[str, ...] = ("Outcome", "Action", "When", "Who", "RAG rating")


@dataclass(frozen=True, slots=True)
class Guidance:
    """A piece of advice shown beside a commitment's actions, under the form's heading."""

    id: str
    commitment: str
    heading: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commitment's actions should bring about."""

    id: str
    commitment: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One row of Actions Required; `when` and `who` are text exactly as typed."""

    id: str
    outcome: str
    text: str = ""
    when: str = ""
    who: str = ""
    rag: Rag = Rag.NONE
    note: str = ""


@dataclass(frozen=True, slots=True)
class AchievedTable:
    """One Outcomes Achieved table: the form has five shapes of it, so columns are data."""

    id: str
    commitment: str
    heading: str = ""
    """The band above the table; empty where the form has none (DOMAIN.md 1.13, 1.16)."""
    columns: tuple[str, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Signatory:
    """One of those who sign; `signed` is the date as typed."""

    id: str
    role: str = ""
    name: str = ""
    signed: str = ""
    name_first: bool = False
    """The form's fourth cell has the name above the role (DOMAIN.md 1.18)."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff or a governor, never a pupil."""

    id: str
    name: str = ""
    role: str = ""
    initials: str = ""
    aliases: str = ""
    """Other spellings of the name, one a line or separated by semicolons."""
    left: str = ""
    """The date on which they left, as typed; "" while they are here."""


@dataclass(frozen=True, slots=True)
class Term:
    """A school term or half-term; both dates are as typed, the last one counts."""

    id: str
    year: str = ""
    name: str = ""
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A training that somebody needs, and how often."""

    id: str
    name: str = ""
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
    course: str = ""
    done: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One review of the audit."""

    id: str
    date: str = ""
    kind: str = ""
    present: str = ""
    """Who was there, one a line."""
    agenda: str = ""
    """The parts that it goes through, separated by commas."""
    ended: str = ""
    """When it ended, in UTC as ISO 8601; "" while it goes on."""
    ratings: str = ""
    """Every action's rating when it ended, a line of id and rating each."""


@dataclass(frozen=True, slots=True)
class Discussed:
    """What one meeting made of one action."""

    id: str
    meeting: str
    action: str = ""
    state: str = ""
    """"discussed", "later" where it was put off, or "not reached" by the end."""
    decision: str = ""
    rag_before: str = ""
    when_before: str = ""
    who_before: str = ""
    rag_after: str = ""
    """As the meeting left it, written when it ends; likewise the next two."""
    when_after: str = ""
    who_after: str = ""
    note: str = ""
    """What the action's note said once the meeting had written one, "" where it wrote none."""


@dataclass(frozen=True, slots=True)
class Signature:
    """That somebody signed, and what; it stays whatever is changed later (DOMAIN.md 8)."""

    id: str
    signatory: str = ""
    """The id of the one whose signature it is."""
    name: str = ""
    date: str = ""
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
    body: str = ""
    minute: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of a check that the school knows of and lets stand, and why."""

    id: str
    check: str = ""
    row: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """The day on which a text came into a field: "in 2 weeks" counts from it."""

    id: str
    field: str
    text: str
    on: date


class _RowTypes(dict[Kind, type[Any]]):
    """The dataclass of each kind of row; those of an offer are loaded when first asked for."""

    def __missing__(self, kind: Kind) -> type[Any]:
        """Return the dataclass of an offer's row."""
        from eh_tui.model.core.offer_rows import ROW_TYPES

        self.update({Kind(name): row_type for name, row_type in ROW_TYPES.items()})
        return self[kind]


type_of_kind = _RowTypes(
    {
        Kind.SCHOOL: School,
        Kind.COMMITMENTS: Commitment,
        Kind.GUIDANCE: Guidance,
        Kind.OUTCOMES: Outcome,
        Kind.ACTIONS: Action,
        Kind.ACHIEVED: AchievedTable,
        Kind.ROWS: AchievedRow,
        Kind.SIGNATORIES: Signatory,
        Kind.PEOPLE: Person,
        Kind.TERMS: Term,
        Kind.COURSES: Course,
        Kind.TRAINING: Training,
        Kind.MEETINGS: Meeting,
        Kind.DISCUSSED: Discussed,
        Kind.SIGNATURES: Signature,
        Kind.RECEIVED: Received,
        Kind.KNOWN: Known,
    }
)
"""The dataclass of each kind of row."""

AuditRow = (
    School
    | Commitment
    | Guidance
    | Outcome
    | Action
    | AchievedTable
    | AchievedRow
    | Signatory
    | Person
    | Term
    | Course
    | Training
    | Meeting
    | Discussed
    | Signature
    | Received
    | Known
)
if TYPE_CHECKING:
    Row = AuditRow | OfferRow
else:
    Row = AuditRow


@dataclass(frozen=True, slots=True)
class Workbook:
    """One school's audit or its offer, or a blank form. Rows stand in the order of the file."""

    schema: int = 1
    form: str = ""
    title: str = ""
    intro: str = ""
    sign_off: str = "Signed and agreed by"
    school: School = field(default_factory=School)
    labels: RagLabels = field(default_factory=RagLabels)
    commitments: tuple[Commitment, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
    achieved: tuple[AchievedTable, ...] = ()
    rows: tuple[AchievedRow, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    courses: tuple[Course, ...] = ()
    training: tuple[Training, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    discussed: tuple[Discussed, ...] = ()
    signatures: tuple[Signature, ...] = ()
    received: tuple[Received, ...] = ()
    known: tuple[Known, ...] = ()
    offer: "Offer | None" = None
    """What an offer says of itself as a whole, None in an audit; so are all that follow empty."""
    passages: "tuple[Passage, ...]" = ()
    support_levels: "tuple[SupportLevel, ...]" = ()
    tiers: "tuple[Tier, ...]" = ()
    areas: "tuple[Area, ...]" = ()
    items: "tuple[Item, ...]" = ()
    measures: "tuple[Measure, ...]" = ()
    figures: "tuple[Figure, ...]" = ()
    awareness: "tuple[Awareness, ...]" = ()
    messages: "tuple[Message, ...]" = ()
    documents: "tuple[Document, ...]" = ()
    vigilant: "tuple[Vigilant, ...]" = ()
    examples: "tuple[Example, ...]" = ()
    indicators: "tuple[Indicator, ...]" = ()
    contacts: "tuple[Contact, ...]" = ()
    sources: "tuple[SupportSource, ...]" = ()
    languages: "tuple[Language, ...]" = ()
    retired: tuple[str, ...] = field(default=(), compare=False)
    """Ids of rows that were taken out: never given again, so no part of what is compared."""
    typed: tuple[Typed, ...] = field(default=(), compare=False)
    """When texts were typed that count from that day, as the history tells it."""
    renumbered: tuple[str, ...] = field(default=(), compare=False)
    """Rows that came from another copy under an id that another row had here: that id, the
    one they got, and a mark by which this is told from others; "1-04 -> 1-05 3fa9c2"."""

    @property
    def is_form(self) -> bool:
        """Whether it holds a form: an audit's commitments, or an offer."""
        return bool(self.commitments or self.offer)

    def of_kind(self, kind: Kind) -> tuple[Row, ...]:
        """Return the rows of one kind, in the order of the file."""
        if kind is Kind.SCHOOL:
            return (self.school,)
        if kind is Kind.OFFER:
            return (self.offer,) if self.offer else ()
        rows: tuple[Row, ...] = getattr(self, kind.value)
        return rows
