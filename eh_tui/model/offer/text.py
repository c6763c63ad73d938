"""The offer as linear text for a screen reader or a printer: every value after its label."""

from collections.abc import Iterable, Iterator

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.labelled_lines import field_lines, row_lines
from eh_tui.model.core.names import label_of
from eh_tui.model.core.offer.rows import Item, Offered
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.offer.areas import (
    STATES,
    AreaGroup,
    areas_in_order,
    counted,
    figures_over_terms,
    offered_of,
    tiers_of,
)
from eh_tui.model.offer.contacts import number_of_points

_LISTS = (
    (Kind.DOCUMENTS, "Guidance followed"),
    (Kind.VIGILANT, "Children to be particularly vigilant for"),
    (Kind.EXAMPLES, "Examples of early help"),
    (Kind.INDICATORS, "Indicators"),
    (Kind.TIERS, "Tiers"),
    (Kind.CONTACTS, "Points of contact"),
    (Kind.SOURCES, "Sources of support"),
)


def in_numbers(workbook: Workbook) -> str:
    """Return what an offer holds in one line, as "126 items, 32 outcomes, 52 points of contact"."""
    numbers = (
        (len(workbook.items), "item"),
        (len(workbook.measures), "outcome"),
        (len(workbook.indicators), "indicator"),
        (number_of_points(workbook), "point of contact"),
        (len(workbook.sources), "source of support"),
    )
    return ", ".join(f"{number} {_plural(name, number)}" for number, name in numbers)


def counts(items: Iterable[Item]) -> str:
    """Return how many items are in which state, "24 items: 10 offered, 14 not decided"."""
    held = tuple(items)
    of = counted(held)
    told = ", ".join(f"{of[state]} {STATES[state]}" for state in Offered if of[state])
    return f"{len(held)} {_plural('item', len(held))}" + (f": {told}" if told else "")


def not_decided(items: Iterable[Item]) -> str:
    """Return how many items there are and how many are open, "24 items, 14 not decided"."""
    held = tuple(items)
    open_ = counted(held)[Offered.UNDECIDED]
    return f"{len(held)} {_plural('item', len(held))}, {open_} {STATES[Offered.UNDECIDED]}"


def offer_text_lines(workbook: Workbook) -> Iterator[str]:
    """Return the lines of the offer, part by part."""
    yield from (line for line in workbook.title.split("\n") if line)
    yield from field_lines("School", workbook.school.name, "")
    if workbook.offer:
        yield from _fields(workbook.offer, _OF_THE_OFFER, "")
    yield from ("", f"Summary: {counts(workbook.items)}.")
    for kind, title in ((Kind.PASSAGES, "Passages"), (Kind.SUPPORT_LEVELS, "The school's role")):
        yield from _list(workbook, kind, title)
    for group in areas_in_order(workbook):
        yield from _area(workbook, group)
    yield from _awareness(workbook)
    for kind, title in _LISTS:
        yield from _list(workbook, kind, title)
    if workbook.signatories:
        yield from ("", workbook.sign_off)
    for row in workbook.signatories:
        yield from row_lines(
            row.id, (("Role", row.role), ("Name", row.name), ("Signed", row.signed))
        )


_OF_THE_OFFER = (
    *("name", "lead", "phone", "email", "hours", "council", "council_phone", "council_url"),
    *("approved_by", "approved", "review", "published", "address"),
)


def _area(workbook: Workbook, group: AreaGroup) -> Iterator[str]:
    area = group.area
    yield from ("", f"{area.id} {area.title}: {counts(group.items)}".strip())
    headings = (*area.headings, "", "")
    if group.items:
        yield headings[0]
    for item in group.items:
        told = (
            ("Item", item.text),
            ("Offered", STATES[offered_of(item)]),
            *((label_of(name), getattr(item, name)) for name in ("words", "whom", "when")),
            ("Contact", item.contact),
            ("Tiers", ", ".join(tiers_of(workbook, item.tiers))),
        )
        yield from row_lines(item.id, _brief(told))
    if group.measures:
        yield from ("", headings[1])
    for measured in group.measures:
        row = measured.measure
        told = (
            ("Outcome", row.text),
            ("Source", row.source),
            ("Figures", figures_over_terms(measured)),
        )
        yield from row_lines(row.id, _brief((*told, ("Target", row.target))))


def _awareness(workbook: Workbook) -> Iterator[str]:
    headings = (workbook.offer.awareness_headings if workbook.offer else "").split("\n")
    labels = [*headings, "Group", "Routes", "Key staff"][: 3 if len(headings) >= 3 else None]
    if workbook.awareness:
        yield from ("", "Awareness")
    for row in workbook.awareness:
        cells = zip(labels, (row.group, row.routes, row.staff), strict=False)
        yield from row_lines(row.id, tuple(cells))
        for message in workbook.messages:
            if message.awareness == row.id:
                names = ("text", "route", "date", "by", "again")
                told = tuple((label_of(name), getattr(message, name)) for name in names)
                yield from row_lines(message.id, _brief(told))


def _list(workbook: Workbook, kind: Kind, title: str) -> Iterator[str]:
    rows = workbook.of_kind(kind)
    if rows:
        yield from ("", title)
    for row in rows:
        names = [name for name in row.__slots__ if name != "id"]
        told = ((label_of(name), _said(workbook, name, str(getattr(row, name)))) for name in names)
        yield from row_lines(row.id, _brief(told))


def _said(workbook: Workbook, name: str, text: str) -> str:
    return ", ".join(tiers_of(workbook, text)) if name == "tiers" else text


def _brief(told: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Return a row's fields without those that are empty, but for the first."""
    return (field for place, field in enumerate(told) if not place or field[1].strip())


def _fields(row: Row, names: Iterable[str], indent: str) -> Iterator[str]:
    for name in names:
        yield from field_lines(label_of(name), str(getattr(row, name)), indent)


def _plural(name: str, number: int) -> str:
    first, _, rest = name.partition(" ")
    return name if number == 1 else f"{first}s {rest}".strip()
