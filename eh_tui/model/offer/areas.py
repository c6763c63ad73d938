"""The areas of an offer with their items and outcomes: what is decided, and what came of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Add, Edit, Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer.rows import Area, Figure, Item, Measure, Offered
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import plain_words

UNASSIGNED_AREA = Area("", "Unassigned")
"""Where rows of an unknown area are shown, so that nothing is ever dropped."""

STATES = {
    Offered.YES: "offered",
    Offered.PLANNED: "planned",
    Offered.NO: "not offered",
    Offered.UNDECIDED: "not decided",
}
"""What a person calls each state."""

_ANY_DAY = date(2000, 1, 1)
"""The order of dates that name their years does not depend on the day on which they are read."""

_YEAR = re.compile(r"\b\d{4}\b|/\d\d\b")

_ORDER = (Offered.UNDECIDED, Offered.YES, Offered.PLANNED, Offered.NO)


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """An outcome with its earlier figures, the oldest first."""

    measure: Measure
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """An area with its items and outcomes."""

    area: Area
    items: tuple[Item, ...]
    measures: tuple[MeasureGroup, ...]

    @property
    def counts(self) -> Counter[Offered]:
        """How many of its items are in which state."""
        return counted(self.items)


def areas_in_order(workbook: Workbook) -> tuple[AreaGroup, ...]:
    """Return the areas in the order of the form; rows of no known area come last."""
    known = {area.id for area in workbook.areas}
    items: dict[str, list[Item]] = defaultdict(list)
    measures: dict[str, list[MeasureGroup]] = defaultdict(list)
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in workbook.figures:
        figures[figure.measure].append(figure)
    for item in workbook.items:
        items[item.area if item.area in known else ""].append(item)
    for measure in workbook.measures:
        home = measure.area if measure.area in known else ""
        measures[home].append(MeasureGroup(measure, tuple(figures[measure.id])))
    lost = (UNASSIGNED_AREA,) if items[""] or measures[""] else ()
    return tuple(
        AreaGroup(area, tuple(items[area.id]), tuple(measures[area.id]))
        for area in (*workbook.areas, *lost)
    )


def counted(items: Iterable[Item]) -> Counter[Offered]:
    """Return how many items are in which state."""
    return Counter(offered_of(item) for item in items)


def offered_of(item: Item) -> Offered:
    """Return an item's state; a word that is none of them counts as not decided."""
    try:
        return Offered(item.offered)
    except ValueError:
        return Offered.UNDECIDED


def as_offered(text: str) -> Offered:
    """Return the state that a word stands for, in any case; raises `Refused` for none."""
    word = plain_words(text)
    for state, said in STATES.items():
        if word in (state.value, said, said[0] if state is Offered.PLANNED else state.value[:1]):
            return state
    raise Refused(
        f"{text!r} is not whether it is offered; use yes, planned, no, or nothing for not decided."
    )


def next_state(state: Offered) -> Offered:
    """Return the state that follows: not decided, offered, planned, not offered."""
    return _ORDER[(_ORDER.index(state) + 1) % len(_ORDER)]


def tiers_of(workbook: Workbook, tiers: str) -> tuple[str, ...]:
    """Return the titles of the tiers that a row names, a word that is none as it is."""
    titles = {tier.id: tier.title.strip() or tier.id for tier in workbook.tiers}
    return tuple(titles.get(id, id) for id in tier_ids(workbook, tiers))


def tier_ids(workbook: Workbook, tiers: str) -> tuple[str, ...]:
    """Return the ids of the tiers that a row names by id or title, other words as they are."""
    ids = {tier.id.casefold(): tier.id for tier in workbook.tiers}
    ids |= {tier.title.strip().casefold(): tier.id for tier in workbook.tiers}
    words = (" ".join(word.split()) for word in tiers.split(","))
    return tuple(dict.fromkeys(ids.get(word.casefold(), word) for word in words if word))


def record_figure(workbook: Workbook, measure_id: str, figure: str, as_of: str) -> tuple[Edit, ...]:
    """Return the edits that give an outcome a new figure and keep the one before.

    Raises `Refused` for a figure without the date that it is of.
    """
    if not figure.strip() or not as_of.strip():
        raise Refused("A figure needs the date that it is of: give both.")
    sets = (
        set_field(workbook, Kind.MEASURES, measure_id, "figure", figure),
        set_field(workbook, Kind.MEASURES, measure_id, "as_of", as_of),
    )
    return (*earlier_figure(workbook, sets), *sets)


def earlier_figure(workbook: Workbook, sets: Sequence[Set]) -> tuple[Add, ...]:
    """Return the edit that keeps an outcome's figure where some edits give it one of a new date.

    A figure that is changed and stays of the same date was mistyped, and is not kept.
    """
    changed = {edit.field: edit for edit in sets if edit.kind is Kind.MEASURES}
    figure, as_of = changed.get("figure"), changed.get("as_of")
    if not figure or not as_of or not figure.old.strip() or as_of.old == as_of.new:
        return ()
    row = new_row(workbook, Kind.FIGURES, figure.id, figure=figure.old, as_of=as_of.old)
    return (add_last(workbook, Kind.FIGURES, row),)


def figures_over_terms(group: MeasureGroup) -> str:
    """Return an outcome's figures in their order, "93.9% (December 2025), 95.1% (July 2026)".

    That is the order of their dates where each names its year and is understood, else that of
    the file.
    """
    told = [(figure.figure, figure.as_of) for figure in group.figures]
    told.append((group.measure.figure, group.measure.as_of))
    return ", ".join(
        f"{' '.join(figure.split())}" + (f" ({' '.join(as_of.split())})" if as_of.strip() else "")
        for figure, as_of in _in_order_of_time([one for one in told if one[0].strip()])
    )


def _in_order_of_time(told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if len(told) < 2:
        return told
    from eh_tui.model.when.read import read

    days = {as_of: read(as_of, _ANY_DAY).end if _YEAR.search(as_of) else None for _, as_of in told}
    known = {as_of: day for as_of, day in days.items() if day}
    return sorted(told, key=lambda one: known[one[1]]) if len(known) == len(days) else told
