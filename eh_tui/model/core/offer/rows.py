"""What an offer's workbook holds, in the shape of its file: flat rows with short ids.

The guide's list of offers and outcomes is data, letter for letter; what a school adds to
each stands in fields of its own beside it. Dates are texts as typed, like all dates of a
workbook.
"""

from dataclasses import dataclass
from enum import StrEnum

from eh_tui.model.core.offer.language import Language


class Offered(StrEnum):
    """Whether a school offers an item, as the file spells it; `UNDECIDED` is "not decided"."""

    YES = "yes"
    PLANNED = "planned"
    NO = "no"
    UNDECIDED = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """The offer as a whole. `id` is always "offer"."""

    id: str = "offer"
    name: str = "Early Help"
    """What the school calls it; some say "Family Help"."""
    lead: str = ""
    """The designated safeguarding lead who answers for it, by name."""
    phone: str = ""
    email: str = ""
    hours: str = ""
    """When somebody can be reached."""
    council: str = ""
    """Whom to call at the council with a worry about a child."""
    council_phone: str = ""
    """The council's number for somebody who is worried about a child."""
    council_url: str = ""
    """The council's page for the same."""
    approved_by: str = ""
    """Who approved the offer."""
    approved: str = ""
    """The day on which the list was signed off."""
    review: str = ""
    """The day by which it is to be looked at again."""
    published: str = ""
    """The day on which the page went up."""
    address: str = ""
    """Where the page is, as a link."""
    audit: str = ""
    """The name of the school's audit, which lies beside this file; "" where there is none."""
    vigilant_from: str = ""
    """The guidance, with its year, from which the list of children to be vigilant for comes."""
    awareness_headings: str = ""
    """The form's headings above the awareness matrix, one a line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the page in whole sentences; its id says what it is about."""

    id: str
    heading: str = ""
    """What stands above it."""
    text: str = ""
    """The text itself."""


@dataclass(frozen=True, slots=True)
class SupportLevel:
    """One of the levels of the school's role, and who does it in this school."""

    id: str
    title: str = ""
    text: str = ""
    """What the school does at this level."""


@dataclass(frozen=True, slots=True)
class Tier:
    """How much support something is: items and contacts name it by its id."""

    id: str
    title: str = ""
    text: str = ""
    """Whom it is for."""


@dataclass(frozen=True, slots=True)
class Area:
    """One of the guide's areas, with the headings above its two lists."""

    id: str
    title: str = ""
    need: str = ""
    """What a parent calls it, the heading on the page."""
    headings: tuple[str, ...] = ("Your offer", "Measurable Outcomes")
    """What stands above its items and its measurable outcomes."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a school may offer; `text` is the guide's, `words` the school's own."""

    id: str
    area: str
    text: str = ""
    """The item, in the guide's words."""
    offered: str = ""
    """"yes", "planned", "no", or "" while nobody has decided."""
    words: str = ""
    """What parents are told of it, in the school's own words."""
    tiers: str = ""
    """The ids of its tiers, separated by commas."""
    whom: str = ""
    """For whom it is."""
    when: str = ""
    """When it takes place."""
    contact: str = ""
    """Whom to ask, by id or as typed."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measurable outcome of an area, with its latest figure."""

    id: str
    area: str
    text: str = ""
    """The outcome, in the guide's words."""
    source: str = ""
    """Where the figure comes from."""
    figure: str = ""
    """The latest figure."""
    as_of: str = ""
    target: str = ""
    """What the figure is to become."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An earlier figure of a measurable outcome."""

    id: str
    measure: str
    figure: str = ""
    """An earlier figure."""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Awareness:
    """How one group gets to know of the offer, and which staff have to know of it."""

    id: str
    group: str = ""
    """Who is to know of the offer."""
    routes: str = ""
    """How they are told."""
    staff: str = ""
    """Who tells them."""


@dataclass(frozen=True, slots=True)
class Message:
    """That a group was told something, and when it is to be told again."""

    id: str
    awareness: str
    text: str = ""
    """What was told."""
    route: str = ""
    """How."""
    date: str = ""
    """When, as typed."""
    by: str = ""
    """By whom."""
    again: str = ""
    """When it is to be told again, as typed."""


@dataclass(frozen=True, slots=True)
class Document:
    """A piece of guidance that the school follows."""

    id: str
    title: str = ""
    version: str = ""
    """Which version is followed."""
    url: str = ""
    """Where it can be read."""
    checked: str = ""
    """When somebody last looked whether it is still the newest."""


@dataclass(frozen=True, slots=True)
class Vigilant:
    """Children whom the guidance asks to be particularly vigilant for."""

    id: str
    text: str = ""
    """Which children one looks out for."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example of early help in school."""

    id: str
    text: str = ""
    """An example of early help."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A sign that a child or a family may need early help."""

    id: str
    column: str = ""
    """The number of the column in which it is printed."""
    text: str = ""
    """A sign that a child may need help."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A point of contact; one with a person's name is somebody in the school to talk to."""

    id: str
    name: str = ""
    """What it is: a role, a team, a service."""
    tiers: str = ""
    """The tiers it is for, by id."""
    person: str = ""
    """Whom to ask for."""
    phone: str = ""
    email: str = ""
    url: str = ""
    details: str = ""
    """What else there is to know."""


@dataclass(frozen=True, slots=True)
class SupportSource:
    """An entry of the directory of support."""

    id: str
    provision: str = ""
    """What is provided."""
    details: str = ""
    """What it is, and for whom."""
    url: str = ""
    phone: str = ""
    email: str = ""
    checked: str = ""
    """When somebody last tried its link and its number."""


ROW_TYPES = {
    "offer": Offer,
    "passages": Passage,
    "support_levels": SupportLevel,
    "tiers": Tier,
    "areas": Area,
    "items": Item,
    "measures": Measure,
    "figures": Figure,
    "awareness": Awareness,
    "messages": Message,
    "documents": Document,
    "vigilant": Vigilant,
    "examples": Example,
    "indicators": Indicator,
    "contacts": Contact,
    "sources": SupportSource,
    "languages": Language,
}
"""The dataclass of each kind of row, by the kind's name."""

OfferRow = (
    Offer
    | Passage
    | SupportLevel
    | Tier
    | Area
    | Item
    | Measure
    | Figure
    | Awareness
    | Message
    | Document
    | Vigilant
    | Example
    | Indicator
    | Contact
    | SupportSource
    | Language
)
