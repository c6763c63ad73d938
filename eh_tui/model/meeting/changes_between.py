"""What was changed between two meetings."""

from collections.abc import Iterable, Sequence

from eh_tui.model.core.edits import Add, Move
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.journal.record import Change, Event, Record, changes, folded


def since_last(
    records: Sequence[Record], last: Meeting | None, meeting: Meeting
) -> tuple[Record, ...]:
    """Return the history from the end of the last meeting to the beginning of one, or to now.

    What is done in the meeting doesn't count, or its agenda would grow under its hands. A
    meeting that is still to begin has no id. Nothing is returned where there was no last
    meeting, or the history no longer tells when this one began.
    """
    if last is None:
        return ()
    until = beginning(records, meeting) if meeting.id else len(records)
    return tuple(record for record in records[:until] if record.at > last.ended)


def changed_in(records: Iterable[Record]) -> frozenset[str]:
    """Return the ids of the rows that some records changed, added or moved.

    What is back where it was has not changed.
    """
    records = tuple(records)
    ids = {change.id for change in folded(records)}
    for record, edit in changes(records):
        if isinstance(edit, Add | Move) and record.event is not Event.CONFLICT:
            ids.add(edit.id)
    return frozenset(ids)


def changes_of(records: Iterable[Record], id: str) -> tuple[Change, ...]:
    """Return what some records changed in one row: each field once, old to new."""
    return tuple(change for change in folded(records) if change.id == id)


def beginning(records: Sequence[Record], meeting: Meeting) -> int:
    """Return where in the history a meeting began, 0 where it doesn't tell.

    One that was cancelled and brought back began when it did, and not anew.
    """
    for at in range(len(records) - 1, -1, -1):
        record = records[at]
        if record.reverts or record.event not in (Event.CHANGE, Event.OUTSIDE):
            continue
        if any(isinstance(edit, Add) and edit.id == meeting.id for edit in record.edits):
            return at
    return 0
