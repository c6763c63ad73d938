"""What of the history can be put back by itself, and by which edit."""

from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, remove_with_all_below, set_field
from eh_tui.model.core.rows import place_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.log import LogEntry
from eh_tui.model.journal.record import Event, Record


def edit_of(record: Record, entry: LogEntry) -> Edit | None:
    """Return the edit of a record that an entry tells of, None where it tells of none."""
    is_alone = entry.verb == "removed" or entry.field in ("decision", "what", "seen")
    if entry.told and (entry.event is Event.CONFLICT or not is_alone):
        return None  # a meeting's end, a lock: put back alone they would say what was not so
    shapes = {"added": Add, "removed": Remove, "moved": Move, "": Set}
    for edit in record.edits:
        is_field = not isinstance(edit, Set) or edit.field == entry.field
        is_row = edit.id == (entry.noted_in or entry.id)
        if is_row and is_field and isinstance(edit, shapes[entry.verb]):
            return edit
    return None


def restoring_edit(workbook: Workbook, edit: Edit, old: str, *, wanted: bool) -> tuple[Edit, ...]:
    """Return the edits that make it as it was before, or as it was wanted."""
    match edit:
        case Set(kind, id, field, _, new):
            return (set_field(workbook, kind, id, field, new if wanted else old),)
        case Move(kind, id, was, there):
            return (Move(kind, id, place_of(workbook, kind, id), there if wanted else was),)
        case Remove(kind, row):
            return remove_with_all_below(workbook, kind, row.id)
        case Add():
            return (edit,)
