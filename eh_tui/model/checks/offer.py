"""What in an offer deserves a second look, before parents read it: suggestions, never more."""

from collections.abc import Iterator
from datetime import date

from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer.rows import Item, Offer, Offered
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, dues
from eh_tui.model.offer.areas import offered_of, tier_ids
from eh_tui.model.offer.links import addresses_in
from eh_tui.model.offer.plain_words import abbreviations, long_sentences, other_tier_names
from eh_tui.model.offer.web_faults import fault_in_text, fault_of
from eh_tui.model.people.register import read_who, register_of

_READ_BY_PARENTS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (Kind.PASSAGES, ("text",)),
    (Kind.SUPPORT_LEVELS, ("text",)),
    (Kind.ITEMS, ("words", "whom", "when")),
    (Kind.CONTACTS, ("details",)),
    (Kind.SOURCES, ("details",)),
)


def offer_findings(workbook: Workbook, today: date) -> Iterator[Finding]:
    """Yield what to look at in an offer, nothing for a workbook that is none."""
    if workbook.offer is None:
        return
    yield from _head(workbook.offer)
    yield from _dates(workbook, today)
    yield from _items(workbook)
    yield from _people(workbook)
    yield from _links(workbook)
    yield from _tiers(workbook)
    yield from _language(workbook)


def _head(offer: Offer) -> Iterator[Finding]:
    def missing(check: Check, field: str, sentence: str) -> Iterator[Finding]:
        if not getattr(offer, field).strip():
            yield Finding(check, Kind.OFFER, offer.id, field, sentence)

    yield from missing(
        Check.NO_LEAD, "lead", "No safeguarding lead is named; parents need to know who it is."
    )
    yield from missing(Check.NO_PHONE, "phone", "There is no number at which to reach the school.")
    yield from missing(
        Check.NO_EMERGENCY_LINE,
        "council_phone",
        "There is no number of the council for whoever is worried about a child right now.",
    )
    yield from missing(Check.NO_APPROVER, "approved_by", "Nobody is named who approved the offer.")
    yield from missing(Check.NO_REVIEW_DATE, "review", "There is no date for the next review.")
    yield from missing(
        Check.NO_YEAR_OF_GUIDANCE,
        "vigilant_from",
        "It is not said which guidance, of which year, the list of children comes from.",
    )


def _dates(workbook: Workbook, today: date) -> Iterator[Finding]:
    for due in dues(workbook, today, 0):
        if due.kind is Kind.OFFER:
            if due.state is DueState.REVIEW_OVERDUE and due.due:
                sentence = f"The review was due by {day_in_words(due.due)}."
                yield Finding(Check.REVIEW_PASSED, due.kind, due.id, due.field, sentence)
        elif due.kind is not Kind.MESSAGES and due.state is not DueState.DUE_SOON:
            last = f"last {due.when.strip()}" if due.due else "nobody says when it last was"
            sentence = f"“{due.text.strip()}” is to be tried every 12 months; {last}."
            yield Finding(Check.NOT_TRIED, due.kind, due.id, due.field, sentence)


def _items(workbook: Workbook) -> Iterator[Finding]:
    for item in workbook.items:
        if offered_of(item) in (Offered.YES, Offered.PLANNED) and not item.words.strip():
            yield Finding(
                Check.NO_WORDS,
                Kind.ITEMS,
                item.id,
                "words",
                f"“{item.text.strip()}” has no words for parents; the page says the guide's.",
            )


def _people(workbook: Workbook) -> Iterator[Finding]:
    register = register_of(workbook)
    offer = workbook.offer or Offer()
    named = [(Kind.OFFER, offer.id, "lead", offer.lead)]
    named += [(Kind.ITEMS, row.id, "contact", row.contact) for row in workbook.items]
    named += [(Kind.CONTACTS, row.id, "person", row.person) for row in workbook.contacts]
    for kind, id, field, text in named:
        for person in read_who(text, register).left if text.strip() else ():
            sentence = f"{person.name} has left ({' '.join(person.left.split())}): who is it now?"
            yield Finding(Check.WHO_HAS_LEFT, kind, id, field, sentence)


def _links(workbook: Workbook) -> Iterator[Finding]:
    offer = workbook.offer or Offer()
    fields = [(Kind.OFFER, offer.id, "council_url", offer.council_url)]
    fields += [(Kind.OFFER, offer.id, "address", offer.address)]
    for kind in (Kind.DOCUMENTS, Kind.CONTACTS, Kind.SOURCES):
        fields += [(kind, row.id, "url", getattr(row, "url", "")) for row in workbook.of_kind(kind)]
    for kind, id, field, text in fields:
        if text.strip() and (fault := fault_of(text.strip())):
            yield Finding(Check.LINK, kind, id, field, fault)
    for kind, names in _READ_BY_PARENTS:
        for row in workbook.of_kind(kind):
            for name in names:
                text = getattr(row, name)
                if addresses_in(text):
                    yield Finding(Check.LINK, kind, row.id, name, fault_in_text(text))


def _tiers(workbook: Workbook) -> Iterator[Finding]:
    known = {tier.id for tier in workbook.tiers}
    titles = tuple(tier.title.strip() or tier.id for tier in workbook.tiers)
    rows: list[tuple[Kind, str, str]] = []
    rows += [(Kind.ITEMS, item.id, item.tiers) for item in workbook.items]
    rows += [(Kind.CONTACTS, contact.id, contact.tiers) for contact in workbook.contacts]
    for kind, id, tiers in rows:
        for word in tier_ids(workbook, tiers):
            if word not in known:
                sentence = f"“{word}” is none of the tiers: {', '.join(titles)}."
                yield Finding(Check.TIER_TWO_WAYS, kind, id, "tiers", sentence)
    for passage in workbook.passages:
        for name in other_tier_names(passage.text, titles):
            sentence = f"It says “{name}”; the tiers are called {', '.join(titles)}."
            yield Finding(Check.TIER_TWO_WAYS, Kind.PASSAGES, passage.id, "text", sentence)


def _language(workbook: Workbook) -> Iterator[Finding]:
    told = [
        (kind, row.id, name, getattr(row, name))
        for kind, names in _READ_BY_PARENTS
        for row in workbook.of_kind(kind)
        if not isinstance(row, Item) or offered_of(row) in (Offered.YES, Offered.PLANNED)
        for name in names
    ]
    explained = "\n".join(
        (
            *(text for _, _, _, text in told),
            *(source.provision for source in workbook.sources),
            *(contact.name for contact in workbook.contacts),
        )
    )
    for kind, id, name, text in told:
        for words, sentence in long_sentences(text):
            said = f"A sentence of {words} words: “{sentence}”. Up to 25 are read with ease."
            yield Finding(Check.LONG_SENTENCE, kind, id, name, said)
        for short in abbreviations(text, explained):
            said = f"“{short}” is not explained; say in brackets what it stands for."
            yield Finding(Check.ABBREVIATION, kind, id, name, said)
