"""The parts of an offer, and the lines of each as the screen lists them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import label_of
from eh_tui.model.core.offer.rows import Contact, Item, Offer, Offered
from eh_tui.model.core.rows import fields
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.areas import (
    STATES,
    AreaGroup,
    MeasureGroup,
    areas_in_order,
    figures_over_terms,
    offered_of,
    tier_ids,
    tiers_of,
)
from eh_tui.model.offer.contacts import number_of_points
from eh_tui.ui.lists.list_screen import Listed


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an offer: an area of the guide, or a list of its own."""

    id: str
    """The area's id, else the name of the kind of its rows."""
    title: str
    count: str
    """How much of it there is, or is decided."""
    lines: Callable[[Workbook], Iterator[Listed]]


def offer_parts(workbook: Workbook) -> tuple[Part, ...]:
    """Return the parts in the order in which a school goes through them."""
    areas = [
        Part(group.area.id, group.area.title.strip(), _decided(group), _area_lines(group.area.id))
        for group in areas_in_order(workbook)
    ]
    lists = [
        Part(kind.value, title, str(count(workbook)), lines) for kind, title, count, lines in _LISTS
    ]
    return (*areas, *lists)


def state_words(item: Item) -> str:
    """Return whether an item is offered, as it stands in the list: words, never a colour."""
    state = offered_of(item)
    mark = {Offered.YES: "✓", Offered.PLANNED: "…", Offered.NO: "✗", Offered.UNDECIDED: "?"}[state]
    return f"{mark} {STATES[state]}"


def _decided(group: AreaGroup) -> str:
    open_ = group.counts[Offered.UNDECIDED]
    return f"{len(group.items) - open_}/{len(group.items)}"


def _area_lines(id: str) -> Callable[[Workbook], Iterator[Listed]]:
    def lines(workbook: Workbook) -> Iterator[Listed]:
        for group in areas_in_order(workbook):
            if group.area.id == id:
                headings = (*group.area.headings, "", "")
                yield Listed((headings[0] or "Your offer",))
                yield from (_item(workbook, item) for item in group.items)
                yield Listed((headings[1] or "Measurable Outcomes",))
                yield from map(_measure, group.measures)

    return lines


def _item(workbook: Workbook, item: Item) -> Listed:
    facts = (
        ("For parents", item.words),
        ("For whom", item.whom),
        ("When", item.when),
        ("Contact", item.contact),
        ("Tiers", ", ".join(tiers_of(workbook, item.tiers))),
    )
    said = [f"{label}: {_line(text)}" for label, text in facts if text.strip()]
    detail = "\n".join([f"{item.id}  {_line(item.text)}", *said])
    return Listed(
        (item.id, state_words(item), _line(item.text)),
        Address(Kind.ITEMS, item.id, "words"),
        detail,
    )


def _measure(group: MeasureGroup) -> Listed:
    row = group.measure
    facts = (("Source", row.source), ("Figures", figures_over_terms(group)), ("Target", row.target))
    said = [f"{label}: {_line(text)}" for label, text in facts if text.strip()]
    figure = f"{row.figure} ({row.as_of})" if row.as_of.strip() else row.figure
    return Listed(
        (row.id, _line(figure) or "no figure", _line(row.text)),
        Address(Kind.MEASURES, row.id, ""),
        "\n".join([f"{row.id}  {_line(row.text)}", *said]),
    )


def _offer_lines(workbook: Workbook) -> Iterator[Listed]:
    offer = workbook.offer or Offer()
    for name in fields(workbook, Kind.OFFER, offer):
        if name != "awareness_headings":
            text = getattr(offer, name)
            address = Address(Kind.OFFER, offer.id, name)
            yield Listed((label_of(name), _line(text) or "–"), address, text)


def _awareness_lines(workbook: Workbook) -> Iterator[Listed]:
    for row in workbook.awareness:
        detail = f"{row.group}\nRoutes: {_line(row.routes)}\nKey staff: {_line(row.staff)}"
        address = Address(Kind.AWARENESS, row.id, "")
        yield Listed((row.id, "", row.group, _line(row.routes)), address, detail)
        for message in workbook.messages:
            if message.awareness == row.id:
                beside = ", ".join(filter(None, (_line(message.route), _line(message.by))))
                told = f"{_line(message.text)}{f' ({beside})' if beside else ''}"
                again = f"again {_line(message.again)}" if message.again.strip() else "once"
                texts = (message.id, _line(message.date) or "no date", again, told)
                yield Listed(texts, Address(Kind.MESSAGES, message.id, ""), told)


_NAMELESS = "A service of one county stood here: name that of your area, or take it out."


def _contact_lines(workbook: Workbook) -> Iterator[Listed]:
    marks = [(tier.id, tier.title.strip()[:1] or "?") for tier in workbook.tiers]
    key = ", ".join(f"{tier.title.strip()[:1]} {tier.title.strip()}" for tier in workbook.tiers)
    for row in workbook.contacts:
        ids = tier_ids(workbook, row.tiers)
        tiers = "".join(mark if id in ids else "·" for id, mark in marks)
        texts = (row.id, tiers, _line(row.name) or "–", _line(row.person))
        detail = f"{_line(row.name) or _NAMELESS}\n{_reach(row)}\n{key}"
        yield Listed(texts, Address(Kind.CONTACTS, row.id, ""), detail)


def _reach(row: Contact) -> str:
    known = (row.person, row.phone, row.email, row.url, row.details)
    return "  ".join(_line(text) for text in known if text.strip()) or "No details yet."


def _rows(kind: Kind, *names: str, field: str = "") -> Callable[[Workbook], Iterator[Listed]]:
    """Return what lists the rows of a kind by some of their fields."""

    def lines(workbook: Workbook) -> Iterator[Listed]:
        for row in workbook.of_kind(kind):
            texts = tuple(_line(str(getattr(row, name))) or "–" for name in names)
            told = (
                f"{label_of(name)}: {_line(text)}"
                for name in fields(workbook, kind, row)
                if (text := str(getattr(row, name))).strip()
            )
            yield Listed((row.id, *texts), Address(kind, row.id, field), "\n".join(told))

    return lines


def _number_of(kind: Kind) -> Callable[[Workbook], int]:
    return lambda workbook: len(workbook.of_kind(kind))


_LISTS: tuple[
    tuple[Kind, str, Callable[[Workbook], int], Callable[[Workbook], Iterator[Listed]]], ...
] = (
    (Kind.OFFER, "The offer", _number_of(Kind.OFFER), _offer_lines),
    (
        Kind.PASSAGES,
        "Passages of the page",
        _number_of(Kind.PASSAGES),
        _rows(Kind.PASSAGES, "heading", "text", field="text"),
    ),
    (
        Kind.SUPPORT_LEVELS,
        "The school's role",
        _number_of(Kind.SUPPORT_LEVELS),
        _rows(Kind.SUPPORT_LEVELS, "title", "text", field="text"),
    ),
    (Kind.AWARENESS, "Awareness", _number_of(Kind.AWARENESS), _awareness_lines),
    (Kind.CONTACTS, "Points of contact", number_of_points, _contact_lines),
    (
        Kind.SOURCES,
        "Sources of support",
        _number_of(Kind.SOURCES),
        _rows(Kind.SOURCES, "checked", "phone", "provision"),
    ),
    (
        Kind.DOCUMENTS,
        "Guidance followed",
        _number_of(Kind.DOCUMENTS),
        _rows(Kind.DOCUMENTS, "title", "version", "checked"),
    ),
    (
        Kind.VIGILANT,
        "To be vigilant for",
        _number_of(Kind.VIGILANT),
        _rows(Kind.VIGILANT, "text", field="text"),
    ),
    (
        Kind.EXAMPLES,
        "Examples",
        _number_of(Kind.EXAMPLES),
        _rows(Kind.EXAMPLES, "text", field="text"),
    ),
    (
        Kind.INDICATORS,
        "Indicators",
        _number_of(Kind.INDICATORS),
        _rows(Kind.INDICATORS, "column", "text", field="text"),
    ),
    (Kind.TIERS, "Tiers", _number_of(Kind.TIERS), _rows(Kind.TIERS, "title", "text")),
    (
        Kind.LANGUAGES,
        "Languages",
        _number_of(Kind.LANGUAGES),
        _rows(Kind.LANGUAGES, "code", "name"),
    ),
)


def _line(text: str) -> str:
    return " ".join(text.split())
