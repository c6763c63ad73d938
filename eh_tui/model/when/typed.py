"""On which day a text was typed that counts from it, as far as the history knows.

Only what somebody typed here tells a day. A text that was in the file from the start, that
came by an editor or another copy, or that undo brought back without having been typed
since, was typed on a day that nobody knows.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from eh_tui.model.core.edits import Add, Edit, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Typed
from eh_tui.model.core.rows import fields, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import MERGED, Event, Record
from eh_tui.model.when.relative import counts_from_typing

_LONGEST = 60
"""Characters; a longer text counts from no day."""

TypedIn = tuple[str, str, str]
"""A row's id, a field, and the text in it."""


def with_days_typed(
    workbook: Workbook, records: Callable[[Collection[str]], Iterable[Record]]
) -> Workbook:
    """Return a workbook that knows when its texts were typed that count from that day.

    `records` returns what the history has of some texts, oldest first; it is asked only where
    there is such a text.
    """
    wanted = {
        cell
        for cell in _cells(workbook)
        if 0 < len(cell[2]) <= _LONGEST and counts_from_typing(cell[2])
    }
    if not wanted:
        return replace(workbook, typed=()) if workbook.typed else workbook
    days = _days(workbook, records({text for _, _, text in wanted}), wanted)
    typed = tuple(Typed(*cell, day) for cell in sorted(wanted) if (day := days.get(cell)))
    return replace(workbook, typed=typed)


def _cells(workbook: Workbook) -> Iterator[TypedIn]:
    for action in workbook.actions:
        yield action.id, "when", action.when
    for kind in (Kind.ROWS, Kind.TRAINING):
        for row in workbook.of_kind(kind):
            for name in fields(workbook, kind, row):
                yield row.id, name, value(workbook, kind, row, name)


def _days(
    workbook: Workbook, records: Iterable[Record], wanted: set[TypedIn]
) -> dict[TypedIn, date | None]:
    """Return the day on which each wanted text was typed last, None where that is not known."""
    days: dict[TypedIn, date | None] = {}
    for record in records:
        if record.event not in (Event.CHANGE, Event.OUTSIDE):
            continue
        is_typing = record.event is Event.CHANGE and not record.label.startswith(MERGED)
        for edit in record.edits:
            is_new = not isinstance(edit, Add) or edit.source is None
            for cell in _written(workbook, edit):
                if cell not in wanted:
                    continue
                if record.reverts or record.lost or not is_new:
                    days.setdefault(cell, None)  # it came back, as it had been typed
                else:
                    days[cell] = _day(record.at) if is_typing else None
    return days


def _written(workbook: Workbook, edit: Edit) -> Iterator[TypedIn]:
    match edit:
        case Set(_, id, field, _, new):
            yield id, field, new
        case Add(kind, row):
            for name in fields(workbook, kind, row):
                yield row.id, name, value(workbook, kind, row, name)


def _day(at: str) -> date | None:
    try:
        return datetime.fromisoformat(at).astimezone().date()
    except (ValueError, OverflowError):
        return None
