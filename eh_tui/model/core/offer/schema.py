"""The rows of an offer as `rows` knows every kind: fields, parents, ids."""

from eh_tui.model.core.kinds import Kind

OFFERED = ("", "yes", "planned", "no")
"""What a file may say of an item: not decided, offered, planned, not offered."""

OFFER_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.OFFER: (
        *("name", "lead", "phone", "email", "hours"),
        *("council", "council_phone", "council_url"),
        *("approved_by", "approved", "review", "published", "address"),
        *("audit", "vigilant_from", "awareness_headings"),
    ),
    Kind.PASSAGES: ("text", "heading"),
    Kind.SUPPORT_LEVELS: ("title", "text"),
    Kind.TIERS: ("title", "text"),
    Kind.AREAS: ("title", "need"),
    Kind.ITEMS: ("text", "offered", "words", "tiers", "whom", "when", "contact"),
    Kind.MEASURES: ("text", "source", "figure", "as_of", "target"),
    Kind.FIGURES: ("figure", "as_of"),
    Kind.AWARENESS: ("group", "routes", "staff"),
    Kind.MESSAGES: ("text", "route", "date", "by", "again"),
    Kind.DOCUMENTS: ("title", "version", "url", "checked"),
    Kind.VIGILANT: ("text",),
    Kind.EXAMPLES: ("text",),
    Kind.INDICATORS: ("text", "column"),
    Kind.CONTACTS: ("name", "tiers", "person", "phone", "email", "url", "details"),
    Kind.SOURCES: ("provision", "details", "url", "phone", "email", "checked"),
    Kind.LANGUAGES: (
        *("code", "name", "title", "skip", "contents", "worried", "danger", "talk", "lead", "do"),
        *("planned", "voluntary", "next", "outside", "format", "about", "more", "phone", "email"),
        *("web", "hours", "whom", "when", "ask", "tier", "who", "how", "what", "details"),
        *("approved_by", "reviewed", "review", "vigilant", "guidance", "examples", "signs"),
    ),
}
"""The fields a person may change; the first is what stands for the row in a list."""

OFFER_PARENTS: dict[Kind, tuple[str, Kind]] = {
    Kind.ITEMS: ("area", Kind.AREAS),
    Kind.MEASURES: ("area", Kind.AREAS),
    Kind.FIGURES: ("measure", Kind.MEASURES),
    Kind.MESSAGES: ("awareness", Kind.AWARENESS),
}
"""The field by which a row names its parent, parents before their children."""

OFFER_LISTS = (
    *(Kind.SUPPORT_LEVELS, Kind.TIERS, Kind.AREAS, Kind.AWARENESS, Kind.DOCUMENTS),
    *(Kind.VIGILANT, Kind.EXAMPLES, Kind.INDICATORS, Kind.CONTACTS, Kind.SOURCES, Kind.LANGUAGES),
)
"""The kinds without a parent that take rows."""

OFFER_GROWABLE = (*OFFER_LISTS, *OFFER_PARENTS)
"""The kinds whose rows may be added, removed and moved; the passages have places of their own."""

CHILDREN = {
    Kind.AREAS: Kind.ITEMS,
    Kind.MEASURES: Kind.FIGURES,
    Kind.AWARENESS: Kind.MESSAGES,
}
"""What is added to a row of each kind, where nothing else is said."""

PREFIXES: dict[Kind, tuple[str, int]] = {
    Kind.SUPPORT_LEVELS: ("L", 1),
    Kind.TIERS: ("TI", 1),
    Kind.AREAS: ("A", 1),
    Kind.ITEMS: ("{parent}-", 2),
    Kind.MEASURES: ("{parent}-M", 1),
    Kind.FIGURES: ("{parent}-", 1),
    Kind.AWARENESS: ("AW", 1),
    Kind.MESSAGES: ("{parent}-", 2),
    Kind.DOCUMENTS: ("D", 1),
    Kind.VIGILANT: ("V", 2),
    Kind.EXAMPLES: ("E", 2),
    Kind.INDICATORS: ("I", 2),
    Kind.CONTACTS: ("CT", 2),
    Kind.SOURCES: ("SS", 2),
    Kind.LANGUAGES: ("LG", 1),
}
"""How an id begins, and the digits of its number; {parent} is the parent's id."""
