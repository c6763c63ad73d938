"""The offer as linear text for a screen reader or a printer: every value after its label."""

from collections.abc import Iterable, Iterator

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import label_of
from eh_tui.model.core.offer_rows import Item, Offered
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.offer.areas import (
    STATES,
    AreaGroup,
    counted,
    offered_of,
    outline,
    tiers_of,
    trend,
)
from eh_tui.model.offer.contacts import number_of_points

EMPTY = "empty"

_LISTS = (
    (Kind.DOCUMENTS, "Guidance followed"),
    (Kind.VIGILANT, "Children to be particularly vigilant for"),
    (Kind.EXAMPLES, "Examples of early help"),
    (Kind.INDICATORS, "Indicators"),
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


def lines(workbook: Workbook) -> Iterator[str]:
    """Return the lines of the offer, part by part."""
    yield from (line for line in workbook.title.split("\n") if line)
    yield from _field("School", workbook.school.name, "")
    if workbook.offer:
        yield from _fields(workbook.offer, _OF_THE_OFFER, "")
    yield from ("", f"Summary: {counts(workbook.items)}.")
    for kind, title in ((Kind.PASSAGES, "Passages"), (Kind.SUPPORT_LEVELS, "The school's role")):
        yield from _list(workbook, kind, title)
    for group in outline(workbook):
        yield from _area(workbook, group)
    yield from _awareness(workbook)
    for kind, title in _LISTS:
        yield from _list(workbook, kind, title)
    if workbook.signatories:
        yield from ("", workbook.sign_off)
    for row in workbook.signatories:
        yield from _row(row.id, (("Role", row.role), ("Name", row.name), ("Signed", row.signed)))


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
        yield from _row(
            item.id,
            (
                ("Item", item.text),
                ("Offered", STATES[offered_of(item)]),
                *((label_of(name), getattr(item, name)) for name in ("words", "whom", "when")),
                ("Contact", item.contact),
                ("Tiers", ", ".join(tiers_of(workbook, item.tiers))),
            ),
            brief=True,
        )
    if group.measures:
        yield from ("", headings[1])
    for measured in group.measures:
        row = measured.measure
        told = (("Outcome", row.text), ("Source", row.source), ("Figures", trend(measured)))
        yield from _row(row.id, (*told, ("Target", row.target)), brief=True)


def _awareness(workbook: Workbook) -> Iterator[str]:
    headings = (workbook.offer.awareness_headings if workbook.offer else "").split("\n")
    labels = [*headings, "Group", "Routes", "Key staff"][: 3 if len(headings) >= 3 else None]
    if workbook.awareness:
        yield from ("", "Awareness")
    for row in workbook.awareness:
        cells = zip(labels, (row.group, row.routes, row.staff), strict=False)
        yield from _row(row.id, tuple(cells))
        for message in workbook.messages:
            if message.awareness == row.id:
                names = ("text", "route", "date", "by", "again")
                told = tuple((label_of(name), getattr(message, name)) for name in names)
                yield from _row(message.id, told, brief=True)


def _list(workbook: Workbook, kind: Kind, title: str) -> Iterator[str]:
    rows = workbook.of_kind(kind)
    if rows:
        yield from ("", title)
    for row in rows:
        names = [name for name in row.__slots__ if name != "id"]
        told = tuple((label_of(name), str(getattr(row, name))) for name in names)
        yield from _row(row.id, told, brief=True)


def _row(id: str, told: tuple[tuple[str, str], ...], *, brief: bool = False) -> Iterator[str]:
    """Return a row's lines; a brief one leaves out what is empty, but for its first field."""
    yield ""
    prefix, indent = f"{id}. ", ""
    for label, value in told:
        if brief and not value.strip() and indent:
            continue
        yield from _field(f"{prefix}{label}", value, indent)
        prefix, indent = "", "  "


def _fields(row: Row, names: Iterable[str], indent: str) -> Iterator[str]:
    for name in names:
        yield from _field(label_of(name), str(getattr(row, name)), indent)


def _field(label: str, value: str, indent: str) -> Iterator[str]:
    first, *more = value.split("\n") if value.strip() else (EMPTY,)
    yield f"{indent}{label}: {first}"
    for line in more:
        yield f"    {line}"


def _plural(name: str, number: int) -> str:
    first, _, rest = name.partition(" ")
    return name if number == 1 else f"{first}s {rest}".strip()
