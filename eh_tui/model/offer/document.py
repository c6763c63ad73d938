"""The offer as `show --json` prints it; its keys are an interface."""

from typing import Any

from eh_tui.model.core.offer.rows import Awareness, Contact, Item, Offer
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.areas import AreaGroup, MeasureGroup, areas_in_order, offered_of, tier_ids

Values = dict[str, Any]


def offer_document(workbook: Workbook) -> Values:
    """Return the offer as JSON's values."""
    offer = workbook.offer or Offer()
    return {
        "schema": workbook.schema,
        "form": workbook.form.id,
        "school": {"name": workbook.school.name, "audit_date": workbook.school.audit_date},
        "commitments": [],
        "signatories": [_values(row, "role", "name", "signed") for row in workbook.signatories],
        **{name: getattr(offer, name) for name in _OF_THE_OFFER},
        "passages": [_values(row, "id", "heading", "text") for row in workbook.passages],
        "levels": [_values(row, "id", "title", "text") for row in workbook.support_levels],
        "tiers": [_values(row, "id", "title", "text") for row in workbook.tiers],
        "areas": [_area(workbook, group) for group in areas_in_order(workbook)],
        "awareness": [_awareness(workbook, row) for row in workbook.awareness],
        "guidance": [
            _values(row, "id", "title", "version", "url", "checked") for row in workbook.documents
        ],
        "vigilant": [_values(row, "id", "text") for row in workbook.vigilant],
        "examples": [_values(row, "id", "text") for row in workbook.examples],
        "indicators": [_values(row, "id", "text", "column") for row in workbook.indicators],
        "contacts": [_contact(workbook, row) for row in workbook.contacts],
        "sources": [
            _values(row, "id", "provision", "details", "url", "phone", "email", "checked")
            for row in workbook.sources
        ],
    }


_OF_THE_OFFER = (
    *("name", "lead", "phone", "email", "hours", "council", "council_phone", "council_url"),
    *("approved_by", "approved", "review", "published", "address", "audit", "vigilant_from"),
)


def _values(row: object, *names: str) -> Values:
    return {name: getattr(row, name) for name in names}


def _area(workbook: Workbook, group: AreaGroup) -> Values:
    return {
        **_values(group.area, "id", "title", "need"),
        "headings": list(group.area.headings),
        "items": [_item(workbook, item) for item in group.items],
        "outcomes": [_outcome(measure) for measure in group.measures],
    }


def _item(workbook: Workbook, item: Item) -> Values:
    return {
        **_values(item, "id", "text"),
        "offered": offered_of(item).value,
        "words": item.words,
        "tiers": list(tier_ids(workbook, item.tiers)),
        **_values(item, "whom", "when", "contact"),
    }


def _outcome(group: MeasureGroup) -> Values:
    return {
        **_values(group.measure, "id", "text", "source", "figure", "as_of", "target"),
        "figures": [_values(figure, "id", "figure", "as_of") for figure in group.figures],
    }


def _awareness(workbook: Workbook, row: Awareness) -> Values:
    return {
        **_values(row, "id", "group", "routes", "staff"),
        "messages": [
            _values(message, "id", "text", "route", "date", "by", "again")
            for message in workbook.messages
            if message.awareness == row.id
        ],
    }


def _contact(workbook: Workbook, contact: Contact) -> Values:
    return {
        **_values(contact, "id", "name"),
        "tiers": list(tier_ids(workbook, contact.tiers)),
        **_values(contact, "person", "phone", "email", "url", "details"),
    }
