"""What a workbook holds, in the shape of its file: flat rows with short ids.

Wording is data (titles, headings, levels, columns: `Workbook.form`), so another authority's
form is another file. The printed form's nesting is
derived (model/core/sections.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Guidance,
    Outcome,
    School,
    Signatory,
)
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Course, Person, Term, Training, Typed
from eh_tui.model.form.form import Form

if TYPE_CHECKING:  # what many files do not hold is loaded with the first that does
    from eh_tui.model.core.offer.language import Language
    from eh_tui.model.core.offer.rows import (
        Area,
        Awareness,
        Contact,
        Document,
        Example,
        Figure,
        Indicator,
        Item,
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
    from eh_tui.model.core.review.assurance_rows import (
        Evidence,
        Known,
        Received,
        ReturnStep,
        RowRequest,
        Signature,
    )
    from eh_tui.model.core.review.meeting_rows import (
        Amendment,
        Discussed,
        Matter,
        Meeting,
        StandingItem,
    )

_OF_MEETINGS = (*(Kind.MEETINGS, Kind.STANDING, Kind.MATTERS, Kind.DISCUSSED, Kind.AMENDMENTS),)
_OF_ASSURANCE = (
    *(Kind.SIGNATURES, Kind.RECEIVED, Kind.KNOWN, Kind.RETURNS, Kind.REQUESTS, Kind.EVIDENCE),
)


class _RowTypes(dict[Kind, type[Any]]):
    """The dataclass of each kind of row; what many files do not hold, when first asked for."""

    def __missing__(self, kind: Kind) -> type[Any]:
        """Return the dataclass of a row of a meeting, of an offer, of what vouches for an audit."""
        found: Mapping[str, type[Any]]
        if kind in _OF_MEETINGS:
            from eh_tui.model.core.review.meeting_rows import MEETING_ROW_TYPES as found
        elif kind in _OF_ASSURANCE:
            from eh_tui.model.core.review.assurance_rows import ASSURANCE_ROW_TYPES as found
        else:
            from eh_tui.model.core.offer.rows import ROW_TYPES as found
        self.update({Kind(name): row_type for name, row_type in found.items()})
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
    }
)
"""The dataclass of each kind of row."""

if TYPE_CHECKING:
    Row = (
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
        | StandingItem
        | Matter
        | Discussed
        | Amendment
        | Signature
        | Received
        | Known
        | ReturnStep
        | RowRequest
        | Evidence
        | OfferRow
    )
else:
    Row = object  # which row it is, only a type checker asks


@dataclass(frozen=True, slots=True)
class Workbook:
    """One school's audit or its offer, or a blank form. Rows stand in the order of the file."""

    schema: int = 1
    form: Form = field(default_factory=Form)
    title: str = ""
    intro: str = ""
    sign_off: str = "Signed and agreed by"
    school: School = field(default_factory=School)
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
    meetings: "tuple[Meeting, ...]" = ()
    standing: "tuple[StandingItem, ...]" = ()
    matters: "tuple[Matter, ...]" = ()
    discussed: "tuple[Discussed, ...]" = ()
    amendments: "tuple[Amendment, ...]" = ()
    signatures: "tuple[Signature, ...]" = ()
    received: "tuple[Received, ...]" = ()
    known: "tuple[Known, ...]" = ()
    returns: "tuple[ReturnStep, ...]" = ()
    requests: "tuple[RowRequest, ...]" = ()
    evidence: "tuple[Evidence, ...]" = ()
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
        rows: tuple[Row, ...] = getattr(self, kind)  # whose value is the field's name
        return rows
