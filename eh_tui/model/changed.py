"""What was changed since a moment, a meeting's as a rule."""

from collections.abc import Iterable, Sequence

from eh_tui.model.edits import Add, Move
from eh_tui.model.history import Change, Event, Record, changes, folded
from eh_tui.model.workbook import Meeting


def changed_since(records: Iterable[Record], at: str) -> frozenset[str]:
    """Return the ids of the rows that were changed, added or moved after a moment.

    `at` is written as the history writes it. What is back where it was has not changed.
    """
    later = _later(records, at)
    ids = {change.id for change in folded(later)}
    for record, edit in changes(later):
        if isinstance(edit, Add | Move) and record.event is not Event.CONFLICT:
            ids.add(edit.id)
    return frozenset(ids)


def changes_of(records: Iterable[Record], id: str, since: str) -> tuple[Change, ...]:
    """Return what was changed in one row after a moment: each field once, old to new."""
    return tuple(change for change in folded(_later(records, since)) if change.id == id)


def changed_between(
    records: Sequence[Record], last: Meeting | None, meeting: Meeting
) -> frozenset[str]:
    """Return the ids of what was changed after the last meeting and before one began.

    What is done in the meeting doesn't count, or its agenda would grow under its hands. None
    where there was no last meeting, or the history no longer tells.
    """
    begun = [
        at
        for at, record in enumerate(records)
        if record.event in (Event.CHANGE, Event.OUTSIDE)
        and any(isinstance(edit, Add) and edit.id == meeting.id for edit in record.edits)
    ]
    if last is None or not begun:
        return frozenset()
    return changed_since(records[: begun[-1]], last.ended)


def _later(records: Iterable[Record], at: str) -> tuple[Record, ...]:
    return tuple(record for record in records if record.at > at)
