"""The sheet "Movement": what became of the actions from meeting to meeting, and whose they are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.pages import SCALE
from eh_tui.files.office.xlsx.layout.strips import (
    Grid,
    Strip,
    make_strip,
    merge_down,
    place_strips,
    warn_of_long_texts,
)
from eh_tui.files.office.xlsx.sheet import (
    CellArea,
    CellKind,
    Chart,
    PrintSetup,
    Series,
    SheetCell,
    SheetPlan,
)
from eh_tui.files.office.xlsx.sheets.audit import footer, header
from eh_tui.files.office.xlsx.sheets.trend import (
    CHART_BOTTOM,
    CHART_TOP,
    HIGHER_MARGIN,
    NO_COUNT,
    page_breaks,
)
from eh_tui.model.audit.rated import name_of_rated
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.words import small
from eh_tui.model.meeting.movement import (
    MovedAction,
    Movement,
    MovementBetween,
    counts_by_commitment,
    counts_by_person,
    put_off_often,
    put_off_words,
)

MOVEMENT_SHEET = "Movement"
_TITLE, _NUMBER, _BETWEEN, _FIRST = 1, 2, 3, 4
_GRID = Grid((30.0, 6.5, 35.0, *(8.9 for _ in Movement), 8.2))
_LAST = len(_GRID.widths)
_HEADINGS_ROW = CHART_BOTTOM + 2
_LETTERS = dict(zip(Movement, "DBWRS=N", strict=True))
"""What stands before each one's numbers in the chart, so that no colour is needed."""


class _Group(NamedTuple):
    """A commitment, a person or all of them, with what became of the actions in each span."""

    title: str
    number: str
    counts: tuple[Counter[Movement], ...]
    is_total: bool = False


def plan_movement(workbook: Workbook, spans: tuple[MovementBetween, ...], today: date) -> SheetPlan:
    """Return what moved in some spans between meetings, the last of which reaches to now.

    By commitment, by person and role, and what was put off so often that it is named.
    """
    rated = workbook.form.words.several(name_of_rated(workbook))
    name = small(rated)
    groups, people = tuple(_commitments(workbook, spans)), tuple(_people(workbook, spans))
    front = (
        make_strip(_GRID.span(1, _LAST, f"Movement of the {name}", "sheet title"), least=28),
        make_strip(_GRID.span(1, _LAST, _subtitle(workbook, name), "sheet note"), least=18),
        *(NO_COUNT for _ in range(CHART_TOP - 1, _HEADINGS_ROW)),
        _headings(rated, f"{workbook.form.words.commitment} or person", "No."),
    )
    tables = [_rows(group, spans) for group in groups]
    own = [_rows(group, spans) for group in people]
    if own:
        own[0] = (NO_COUNT, _headings(rated, "Who, as it is now", ""), *own[0])
    often = tuple(_put_off(put_off_often(spans[-1].moved)))
    tables += [*own, *([often] if often else [])]
    strips = (*front, *(strip for table in tables for strip in table))
    placed = place_strips(strips)
    return SheetPlan(
        MOVEMENT_SHEET,
        _GRID.widths,
        (*placed.cells, *_count_cells(groups, people)),
        placed.heights,
        placed.merges,
        page=PrintSetup(
            CellArea(1, 1, len(strips), _LAST),
            footer(workbook, today),
            header(workbook),
            scale=SCALE,
            title_row=_HEADINGS_ROW,
            breaks_after=tuple(page_breaks(front, tuple(tables))),
            top_margin=HIGHER_MARGIN,
        ),
        chart=_chart(name, groups, len(spans)),
        warnings=warn_of_long_texts(strips),
    )


def _subtitle(workbook: Workbook, name: str) -> str:
    school = f"{workbook.school.name}. " if workbook.school.name else ""
    return (
        f"{school}What became of the {name} from the end of one meeting to the end of the next, "
        "and from the last one to this export. Stuck: it has the rating that it had, and is not "
        "done."
    )


def _commitments(workbook: Workbook, spans: tuple[MovementBetween, ...]) -> Iterator[_Group]:
    counted = [counts_by_commitment(workbook, span.moved) for span in spans]
    homes = {home.id: home for counts in counted for home, _ in counts}
    for id, home in homes.items():
        of_home = [{each.id: count for each, count in counts} for counts in counted]
        yield _Group(home.title, id, tuple(known.get(id, Counter()) for known in of_home))
    every = small(workbook.form.words.several("commitment"))
    totals = tuple(Counter(each.movement for each in span.moved) for span in spans)
    yield _Group(f"All {every}", "All", totals, is_total=True)


def _people(workbook: Workbook, spans: tuple[MovementBetween, ...]) -> Iterator[_Group]:
    counted = [dict(counts_by_person(workbook, span.moved)) for span in spans]
    for name in dict.fromkeys(name for counts in reversed(counted) for name in counts):
        yield _Group(name, "–", tuple(counts.get(name, Counter()) for counts in counted))


def _headings(rated: str, whose: str, number: str) -> Strip:
    return make_strip(
        _GRID.span(_TITLE, _TITLE, whose, "heading"),
        _GRID.span(_NUMBER, _NUMBER, number, "count heading"),
        _GRID.span(_BETWEEN, _BETWEEN, "From and to", "heading"),
        *(
            _GRID.span(column, column, movement.capitalize(), f"key {movement.colour}")
            for column, movement in enumerate(Movement, _FIRST)
        ),
        _GRID.span(_LAST, _LAST, rated, "count heading"),
        least=34,
    )


def _rows(group: _Group, spans: tuple[MovementBetween, ...]) -> tuple[Strip, ...]:
    name, id = ("total name", "total") if group.is_total else ("count name", "count id")
    about = f"{group.title} on the sheet {MOVEMENT_SHEET}"
    rows = tuple(
        make_strip(_GRID.span(_BETWEEN, _BETWEEN, span.words, name, about), least=18)
        for span in spans
    )
    title = _GRID.span(_TITLE, _TITLE, group.title, name, about)
    number = _GRID.span(_NUMBER, _NUMBER, group.number or "–", id, about)
    return merge_down((title,), merge_down((number,), rows))


def _put_off(often: Iterable[MovedAction]) -> Iterator[Strip]:
    """Yield a line for each action that was put off so often that it is named."""
    for at, each in enumerate(often):
        if not at:
            yield NO_COUNT
            yield make_strip(
                _GRID.span(_TITLE, _TITLE, "Put off again and again", "heading"),
                _GRID.span(_NUMBER, _NUMBER, "Ref", "count heading"),
                _GRID.span(_BETWEEN, _LAST, "What is to be done", "heading"),
                least=20,
            )
        about = f"{each.action.id} on the sheet {MOVEMENT_SHEET}"
        words = put_off_words(each.times_put_off).capitalize()
        yield make_strip(
            _GRID.span(_TITLE, _TITLE, words, "count name", about),
            _GRID.span(_NUMBER, _NUMBER, each.action.id, "count id", about),
            _GRID.span(_BETWEEN, _LAST, each.action.text, "count name", about),
            least=18,
        )


def _count_cells(groups: tuple[_Group, ...], people: tuple[_Group, ...]) -> Iterator[SheetCell]:
    """Yield the counts; below those of the commitments come a gap and headings."""
    row = _HEADINGS_ROW
    for part in (groups, people):
        for group in part:
            look = "total" if group.is_total else "count"
            for counts in group.counts:
                row += 1
                for column, movement in enumerate(Movement, _FIRST):
                    yield SheetCell(row, column, counts[movement], look, CellKind.NUMBER)
                yield SheetCell(row, _LAST, counts.total(), look, CellKind.NUMBER)
        row += 2


def _chart(name: str, groups: tuple[_Group, ...], spans: int) -> Chart:
    """Return the chart of all actions but those done before: a column for each span."""
    bottom = _HEADINGS_ROW + len(groups) * spans
    top = bottom - spans + 1
    series = tuple(
        Series(
            CellArea(_HEADINGS_ROW, column, _HEADINGS_ROW, column),
            CellArea(top, column, bottom, column),
            movement.colour,
            _LETTERS[movement],
        )
        for column, movement in enumerate(Movement, _FIRST)
        if movement is not Movement.STAYED
    )
    return Chart(
        CellArea(CHART_TOP, 1, CHART_BOTTOM, _LAST),
        f"What became of the {name} that were not done, from meeting to meeting",
        "A column for each time between two meetings, parted by what became of the "
        f"{name}; those that were still done are left out. The table below has all numbers.",
        CellArea(top, _BETWEEN, bottom, _BETWEEN),
        series,
        axis="From and to",
        is_upright=True,
    )
