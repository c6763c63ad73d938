"""The sheet "Movement": what became of the actions from meeting to meeting, and whose they are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from eh_tui.files.office.xlsx.layout.strips import Grid, Strip, make_strip
from eh_tui.files.office.xlsx.sheet import CellArea, Chart, Series, SheetPlan
from eh_tui.files.office.xlsx.sheets.over_time import (
    ALL,
    CHART_BOTTOM,
    CHART_TOP,
    HEADINGS_ROW,
    NO_COUNT,
    NUMBER,
    TIME,
    TITLE,
    CountedGroup,
    OverTime,
    OverTimeRows,
)
from eh_tui.files.office.xlsx.titles import MOVEMENT_SHEET
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

_FIRST = 4
"""The column of the first count."""
_SHEET = OverTime(MOVEMENT_SHEET, Grid((30.0, 6.5, 35.0, *(7.8 for _ in Movement), 8.2)))
_LETTERS = dict(zip(Movement, "DBWRSL=N", strict=True))
"""What stands before each one's numbers in the chart, so that no colour is needed."""


def plan_movement(workbook: Workbook, spans: tuple[MovementBetween, ...], today: date) -> SheetPlan:
    """Return what moved in some spans between meetings, the last of which reaches to now.

    By commitment, by person and role, and what was put off so often that it is named.
    """
    rated = workbook.form.words.several(name_of_rated(workbook))
    name = small(rated)
    groups, people = tuple(_commitments(workbook, spans)), tuple(_people(workbook, spans))
    headings = _headings(rated, f"{workbook.form.words.commitment} or person", "No.")
    times = [(span.words,) for span in spans]
    tables = [_SHEET.table(group, times) for group in groups]
    below = HEADINGS_ROW + sum(map(len, tables))
    own = [_SHEET.table(group, times) for group in people]
    if own:
        own[0] = (NO_COUNT, _headings(rated, "Who, as it is now", ""), *own[0])
    often = tuple(_put_off(put_off_often(spans[-1].moved)))
    rows = OverTimeRows(
        _SHEET.front(f"Movement of the {name}", _subtitle(workbook, name), headings),
        (*tables, *own, *([often] if often else [])),
        (*_SHEET.counts(groups, HEADINGS_ROW), *_SHEET.counts(people, below + 2)),
    )
    return _SHEET.plan(workbook, today, rows, _chart(name, len(groups), len(spans)))


def _subtitle(workbook: Workbook, name: str) -> str:
    school = f"{workbook.school.name}. " if workbook.school.name else ""
    return (
        f"{school}What became of the {name} from the end of one meeting to the end of the next, "
        "and from the last one to this export. Stuck: it has the rating that it had, and is not "
        "done."
    )


def _commitments(workbook: Workbook, spans: tuple[MovementBetween, ...]) -> Iterator[CountedGroup]:
    counted = [counts_by_commitment(workbook, span.moved) for span in spans]
    homes = {home.id: home for counts in counted for home, _ in counts}
    for id, home in homes.items():
        of_home = [{each.id: count for each, count in counts} for counts in counted]
        counts = (known.get(id, Counter()) for known in of_home)
        yield CountedGroup(home.title, id, _in_columns(counts))
    every = small(workbook.form.words.several("commitment"))
    totals = (Counter(each.movement for each in span.moved) for span in spans)
    yield CountedGroup(f"All {every}", ALL, _in_columns(totals), is_total=True)


def _people(workbook: Workbook, spans: tuple[MovementBetween, ...]) -> Iterator[CountedGroup]:
    counted = [dict(counts_by_person(workbook, span.moved)) for span in spans]
    for name in dict.fromkeys(name for counts in reversed(counted) for name in counts):
        yield CountedGroup(
            name, "–", _in_columns(counts.get(name, Counter()) for counts in counted)
        )


def _in_columns(counts: Iterable[Counter[Movement]]) -> tuple[tuple[int, ...], ...]:
    """Return counts in the order of the sheet's columns, then their sum."""
    return tuple((*(each[movement] for movement in Movement), each.total()) for each in counts)


def _headings(rated: str, whose: str, number: str) -> Strip:
    counted = (
        _SHEET.grid.span(column, column, movement.capitalize(), f"key {movement.colour}")
        for column, movement in enumerate(Movement, _FIRST)
    )
    return _SHEET.headings((whose, number, "From and to"), counted, rated)


def _put_off(often: Iterable[MovedAction]) -> Iterator[Strip]:
    """Yield a line for each action that was put off so often that it is named."""
    for at, each in enumerate(often):
        if not at:
            yield NO_COUNT
            yield make_strip(
                _SHEET.grid.span(TITLE, TITLE, "Put off again and again", "heading"),
                _SHEET.grid.span(NUMBER, NUMBER, "Ref", "count heading"),
                _SHEET.grid.span(TIME, _SHEET.last, "What is to be done", "heading"),
                least=20,
            )
        about = f"{each.action.id} on the sheet {MOVEMENT_SHEET}"
        words = put_off_words(each.times_put_off).capitalize()
        yield make_strip(
            _SHEET.grid.span(TITLE, TITLE, words, "count name", about),
            _SHEET.grid.span(NUMBER, NUMBER, each.action.id, "count id", about),
            _SHEET.grid.span(TIME, _SHEET.last, each.action.text, "count name", about),
            least=18,
        )


def _chart(name: str, groups: int, spans: int) -> Chart:
    """Return the chart of all actions but those done before: a column for each span."""
    bottom = HEADINGS_ROW + groups * spans
    top = bottom - spans + 1
    series = tuple(
        Series(
            CellArea(HEADINGS_ROW, column, HEADINGS_ROW, column),
            CellArea(top, column, bottom, column),
            movement.colour,
            _LETTERS[movement],
        )
        for column, movement in enumerate(Movement, _FIRST)
        if movement is not Movement.STAYED
    )
    return Chart(
        CellArea(CHART_TOP, 1, CHART_BOTTOM, _SHEET.last),
        f"What became of the {name} that were not done, from meeting to meeting",
        "A column for each time between two meetings, parted by what became of the "
        f"{name}; those that were still done are left out. The table below has all numbers.",
        CellArea(top, TIME, bottom, TIME),
        series,
        axis="From and to",
        is_upright=True,
    )
